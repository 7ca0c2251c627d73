"""An article's text cut into pieces that a page can mark: which words are quoted, which are cue and source, and whose they are.

Pieces hold plain text; templates escape it. The pieces of a block, joined, are exactly the block's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quoth.model import Article, Quotation, Role
from quoth.spans import Span

Part = Literal["words", "content", "cue", "source"]

_STRONGEST: tuple[Part, ...] = ("words", "cue", "source", "content")
"""Where parts overlap, the first of these is the one that shows."""

_ENTRIES = 3
"""So many times between blocks make a live blog; fewer are dates of the page."""

SURE = 0.6
"""A quotation less sure than this looks unsure."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing changes: the part it plays, for which quotation, in which speaker's ink (0: nobody's)."""

    text: str
    part: Part | None = None
    quotation: str | None = None
    ink: int = 0
    unsure: bool = False
    opens: bool = False
    """Do the words of its quotation begin here?"""
    closes: bool = False
    """Do the words of its quotation end here?"""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """One reading block with its pieces in order."""

    role: Role
    pieces: tuple[Piece, ...]
    time: str = ""
    """The time that a live blog gives above it: here an entry begins."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """One span of a quotation on the text."""

    span: Span
    part: Part
    quotation: Quotation


def marked(article: Article, inks: Mapping[str, int], window: Span | None = None) -> tuple[MarkedBlock, ...]:
    """The reading blocks of an article with their quotations marked; `inks` gives the ink of a quotation by its id.

    With a `window`, only what lies in that stretch of the article's text; the blocks at its edges are cut to it.

    >>> from quoth.pipeline import read
    >>> [block.role.value for block in marked(read(b"She said so."), {})]
    ['paragraph']
    """
    claims = sorted(_claims(article.quotations), key=lambda claim: claim.span)
    times = _times(article)
    blocks = [(block, span) for block in article.reading_blocks() if (span := _within(block.span, window)) is not None]
    live: list[_Claim] = []
    found: list[MarkedBlock] = []
    at = 0
    for block, span in blocks:
        live = [claim for claim in live if claim.span.end > span.start]
        while at < len(claims) and claims[at].span.start < span.end:
            if claims[at].span.end > span.start:
                live.append(claims[at])
            at += 1
        found.append(MarkedBlock(block.role, tuple(_pieces(article.text, span, live, inks)), times.get(block.span, "")))
    return tuple(found)


def _times(article: Article) -> dict[Span | None, str]:
    """The times that a live blog prints between its blocks, each by the place of the block below it; none for a page with fewer entries."""
    found: dict[Span | None, str] = {}
    above, begun = "", False
    for block in article.blocks:
        if block.role is Role.DATELINE and begun:
            above = block.text
        elif block.span is not None:
            begun = True
            if above:
                found[block.span] = above
            above = ""
    return found if len(found) >= _ENTRIES else {}


def _within(span: Span | None, window: Span | None) -> Span | None:
    if span is None or window is None:
        return span
    start, end = max(span.start, window.start), min(span.end, window.end)
    return Span(start, end) if start < end else None


def _claims(quotations: Iterable[Quotation]) -> Iterator[_Claim]:
    for quotation in quotations:
        parts: tuple[tuple[Part, tuple[Span, ...]], ...] = (
            ("words", quotation.words),
            ("content", quotation.content),
            ("cue", quotation.cue),
            ("source", quotation.source),
        )
        for part, spans in parts:
            yield from (_Claim(span, part, quotation) for span in spans)


def _pieces(text: str, block: Span, claims: list[_Claim], inks: Mapping[str, int]) -> Iterator[Piece]:
    """The pieces of a block between the edges of the claims on it; `claims` stand in the order of their starts."""
    edges = {block.start, block.end}
    for claim in claims:
        edges |= {max(claim.span.start, block.start), min(claim.span.end, block.end)}
    live: list[_Claim] = []
    at = 0
    for start, end in pairwise(sorted(edges)):
        live = [claim for claim in live if claim.span.end > start]
        while at < len(claims) and claims[at].span.start <= start:
            live.append(claims[at])
            at += 1
        yield _piece(text, Span(start, end), live, inks)


def _piece(text: str, span: Span, covering: list[_Claim], inks: Mapping[str, int]) -> Piece:
    if not covering:
        return Piece(span.of(text))
    claim = min(covering, key=lambda claim: _STRONGEST.index(claim.part))
    quotation = claim.quotation
    return Piece(
        text=span.of(text),
        part=claim.part,
        quotation=quotation.id,
        ink=inks.get(quotation.id, 0),
        unsure=quotation.confidence < SURE,
        opens=claim.part == "words" and span.start == quotation.words[0].start,
        closes=claim.part == "words" and span.end == quotation.words[-1].end,
    )
