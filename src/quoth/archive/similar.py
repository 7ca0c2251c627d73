"""Speakers that may be one person: shown to somebody who can tell, never joined by themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, starmap
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from quoth.archive.identities import is_body
from quoth.archive.people import person_line
from quoth.archive.results import PersonLine, SimilarPeople

_BEARERS = 50
"""A sign that two names may be one is looked for among so many speakers, the most quoted ones."""
_LOOKED_AT = 4_000


def similar(connection: sqlite3.Connection, limit: int) -> tuple[SimilarPeople, ...]:
    """Pairs of speakers whose names may be one: a spelling, an initial, a middle name, one name only.

    Pairs whose less quoted speaker is quoted most stand first. Pairs that a person told apart are left out.
    """
    apart = _told_apart(connection)
    cursor = connection.cursor()
    cursor.row_factory = None  # plain tuples, in half the time
    rows = cursor.execute(
        "SELECT number, id, key, kind FROM speakers WHERE joined IS NULL AND quotations > 0 ORDER BY quotations DESC, number LIMIT ?",
        (_LOOKED_AT,),
    )
    found: list[tuple[int, int, str]] = []
    for a, b, why in _pairs(starmap(_Named, rows)):
        if frozenset((a.id, b.id)) not in apart:
            found.append((a.number, b.number, why))
        if len(found) >= limit:
            break
    return tuple(SimilarPeople(_line(connection, a), _line(connection, b), why) for a, b, why in found)


class _Named(NamedTuple):
    """A speaker as names are compared."""

    number: int
    id: str
    key: str
    kind: str


def _pairs(speakers: Iterable[_Named]) -> Iterator[tuple[_Named, _Named, str]]:
    bearers: dict[str, list[_Named]] = {}
    for speaker in speakers:
        words = speaker.key.split()
        signs, sought, shown = _signs(words)
        known = [found for sign in (*signs, sought) if (found := bearers.get(sign))]
        for other in dict.fromkeys(chain.from_iterable(known)):
            why = _alike(other.key.split(), words) if is_body(other.kind) == is_body(speaker.kind) else None
            if why is not None:
                yield other, speaker, why
        for sign in (*signs, shown):
            if sign not in bearers:
                bearers[sign] = [speaker]
            elif len(bearers[sign]) < _BEARERS:
                bearers[sign].append(speaker)


def _signs(words: list[str]) -> tuple[list[str], str, str]:
    """Signs of which names that may be one share some, the sign that this name looks for alone, and the one it shows alone.

    Shared are two words side by side, and the last (or first) word with the beginning or the rest of the other. A name of one word looks
    for last words, and is looked for by them.
    """
    first, last = words[0], words[-1]
    if len(words) == 1:
        return [], f"last {last}", f"alone {last}"
    shared = [f"{last}, {first[0]}", f"{last}, -{first[1:]}", f"{first} {last[0]}", f"{first} -{last[1:]}"]
    shared += [f"{one} {after}" for one, after in pairwise(words)]
    return shared, f"alone {last}", f"last {last}"


def _told_apart(connection: sqlite3.Connection) -> set[frozenset[str]]:
    rows = connection.execute("SELECT target, value FROM corrections WHERE kind = 'apart' AND undone IS NULL")
    return {frozenset(row) for row in rows}


def _alike(a: list[str], b: list[str]) -> str | None:
    """Why two names, as words, may be one; None when nothing says so."""
    if a == b:
        return "they have one name, and what articles state of them does not fit one person"
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
