"""Who is who across articles.

The same full name in two articles is one speaker where what they state fits one person (`quoth.archive.homonyms`); a person who is known
by one name only gets a speaker that says it is not sure. Names that a person told apart (`split`) belong to nobody until somebody says to
whom: ambiguity resolves to nobody. Speakers that were merged keep their rows, so that a merge can be undone.
"""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quoth.archive.results import Speaker
from quoth.model import content_id

_WORD = re.compile(r"[^\W_]+")
ALIASES_APART = "\t"


def name_key(name: str) -> str:
    """The name as it is compared: without case, accents and punctuation.

    >>> name_key("José  O’Hara-Núñez")
    'jose o hara nunez'
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


def speaker_id(key: str, kind: str) -> str:
    """The id of the speaker that a name stands for. People and bodies of the same name are two; an unknown kind is taken for a person."""
    return content_id("speaker", key, "body" if is_body(kind) else "person")


def base_speaker(connection: sqlite3.Connection, name: str, kind: str) -> int:
    """The number of the first speaker that bears a name, before corrections; made when it is new."""
    found = bearers(connection, name_key(name), kind)
    return found[0].number if found else new_speaker(connection, speaker_id(name_key(name), kind), name, kind)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A speaker that bears a name."""

    number: int
    kind: str
    plain: bool
    """Nobody corrected it: it was neither merged nor parted."""


def bearers(connection: sqlite3.Connection, key: str, kind: str) -> list[Bearer]:
    """The speakers of a name, before corrections, the first one first: the people, or the bodies."""
    rows = connection.execute(
        "SELECT number, kind, joined IS NULL AND NOT EXISTS (SELECT 1 FROM parted WHERE base = number)"
        " FROM speakers WHERE key = ? AND parted = 0 ORDER BY number",
        (key,),
    )
    body = is_body(kind)
    return [Bearer(row[0], row[1], bool(row[2])) for row in rows if is_body(row["kind"]) == body]


def is_body(kind: str) -> bool:
    """Whether speakers of a kind are bodies; an unknown kind is taken for a person."""
    return kind not in ("person", "unknown")


def new_speaker(connection: sqlite3.Connection, speaker: str, name: str, kind: str, *, parted: bool = False) -> int:
    """The number of a speaker that is made now, under the id `speaker`; `parted` when a person told it from another of its name."""
    key = name_key(name)
    sure = kind != "person" or " " in key
    made = connection.execute(
        "INSERT INTO speakers (id, name, key, kind, sure, parted) VALUES (?, ?, ?, ?, ?, ?)", (speaker, name, key, kind, sure, parted)
    )
    assert made.lastrowid is not None
    connection.execute("INSERT OR IGNORE INTO names (key, speaker) VALUES (?, ?)", (key, made.lastrowid))
    return made.lastrowid


def effective_speaker(connection: sqlite3.Connection, base: int, article: str) -> int | None:
    """The speaker that `base` is in one article, after what people corrected: told apart, then merged."""
    parted = connection.execute("SELECT article, other FROM parted WHERE base = ?", (base,)).fetchall()
    if parted:
        others = [int(row["other"]) for row in parted if row["article"] == article]
        if not others:
            return None
        base = others[0]
    return joined(connection, base)


def joined(connection: sqlite3.Connection, number: int) -> int:
    """The speaker that `number` was merged into, or itself."""
    while True:
        row = connection.execute("SELECT joined FROM speakers WHERE number = ?", (number,)).fetchone()
        if row is None or row[0] is None:
            return number
        number = int(row[0])


def speaker_of(row: sqlite3.Row) -> Speaker:
    """The speaker in a row of the table `speakers`."""
    return Speaker(row["id"], row["renamed"] or row["name"], row["kind"], bool(row["sure"]))


def meant(connection: sqlite3.Connection, name: str, limit: int = 50) -> list[sqlite3.Row]:
    """The rows of the speakers that a name, an alias or an id means, most quoted first.

    The full name or a whole alias goes before a part of a name ("Okafor"); a merged speaker answers with the one it joined.
    """
    by_id = connection.execute("SELECT number FROM speakers WHERE id = ?", (name,)).fetchone()
    if by_id is not None:
        return _rows(connection, {joined(connection, by_id[0])}, limit)
    found = called(connection, name, limit)
    key = name_key(name)
    numbers: set[int] = set()
    if not found and key:
        parts = key.split()
        # The letters alone are looked for first, which takes a quarter of the time.
        pattern = " AND ".join(f"instr(key, ?{n}) AND instr(' ' || key || ' ', ' ' || ?{n} || ' ')" for n in range(1, len(parts) + 1))
        partly = connection.execute(f"SELECT DISTINCT speaker FROM names WHERE {pattern} LIMIT 500", parts)
        numbers = {joined(connection, row[0]) for row in partly}
    return found or _rows(connection, numbers, limit)


def called(connection: sqlite3.Connection, name: str, limit: int = 50) -> list[sqlite3.Row]:
    """The rows of the speakers whose whole name or alias it is, most quoted first."""
    key = name_key(name)
    exact = connection.execute("SELECT number FROM speakers WHERE key = ? UNION SELECT speaker FROM names WHERE key = ?", (key, key))
    return _rows(connection, {joined(connection, row[0]) for row in exact}, limit)


def _rows(connection: sqlite3.Connection, numbers: set[int], limit: int) -> list[sqlite3.Row]:
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"SELECT * FROM speakers WHERE number IN ({marks}) ORDER BY quotations DESC, number LIMIT ?", (*sorted(numbers), limit)
    )
    return rows.fetchall()


def rebuild_names(connection: sqlite3.Connection, speakers: Iterable[int]) -> None:
    """Make the names of some speakers again from their own and those that articles give them."""
    for number in speakers:
        connection.execute("DELETE FROM names WHERE speaker = ?", (number,))
        rows = connection.execute("SELECT name, aliases FROM people WHERE speaker = ?", (number,)).fetchall()
        keys = {name_key(part) for row in rows for part in (row["name"], *row["aliases"].split(ALIASES_APART))}
        own = connection.execute("SELECT key, renamed FROM speakers WHERE number = ?", (number,)).fetchone()
        keys |= {own["key"], name_key(own["renamed"] or "")}
        connection.executemany("INSERT INTO names (key, speaker) VALUES (?, ?)", ((key, number) for key in sorted(keys) if key))
