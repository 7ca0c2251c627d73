"""Who gets quoted, by outlet and by time: for all and for an outlet from sums, else in one walk over the newest that match."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quoth.archive import tallies
from quoth.archive.facets import foremost, speakers, walk
from quoth.archive.results import Count, Filters, Part, Voices
from quoth.archive.search import outlets_called
from quoth.archive.tallies import EVERYBODY, NOBODY, UNDATED, month_name, month_of, year_of

_OUTLETS = 12
"""So many of the largest outlets are told."""
_PEOPLE = 50

_Said = tuple[int, int, int, int]
"""An outlet, a month, a speaker, and how many quotations they have there and then."""
_Told = tuple[str, int, list[tuple[int, int]]]
"""The name of a part, how many quotations it has, and who said most of them, with how many."""


def voices(connection: sqlite3.Connection, words: str, filters: Filters) -> Voices:
    """The speakers of the quotations that `words` and `filters` mean. Raises as `search.find` does."""
    if not words.strip() and filters == Filters():
        return _everywhere(connection)
    if not words.strip() and filters == Filters(outlet=filters.outlet):
        outlets = outlets_called(connection, filters.outlet or "")
        if len(outlets) == 1:
            return _by_outlet(connection, outlets[0])
        return _divided(connection, _printed(connection, outlets), whole=True)
    walked = walk(connection, words, filters)
    months = {day: month_of(day) for day in set(walked.days)}
    places = Counter(zip(walked.outlets, (months[day] for day in walked.days), walked.speakers, strict=True))
    said = [(outlet or NOBODY, month, speaker or NOBODY, count) for (outlet, month, speaker), count in places.items()]
    return _divided(connection, said, whole=walked.whole)


def _everywhere(connection: sqlite3.Connection) -> Voices:
    """Who gets quoted in the whole archive."""
    people = connection.execute(
        "SELECT number, quotations FROM speakers WHERE quotations > 0 ORDER BY quotations DESC, number LIMIT ?", (_PEOPLE,)
    ).fetchall()
    months = tallies.months(connection, EVERYBODY)
    years = sorted({int(month.name[:4]) for month in months})
    return Voices(
        people=_named(connection, people),
        months=months,
        counted=tallies.counted(connection),
        whole=True,
        outlets=_parts(connection, _largest(connection)),
        times=_parts(connection, [_year(connection, year) for year in years] if len(years) > 1 else _times(_printed(connection))),
    )


def _by_outlet(connection: sqlite3.Connection, outlet: int) -> Voices:
    """Who gets quoted by one outlet."""
    name = connection.execute("SELECT name FROM outlets WHERE number = ?", (outlet,)).fetchone()[0]
    all_ = connection.execute("SELECT quotations FROM spoken WHERE speaker = ? AND outlet = ?", (EVERYBODY, outlet)).fetchone()
    months = connection.execute(
        "SELECT month, sum(quotations) FROM printed_monthly WHERE outlet = ? AND month != ? GROUP BY month ORDER BY month",
        (outlet, UNDATED),
    )
    part: _Told = (name, all_[0] if all_ else 0, _most(connection, outlet))
    return Voices(
        people=_named(connection, part[2]),
        months=tuple(Count(month_name(month), count) for month, count in months),
        counted=part[1],
        whole=True,
        outlets=_parts(connection, [part] if all_ else []),
        times=_parts(connection, _times(_printed(connection, (outlet,)))),
    )


def _divided(connection: sqlite3.Connection, said: Sequence[_Said], *, whole: bool) -> Voices:
    """Who gets quoted in some quotations, which are all that are meant when it is the `whole`."""
    people, months = Counter[int](), Counter[int]()
    for _, month, speaker, count in said:
        people[speaker] += count
        months[month] += count
    names = dict[int, str](connection.execute("SELECT number, name FROM outlets").fetchall())
    outlets = _parted((names[outlet], speaker, count) for outlet, _, speaker, count in said if outlet != NOBODY)
    largest = sorted(outlets, key=lambda part: (-part[1], part[0]))[:_OUTLETS]
    return Voices(
        people=_named(connection, foremost(people.items(), _PEOPLE)),
        months=tuple(Count(month_name(month), months[month]) for month in sorted(months) if month != UNDATED),
        counted=people.total(),
        whole=whole,
        outlets=_parts(connection, largest),
        times=_parts(connection, _times(said)),
    )


def _printed(connection: sqlite3.Connection, outlets: Iterable[int] | None = None) -> list[_Said]:
    """What some outlets printed, or all."""
    sql = "SELECT outlet, month, speaker, quotations FROM printed_monthly"
    cursor = connection.cursor()
    cursor.row_factory = None  # plain tuples, in half the time
    if outlets is None:
        return cursor.execute(sql).fetchall()
    return [row for outlet in outlets for row in cursor.execute(f"{sql} WHERE outlet = ?", (outlet,))]


def _largest(connection: sqlite3.Connection) -> list[_Told]:
    outlets = connection.execute(
        "SELECT o.number, o.name, s.quotations FROM spoken s JOIN outlets o ON o.number = s.outlet WHERE s.speaker = ?"
        " ORDER BY 3 DESC, 2 LIMIT ?",
        (EVERYBODY, _OUTLETS),
    ).fetchall()
    return [(name, count, _most(connection, number)) for number, name, count in outlets]


def _most(connection: sqlite3.Connection, outlet: int) -> list[tuple[int, int]]:
    sql = "SELECT speaker, quotations FROM spoken WHERE outlet = ? AND speaker > ? ORDER BY quotations DESC, speaker LIMIT ?"
    return connection.execute(sql, (outlet, NOBODY, _PEOPLE)).fetchall()


def _year(connection: sqlite3.Connection, year: int) -> _Told:
    all_ = connection.execute("SELECT quotations FROM spoken_yearly WHERE year = ? AND speaker = ?", (year, EVERYBODY)).fetchone()[0]
    most = "SELECT speaker, quotations FROM spoken_yearly WHERE year = ? AND speaker > ? ORDER BY quotations DESC, speaker LIMIT ?"
    return f"{year:04}", all_, connection.execute(most, (year, NOBODY, _PEOPLE)).fetchall()


def _times(said: Sequence[_Said]) -> list[_Told]:
    """The years; the months, when all are of one year."""
    months = {month for _, month, _, _ in said if month != UNDATED}
    one = len({year_of(month) for month in months}) == 1
    names = {month: month_name(month) if one else f"{year_of(month):04}" for month in months}
    return sorted(_parted((names[month], speaker, count) for _, month, speaker, count in said if month != UNDATED))


def _parted(said: Iterable[tuple[str, int, int]]) -> list[_Told]:
    """Parts, with who said most in each; `said` has the name of a part, a speaker and a count."""
    parts = defaultdict[str, Counter[int]](Counter)
    for name, speaker, count in said:
        parts[name][speaker] += count
    return [(name, counts.total(), foremost(counts.items(), _PEOPLE)) for name, counts in parts.items()]


def _parts(connection: sqlite3.Connection, told: Sequence[_Told]) -> tuple[Part, ...]:
    names = speakers(connection, {number for *_, most in told for number, _ in most})
    return tuple(
        Part(name, counted, tuple(Count(names[number][0], count, names[number][1]) for number, count in most))
        for name, counted, most in told
    )


def _named(connection: sqlite3.Connection, people: Sequence[tuple[int, int]]) -> tuple[Count, ...]:
    names = speakers(connection, [number for number, _ in people])
    return tuple(Count(names[number][0], count, names[number][1]) for number, count in people)
