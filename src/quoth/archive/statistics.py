"""The archive in numbers."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3
from datetime import date

from quoth.archive.results import Stats
from quoth.archive.tallies import counted

_EARLIER = (
    "SELECT total((SELECT count(*) FROM articles a WHERE a.outlet IS o.number AND a.later > 0))"
    " FROM (SELECT number FROM outlets UNION ALL SELECT NULL) o"
)
"""Earlier versions, outlet by outlet: an index has them side by side, and nobody counts those that have no later one."""


def stats(connection: sqlite3.Connection) -> Stats:
    """Counts of everything that the archive keeps, its size in bytes, and its first and last day."""
    earlier = _one(connection, _EARLIER)
    first, last = (connection.execute(f"SELECT {edge}(day) FROM articles").fetchone()[0] for edge in ("min", "max"))
    return Stats(
        articles=_one(connection, "SELECT count(*) FROM articles") - earlier,
        versions=earlier,
        copies=_one(connection, "SELECT count(*) FROM articles WHERE copy_of IS NOT NULL"),
        quotations=counted(connection),
        people=_one(connection, "SELECT count(*) FROM speakers WHERE quotations > 0"),
        outlets=_one(connection, "SELECT count(*) FROM outlets"),
        corrections=_one(connection, "SELECT count(*) FROM corrections WHERE undone IS NULL"),
        bytes=_one(connection, "PRAGMA page_count") * _one(connection, "PRAGMA page_size"),
        first=None if first is None else date.fromordinal(first).isoformat(),
        last=None if last is None else date.fromordinal(last).isoformat(),
    )


def _one(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
