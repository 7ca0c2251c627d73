"""The tables of an archive.

One table holds what was read: `articles.report`, the article as added. `corrections` holds what people said about it. Every other table and
index is made from those two and can be made again, which is what `quoth repair` and migrations do.

`quotations.number` encodes time: minutes since year 1, then a serial number, so that the newest come first without sorting and a stretch
of days is a stretch of numbers. It orders and never states: a time without a zone is ordered as if it were UTC.
"""

from __future__ import annotations

import sqlite3

from quoth.errors import ArchiveError

APPLICATION = 0x51756F74
"""'Quot' in the file's header says that it is an archive (https://www.sqlite.org/fileformat.html#application_id)."""

VERSION = 4

TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
"""Words are stemmed after Porter (English; harmless elsewhere, as both sides are treated alike) and compared without accents or case."""

_TABLES = f"""
CREATE TABLE outlets (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    text_id TEXT NOT NULL,
    address TEXT,
    url TEXT,
    canonical TEXT,
    outlet INTEGER REFERENCES outlets,
    title TEXT,
    authors TEXT NOT NULL,
    published TEXT,
    minute INTEGER NOT NULL,
    day INTEGER,
    language TEXT,
    quotations INTEGER NOT NULL,
    version INTEGER NOT NULL,
    later INTEGER,
    copy_of INTEGER,
    added TEXT NOT NULL,
    report BLOB NOT NULL,
    UNIQUE (id, text_id)
);
CREATE INDEX articles_by_address ON articles (address) WHERE address IS NOT NULL;
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT address;
CREATE INDEX articles_by_copy ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_by_outlet ON articles (outlet, later, number, copy_of);
CREATE INDEX articles_by_day ON articles (day);
CREATE TABLE speakers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    sure INTEGER NOT NULL,
    renamed TEXT,
    joined INTEGER REFERENCES speakers,
    parted INTEGER NOT NULL DEFAULT 0,
    quotations INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX speakers_by_key ON speakers (key);
CREATE INDEX speakers_by_joined ON speakers (joined) WHERE joined IS NOT NULL;
CREATE INDEX speakers_by_quotations ON speakers (quotations DESC, number);
CREATE TABLE names (
    key TEXT NOT NULL,
    speaker INTEGER NOT NULL,
    PRIMARY KEY (key, speaker)
) WITHOUT ROWID;
CREATE INDEX names_by_speaker ON names (speaker);
CREATE TABLE people (
    article INTEGER NOT NULL REFERENCES articles,
    id TEXT NOT NULL,
    base INTEGER NOT NULL REFERENCES speakers,
    speaker INTEGER REFERENCES speakers,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    traits TEXT NOT NULL,
    PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE INDEX people_by_base ON people (base, article) WHERE speaker IS NOT base;
CREATE INDEX people_by_traits ON people (base, article) WHERE traits != '';
CREATE INDEX people_by_speaker ON people (speaker, article);
CREATE TABLE parted (
    base INTEGER NOT NULL REFERENCES speakers,
    article TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES speakers,
    PRIMARY KEY (base, article)
) WITHOUT ROWID;
CREATE TABLE quotations (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    place INTEGER NOT NULL,
    outlet INTEGER,
    day INTEGER,
    kind TEXT NOT NULL,
    medium TEXT,
    confidence REAL NOT NULL,
    speaker INTEGER REFERENCES speakers,
    state INTEGER NOT NULL,
    corrected INTEGER NOT NULL,
    spans TEXT,
    words TEXT NOT NULL
);
CREATE INDEX quotations_by_article ON quotations (article, place);
CREATE INDEX quotations_by_speaker ON quotations (speaker, number, article, outlet, day, kind, medium)
    WHERE state = 0 AND speaker IS NOT NULL;
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
CREATE TABLE registered (
    speaker TEXT NOT NULL,
    register TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (speaker, register, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE said_index USING fts5 (words, labels, content = '', columnsize = 0, {TOKENS});
CREATE VIRTUAL TABLE quotation_index USING fts5 (words, setting, labels, content = '', columnsize = 0, {TOKENS});
CREATE VIRTUAL TABLE headline_index USING fts5 (headline, content = '', columnsize = 0, {TOKENS});
CREATE VIRTUAL TABLE wording_index USING fts5 (shingles, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
CREATE TABLE sketches (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    article TEXT,
    place TEXT,
    value TEXT,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    at TEXT NOT NULL,
    undone TEXT
);
CREATE INDEX corrections_by_article ON corrections (article) WHERE article IS NOT NULL;
"""

_FIRST_ROWS = """
INSERT INTO said_index (said_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO said_index (said_index, rank) VALUES ('automerge', 8);
INSERT INTO quotation_index (quotation_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO quotation_index (quotation_index, rank) VALUES ('automerge', 8);
INSERT INTO wording_index (wording_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO wording_index (wording_index, rank) VALUES ('automerge', 8)
"""
"""A transaction of many articles becomes one segment of an index; segments are merged by eights (https://www.sqlite.org/fts5.html#automerge)."""

SHOWN, SUPERSEDED, REFUSED = 0, 1, 2
"""The states of a quotation: found by searches; printed again by a later version of its article; corrected away."""


def create(connection: sqlite3.Connection, where: str) -> None:
    """Make the tables of a new archive; inside the caller's transaction. Raises `ArchiveError` for a file of another program."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise ArchiveError(where, "it is an SQLite file, but not an archive of Quoth", "name another file")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    for statement in (*statements(_TABLES), *statements(_FIRST_ROWS)):
        connection.execute(statement)


def statements(script: str) -> list[str]:
    """The statements of an SQL script, one by one: `executescript` would end the transaction they belong to."""
    return [part.strip() for part in script.split(";") if part.strip()]
