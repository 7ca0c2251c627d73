"""A damaged archive made whole: what was read and what was corrected is taken out row by row, and everything else is made from it again."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quoth.archive import joining
from quoth.archive.corrections import OF_QUOTATIONS, apply, correction_of
from quoth.archive.documents import Index
from quoth.archive.file import faults, opened
from quoth.archive.indexing import refresh_article
from quoth.archive.packing import unpacked
from quoth.archive.store import add_article
from quoth.errors import ArchiveError, QuothError
from quoth.model import Article

_GAP = 2000
"""Numbers without a readable row after which the end of the articles is taken to be reached, where the file cannot say it."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was recovered; `lost` are rows that could not be read."""

    articles: int
    corrections: int
    lost: int


def damage(path: Path) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; empty for a sound one. Raises `ArchiveError` when it cannot be opened at all."""
    with faults(path), closing(opened(path, read_only=True, patience=0, on_wait=None)) as connection:
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(10)")]
        except sqlite3.DatabaseError as error:
            return (str(error),)
    return tuple(line for line in found if line != "ok")


def recovered(path: Path, into: Path) -> Repaired:
    """Make a new archive `into` of all that can be read in the one at `path`, which stays as it is.

    Raises `ArchiveError` when `into` exists or nothing at all can be read.
    """
    if into.exists():
        raise ArchiveError(str(into), "the file exists already", "name a new file")
    lost = 0
    with faults(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as old:
        old.row_factory = sqlite3.Row
        with closing(opened(into, read_only=False, patience=0, on_wait=None)) as new:
            index = Index(new)
            new.execute("BEGIN IMMEDIATE")
            articles = 0
            for read in _articles(old):
                if read is None:
                    lost += 1
                    continue
                add_article(new, index, *read)
                articles += 1
            corrections, unread = _corrections(old, new, index)
            unread += _registered(old, new)
            index.flush()
            new.execute("COMMIT")
    return Repaired(articles, corrections, lost + unread)


def _articles(old: sqlite3.Connection) -> Iterator[tuple[Article, str] | None]:
    """Every article with the time at which it was added; None for one that cannot be read."""
    last = _last(old, "articles")
    number, gap = 0, 0
    while number < last if last is not None else gap < _GAP:
        number += 1
        try:
            row = old.execute("SELECT report, added FROM articles WHERE number = ?", (number,)).fetchone()
            gap = 0 if row is not None else gap + 1
            if row is not None:
                yield unpacked(row["report"]), row["added"]
        except (sqlite3.DatabaseError, zlib.error, ValueError, KeyError, TypeError, QuothError):
            gap += 1
            yield None


def _last(old: sqlite3.Connection, table: str) -> int | None:
    try:
        row = old.execute(f"SELECT max(number) FROM {table}").fetchone()  # noqa: S608 - a constant of this module
    except sqlite3.DatabaseError:
        return None
    return int(row[0] or 0)


def _registered(old: sqlite3.Connection, new: sqlite3.Connection) -> int:
    """Copy the links to registers; returns 1 when they could not be read."""
    try:
        new.executemany("INSERT OR IGNORE INTO registered VALUES (?, ?, ?, ?)", old.execute("SELECT * FROM registered").fetchall())
    except sqlite3.DatabaseError:
        return 1
    return 0


def _corrections(old: sqlite3.Connection, new: sqlite3.Connection, index: Index) -> tuple[int, int]:
    kept = lost = 0
    for number in range(1, (_last(old, "corrections") or 0) + 1):
        try:
            row = old.execute("SELECT * FROM corrections WHERE number = ?", (number,)).fetchone()
            if row is None:
                continue
            names = ", ".join(row.keys())
            new.execute(f"INSERT INTO corrections ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row))  # noqa: S608 - own columns
            kept += 1
            if row["undone"] is not None:
                continue
            if row["kind"] in OF_QUOTATIONS:
                for (article,) in new.execute("SELECT number FROM articles WHERE id = ?", (row["article"],)).fetchall():
                    refresh_article(new, index, article)
            else:
                apply(new, index, correction_of(row))
                if row["kind"] == "merge":
                    joining.carry_on(new, index, joining.left(new))
                    joining.name_again(new, row["target"], row["value"])
        except (sqlite3.DatabaseError, QuothError):
            lost += 1
    return kept, lost
