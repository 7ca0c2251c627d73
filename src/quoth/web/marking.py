"""An article's text cut into pieces that a page can mark: which words are quoted, which are cue and source, and whose they are.

Pieces hold plain text; templates escape it. The pieces of a block, joined, are exactly the block's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quoth.model import Article, Block, Quotation, Role
from quoth.spans import Span

Part = Literal["words", "content", "cue", "source"]

_STRONGEST: tuple[Part, ...] = ("words", "cue", "source", "content")
"""Where parts overlap, the first of these is the one that shows."""

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


@dataclass(frozen=True, slots=True)
class _Claim:
    """One span of a quotation on the text."""

    span: Span
    part: Part
    quotation: Quotation


def marked(article: Article, inks: Mapping[str, int]) -> tuple[MarkedBlock, ...]:
    """The reading blocks of an article with their quotations marked; `inks` gives the ink of a quotation by its id.

    >>> from quoth.pipeline import read
    >>> [block.role.value for block in marked(read(b"She said so."), {})]
    ['paragraph']
    """
    claims = sorted(_claims(article.quotations), key=lambda claim: claim.span)
    return tuple(MarkedBlock(block.role, _pieces(article.text, block, claims, inks)) for block in article.reading_blocks())


def _claims(quotations: Iterable[Quotation]) -> Iterable[_Claim]:
    for quotation in quotations:
        parts: tuple[tuple[Part, tuple[Span, ...]], ...] = (
            ("words", quotation.words),
            ("content", quotation.content),
            ("cue", quotation.cue),
            ("source", quotation.source),
        )
        for part, spans in parts:
            yield from (_Claim(span, part, quotation) for span in spans)


def _pieces(text: str, block: Block, claims: list[_Claim], inks: Mapping[str, int]) -> tuple[Piece, ...]:
    assert block.span is not None
    here = [claim for claim in claims if claim.span.overlaps(block.span)]
    edges = {block.span.start, block.span.end}
    for claim in here:
        edges |= {max(claim.span.start, block.span.start), min(claim.span.end, block.span.end)}
    return tuple(_piece(text, Span(start, end), here, inks) for start, end in pairwise(sorted(edges)))


def _piece(text: str, span: Span, claims: list[_Claim], inks: Mapping[str, int]) -> Piece:
    covering = [claim for claim in claims if claim.span.contains(span)]
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
