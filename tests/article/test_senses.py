"""Class names mean what their words mean, however they are joined."""

import pytest

from quoth.article.senses import BIT, SENSES, bits, first_named, senses_of
from quoth.lang import table

_ROWS = table("mul", "class_tokens")


def test_every_row_gives_its_sense():
    missed = [row["entry"] for row in _ROWS if not senses_of(row["entry"]) & BIT[row["sense"]]]
    assert missed == []


def test_no_word_stands_twice():
    assert len({row["entry"] for row in _ROWS}) == len(_ROWS)


def test_the_first_sense_of_a_mask_is_named():
    assert [first_named(BIT[sense] | BIT[SENSES[-1]]) for sense in SENSES] == list(SENSES)


@pytest.mark.parametrize("name", ["article-body", "articleBody", "c-article__body", "ArticleBody_wide", "article_body"])
def test_two_words_side_by_side_win_over_each_alone(name):
    assert senses_of(name) == bits("body")


@pytest.mark.parametrize("name", ["adult", "download", "shadow", "", "x" * 5_000, "12345"])
def test_words_within_words_mean_nothing(name):
    assert senses_of(name) == 0
