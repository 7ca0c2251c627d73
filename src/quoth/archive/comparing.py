"""Two speakers side by side."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3
from collections import Counter

from quoth.archive import tallies
from quoth.archive.distinctive import distinctive, said
from quoth.archive.hits import LINES, line_of
from quoth.archive.people import one_speaker, person_line
from quoth.archive.results import ArticleLine, Comparison, Side

_TOGETHER = 50


def compare(connection: sqlite3.Connection, a: str, b: str) -> Comparison:
    """Two speakers side by side. Raises as `quoth.archive.people.one_speaker` does."""
    first, second = one_speaker(connection, a), one_speaker(connection, b)
    mine, theirs = said(connection, first["number"]), said(connection, second["number"])
    return Comparison(_side(connection, first, mine, theirs), _side(connection, second, theirs, mine), _together(connection, first, second))


def _side(connection: sqlite3.Connection, row: sqlite3.Row, mine: Counter[str], theirs: Counter[str]) -> Side:
    number = row["number"]
    kinds, media = tallies.kinds_and_media(connection, number)
    outlets, months = tallies.outlets(connection, number), tallies.months(connection, number)
    return Side(person_line(connection, row), outlets, months, kinds, media, distinctive(mine, theirs))


def _together(connection: sqlite3.Connection, a: sqlite3.Row, b: sqlite3.Row) -> tuple[ArticleLine, ...]:
    """The newest articles in which two speak. The articles of the one who speaks less are walked, until there are enough."""
    fewer, more = sorted((a, b), key=lambda row: int(row["quotations"]))
    speaks = "SELECT 1 FROM quotations o WHERE o.article = q.article AND o.state = 0 AND o.speaker = ?"
    rows = connection.execute(
        f"{LINES} WHERE a.number IN (SELECT DISTINCT article FROM quotations q WHERE q.state = 0 AND q.speaker = ? AND EXISTS ({speaks})"
        f" ORDER BY q.number DESC LIMIT {_TOGETHER}) ORDER BY a.minute DESC",
        (fewer["number"], more["number"]),
    )
    return tuple(line_of(row) for row in rows)
