"""Speakers that may be one person: shown to somebody who can tell, never joined by themselves."""

from __future__ import annotations

import sqlite3
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from quoth.archive.people import person_line
from quoth.archive.results import PersonLine, SimilarPeople

_BEARERS = 50
"""A word of a name that more speakers bear tells nothing about them."""
_LOOKED_AT = 20_000


def similar(connection: sqlite3.Connection, limit: int) -> tuple[SimilarPeople, ...]:
    """Pairs of speakers whose names may be one, most quoted first: a spelling, an initial, a middle name, one name only."""
    rows = connection.execute(
        "SELECT number, key, kind, quotations FROM speakers WHERE joined IS NULL AND quotations > 0 ORDER BY quotations DESC LIMIT ?",
        (_LOOKED_AT,),
    ).fetchall()
    by_word: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        for word in set(row["key"].split()):
            by_word.setdefault(word, []).append(row)
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for bearers in by_word.values():
        if len(bearers) > _BEARERS:
            continue
        for a, b in combinations(bearers, 2):
            why = _alike(a["key"].split(), b["key"].split()) if a["kind"] == b["kind"] else None
            if why is not None:
                found[a["number"], b["number"]] = (a["quotations"] + b["quotations"], why)
    best = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
    return tuple(SimilarPeople(_line(connection, a), _line(connection, b), why) for (a, b), (_, why) in best)


def _alike(a: list[str], b: list[str]) -> str | None:
    """Why two names, as words, may be one; None when nothing says so. Both share a word."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return "one of them is known by one name only" if a[0] == b[-1] else None
    if a[-1] == b[-1] and a[0] == b[0]:
        middle = [word for word in b[1:-1] if word not in a[1:-1]]
        return "one has a middle name or initial more" if not a[1:-1] or not middle else None
    if a[-1] == b[-1] and (a[0][0] == b[0][0]) and 1 in (len(a[0]), len(b[0])):
        return "one gives an initial for the first name"
    if len(a) == len(b) and DamerauLevenshtein.distance(" ".join(a), " ".join(b)) == 1:
        return "one letter differs"
    return "one name is part of the other" if set(a) < set(b) else None


def _line(connection: sqlite3.Connection, number: int) -> PersonLine:
    return person_line(connection, connection.execute("SELECT * FROM speakers WHERE number = ?", (number,)).fetchone())
