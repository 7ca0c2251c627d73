"""Marks are law: however a finder drew its spans, content begins and ends at the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.quotations.attribution import Attribution
from quoth.quotations.law import obey
from quoth.quotations.marks import read_marks
from quoth.spans import Span

SAID = "Mara said: “We sail at dawn, as ever.” Teo called the pier “a wreck” and left."

ROWS = [
    pytest.param("We sail at dawn, as", ["We sail at dawn, as ever."], id="most of the words: the whole pair"),
    pytest.param("“We sail at dawn, as ever.”", ["We sail at dawn, as ever."], id="the marks do not belong to it"),
    pytest.param("ever.” Teo called the pier “a wreck", ["Teo called the pier “a wreck"], id="few of the words: none of the pair"),
    pytest.param("the pier “a wreck”", ["the pier “a wreck"], id="mixed: marks inside stay, those at the edge go"),
    pytest.param(": “We sail at dawn, as ever.”", ["We sail at dawn, as ever."], id="what is no word outside the marks goes"),
    pytest.param("dawn", [], id="a word of a pair is nothing"),
    pytest.param("Mara said", ["Mara said"], id="outside the marks nothing changes"),
]


@pytest.mark.parametrize(("words", "expected"), ROWS)
def test_content_obeys(words, expected):
    start = SAID.index(words)
    found = obey(SAID, read_marks(SAID), Attribution((Span(start, start + len(words)),)))
    assert [span.of(SAID) for span in found.content] == expected if found else expected == []


@given(st.text(alphabet="ab “”\"'.\n😀", min_size=1, max_size=40), st.data())
def test_no_edge_falls_inside_closed_marks(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marks = read_marks(text)
    found = obey(text, marks, Attribution((Span(start, end),)))
    for span in found.content if found else ():
        for pair in marks.outermost:
            assert not pair.inner.start < span.start < pair.inner.end
            assert not pair.inner.start < span.end < pair.inner.end
