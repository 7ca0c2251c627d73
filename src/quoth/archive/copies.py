"""Articles that repeat another: agency copy, syndication, a page that was moved. Both are kept, and linked."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from quoth.archive.indexing import stored
from quoth.archive.shingles import likeness, sketch, words

ALIKE = 0.8
"""Articles are copies when this share of the shorter one's passages stands in the longer one."""
SHORTEST = 0.3
"""... and it has at least this share of the longer one's length: a brief inside a roundup is no copy of it."""
_BEARERS = 50
"""A shingle that so many articles have is kept of no more, so that a phrase on every page costs nothing."""
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article's smallest shingles, and which of them which articles have already (shingle, number of the article)."""

    shingles: tuple[int, ...]
    borne: tuple[tuple[int, int], ...]

    def telling(self) -> list[int]:
        """The shingles to keep of the article: those that not many have already."""
        counts = Counter(shingle for shingle, _ in self.borne)
        return [shingle for shingle in self.shingles if counts[shingle] < _BEARERS]


def sketch_of(connection: sqlite3.Connection, text: str) -> Sketch:
    """The sketch of a text, looked up among the articles that are kept."""
    shingles = sketch(words(text))
    marks = ",".join("?" * len(shingles))
    rows = connection.execute(f"SELECT hash, article FROM sketches WHERE hash IN ({marks})", shingles)
    return Sketch(tuple(shingles), tuple((row[0], row[1]) for row in rows))


def original_of(connection: sqlite3.Connection, text: str, sketched: Sketch, address: str | None) -> int | None:
    """The number of the first article that has the same text, or nearly; None when there is none. Versions of one page are no copies."""
    shared = Counter(number for _, number in sketched.borne)
    needed = min(_SHARED, len(sketched.shingles))
    for number, count in shared.most_common(10):
        if count < needed:
            return None
        row = connection.execute("SELECT copy_of, address FROM articles WHERE number = ?", (number,)).fetchone()
        if (address is None or row["address"] != address) and _alike(text, stored(connection, number).text):
            return number if row["copy_of"] is None else int(row["copy_of"])
    return None


def _alike(text: str, other: str) -> bool:
    short, long = sorted((len(text), len(other)))
    return short >= SHORTEST * long and likeness(text, other) >= ALIKE
