"""Who speaks in the archive: the list, and one speaker's record."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date
from functools import cache

from quoth.archive import tallies
from quoth.archive.distinctive import distinctive, said
from quoth.archive.hits import hits
from quoth.archive.identities import ALIASES_APART, called, meant, name_key, speaker_of
from quoth.archive.numbering import UNDATED
from quoth.archive.registers import registered
from quoth.archive.results import Count, PersonLine, Profile
from quoth.errors import ArchiveError, NotFoundError
from quoth.lang import entries, languages

_SAMPLE = 500
"""Newest articles of a speaker that tell the names and who speaks beside."""
_LATEST = 10
_OF = "q.state = 0 AND q.speaker = ?"


def people(connection: sqlite3.Connection, typed: str, limit: int, offset: int = 0) -> tuple[PersonLine, ...]:
    """The speakers whose name has the typed words (all, for none), most quoted first."""
    parts = name_key(typed).split()
    condition = "".join(" AND ' ' || key || ' ' LIKE ?" for _ in parts)
    rows = connection.execute(
        f"SELECT * FROM speakers WHERE joined IS NULL AND quotations > 0{condition} ORDER BY quotations DESC, number LIMIT ? OFFSET ?",
        (*(f"% {part}%" for part in parts), limit, offset),
    ).fetchall()
    return tuple(person_line(connection, row) for row in rows)


def named(connection: sqlite3.Connection, name: str, limit: int) -> tuple[PersonLine, ...]:
    """Who speaks under a whole name or alias, most quoted first."""
    return tuple(person_line(connection, row) for row in called(connection, name, limit) if row["quotations"] > 0)


def person_line(connection: sqlite3.Connection, row: sqlite3.Row) -> PersonLine:
    """The speaker of a row of the table `speakers`, with counts."""
    number = row["number"]
    counts = connection.execute(
        "SELECT total(quotations), total(articles), total(outlet > 0) FROM spoken WHERE speaker = ?",
        (number,),
    ).fetchone()
    days = [
        connection.execute(f"SELECT day FROM quotations q WHERE {_OF} AND number >= ? ORDER BY number {order} LIMIT 1", (number, UNDATED))
        for order in ("ASC", "DESC")
    ]
    first, last = (None if day is None else date.fromordinal(day[0]).isoformat() for day in (found.fetchone() for found in days))
    return PersonLine(speaker_of(row), int(counts[0]), int(counts[1]), int(counts[2]), first, last)


def one_speaker(connection: sqlite3.Connection, name: str) -> sqlite3.Row:
    """The row of the one speaker that a name, alias or id means.

    Raises `NotFoundError` when nobody is meant, and `ArchiveError` naming the candidates when several are.
    """
    found: list[sqlite3.Row] = meant(connection, name)
    whole = [row for row in found if row["key"] == name_key(name)]
    if len(whole) == 1:
        return whole[0]
    if not found:
        raise NotFoundError(name, "nobody in the archive has this name", "quoth people lists who speaks")
    if len(found) > 1:
        candidates = ", ".join(f"{row['renamed'] or row['name']} [{row['id']}]" for row in found[:8])
        raise ArchiveError(name, f"several people have this name: {candidates}", "say the full name, or the id in brackets")
    return found[0]


def profile(connection: sqlite3.Connection, name: str) -> Profile:
    """Everything about the speaker that a name or id means. Raises as `one_speaker` does."""
    row = one_speaker(connection, name)
    number = row["number"]
    aliases, reasons = _names(connection, row)
    latest = connection.execute(
        "SELECT number FROM quotations WHERE state = 0 AND speaker = ? ORDER BY number DESC LIMIT ?", (number, _LATEST)
    ).fetchall()
    kinds, media = tallies.kinds_and_media(connection, number)
    return Profile(
        line=person_line(connection, row),
        aliases=aliases,
        reasons=reasons,
        outlets=tallies.outlets(connection, number),
        months=tallies.months(connection, number),
        kinds=kinds,
        media=media,
        beside=_beside(connection, number),
        words=distinctive(said(connection, number), said(connection, None), name_key(row["name"])),
        latest=hits(connection, [line[0] for line in latest]),
        registered=registered(connection, number),
    )


def _names(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[tuple[Count, ...], tuple[str, ...]]:
    """The other names that the newest articles give a speaker, and why all articles that name one are taken for one speaker's."""
    names = Counter[str]()
    newest = "SELECT name, aliases FROM people WHERE speaker = ? ORDER BY article DESC LIMIT ?"
    for (name, aliases), count in Counter(tuple(person) for person in connection.execute(newest, (row["number"], _SAMPLE))).items():
        names.update(dict.fromkeys({name, *(part for part in aliases.split(ALIASES_APART) if part)}, count))
    shown = row["renamed"] or row["name"]
    articles = connection.execute("SELECT count(*) FROM people WHERE speaker = ?", (row["number"],)).fetchone()[0]
    many = "1 article" if articles == 1 else f"{articles:,} articles"
    if row["sure"]:
        reasons = [f"{many} name{'s' if articles == 1 else ''} {row['name']}, and nothing they state speaks against one person"]
        others = "SELECT count(*) FROM speakers WHERE key = ?1 AND number != ?2 AND joined IS NULL AND parted = 0 AND quotations > 0"
        if namesakes := connection.execute(others, (row["key"], row["number"])).fetchone()[0]:
            reasons.append(f"{namesakes} more of this name: what articles state does not fit one person")
    else:
        reasons = [f"known by one name only in {many}: may be several people"]
    merged = connection.execute("SELECT name FROM speakers WHERE joined = ?", (row["number"],))
    reasons += [f"a correction says that {other[0]} is the same" for other in merged]
    counted = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(name, count) for name, count in counted if name != shown and name.casefold() not in _pronouns()), tuple(reasons)


@cache
def _pronouns() -> frozenset[str]:
    """The pronouns of all languages: an article words a speaker so, and it is no name of theirs."""
    return frozenset(entry.casefold() for language in languages() for entry in entries(language, "pronouns"))


def _beside(connection: sqlite3.Connection, speaker: int) -> tuple[Count, ...]:
    rows = connection.execute(
        "SELECT coalesce(s.renamed, s.name), count(*), s.id FROM"
        f" (SELECT DISTINCT article FROM quotations WHERE state = 0 AND speaker = ?1 ORDER BY number DESC LIMIT {_SAMPLE}) mine"
        " JOIN people p ON p.article = mine.article JOIN speakers s ON s.number = p.speaker"
        " WHERE s.number != ?1 GROUP BY s.number ORDER BY 2 DESC, 1 LIMIT 20",
        (speaker,),
    )
    return tuple(Count(*row) for row in rows)
