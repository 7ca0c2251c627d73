"""How often each speaker is quoted, counted as articles come and go: by outlet, by month, by year, and by how the words were quoted.

A speaker of tens of thousands of quotations is then told from some hundred sums. The sums are always those of `quotations`; they are
written in the transaction that changes it, and a sum that comes down to nothing is no row.
"""

# ruff: noqa: S608 - statements are put together from constants of this module alone; every value is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date

from quoth.archive.results import Count, by_count

NOBODY = 0
"""Stands for no speaker and for no outlet where quotations are counted."""
EVERYBODY = -1
"""Stands for all speakers together, `NOBODY` among them."""
UNDATED = 0
"""The month of an article without a date."""
_YEAR = 100
_OUTLETS = 50
"""So many of the outlets that quote a speaker are told."""

Said = tuple[int | None, str, str | None]
"""What is counted of a quotation: its speaker, its kind and its medium."""
_Place = tuple[int | str, ...]

_TABLES = {
    "spoken": ("speaker", "outlet"),
    "spoken_monthly": ("speaker", "month"),
    "spoken_yearly": ("year", "speaker"),
    "spoken_how": ("speaker", "kind", "medium"),
    "printed_monthly": ("outlet", "month", "speaker"),
}
"""The tables of sums, each with its key."""


def month_of(day: int | None) -> int:
    """The month of a day, both as the archive keeps them: 202405 for any day (an ordinal) in May 2024, `UNDATED` for None.

    >>> month_of(date(2024, 5, 31).toordinal())
    202405
    """
    if day is None:
        return UNDATED
    printed = date.fromordinal(day)
    return printed.year * _YEAR + printed.month


def month_name(month: int) -> str:
    """The name of a month: "2024-05"."""
    return f"{year_of(month):04}-{month % _YEAR:02}"


def year_of(month: int) -> int:
    """The year that a month is of."""
    return month // _YEAR


def counted(connection: sqlite3.Connection) -> int:
    """How many quotations there are in all."""
    return int(connection.execute("SELECT total(quotations) FROM spoken WHERE speaker = ?", (EVERYBODY,)).fetchone()[0])


def months(connection: sqlite3.Connection, speaker: int) -> tuple[Count, ...]:
    """How many quotations a speaker (or `EVERYBODY`) has in each month, in the order of time."""
    sql = "SELECT month, quotations FROM spoken_monthly WHERE speaker = ? AND month != ? ORDER BY month"
    return tuple(Count(month_name(month), count) for month, count in connection.execute(sql, (speaker, UNDATED)))


def outlets(connection: sqlite3.Connection, speaker: int) -> tuple[Count, ...]:
    """The outlets that quote a speaker most, with how often."""
    rows = connection.execute(
        "SELECT o.name, s.quotations FROM spoken s JOIN outlets o ON o.number = s.outlet WHERE s.speaker = ? ORDER BY 2 DESC, 1 LIMIT ?",
        (speaker, _OUTLETS),
    )
    return tuple(Count(*row) for row in rows)


def kinds_and_media(connection: sqlite3.Connection, speaker: int) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """How a speaker is quoted: the kinds with how often, and the media where one is told."""
    kinds, media = Counter[str](), Counter[str]()
    for kind, medium, count in connection.execute("SELECT kind, medium, quotations FROM spoken_how WHERE speaker = ?", (speaker,)):
        kinds[kind] += count
        if medium:
            media[medium] += count
    return by_count(kinds), by_count(media)


class Tallies:
    """What is to be counted by the next `flush`, which must come before the transaction ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles = Counter[_Place]()
        self._sums: dict[str, Counter[_Place]] = {table: Counter() for table in _TABLES}

    def add(self, said: Iterable[Said], outlet: int | None, day: int | None, by: int) -> None:
        """An article of an outlet and a day has (`by` is 1) or no longer has (-1) these quotations."""
        quotations = Counter(said)
        if not quotations:
            return
        month, place = month_of(day), outlet or NOBODY
        spoken = Counter[int]()
        for (speaker, kind, medium), count in quotations.items():
            number = speaker or NOBODY
            spoken[number] += count
            self._sums["spoken_how"][number, kind, medium or ""] += by * count
        for number, count in spoken.items():
            self._sums["printed_monthly"][place, month, number] += by * count
        spoken[EVERYBODY] = spoken.total()
        for number, count in spoken.items():
            self._articles[number, place] += by
            self._sums["spoken"][number, place] += by * count
            self._sums["spoken_monthly"][number, month] += by * count
            if month != UNDATED:
                self._sums["spoken_yearly"][year_of(month), number] += by * count

    def flush(self) -> None:
        """Write what waits."""
        said = Counter[int | str]()
        for (speaker, _), count in self._sums["spoken"].items():
            said[speaker] += count
        changed = ((count, speaker) for speaker, count in sorted(said.items()) if count)
        self._connection.executemany("UPDATE speakers SET quotations = quotations + ? WHERE number = ?", changed)
        for table, key in _TABLES.items():
            self._sum_up(table, key)
        articles = ((count, *place) for place, count in sorted(self._articles.items()) if count)
        self._connection.executemany("UPDATE spoken SET articles = articles + ? WHERE speaker = ? AND outlet = ?", articles)
        self.discard()

    def discard(self) -> None:
        """Forget what waits: the transaction it belongs to is undone."""
        self._articles.clear()
        for waiting in self._sums.values():
            waiting.clear()

    def _sum_up(self, table: str, key: tuple[str, ...]) -> None:
        changed = sorted((place, count) for place, count in self._sums[table].items() if count)
        columns, marks, here = ", ".join(key), ", ".join("?" * len(key)), " AND ".join(f"{column} = ?" for column in key)
        self._connection.executemany(
            f"INSERT INTO {table} ({columns}, quotations) VALUES ({marks}, ?)"
            f" ON CONFLICT ({columns}) DO UPDATE SET quotations = quotations + excluded.quotations",
            ((*place, count) for place, count in changed),
        )
        less = (place for place, count in changed if count < 0)
        self._connection.executemany(f"DELETE FROM {table} WHERE {here} AND quotations = 0", less)
