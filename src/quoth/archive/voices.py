"""Who gets quoted, in one walk over the newest quotations that match: by outlet and by time."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from quoth.archive.facets import facets, foremost, speakers, walk
from quoth.archive.results import Count, Filters, Part, Voices

_OUTLETS = 12
"""So many of the largest outlets are told."""
_PEOPLE = 50


def voices(connection: sqlite3.Connection, words: str, filters: Filters) -> Voices:
    """The speakers of the quotations that `words` and `filters` mean. Raises as `search.find` does."""
    walked = walk(connection, words, filters)
    outlets = dict[int | None, str](connection.execute("SELECT number, name FROM outlets").fetchall())
    times = _parted(zip(walked.days, walked.speakers, strict=True), _times(walked.days))
    return Voices(
        whole=facets(connection, walked),
        outlets=_told(connection, _parted(zip(walked.outlets, walked.speakers, strict=True), outlets)[:_OUTLETS]),
        times=_told(connection, sorted(times, key=lambda part: part[0])),
    )


def _times(days: Iterable[int | None]) -> dict[int | None, str]:
    """The name of each day's year; of its month, when all are of one year."""
    dates = {day: date.fromordinal(day).isoformat() for day in set(days) if day is not None}
    length = len("2024-05") if len({written[:4] for written in dates.values()}) == 1 else len("2024")
    return {day: written[:length] for day, written in dates.items()}


def _parted(said: Iterable[tuple[int | None, int | None]], names: Mapping[int | None, str]) -> list[tuple[str, Counter[int | None]]]:
    """The parts that have a name, the largest first, with how often each speaks; `said` has the part and the speaker of each quotation."""
    parts = defaultdict[str, Counter[int | None]](Counter)
    for (name, speaker), count in Counter((names.get(part), speaker) for part, speaker in said).items():
        if name is not None:
            parts[name][speaker] = count
    return sorted(parts.items(), key=lambda part: (-part[1].total(), part[0]))


def _told(connection: sqlite3.Connection, parts: Iterable[tuple[str, Counter[int | None]]]) -> tuple[Part, ...]:
    """Parts with the names of those who speak most in them."""
    most = [(name, said.total(), foremost(said, _PEOPLE)) for name, said in parts]
    people = speakers(connection, {number for *_, counted in most for number, _ in counted})
    return tuple(
        Part(name, total, tuple(Count(people[number][0], count, people[number][1]) for number, count in counted))
        for name, total, counted in most
    )
