"""A very long text in parts, each as long as a page can show at once: nothing is left away, every part says which it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quoth.model import Article
from quoth.spans import Span

LONGEST = 100_000
"""Characters of a part: some hundred pages of a book, and far more than any news story."""
_WORD = 200
"""So far back a cut looks for the end of a word."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article's text: which one (from 1) of how many, and its place in the text."""

    number: int
    of: int
    place: Span


def parts(article: Article, longest: int = LONGEST) -> tuple[Part, ...]:
    r"""The parts of an article, cut between blocks where that can be, and within a block that is longer than a part.

    >>> from quoth.pipeline import verbatim_text
    >>> [part.place for part in parts(verbatim_text("One two.\n\nThree four."), longest=12)]
    [Span(start=0, end=10), Span(start=10, end=21)]
    """
    edges = [0, *_cuts(article, longest), max(1, len(article.text))]
    return tuple(Part(number, len(edges) - 1, Span(edges[number - 1], edges[number])) for number in range(1, len(edges)))


def part_of(of: tuple[Part, ...], place: int) -> Part:
    """The part in which a place of the text lies; the last one for a place behind them all."""
    return next((part for part in of if place < part.place.end), of[-1])


def _cuts(article: Article, longest: int) -> Iterator[int]:
    start = 0
    for block in article.reading_blocks():
        assert block.span is not None
        if block.span.end - start <= longest:
            continue
        if start < block.span.start:
            start = block.span.start
            yield start
        while block.span.end - start > longest:
            space = article.text.rfind(" ", start + max(0, longest - _WORD), start + longest)
            start = space + 1 if space >= 0 else start + longest
            yield start
