"""Where in the words of a quotation the asked ones stand, found by the same stemming as the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from quoth.archive.schema import TOKENS
from quoth.archive.wording import Wording
from quoth.spans import Span

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters, which are taken out of the words before they are marked."""


def marked(asked: Wording, texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """For each text the spans that match, counted in that text."""
    if not asked.wanted:
        return [()] * len(texts)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE hits USING fts5 (words, {TOKENS})")
        plain = [text.replace(_OPEN, " ").replace(_CLOSE, " ") for text in texts]
        connection.executemany("INSERT INTO hits (rowid, words) VALUES (?, ?)", enumerate(plain))
        rows = connection.execute("SELECT rowid, highlight(hits, 0, ?, ?) FROM hits WHERE hits MATCH ?", (_OPEN, _CLOSE, asked.any()))
        found = {number: _spans(shown) for number, shown in rows}
    return [found.get(number, ()) for number in range(len(texts))]


def _spans(shown: str) -> tuple[Span, ...]:
    first, *parts = shown.split(_OPEN)
    spans, place = [], len(first)
    for part in parts:
        inside, _, after = part.partition(_CLOSE)
        spans.append(Span(place, place + len(inside)))
        place += len(inside) + len(after)
    return tuple(spans)
