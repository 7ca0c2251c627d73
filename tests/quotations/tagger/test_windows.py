"""A text in windows: every word once, in place, and never longer than the network was trained on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.quotations.marks import read_marks
from quoth.quotations.tagger.encoding import LONGEST, Window, canonical, windows
from quoth.quotations.tagger.network import shipped

TEXTS = st.lists(st.text(alphabet="ab Z9.,'\"“”‘’\n-é漢", max_size=80), max_size=12).map(" ".join)


def encoded(text: str, longest: int = LONGEST) -> list[Window]:
    return list(windows(text, read_marks(text), shipped().tokenizer, longest))


def words(text: str, window: Window) -> list[str]:
    return [text[start:end] for start, end, real in zip(window.starts, window.ends, window.real, strict=True) if real]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_letter_and_digit_lies_in_exactly_one_word(text):
    told = "".join(word for window in encoded(text, 32) for word in words(text, window))
    assert [c for c in told if c.isalnum()] == [c for c in text if c.isalnum()]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_window_is_longer_than_was_asked_for(text):
    assert all(len(window.ids) <= 32 for window in encoded(text, 32))


@pytest.mark.parametrize("text", ["", "\n\n", " \n ", "\u200b"])
def test_a_text_without_words_has_no_words(text):
    assert [word for window in encoded(text) for word in words(text, window)] == []


def test_paragraphs_stay_whole_where_they_fit():
    text = "\n".join(f"Paragraph {n} has six words here." for n in range(200))
    for window in encoded(text):
        assert words(text, window)[0] == "Paragraph"
        assert words(text, window)[-1] == "."


def test_a_paragraph_longer_than_a_window_is_cut_after_a_sentence():
    text = " ".join("The ferry left the quay at noon and did not come back." for _ in range(60))
    assert all(words(text, window)[-1] == "." for window in encoded(text)[:-1])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("“No,” she said.", '"No," she said.'),
        ("‘No,’ she said.", '"No," she said.'),
        ("“He cried ‘land’ twice,” she said.", "\"He cried 'land' twice,\" she said."),
        ("«No», she said.", '"No", she said.'),
        ("It's Ada's 12\" plank.", "It's Ada's 12\" plank."),
    ],
)
def test_marks_of_every_style_look_alike_to_the_network(text, same):
    assert canonical(text, read_marks(text)) == same


def test_words_in_one_pair_of_marks_share_its_number():
    text = "“We sail,” said Mara."
    window = encoded(text)[0]
    inside = {word: int(pair) for word, pair in zip(words(text, window), window.pairs[window.real], strict=True)}
    assert inside["We"] == inside["sail"] > 0
    assert inside["Mara"] == 0
