"""Attributions become quotations: their kind by the marks, the words to show, the medium and the id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quoth.model import Kind, Quotation, quotation_id
from quoth.quotations.attribution import Attribution
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.marks import Marks
from quoth.quotations.mediums import mediums_of
from quoth.spans import Span

_WORD = re.compile(r"\w+")


def assembled(article: str, text: str, marks: Marks, found: Iterable[Attribution], lexicon: Lexicon) -> tuple[Quotation, ...]:
    """The quotations of the article with the id `article`, whose text is `text`, in order of place."""
    return tuple(_quotation(article, text, marks, one, medium) for one, medium in mediums_of(text, tuple(found), lexicon))


def _quotation(article: str, text: str, marks: Marks, one: Attribution, medium: str | None) -> Quotation:
    marked = _marked(marks, one.content)
    kind = _kind(text, one.content, marked)
    return Quotation(
        id=quotation_id(article, kind, one.content, one.finder),
        article=article,
        kind=kind,
        content=one.content,
        words=tuple(marked) if kind is Kind.MIXED else one.content,
        cue=one.cue,
        source=one.source,
        medium=medium,
        confidence=one.confidence,
        because=one.because,
    )


def _marked(marks: Marks, content: Sequence[Span]) -> list[Span]:
    """The words between marks that the content holds."""
    return [pair.inner for span in content for pair in marks.touching(span) if span.contains(pair.inner)]


def _kind(text: str, content: Sequence[Span], marked: Sequence[Span]) -> Kind:
    words = [found.start() for span in content for found in _WORD.finditer(text, span.start, span.end)]
    inside = sum(any(span.start <= word < span.end for span in marked) for word in words)
    if not marked or not inside:
        return Kind.INDIRECT
    return Kind.DIRECT if inside == len(words) else Kind.MIXED
