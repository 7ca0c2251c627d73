"""A merge of two speakers, carried out some articles at a time.

That the two are one counts at once; their articles follow, so many to a transaction, and other writers come in between. What is left to do
is told by the rows themselves: an article that still gives its words to a speaker who was merged into another. So a merge that was broken
off is carried on with the next correction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from quoth.archive.documents import Index
from quoth.archive.identities import joined, rebuild_names
from quoth.archive.indexing import refresh_article

AT_ONCE = 200
"""Articles in one transaction: half a second, for as long as which another writer waits."""
PAUSE = 0.12
"""Seconds between two transactions: a writer that waits looks ten times a second whether the file is free (sqlite3's busy handler)."""


def left(connection: sqlite3.Connection) -> list[int]:
    """The numbers of the articles that give words to a speaker who was merged into another."""
    rows = connection.execute(
        "SELECT p.article FROM speakers s JOIN people p ON p.speaker = s.number WHERE s.joined IS NOT NULL"
        " UNION SELECT q.article FROM speakers s JOIN quotations q ON q.speaker = s.number AND q.state = 0 WHERE s.joined IS NOT NULL"
    )
    return [row[0] for row in rows]


def carry_on(connection: sqlite3.Connection, index: Index, articles: Iterable[int]) -> None:
    """Give the words in some articles to the speakers into whom theirs were merged; passes over what somebody forgot meanwhile."""
    for number in articles:
        if connection.execute("SELECT 1 FROM articles WHERE number = ?", (number,)).fetchone():
            refresh_article(connection, index, number)


def name_again(connection: sqlite3.Connection, one: str, other: str) -> None:
    """Make the names of two speakers (by id) again, and of those whom they joined."""
    numbers = {row[0] for row in connection.execute("SELECT number FROM speakers WHERE id IN (?, ?)", (one, other))}
    rebuild_names(connection, numbers | {joined(connection, number) for number in numbers})
