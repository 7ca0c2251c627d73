"""Who gets quoted, in one look at the newest quotations that match: by outlet and by time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date

from quoth.archive.results import Count, Filters, Part, Voices
from quoth.archive.search import FACETED, ask, facets, select

_OUTLETS = 12
"""So many of the largest outlets are told."""
_PEOPLE = 50


def voices(connection: sqlite3.Connection, words: str, filters: Filters) -> Voices:
    """The speakers of the quotations that `words` and `filters` mean. Raises as `search.find` does."""
    whole = facets(connection, words, filters)
    question = ask(connection, words, filters)
    sql, values = select(question, question.whole, "q.speaker, q.outlet, q.day")
    rows = connection.execute(f"{sql} ORDER BY q.number DESC LIMIT {FACETED}", values).fetchall()
    outlets = dict[int, str](connection.execute("SELECT number, name FROM outlets").fetchall())
    days = Counter((row[2], row[0]) for row in rows if row[2] is not None)
    return Voices(
        whole=whole,
        outlets=_parts(connection, Counter((row[1], row[0]) for row in rows if row[1] is not None), outlets)[:_OUTLETS],
        times=tuple(sorted(_parts(connection, days, _times(days)), key=lambda part: part.name)),
    )


def _times(days: Iterable[tuple[int, int | None]]) -> dict[int, str]:
    """The name of each day's year; of its month, when all are of one year."""
    dates = {day: date.fromordinal(day).isoformat() for day, _ in days}
    length = len("2024-05") if len({written[:4] for written in dates.values()}) == 1 else len("2024")
    return {day: written[:length] for day, written in dates.items()}


def _parts(connection: sqlite3.Connection, rows: Counter[tuple[int, int | None]], names: dict[int, str]) -> tuple[Part, ...]:
    """The parts that the numbers of `rows` have in `names`, largest first, with who speaks in each."""
    said: dict[str, Counter[int | None]] = {}
    for (part, speaker), count in rows.items():
        said.setdefault(names[part], Counter())[speaker] += count
    most = {name: _most(counts) for name, counts in said.items()}
    people = _people(connection, {number for counted in most.values() for number, _ in counted})
    ordered = sorted(said, key=lambda name: (-said[name].total(), name))
    return tuple(
        Part(name, said[name].total(), tuple(Count(people[number][0], count, people[number][1]) for number, count in most[name]))
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
