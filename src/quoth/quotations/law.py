"""Marks are law: however a finder drew its spans, content obeys the quotation marks of the text.

An edge never falls inside a pair of outermost marks: the pair is taken whole when more than half of its words were taken, and left out
otherwise. Content that lies in marks alone begins and ends where they do, without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quoth.quotations.attribution import Attribution
from quoth.quotations.marks import Marks, Pair
from quoth.spans import Span, trimmed

_WORD = re.compile(r"\w+")
_EDGES = ",;:—–-"


def obey(text: str, marks: Marks, attribution: Attribution) -> Attribution | None:
    """The attribution with its content at the marks; None when nothing of it is left.

    >>> from quoth.quotations.marks import read_marks
    >>> said = 'Mara said: "We sail at dawn."'
    >>> obey(said, read_marks(said), Attribution((Span(15, 26),))).content[0].of(said)
    'We sail at dawn.'
    """
    content = tuple(snapped(text, marks, attribution.content))
    return replace(attribution, content=content) if content else None


def snapped(text: str, marks: Marks, spans: Iterable[Span]) -> list[Span]:
    """Spans whose edges fall in no outermost pair, in order, not overlapping, without marks at their edges."""
    found: list[Span] = []
    for span in sorted(spans):
        start, end = span.start, span.end
        touching = marks.touching(span)
        for pair in touching:
            if pair.outer.start < start < pair.outer.end:
                start = pair.outer.start if _mostly(text, pair, span) else pair.outer.end
            if pair.outer.start < end < pair.outer.end:
                end = pair.outer.end if _mostly(text, pair, span) else pair.outer.start
        start = max(start, found[-1].end) if found else start
        bare = _bare(text, touching, start, end) if start < end else None
        if bare:
            found.append(bare)
    return found


def _mostly(text: str, pair: Pair, span: Span) -> bool:
    """Does the span hold more than half of the words of the pair?"""
    words = [found.start() for found in _WORD.finditer(text, pair.inner.start, pair.inner.end)]
    return 2 * sum(span.start <= word < span.end for word in words) > len(words)


def _bare(text: str, pairs: Sequence[Pair], start: int, end: int) -> Span | None:
    """The stretch without the marks at its edges, and without what is no word outside of them, unless it holds words on both sides."""
    span = trimmed(text, start, end)
    if span is None:
        return None
    first = next((pair for pair in pairs if span.start <= pair.outer.start < span.end), None)
    last = next((pair for pair in reversed(pairs) if span.start < pair.outer.end <= span.end), None)
    inner_start = first.inner.start if first and not _WORD.search(text, span.start, first.outer.start) else span.start
    inner_end = last.inner.end if last and not _WORD.search(text, last.outer.end, span.end) else span.end
    return trimmed(text, inner_start, inner_end)
