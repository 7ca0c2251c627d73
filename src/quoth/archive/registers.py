"""Speakers linked to the ids of a register (people of Wikidata, OpenSanctions, a newsroom's own list): only where a name leaves no doubt.

A link is made when a name or alias of the register belongs to one entry of it alone, is the full name of one speaker alone, and the birth
that the register gives does not contradict what articles state. It merges nobody and renames nobody.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quoth.archive import evidence
from quoth.archive.identities import name_key
from quoth.archive.results import Linked, Registered
from quoth.errors import ArchiveError

_APART = re.compile(r"[;|]")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a register: its id, its name, the keys of all its names, and the year of birth where it gives one."""

    id: str
    name: str
    keys: frozenset[str]
    born: str | None


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a register, a CSV file with a heading: `id`, `name`, and if it has them `aliases` (apart by ; or |) and `birth`.

    Raises `ArchiveError` for a file that cannot be read or has no such columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"id", "name"} <= set(rows.fieldnames or ()):
                raise ArchiveError(
                    str(path), "its first line does not name the columns id and name", "add the heading id,name,aliases,birth"
                )
            for row in rows:
                names = [row["name"], *_APART.split(row.get("aliases") or "")]
                keys = frozenset(key for name in names if " " in (key := name_key(name or "")))
                born = _YEAR.match(row.get("birth") or row.get("birthDate") or "")
                if row["id"] and keys:
                    yield Entry(row["id"], row["name"], keys, born[0] if born else None)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArchiveError(str(path), f"the register cannot be read: {error}", "give a CSV file in UTF-8") from error


def link(connection: sqlite3.Connection, path: Path) -> Linked:
    """Link speakers to the entries of a register, in place of what was linked to it before; inside the caller's transaction."""
    register = path.stem
    known = list(entries(path))
    owners: dict[str, set[str]] = {}
    for entry in known:
        for key in entry.keys:
            owners.setdefault(key, set()).add(entry.id)
    connection.execute("DELETE FROM registered WHERE register = ?", (register,))
    linked = doubtful = 0
    for entry in known:
        speakers = {row["id"]: row for key in sorted(entry.keys) for row in _bearers(connection, key)}
        certain = all(owners[key] == {entry.id} for key in entry.keys if _bearers(connection, key))
        fitting = [row for row in speakers.values() if _fits(connection, row["number"], entry)]
        if len(speakers) == len(fitting) == 1 and certain:
            row = (fitting[0]["id"], register, entry.id, entry.name)
            connection.execute("INSERT OR IGNORE INTO registered VALUES (?, ?, ?, ?)", row)
            linked += 1
        elif speakers:
            doubtful += 1
    return Linked(register, len(known), linked, doubtful)


def registered(connection: sqlite3.Connection, number: int) -> tuple[Registered, ...]:
    """The entries of registers that a speaker is linked to, those of speakers merged into it among them."""
    rows = connection.execute(
        "SELECT DISTINCT r.register, r.id, r.name FROM speakers s JOIN registered r ON r.speaker = s.id"
        " WHERE s.number = ?1 OR s.joined = ?1 ORDER BY r.register, r.id",
        (number,),
    )
    return tuple(Registered(*row) for row in rows)


def _bearers(connection: sqlite3.Connection, key: str) -> list[sqlite3.Row]:
    return connection.execute("SELECT number, id FROM speakers WHERE key = ? AND kind IN ('person', 'unknown')", (key,)).fetchall()


def _fits(connection: sqlite3.Connection, number: int, entry: Entry) -> bool:
    rows = connection.execute("SELECT DISTINCT traits FROM people WHERE base = ? AND traits != ''", (number,))
    return entry.born is None or evidence.clash((evidence.read(row[0]) for row in rows), frozenset({f"born {entry.born}"})) is None
