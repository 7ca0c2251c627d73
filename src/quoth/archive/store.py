"""Articles in: added once, however often they are given; a changed page becomes a new version; a copy is kept and linked."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from urllib.parse import urldefrag

from quoth.archive.copies import original_of, sketch_of
from quoth.archive.documents import Index, storable
from quoth.archive.indexing import Shelf, index_article, refresh_article
from quoth.archive.numbering import minute
from quoth.archive.packing import packed
from quoth.archive.results import Added
from quoth.model import Article, content_id


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where an article stands among the others: the hash of its text, its address, its version, and the number of the one it repeats."""

    text_id: str
    address: str | None
    version: int
    original: int | None


def address_of(article: Article) -> str | None:
    """The address that the versions of a page share: the canonical one before the one it was read from, without a fragment."""
    address = article.canonical or article.url
    return storable(urldefrag(address).url) if address else None


def add_article(connection: sqlite3.Connection, index: Index, article: Article, added: str) -> Added:
    """Keep an article; inside the caller's transaction. `added` is the time to note, ISO 8601."""
    count, text_id, address = len(article.quotations), content_id(article.text), address_of(article)
    before = None if address is None else _latest(connection, address)
    same = _same(connection, article, text_id, before)
    if same is not None:
        return Added("unchanged", same["id"], same["quotations"])
    sketched = sketch_of(connection, article.text)
    original = original_of(connection, article.text, sketched, address) if before is None else before["copy_of"]
    place = _keep(connection, index, article, _Standing(text_id, address, 1 if before is None else before["version"] + 1, original), added)
    connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(value, place.number) for value in sketched.telling()])
    index_article(connection, index, place, article)
    if before is not None:
        connection.execute("UPDATE articles SET later = ? WHERE number = ?", (place.number, before["number"]))
        refresh_article(connection, index, before["number"])
        return Added("updated", article.id, count, before["id"])
    if original is not None:
        return Added("duplicate", article.id, count, _id(connection, original))
    return Added("added", article.id, count)


def knows(connection: sqlite3.Connection, article: Article) -> bool:
    """Whether adding the article would change nothing."""
    address = address_of(article)
    before = None if address is None else _latest(connection, address)
    return _same(connection, article, content_id(article.text), before) is not None


def _same(connection: sqlite3.Connection, article: Article, text_id: str, before: sqlite3.Row | None) -> sqlite3.Row | None:
    """The row of the article that is kept and prints the same; `before` is the latest version at its address."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, quotations FROM articles WHERE id = ? AND text_id = ?", (article.id, text_id)
    ).fetchone()
    if row is None and before is not None and (before["text_id"], before["title"]) == (text_id, article.title and storable(article.title)):
        return before
    return row


def _latest(connection: sqlite3.Connection, address: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        "SELECT number, id, text_id, title, quotations, version, copy_of FROM articles WHERE address = ? AND later IS NULL", (address,)
    ).fetchone()
    return row


def _id(connection: sqlite3.Connection, number: int) -> str:
    return str(connection.execute("SELECT id FROM articles WHERE number = ?", (number,)).fetchone()[0])


def _keep(connection: sqlite3.Connection, index: Index, article: Article, standing: _Standing, added: str) -> Shelf:
    minute_printed = minute(article.published)
    day = article.published.day.toordinal() if article.published else None
    outlet = None if article.outlet is None else outlet_number(connection, storable(article.outlet))
    values = {
        "id": article.id,
        "text_id": standing.text_id,
        "address": standing.address,
        "url": article.url and storable(article.url),
        "canonical": article.canonical and storable(article.canonical),
        "outlet": outlet,
        "title": article.title and storable(article.title),
        "authors": json.dumps(article.authors),
        "published": article.published.iso() if article.published else None,
        "minute": minute_printed,
        "day": day,
        "language": article.language,
        "quotations": len(article.quotations),
        "version": standing.version,
        "copy_of": standing.original,
        "added": added,
        "report": packed(article),
    }
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    number = connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", values).lastrowid
    assert number is not None
    if article.title:
        index.head(number, storable(article.title))
    return Shelf(number, minute_printed, day, outlet, None)


def outlet_number(connection: sqlite3.Connection, name: str) -> int:
    """The number of an outlet, which is made when it is new."""
    found = connection.execute("SELECT number FROM outlets WHERE name = ?", (name,)).fetchone()
    if found is not None:
        return int(found[0])
    made = connection.execute("INSERT INTO outlets (name) VALUES (?)", (name,)).lastrowid
    assert made is not None
    return made
