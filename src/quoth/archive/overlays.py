"""What people corrected in an article, laid over what the machine read.

A correction of a quotation is tied to its place in the article's text, not to the machine's id for it, so that it survives a reading by a
newer model: it belongs to the quotation that shares most of the place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quoth.archive.identities import base_speaker, joined
from quoth.model import Article, Quotation
from quoth.spans import Span


@dataclass(frozen=True, slots=True)
class Overlay:
    """The corrected values of one quotation: `speaker` counts only when `speaker_set`."""

    speaker: int | None = None
    speaker_set: bool = False
    spans: tuple[Span, ...] | None = None
    refused: bool = False


def spans_text(spans: Iterable[Span]) -> str:
    """Spans as "12:40 60:80"."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)


def spans_from(text: str) -> tuple[Span, ...]:
    """The spans that `spans_text` wrote. Raises `ValueError` for other text.

    >>> spans_from("12:40 60:80")
    (Span(start=12, end=40), Span(start=60, end=80))
    """
    pairs = (part.partition(":") for part in text.split())
    return tuple(Span(int(start), int(end)) for start, _, end in pairs)


def overlays(connection: sqlite3.Connection, article: Article) -> dict[str, Overlay]:
    """The overlay of each corrected quotation of an article, by the quotation's id; later corrections win."""
    rows = connection.execute(
        "SELECT kind, target, place, value FROM corrections WHERE article = ? AND undone IS NULL ORDER BY number", (article.id,)
    ).fetchall()
    found: dict[str, Overlay] = {}
    for row in rows:
        quotation = _corrected(article, row["target"], spans_from(row["place"]))
        if quotation is not None:
            found[quotation.id] = _laid(connection, found.get(quotation.id, Overlay()), row["kind"], row["value"])
    return found


def _laid(connection: sqlite3.Connection, below: Overlay, kind: str, value: str | None) -> Overlay:
    if kind == "speaker":
        return replace(below, speaker=None if value is None else chosen(connection, value), speaker_set=True)
    if kind == "span":
        return replace(below, spans=spans_from(value or ""))
    return replace(below, refused=kind == "not_quotation")


def chosen(connection: sqlite3.Connection, value: str) -> int:
    """The speaker that a correction names by id or by name; a new name makes a new speaker."""
    known = connection.execute("SELECT number FROM speakers WHERE id = ?", (value,)).fetchone()
    return joined(connection, int(known[0]) if known is not None else base_speaker(connection, value, "person"))


def _corrected(article: Article, target: str, place: tuple[Span, ...]) -> Quotation | None:
    for quotation in article.quotations:
        if quotation.id == target:
            return quotation
    shared = {quotation.id: _shared(quotation.content, place) for quotation in article.quotations}
    best = max(article.quotations, key=lambda q: shared[q.id], default=None)
    return best if best is not None and shared[best.id] * 2 >= sum(map(len, place)) else None


def _shared(spans: tuple[Span, ...], others: tuple[Span, ...]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in others)
