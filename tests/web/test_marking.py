"""The pieces of a block, joined, are the block; the strongest part shows where parts overlap."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import BRIDGE, OKAFOR

from quoth.model import Block, Kind, Quotation, Role
from quoth.spans import Span
from quoth.web.marking import marked

SPANS = st.integers(0, len(BRIDGE.text) - 1).flatmap(
    lambda start: st.integers(start + 1, len(BRIDGE.text)).map(lambda end: Span(start, end))
)
QUOTATIONS = st.builds(
    Quotation,
    id=st.uuids().map(str),
    article=st.just("bridge"),
    kind=st.sampled_from(Kind),
    content=st.tuples(SPANS),
    words=st.tuples(SPANS),
    cue=st.tuples(SPANS),
    source=st.tuples(SPANS),
    speaker=st.sampled_from([None, OKAFOR]),
)


@given(st.lists(QUOTATIONS, max_size=6))
def test_pieces_joined_are_the_text(quotations):
    blocks = marked(replace(BRIDGE, quotations=tuple(quotations)), {})
    assert ["".join(piece.text for piece in block.pieces) for block in blocks] == [block.text for block in BRIDGE.reading_blocks()]


def test_a_nested_cue_shows_as_cue_within_the_content():
    quotation = Quotation("q", "bridge", Kind.MIXED, (Span(0, 49),), (Span(1, 17),), (Span(19, 23),), (Span(24, 34),))
    parts = [piece.part for piece in marked(replace(BRIDGE, quotations=(quotation,)), {})[0].pieces]
    assert parts == ["content", "words", "content", "cue", "content", "source", "content"]


@pytest.mark.parametrize(("entries", "shown"), [(3, ["10.00", "10.01", "10.02"]), (2, [])])
def test_the_entries_of_a_live_blog_keep_their_times(entries, shown):
    times = [[Block(Role.DATELINE, f"10.0{n}", why="is the time"), BRIDGE.blocks[0]] for n in range(entries)]
    spans = [Span(n, n + 1) for n in range(entries + 1)]
    printed = [Block(Role.DATELINE, "2 May"), *BRIDGE.blocks[:1], *(block for entry in times for block in entry)]
    placed = iter(spans)
    blocks = tuple(replace(block, span=next(placed)) if block.span else block for block in printed)
    assert [block.time for block in marked(replace(BRIDGE, blocks=blocks), {}) if block.time] == shown
