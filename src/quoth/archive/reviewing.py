"""What a person who corrects has to see: how far the review has come, and which articles name a speaker."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3

from quoth.archive.corrections import OF_QUOTATIONS
from quoth.archive.doubts import unsure
from quoth.archive.hits import LINES, line_of
from quoth.archive.identities import speaker_of
from quoth.archive.people import person_line
from quoth.archive.results import Listing, PersonLine, Progress, Speaker
from quoth.archive.search import COUNTED, place
from quoth.errors import NotFoundError


def progress(connection: sqlite3.Connection, sure: float) -> Progress:
    """How many quotations somebody looked at, and how many less sure than `sure` nobody did."""
    marks = ",".join("?" * len(OF_QUOTATIONS))
    looked_at = connection.execute(
        f"SELECT count(DISTINCT target) FROM corrections WHERE undone IS NULL AND kind IN ({marks})",
        sorted(OF_QUOTATIONS),
    ).fetchone()[0]
    left = unsure(connection, sure)
    return Progress(looked_at, min(left, COUNTED), left > COUNTED)


def speaker(connection: sqlite3.Connection, identity: str) -> Speaker:
    """The speaker with this id under its own name, also when it was merged into another. Raises `NotFoundError`."""
    row = connection.execute("SELECT * FROM speakers WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise NotFoundError(identity, "no speaker has this id", "quoth people lists them with their ids")
    return speaker_of(row)


def namesakes(connection: sqlite3.Connection, identity: str) -> tuple[PersonLine, ...]:
    """The other speakers of the same name, most quoted first. Raises `NotFoundError`."""
    rows = connection.execute(
        "SELECT s.* FROM speakers s JOIN speakers o ON o.key = s.key WHERE o.id = ? AND s.number != o.number AND s.joined IS NULL"
        " AND s.quotations > 0 ORDER BY s.quotations DESC, s.number LIMIT 20",
        (speaker(connection, identity).id,),
    )
    return tuple(person_line(connection, row) for row in rows.fetchall())


def naming(connection: sqlite3.Connection, identity: str, limit: int, cursor: str | None) -> Listing:
    """The articles that name a speaker, last added first. Raises `NotFoundError`."""
    number = connection.execute("SELECT number FROM speakers WHERE id = ?", (speaker(connection, identity).id,)).fetchone()[0]
    _, before = place(cursor)
    rows = connection.execute(
        f"{LINES} WHERE a.number IN (SELECT article FROM people WHERE speaker = ?1 AND (?2 IS NULL OR article < ?2)"
        " ORDER BY article DESC LIMIT ?3) ORDER BY a.number DESC",
        (number, before, limit + 1),
    ).fetchall()
    more = f"0.{rows[limit - 1]['number']}" if len(rows) > limit else None
    return Listing(tuple(line_of(row) for row in rows[:limit]), more)
