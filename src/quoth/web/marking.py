"""An article's text cut into pieces that a page can mark: which words are quoted, which are cue and source, and whose they are.

Pieces hold plain text; templates escape it. The pieces of a block, joined, are exactly the block's text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quoth.model import Article, Block, Quotation, Role
from quoth.spans import Span

Part = Literal["words", "content", "cue", "source"]

_STRONGEST: tuple[Part, ...] = ("words", "cue", "source", "content")
"""Where parts overlap, the first of these is the one that shows."""

INKS = 8
"""How many speakers have an ink of their own; the others share the plain one, 0."""


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


def inks(article: Article) -> dict[str, int]:
    """The ink of each speaker, by the person's id: 1 for who is quoted most, and so on; who has none is not in it."""
    counts = Counter(q.speaker.id for q in article.quotations if q.speaker is not None)
    return {person: number for number, (person, _) in enumerate(counts.most_common(INKS), 1)}


def marked(article: Article, sure: float = 0.5) -> tuple[MarkedBlock, ...]:
    """The reading blocks of an article with their quotations marked; those less sure than `sure` are flagged.

    >>> from quoth.pipeline import read
    >>> [block.role.value for block in marked(read(b"She said so."))]
    ['paragraph']
    """
    claims = sorted(_claims(article.quotations), key=lambda claim: claim.span)
    colours = inks(article)
    return tuple(MarkedBlock(block.role, _pieces(article.text, block, claims, colours, sure)) for block in article.reading_blocks())


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


def _pieces(text: str, block: Block, claims: list[_Claim], colours: dict[str, int], sure: float) -> tuple[Piece, ...]:
    assert block.span is not None
    here = [claim for claim in claims if claim.span.overlaps(block.span)]
    edges = {block.span.start, block.span.end}
    for claim in here:
        edges |= {max(claim.span.start, block.span.start), min(claim.span.end, block.span.end)}
    places = sorted(edges)
    return tuple(_piece(text, Span(start, end), here, colours, sure) for start, end in pairwise(places))


def _piece(text: str, span: Span, claims: list[_Claim], colours: dict[str, int], sure: float) -> Piece:
    covering = [claim for claim in claims if claim.span.contains(span)]
    if not covering:
        return Piece(span.of(text))
    claim = min(covering, key=lambda claim: _STRONGEST.index(claim.part))
    quotation = claim.quotation
    ink = colours.get(quotation.speaker.id, 0) if quotation.speaker else 0
    opens = claim.part == "words" and span.start == quotation.words[0].start
    return Piece(span.of(text), claim.part, quotation.id, ink, quotation.confidence < sure, opens)
