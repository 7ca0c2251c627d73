"""Articles that repeat another: agency copy, syndication, a page that was moved. Both are kept, and linked."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from quoth.archive.indexing import stored
from quoth.archive.shingles import likeness

ALIKE = 0.8
"""Articles are copies when this share of the shorter one's passages stands in the longer one."""
SHORTEST = 0.3
"""... and it has at least this share of the longer one's length: a brief inside a roundup is no copy of it."""
_ASKED = 50
"""Articles looked at for each shingle, so that a phrase on every page costs nothing."""
_BEARERS = f"SELECT * FROM (SELECT article FROM sketches WHERE hash = ? LIMIT {_ASKED})"
_SHARED = 2


def original_of(connection: sqlite3.Connection, text: str, hashes: Sequence[int], address: str | None) -> int | None:
    """The number of the first article that has the same text, or nearly; None when there is none. Versions of one page are no copies."""
    if not hashes:
        return None
    bearers = " UNION ALL ".join([_BEARERS] * len(hashes))
    shared = Counter(row[0] for row in connection.execute(bearers, hashes))
    needed = min(_SHARED, len(hashes))
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
