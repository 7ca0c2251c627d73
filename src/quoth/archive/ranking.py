"""Few matches put in the order of relevance: the closest wording first, then by BM25 (https://www.sqlite.org/fts5.html#the_bm25_function)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from quoth.archive.schema import TOKENS
from quoth.archive.wording import Wording


def ranked(connection: sqlite3.Connection, asked: Wording, numbers: Sequence[int]) -> list[int]:
    """The numbers of matching quotations, given newest first, with the most relevant first.

    Side by side goes before close together, and that before anywhere; among equals the words must make up more of the quotation, and then
    be newer. The few texts are indexed in memory for it, by the same rules.
    """
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(f"SELECT number, words FROM quotations WHERE number IN ({marks})", tuple(numbers))  # noqa: S608 - marks alone
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE said USING fts5 (words, {TOKENS})")
        memory.executemany("INSERT INTO said (rowid, words) VALUES (?, ?)", rows)
        scored: dict[int, tuple[int, float]] = {}
        for tier, expression in enumerate(asked.tiers()):
            for number, score in memory.execute("SELECT rowid, bm25(said) FROM said WHERE said MATCH ?", (expression,)):
                scored[number] = (tier, score)
    return sorted(numbers, key=lambda number: (*scored.get(number, (len(asked.tiers()), 0.0)), -number))
