"""Who gets quoted, in one look at the newest quotations that match: by outlet and by time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date

from quoth.archive.results import Count, Filters, Part, Voices
from quoth.archive.search import FACETS, facets

_OUTLETS = 12
"""So many of the largest outlets are told."""
_PEOPLE = 50

Divided = tuple[int, int | None, int]
"""A number (of an outlet, of a day), a speaker's number, and a count."""


def voices(connection: sqlite3.Connection, words: str, filters: Filters) -> Voices:
    """The speakers of the quotations that `words` and `filters` mean. Raises as `search.find` does."""
    whole = facets(connection, words, filters)
    outlets = dict[int, str](connection.execute("SELECT number, name FROM outlets").fetchall())
    by_outlet, by_day = _divided(connection, "outlet"), _divided(connection, "day")
    return Voices(
        whole=whole,
        outlets=_parts(connection, by_outlet, outlets, _OUTLETS),
        times=tuple(sorted(_parts(connection, by_day, _times(by_day)), key=lambda part: part.name)),
    )


def _divided(connection: sqlite3.Connection, column: str) -> list[Divided]:
    """What `facets` counted last, by a column and speaker."""
    sql = f"SELECT {column}, speaker, count(*) FROM temp.{FACETS} WHERE {column} IS NOT NULL GROUP BY 1, 2"  # noqa: S608 - constants
    return connection.execute(sql).fetchall()


def _times(days: Iterable[Divided]) -> dict[int, str]:
    """The name of each day's year; of its month, when all are of one year."""
    dates = {day: date.fromordinal(day).isoformat() for day in {row[0] for row in days}}
    length = len("2024-05") if len({written[:4] for written in dates.values()}) == 1 else len("2024")
    return {day: written[:length] for day, written in dates.items()}


def _parts(connection: sqlite3.Connection, rows: Iterable[Divided], names: dict[int, str], most: int | None = None) -> tuple[Part, ...]:
    """The parts that the numbers of `rows` have in `names`, largest first (so many at most), with who speaks in each."""
    said: dict[str, Counter[int | None]] = {}
    for part, speaker, count in rows:
        said.setdefault(names[part], Counter())[speaker] += count
    ordered = sorted(said, key=lambda name: (-said[name].total(), name))[:most]
    foremost = {name: _most(said[name]) for name in ordered}
    people = _people(connection, {number for counted in foremost.values() for number, _ in counted})
    return tuple(
        Part(name, said[name].total(), tuple(Count(people[number][0], count, people[number][1]) for number, count in foremost[name]))
        for name in ordered
    )


def _most(counts: Counter[int | None]) -> list[tuple[int, int]]:
    known = [(number, count) for number, count in counts.items() if number is not None]
    return sorted(known, key=lambda pair: (-pair[1], pair[0]))[:_PEOPLE]


def _people(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, tuple[str, str]]:
    """The names and ids of speakers."""
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(f"SELECT number, coalesce(renamed, name), id FROM speakers WHERE number IN ({marks})", sorted(numbers))  # noqa: S608 - marks alone
    return {row[0]: (row[1], row[2]) for row in rows}
