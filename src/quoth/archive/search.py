"""Quotations out: by words, by who said them, where and when.

Answers come from the index in the order of numbers, which is the order of time, and stop as soon as the page is full. Relevance is
closeness of wording: side by side, then close together, then anywhere. Few matches are ranked by BM25 within these
(`quoth.archive.ranking`); of more, the newest come first, and nothing is ranked that is not shown.
"""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import date

from quoth.archive.documents import kind_label, medium_label, outlet_label, speaker_label
from quoth.archive.hits import LINES, hits, line_of
from quoth.archive.identities import joined, meant, speaker_of
from quoth.archive.numbering import stretch
from quoth.archive.ranking import ranked
from quoth.archive.results import Filters, Found, Listing, Paging, Speaker
from quoth.archive.wording import Wording, wording
from quoth.errors import ArchiveError, NotFoundError

COUNTED = 1000
"""A total is exact up to here."""
MOST = 500
"""The largest page."""

RANKED = 200
"""So many matches are ranked."""
_RANKS = 9
"""What stands for the tier in the cursor of a ranked answer."""

_CURSOR = re.compile(r"(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A search made ready: expressions from the closest to the loosest (None: no expression, all rows), and conditions on the rows.

    `index` is the smallest index that has the columns of the expressions.
    """

    asked: Wording
    index: str
    tiers: tuple[str | None, ...]
    whole: str | None
    conditions: tuple[tuple[str, int | float], ...]
    stretch: tuple[int, int]
    people: tuple[Speaker, ...]


def find(connection: sqlite3.Connection, words: str, filters: Filters, paging: Paging) -> Found:
    """The quotations that `words` and `filters` mean, one page of them."""
    question = ask(connection, words, filters)
    limit = max(1, min(paging.limit, MOST))
    found, total = _answer(connection, question, paging, limit + 1)
    rest = len(found) > limit
    cursor = f"{found[limit - 1][0]}.{found[limit - 1][1]}" if rest else None
    shown = hits(connection, [number for _, number in found[:limit]], question.asked)
    return Found(shown, min(total, COUNTED), total > COUNTED, cursor, question.people)


def ask(connection: sqlite3.Connection, words: str, filters: Filters) -> Question:
    """The question that `words` and `filters` put. Raises `NotFoundError` for a person, outlet or article that the archive lacks."""
    asked = wording(words)
    speakers = _speakers(connection, filters)
    wanted = _labels(connection, filters, speakers)
    if filters.about:
        wanted.append(_about(connection, filters.about))
    tiers = asked.tiers() if asked.wanted else (None,)
    low, high = stretch(_day(filters.since), _day(filters.until))
    return Question(
        asked=asked,
        index="quotation_index" if filters.about else "said_index",
        tiers=tuple(_together(tier, wanted) for tier in tiers),
        whole=_together(asked.whole() if asked.wanted else None, wanted),
        conditions=_conditions(connection, filters),
        stretch=(low, high),
        people=tuple(speaker_of(row) for row in speakers),
    )


def select(question: Question, expression: str | None, columns: str = "q.number") -> tuple[str, list[str | int | float]]:
    """The SQL and its values that walk the rows of one expression; the caller adds order and limit."""
    low, high = question.stretch
    also = "".join(f" AND {condition}" for condition, _ in question.conditions)
    values = [value for _, value in question.conditions]
    if expression is None:
        return f"SELECT {columns} FROM quotations q WHERE q.state = 0 AND q.number BETWEEN ? AND ?{also}", [low, high, *values]
    if not question.conditions and columns in ("q.number", "1"):
        sql = f"SELECT {'1' if columns == '1' else 'f.rowid'} FROM {question.index} f"
        return f"{sql} WHERE f.{question.index} MATCH ? AND f.rowid BETWEEN ? AND ?", [expression, low, high]
    # CROSS: the index is walked, in its own order, and its rows are looked up.
    sql = f"SELECT {columns} FROM {question.index} f CROSS JOIN quotations q ON q.number = f.rowid"
    return f"{sql} WHERE f.{question.index} MATCH ? AND f.rowid BETWEEN ? AND ?{also}", [expression, low, high, *values]


def list_articles(connection: sqlite3.Connection, words: str, outlet: str | None, limit: int, cursor: str | None) -> Listing:
    """The latest versions of articles, last added first: those of an outlet, those with `words` in the headline, or all."""
    _, before = place(cursor)
    conditions, values = ["a.later IS NULL"], list[object]()
    if before is not None:
        conditions, values = [*conditions, "a.number < ?"], [*values, before]
    if outlet is not None:
        conditions, values = [*conditions, "o.name = ? COLLATE NOCASE"], [*values, outlet]
    asked = wording(words)
    if asked.wanted:
        conditions = [*conditions, "a.number IN (SELECT rowid FROM headline_index WHERE headline_index MATCH ?)"]
        values.append(asked.whole("headline"))
    rows = connection.execute(f"{LINES} WHERE {' AND '.join(conditions)} ORDER BY a.number DESC LIMIT ?", [*values, limit + 1]).fetchall()
    more = f"0.{rows[limit - 1]['number']}" if len(rows) > limit else None
    return Listing(tuple(line_of(row) for row in rows[:limit]), more)


def _answer(connection: sqlite3.Connection, question: Question, paging: Paging, limit: int) -> tuple[list[tuple[int, int]], int]:
    """The numbers of a page, each with what its cursor begins with, and how many there are in all."""
    tier, after = place(paging.cursor)
    if paging.sort == "relevance" and question.asked.wanted and (after is None or tier == _RANKS):
        sql, values = select(question, question.whole)
        rows = connection.execute(f"{sql} ORDER BY f.rowid DESC LIMIT ?", [*values, COUNTED + 1]).fetchall()
        if len(rows) <= RANKED or tier == _RANKS:
            order = ranked(connection, question.asked, [row[0] for row in rows[:RANKED]])
            start = order.index(after) + 1 if after in order else 0
            return [(_RANKS, number) for number in order[start : start + limit]], len(rows)
        return _page(connection, question, paging, limit), len(rows)
    found = _page(connection, question, paging, limit)
    whole = after is None and len(found) < limit
    return found, len(found) if whole else _total(connection, question)


def _page(connection: sqlite3.Connection, question: Question, paging: Paging, limit: int) -> list[tuple[int, int]]:
    tiers = question.tiers if paging.sort == "relevance" else (question.whole,)
    first, after = place(paging.cursor)
    order, past = ("ASC", ">") if paging.sort == "oldest" else ("DESC", "<")
    found: list[tuple[int, int]] = []
    for tier, expression in enumerate(tiers):
        if tier < first or len(found) >= limit:
            continue
        sql, values = select(question, expression)
        key = "q.number" if expression is None else "f.rowid"
        if tier == first and after is not None:
            sql, values = f"{sql} AND {key} {past} ?", [*values, after]
        rows = connection.execute(f"{sql} ORDER BY {key} {order} LIMIT ?", [*values, limit - len(found)])
        found += [(tier, row[0]) for row in rows]
    return found


def place(cursor: str | None) -> tuple[int, int | None]:
    """Where a page begins: the tier and the number after which it goes on. Raises `ArchiveError` for a cursor of another making."""
    if cursor is None:
        return 0, None
    parts = _CURSOR.fullmatch(cursor)
    if parts is None:
        raise ArchiveError("cursor", f"{cursor!r} does not come from this archive", "ask again from the beginning")
    return int(parts[1]), int(parts[2])


def _total(connection: sqlite3.Connection, question: Question) -> int:
    sql, values = select(question, question.whole, "1")
    return int(connection.execute(f"SELECT count(*) FROM ({sql} LIMIT {COUNTED + 1})", values).fetchone()[0])


def _together(expression: str | None, wanted: list[str]) -> str | None:
    parts = [*([] if expression is None else [expression]), *wanted]
    return " AND ".join(f"({part})" for part in parts) if parts else None


def _speakers(connection: sqlite3.Connection, filters: Filters) -> list[sqlite3.Row]:
    if filters.speaker is not None:
        row = connection.execute("SELECT number FROM speakers WHERE id = ?", (filters.speaker,)).fetchone()
        if row is None:
            raise NotFoundError(filters.speaker, "no speaker has this id", "quoth people lists them")
        return connection.execute("SELECT * FROM speakers WHERE number = ?", (joined(connection, row[0]),)).fetchall()
    if filters.by is None:
        return []
    found = meant(connection, filters.by)
    if not found:
        raise NotFoundError(filters.by, "nobody in the archive has this name", "quoth people lists who speaks")
    return found


def _labels(connection: sqlite3.Connection, filters: Filters, speakers: list[sqlite3.Row]) -> list[str]:
    wanted = [[speaker_label(row["number"]) for row in speakers]] if speakers else []
    if filters.outlet:
        wanted.append([outlet_label(number) for number in outlets_called(connection, filters.outlet)])
    if filters.kind:
        wanted.append([kind_label(filters.kind)])
    if filters.medium:
        wanted.append([medium_label(filters.medium)])
    return ["labels : (" + " OR ".join(f'"{label}"' for label in group) + ")" for group in wanted]


def outlets_called(connection: sqlite3.Connection, name: str) -> list[int]:
    """The numbers of the outlets with this name, large and small letters alike. Raises `NotFoundError`."""
    rows = connection.execute("SELECT number FROM outlets WHERE name = ? COLLATE NOCASE", (name,)).fetchall()
    if not rows:
        raise NotFoundError(name, "no article in the archive is of this outlet", "quoth find --json shows the outlets' names")
    return [row[0] for row in rows]


def _about(connection: sqlite3.Connection, about: str) -> str:
    names = [wording(f'"{row["name"]}"').whole("words setting") for row in meant(connection, about, 1) if " " in row["key"]]
    asked = wording(about)
    if not asked.wanted:
        raise ArchiveError("--about", f"{about!r} has no words", "say what it is about")
    return " OR ".join(f"({part})" for part in dict.fromkeys([asked.whole("words setting"), *names]))


def _conditions(connection: sqlite3.Connection, filters: Filters) -> tuple[tuple[str, int | float], ...]:
    found: list[tuple[str, int | float]] = []
    since, until = _day(filters.since), _day(filters.until)
    if since is not None:
        found.append(("q.day >= ?", since.toordinal()))
    if until is not None:
        found.append(("q.day <= ?", until.toordinal()))
    if filters.min_confidence > 0:
        found.append(("q.confidence >= ?", filters.min_confidence))
    if filters.article is not None:
        row = connection.execute("SELECT max(number) FROM articles WHERE id = ?", (filters.article,)).fetchone()
        if row[0] is None:
            raise NotFoundError(filters.article, "no article has this id", "quoth find --json shows the ids of articles")
        found.append(("q.article = ?", row[0]))
    return tuple(found)


def _day(day: str | date | None) -> date | None:
    if day is None or isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise ArchiveError(day, "it is no day", "write days as 2024-05-31") from error
