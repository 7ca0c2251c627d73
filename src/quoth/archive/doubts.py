"""What the machine is least sure of: quotations that nobody has looked at, by their labels in the index."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3

from quoth.archive.documents import DOUBTS, doubt_label
from quoth.archive.hits import hits
from quoth.archive.results import Found
from quoth.archive.search import COUNTED, place

_STEP = "SELECT rowid FROM said_index WHERE said_index MATCH ?"


def doubtful(connection: sqlite3.Connection, limit: int, cursor: str | None) -> Found:
    """The quotations that nobody has corrected or confirmed, the least sure (in hundredths) first, then the newest."""
    first, after = place(cursor)
    found: list[tuple[int, int]] = []
    for step in range(first, DOUBTS):
        past = f" AND rowid < {after}" if step == first and after is not None else ""
        rows = connection.execute(f"{_STEP}{past} ORDER BY rowid DESC LIMIT ?", (_asked(step), limit + 1 - len(found)))
        found += [(step, row[0]) for row in rows]
        if len(found) > limit:
            break
    total = unsure(connection, 1.0)
    more = "{}.{}".format(*found[limit - 1]) if len(found) > limit else None
    return Found(hits(connection, [number for _, number in found[:limit]]), min(total, COUNTED), total > COUNTED, more)


def unsure(connection: sqlite3.Connection, sure: float) -> int:
    """How many quotations less sure than `sure` (in hundredths) nobody has looked at; counted to one beyond `COUNTED`."""
    total = 0
    for step in range(min(DOUBTS, round(sure * DOUBTS))):
        counted = connection.execute(f"SELECT count(*) FROM ({_STEP} LIMIT ?)", (_asked(step), COUNTED + 1 - total))
        total += int(counted.fetchone()[0])
        if total > COUNTED:
            break
    return total


def _asked(step: int) -> str:
    return f'labels : "{doubt_label(step)}"'
