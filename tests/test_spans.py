"""Spans slice to their words; selectors and text fragments find them again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.spans import Selector, Span, joined, selector, text_fragment, trimmed

TEXT = "The mayor, Ada Okafor, said the bridge would open in May."


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_a_span_is_never_empty_reversed_or_negative(start, end):
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_of_another_text_says_so():
    with pytest.raises(ValueError, match="runs past the end"):
        Span(0, 99).of(TEXT)


@given(st.text(min_size=1), st.data())
def test_a_selector_finds_its_span_in_a_copy_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = selector(text, span)
    assert found.prefix + found.exact + found.suffix in text
    assert text.index(found.prefix + found.exact + found.suffix) + len(found.prefix) <= span.start


def test_a_selector_at_the_edge_of_a_text_has_an_empty_side():
    assert selector(TEXT, Span(0, 3)) == Selector("The", "", TEXT[3:35])


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_trimming_leaves_no_white_space_at_the_edges(text, start, end):
    span = trimmed(text, min(start, len(text)), min(end, len(text)))
    assert span is None or span.of(text) == span.of(text).strip()


@pytest.mark.parametrize(
    ("spans", "fragment"),
    [
        ([Span(11, 21)], "text=Ada%20Okafor"),
        ([Span(11, 21), Span(53, 56)], "text=Ada%20Okafor&text=May"),
        ([Span(0, 57)], "text=The%20mayor%2C%20Ada%20Okafor,would%20open%20in%20May."),
        ([], ""),
    ],
)
def test_a_text_fragment_names_each_span(spans, fragment):
    address = text_fragment("https://example.org/a", TEXT, spans)
    assert address == "https://example.org/a" + (f"#:~:{fragment}" if fragment else "")


def test_a_text_fragment_escapes_what_the_syntax_uses():
    assert text_fragment("https://example.org/a#top", "a-b, c&d", [Span(0, 8)]).endswith("#top:~:text=a%2Db%2C%20c%26d")


def test_joined_spans_are_parted_by_one_space():
    assert joined(TEXT, [Span(11, 14), Span(28, 31)]) == "Ada the"
