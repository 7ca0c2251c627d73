"""Articles and people taken out for good: from every table, from the full-text indexes, and from the pages that SQLite no longer uses.

An article's text names people, so a person is forgotten with every article in which they speak or are named.
"""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from quoth.archive.documents import Index
from quoth.archive.identities import ALIASES_APART, name_key, rebuild_names
from quoth.archive.indexing import articles_at, drop_article, refresh_article, shelf, stored
from quoth.archive.results import Forgotten
from quoth.errors import NotFoundError


def versions_at(connection: sqlite3.Connection, address: str) -> list[int]:
    """The numbers of all versions of the article with this id or URL. Raises `NotFoundError`."""
    numbers = articles_at(connection, address)
    if not numbers:
        raise NotFoundError(address, "no article in the archive has this id or URL", "quoth find --json shows both")
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"SELECT number FROM articles WHERE address IN (SELECT address FROM articles WHERE number IN ({marks})) ORDER BY number", numbers
    )
    return sorted({*numbers, *(row[0] for row in rows)})


def articles_naming(connection: sqlite3.Connection, speaker: sqlite3.Row) -> list[int]:
    """The numbers of all articles in which a speaker speaks or one of their full names stands. Reads every article."""
    number = speaker["number"]
    speaking = connection.execute(
        "SELECT article FROM people WHERE speaker = ?1 UNION SELECT article FROM quotations WHERE speaker = ?1", (number,)
    )
    found = {row[0] for row in speaking}
    names = {speaker["name"], speaker["renamed"] or speaker["name"]}
    for row in connection.execute("SELECT name, aliases FROM people WHERE speaker = ?", (number,)):
        names |= {row["name"], *row["aliases"].split(ALIASES_APART)}
    keys = [f" {key} " for key in {name_key(name) for name in names} if " " in key or key == speaker["key"]]
    for (other,) in connection.execute("SELECT number FROM articles").fetchall():
        if other not in found:
            article = stored(connection, other)
            text = f" {name_key(' '.join((article.title or '', article.text, *(block.text for block in article.left_out()))))} "
            if any(key in text for key in keys):
                found.add(other)
    return sorted(found)


def forget(connection: sqlite3.Connection, index: Index, articles: Sequence[int], speaker: int | None = None) -> Forgotten:
    """Take articles out of every table, with the speakers whom nothing else names; inside the caller's transaction."""
    marks = ",".join("?" * len(articles))
    touched = [
        *connection.execute(f"SELECT DISTINCT base, speaker FROM people WHERE article IN ({marks})", articles),
        *connection.execute(f"SELECT DISTINCT speaker FROM quotations WHERE article IN ({marks})", articles),
    ]
    quotations = connection.execute(f"SELECT count(*) FROM quotations WHERE article IN ({marks})", articles).fetchone()[0]
    for number in articles:
        _forget_article(connection, index, number)
    speakers = {part for row in touched for part in row if part is not None} | ({speaker} if speaker is not None else set())
    gone = [number for number in sorted(speakers) if number == speaker or _unnamed(connection, number)]
    index.flush()
    for number in gone:
        _forget_speaker(connection, number)
    rebuild_names(connection, speakers.difference(gone))
    connection.execute("DELETE FROM outlets WHERE number NOT IN (SELECT outlet FROM articles WHERE outlet IS NOT NULL)")
    index.flush()
    for table in ("said_index", "quotation_index", "wording_index", "headline_index"):
        connection.execute(
            f"INSERT INTO {table} ({table}) VALUES ('optimize')"
        )  # merges segments: words of dropped rows are written no more
    return Forgotten(len(articles), quotations, len(gone))


def scrub(connection: sqlite3.Connection) -> bool:
    """Write the file anew without the pages that held what was forgotten; False when a reader kept the old pages in the log.

    Outside of a transaction.
    """
    connection.execute("VACUUM")
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


def _forget_article(connection: sqlite3.Connection, index: Index, number: int) -> None:
    article = stored(connection, number)
    drop_article(connection, index, shelf(connection, number), article)
    row = connection.execute("SELECT id, title, later FROM articles WHERE number = ?", (number,)).fetchone()
    index.flush()
    if row["title"]:
        connection.execute("INSERT INTO headline_index (headline_index, rowid, headline) VALUES ('delete', ?, ?)", (number, row["title"]))
    connection.execute("DELETE FROM sketches WHERE article = ?", (number,))
    connection.execute("DELETE FROM corrections WHERE article = ?", (row["id"],))
    connection.execute("DELETE FROM parted WHERE article = ?", (row["id"],))
    heir = connection.execute("SELECT min(number) FROM articles WHERE copy_of = ?", (number,)).fetchone()[0]
    connection.execute("UPDATE articles SET copy_of = CASE WHEN number = ?1 THEN NULL ELSE ?1 END WHERE copy_of = ?2", (heir, number))
    connection.execute("DELETE FROM articles WHERE number = ?", (number,))
    for (earlier,) in connection.execute("SELECT number FROM articles WHERE later = ?", (number,)).fetchall():
        connection.execute("UPDATE articles SET later = ? WHERE number = ?", (row["later"], earlier))
        refresh_article(connection, index, earlier)


def _unnamed(connection: sqlite3.Connection, number: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM people WHERE speaker = ?1 UNION ALL SELECT 1 FROM people WHERE base = ?1 AND speaker IS NOT base"
        " UNION ALL SELECT 1 FROM quotations WHERE speaker = ?1"
        " UNION ALL SELECT 1 FROM speakers WHERE joined = ?1 UNION ALL SELECT 1 FROM parted WHERE other = ?1 OR base = ?1",
        (number,),
    ).fetchone()
    return row is None


def _forget_speaker(connection: sqlite3.Connection, number: int) -> None:
    (name,) = connection.execute("SELECT id FROM speakers WHERE number = ?", (number,)).fetchone()
    connection.execute("DELETE FROM corrections WHERE ? IN (target, place, value)", (name,))
    connection.execute("DELETE FROM names WHERE speaker = ?", (number,))
    connection.execute("DELETE FROM parted WHERE base = ?1 OR other = ?1", (number,))
    connection.execute("DELETE FROM registered WHERE speaker = ?", (name,))
    connection.execute("UPDATE speakers SET joined = NULL WHERE joined = ?", (number,))
    connection.execute("DELETE FROM speakers WHERE number = ?", (number,))
