"""A text taken as it is: `text` is the file, and every block points at its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.article import verbatim_article, verbatim_text
from quoth.model import Origin, Page

TEXTS = [
    "One.\nTwo.",
    "One.\r\n\r\nTwo.\r\n",
    "  One. \n\n\n\tTwo.\t",
    "One.\rTwo.",
    "One.\u2028Two.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_unchanged_and_blocks_are_its_lines(text):
    article = verbatim_text(text)
    assert article.text == text
    assert [block.text for block in article.blocks] == ["One.", "Two."]


@given(st.text())
def test_blocks_slice_to_their_words(text):
    article = verbatim_text(text)
    assert article.text == text
    assert "".join("".join(block.text for block in article.blocks).split()) == "".join(text.split())
    for block in article.blocks:
        assert block.span.of(article.text) == block.text == block.source.of(text)


def test_a_byte_order_mark_is_not_text():
    content = "\ufeffZwei Sätze.\r\nEnde.".encode()
    page = Page(Origin("memory"), content, "text/plain", "utf-8", url="https://example.org/a")
    article = verbatim_article(page)
    assert article.text == "Zwei Sätze.\r\nEnde."
    assert article.url == "https://example.org/a"
