"""How the newest quotations that a search means divide: by speaker, outlet, kind, medium and month."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from quoth.archive.results import Count, Facets, Filters, by_count
from quoth.archive.search import ask, select

_WALKED = 10_000
"""So many quotations are divided, the newest."""
_MOST = 50
"""So many speakers and outlets are told."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The newest quotations that are meant, one after the other in each column; `whole` is False when there are more of them."""

    speakers: tuple[int | None, ...]
    outlets: tuple[int | None, ...]
    kinds: tuple[str, ...]
    media: tuple[str | None, ...]
    days: tuple[int | None, ...]
    whole: bool


def walk(connection: sqlite3.Connection, words: str, filters: Filters) -> Walk:
    """The newest quotations that `words` and `filters` mean. Raises as `quoth.archive.search.find` does."""
    question = ask(connection, words, filters)
    sql, values = select(question, question.whole, "q.speaker, q.outlet, q.kind, q.medium, q.day")
    key = "q.number" if question.whole is None else "f.rowid"  # the order in which the rows are walked: nothing is sorted
    cursor = connection.cursor()
    cursor.row_factory = None  # plain tuples, in half the time
    rows = cursor.execute(f"{sql} ORDER BY {key} DESC LIMIT {_WALKED + 1}", values).fetchall()
    speakers, outlets, kinds, media, days = zip(*rows[:_WALKED], strict=True) if rows else ((), (), (), (), ())
    return Walk(speakers, outlets, kinds, media, days, whole=len(rows) <= _WALKED)


def facets(connection: sqlite3.Connection, walked: Walk) -> Facets:
    """How the quotations of a walk divide."""
    people = foremost(Counter(walked.speakers).items(), _MOST)
    names = speakers(connection, [number for number, _ in people])
    outlets = dict[int, str](connection.execute("SELECT number, name FROM outlets").fetchall())
    printed = Counter({outlets[number]: count for number, count in Counter(walked.outlets).items() if number is not None})
    return Facets(
        people=tuple(Count(names[number][0], count, names[number][1]) for number, count in people),
        outlets=by_count(printed)[:_MOST],
        kinds=by_count(Counter(walked.kinds)),
        media=by_count(Counter(medium for medium in walked.media if medium is not None)),
        months=months((day, count) for day, count in Counter(walked.days).items() if day is not None),
        counted=len(walked.speakers),
        whole=walked.whole,
    )


def foremost(counts: Iterable[tuple[int | None, int]], most: int) -> list[tuple[int, int]]:
    """The speakers' numbers that are counted most, each with its count, nobody left out; of equals the lower number first."""
    known = [(number, count) for number, count in counts if number]
    least = min(nlargest(most, (count for _, count in known)), default=0)  # few are sorted, of tens of thousands
    return sorted((pair for pair in known if pair[1] >= least), key=lambda pair: (-pair[1], pair[0]))[:most]


def speakers(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The names and ids of speakers by their numbers."""
    wanted = sorted(numbers)
    marks = ",".join("?" * len(wanted))
    rows = connection.execute(f"SELECT number, coalesce(renamed, name), id FROM speakers WHERE number IN ({marks})", wanted)  # noqa: S608 - marks alone
    return {row[0]: (row[1], row[2]) for row in rows}


def months(days: Iterable[tuple[int, int]]) -> tuple[Count, ...]:
    """Counts of days (ordinals) added up by month ("2024-05"), in the order of time."""
    totals: dict[str, int] = {}
    for day, count in sorted((row[0], row[1]) for row in days):
        month = date.fromordinal(day).isoformat()[:7]
        totals[month] = totals.get(month, 0) + count
    return tuple(Count(month, count) for month, count in totals.items())
