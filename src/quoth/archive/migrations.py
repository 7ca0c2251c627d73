"""From every older version of the tables to this one, in place: the statements of a step are those of its day and never change.

A step takes `articles` and `corrections` as they are and makes from them what is new.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from quoth.archive.documents import Document, wordings
from quoth.archive.indexing import document_of, labels_of, stored
from quoth.archive.schema import SHOWN, VERSION, create, statements
from quoth.errors import ArchiveError
from quoth.model import content_id

_AT_ONCE = 1000
"""Articles whose documents wait in memory."""

_TO_2 = """
DROP INDEX quotations_by_id;
DROP INDEX quotations_by_confidence;
DROP INDEX quotations_by_speaker;
DROP INDEX people_by_base;
DROP TABLE shingles;
DROP TABLE quotation_index;
ALTER TABLE speakers ADD COLUMN parted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN traits TEXT NOT NULL DEFAULT '';
UPDATE speakers SET quotations = 0;
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT address;
CREATE INDEX articles_by_outlet ON articles (outlet, later, number, copy_of);
CREATE INDEX articles_by_day ON articles (day);
CREATE INDEX people_by_base ON people (base, article) WHERE speaker IS NOT base;
CREATE INDEX people_by_traits ON people (base, article) WHERE traits != '';
CREATE INDEX quotations_by_speaker ON quotations (speaker, number, article, outlet, day, kind, medium)
    WHERE state = 0 AND speaker IS NOT NULL;
CREATE TABLE spoken (
    speaker INTEGER NOT NULL,
    outlet INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (speaker, outlet)
) WITHOUT ROWID;
CREATE TABLE totals (
    quotations INTEGER NOT NULL
);
INSERT INTO totals VALUES (0);
CREATE TABLE registered (
    speaker TEXT NOT NULL,
    register TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (speaker, register, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE quotation_index USING fts5 (words, setting, labels, content = '', columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE wording_index USING fts5 (shingles, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO quotation_index (quotation_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO quotation_index (quotation_index, rank) VALUES ('automerge', 8);
INSERT INTO wording_index (wording_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO wording_index (wording_index, rank) VALUES ('automerge', 8);
"""
_TO_3 = """
CREATE VIRTUAL TABLE said_index USING fts5 (words, labels, content = '', columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO said_index (said_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO said_index (said_index, rank) VALUES ('automerge', 8);
"""
_TO_4 = """
DROP TABLE totals;
DROP TABLE spoken;
CREATE TABLE spoken (
    speaker INTEGER NOT NULL,
    outlet INTEGER NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (speaker, outlet)
) WITHOUT ROWID;
CREATE INDEX spoken_by_outlet ON spoken (outlet, quotations DESC, speaker);
CREATE TABLE spoken_monthly (
    speaker INTEGER NOT NULL,
    month INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (speaker, month)
) WITHOUT ROWID;
CREATE TABLE spoken_yearly (
    year INTEGER NOT NULL,
    speaker INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (year, speaker)
) WITHOUT ROWID;
CREATE INDEX spoken_by_year ON spoken_yearly (year, quotations DESC, speaker);
CREATE TABLE spoken_how (
    speaker INTEGER NOT NULL,
    kind TEXT NOT NULL,
    medium TEXT NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (speaker, kind, medium)
) WITHOUT ROWID;
CREATE TABLE printed_monthly (
    outlet INTEGER NOT NULL,
    month INTEGER NOT NULL,
    speaker INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (outlet, month, speaker)
) WITHOUT ROWID;
INSERT INTO spoken SELECT coalesce(speaker, 0), coalesce(outlet, 0), count(DISTINCT article), count(*)
    FROM quotations WHERE state = 0 GROUP BY 1, 2;
INSERT INTO spoken SELECT -1, coalesce(outlet, 0), count(DISTINCT article), count(*) FROM quotations WHERE state = 0 GROUP BY 2;
INSERT INTO printed_monthly
    SELECT coalesce(outlet, 0), coalesce(CAST(strftime('%Y%m', day + 1721424.5) AS INTEGER), 0), coalesce(speaker, 0), count(*)
    FROM quotations WHERE state = 0 GROUP BY 1, 2, 3;
INSERT INTO spoken_monthly SELECT speaker, month, sum(quotations) FROM printed_monthly GROUP BY 1, 2;
INSERT INTO spoken_monthly SELECT -1, month, sum(quotations) FROM printed_monthly GROUP BY 2;
INSERT INTO spoken_yearly SELECT month / 100, speaker, sum(quotations) FROM spoken_monthly WHERE month > 0 GROUP BY 1, 2;
INSERT INTO spoken_how SELECT coalesce(speaker, 0), kind, coalesce(medium, ''), count(*) FROM quotations WHERE state = 0 GROUP BY 1, 2, 3;
UPDATE speakers SET quotations = coalesce((SELECT sum(s.quotations) FROM spoken s WHERE s.speaker = speakers.number), 0);
"""


def prepare(connection: sqlite3.Connection, where: str) -> None:
    """Make the tables of a new file, or bring an older one to this version; inside the caller's transaction.

    Raises `ArchiveError` for a file of another program and for one that a newer Quoth wrote.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise ArchiveError(where, f"it has version {version}, and this Quoth knows versions up to {VERSION}", "update Quoth")
    if version == 0:
        create(connection, where)
    for step in range(version or VERSION, VERSION):
        MIGRATIONS[step](connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _to_2(connection: sqlite3.Connection) -> None:
    """Ids and shingles go into an index of their own, doubt into the labels; there is room to count quotations."""
    for statement in statements(_TO_2):
        connection.execute(statement)
    for (correction,) in connection.execute("SELECT id FROM corrections WHERE kind = 'split'").fetchall():
        connection.execute("UPDATE speakers SET parted = 1 WHERE id = ?", (content_id("split", correction),))
    waiting: list[Document] = []
    for count, (number,) in enumerate(connection.execute("SELECT number FROM articles ORDER BY number").fetchall(), 1):
        article = stored(connection, number)
        rows = connection.execute("SELECT * FROM quotations WHERE article = ? ORDER BY place", (number,)).fetchall()
        waiting += [document_of(row, article, article.quotations[row["place"]]) for row in rows]
        if count % _AT_ONCE == 0:
            _write_2(connection, waiting)
            waiting.clear()
    _write_2(connection, waiting)


def _write_2(connection: sqlite3.Connection, documents: list[Document]) -> None:
    documents.sort(key=lambda document: document.number)
    rows = ((d.number, d.words, d.setting, d.labels) for d in documents if d.labels is not None)
    connection.executemany("INSERT INTO quotation_index (rowid, words, setting, labels) VALUES (?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO wording_index (rowid, shingles) VALUES (?, ?)", wordings(documents))


def _to_3(connection: sqlite3.Connection) -> None:
    """Words and labels go into an index without what stands around them."""
    for statement in statements(_TO_3):
        connection.execute(statement)
    shown = connection.execute("SELECT * FROM quotations WHERE state = ? ORDER BY number", (SHOWN,))
    said = ((row["number"], row["words"], labels_of(row)) for row in shown)
    connection.executemany("INSERT INTO said_index (rowid, words, labels) VALUES (?, ?, ?)", said)


def _to_4(connection: sqlite3.Connection) -> None:
    """Quotations are counted by speaker, outlet, month, year and kind."""
    for statement in statements(_TO_4):
        connection.execute(statement)


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _to_2, 2: _to_3, 3: _to_4}
"""For each older version that was ever released, the step to the next one."""
