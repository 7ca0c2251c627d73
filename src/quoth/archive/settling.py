"""The indexes in one piece each: a transaction leaves segments, and a search asks every one of them.

Merged little by little, as rows come in, an index of a million quotations has twenty segments; in one piece it answers in half the time
what asks for common words. The merge goes on for some pages at a time, so that no writer waits long and the file hardly grows
(https://www.sqlite.org/fts5.html#the_merge_command).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from quoth.archive.tallies import counted

_INDEXES = ("said_index", "quotation_index", "wording_index")
_PAGES = 250
"""Pages that are written in one transaction."""
_WORTH = 2
"""Settling is worth its time when at least one in so many quotations is new: a row is then written anew a few times in its life."""


def settle(connection: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[sqlite3.Connection]], added: int) -> None:
    """Merge each index into one segment after `added` quotations came in; nothing when those are few beside the others."""
    if added * _WORTH < counted(connection):
        return
    for index in _INDEXES:
        pages = -_PAGES  # less than nothing: begin a merge of all segments
        while _merged(transaction, index, pages):
            pages = _PAGES


def _merged(transaction: Callable[[], AbstractContextManager[sqlite3.Connection]], index: str, pages: int) -> bool:
    """Whether there was anything left to merge; each transaction stands for itself."""
    with transaction() as connection:
        before = connection.total_changes
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))  # noqa: S608 - a constant of this module
        return connection.total_changes - before >= 2
