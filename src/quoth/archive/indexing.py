"""The rows that make an article's quotations findable: made from the article as read and the corrections, and made again at any time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from quoth.archive.documents import Document, Index, labels, setting, storable
from quoth.archive.identities import keep_person
from quoth.archive.numbering import numbers
from quoth.archive.overlays import Overlay, overlays, spans_text
from quoth.archive.packing import unpacked
from quoth.archive.schema import REFUSED, SHOWN, SUPERSEDED
from quoth.archive.shingles import sample, words
from quoth.model import Article, Quotation
from quoth.spans import joined


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where an article stands: the values of its row that its quotations repeat. `later` is the number of its next version."""

    number: int
    minute: int
    day: int | None
    outlet: int | None
    later: int | None


def shelf(connection: sqlite3.Connection, number: int) -> Shelf:
    """The shelf of an article that is in the archive."""
    row = connection.execute("SELECT number, minute, day, outlet, later FROM articles WHERE number = ?", (number,)).fetchone()
    return Shelf(*row)


def stored(connection: sqlite3.Connection, number: int) -> Article:
    """The article with this number, as it was added."""
    return unpacked(connection.execute("SELECT report FROM articles WHERE number = ?", (number,)).fetchone()[0])


def index_article(connection: sqlite3.Connection, index: Index, place: Shelf, article: Article, kept: dict[str, int] | None = None) -> None:
    """Make the rows of an article's people and quotations. `kept` are numbers that quotations had before."""
    laid = overlays(connection, article)
    speakers = _speakers(connection, place.number, article)
    again = set() if place.later is None else _printed(connection, place.later)
    kept = kept or {}
    fresh = iter(numbers(connection, place.minute, sum(q.id not in kept for q in article.quotations)))
    rows, hashes, counts = list[tuple[object, ...]](), list[tuple[int, int]](), Counter[int]()
    for position, quotation in enumerate(article.quotations):
        overlay = laid.get(quotation.id)
        said = storable(joined(article.text, (overlay and overlay.spans) or quotation.words))
        state = REFUSED if overlay and overlay.refused else SUPERSEDED if again and same_words(said) in again else SHOWN
        number = kept[quotation.id] if quotation.id in kept else next(fresh)
        speaker = _speaker(quotation, overlay, speakers)
        spans = spans_text(overlay.spans) if overlay and overlay.spans else None
        where = (number, quotation.id, place.number, position, place.outlet, place.day)
        what = (quotation.kind.value, quotation.medium, quotation.confidence, speaker, state, overlay is not None, spans, said)
        rows.append(where + what)
        if state == SHOWN:
            tags = labels(speaker, place.outlet, quotation.kind, quotation.medium)
            index.put(Document(number, said, setting(article, quotation), tags))
            hashes += [(value, number) for value in sample(words(said))]
            counts.update(() if speaker is None else (speaker,))
    connection.executemany("INSERT INTO quotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO shingles VALUES (?, ?)", hashes)
    connection.executemany(
        "UPDATE speakers SET quotations = quotations + ? WHERE number = ?", ((n, speaker) for speaker, n in counts.items())
    )


def drop_article(connection: sqlite3.Connection, index: Index, place: Shelf, article: Article) -> dict[str, int]:
    """Remove the rows that `index_article` made; returns the numbers that the quotations had, by id."""
    by_id = {quotation.id: quotation for quotation in article.quotations}
    rows = connection.execute("SELECT * FROM quotations WHERE article = ? ORDER BY number", (place.number,)).fetchall()
    for row in rows:
        if row["state"] == SHOWN:
            tags = labels(row["speaker"], row["outlet"], row["kind"], row["medium"])
            index.drop(Document(row["number"], row["words"], setting(article, by_id[row["id"]]), tags))
            hashes = [(h, row["number"]) for h in sample(words(row["words"]))]
            connection.executemany("DELETE FROM shingles WHERE hash = ? AND quotation = ?", hashes)
            if row["speaker"] is not None:
                connection.execute("UPDATE speakers SET quotations = quotations - 1 WHERE number = ?", (row["speaker"],))
    connection.execute("DELETE FROM quotations WHERE article = ?", (place.number,))
    connection.execute("DELETE FROM people WHERE article = ?", (place.number,))
    return {row["id"]: row["number"] for row in rows}


def refresh_article(connection: sqlite3.Connection, index: Index, number: int) -> None:
    """Make an article's rows again, after something they depend on has changed."""
    place, article = shelf(connection, number), stored(connection, number)
    kept = drop_article(connection, index, place, article)
    index_article(connection, index, place, article, kept)


def same_words(said: str) -> str:
    """The words of a quotation in the form in which two printings of them are equal."""
    return " ".join(words(said))


def _speakers(connection: sqlite3.Connection, number: int, article: Article) -> dict[str, int | None]:
    speaking = {person.id: person for q in article.quotations for person in (q.speaker, *q.candidates) if person is not None}
    return {person.id: keep_person(connection, number, article.id, person) for person in speaking.values()}


def _speaker(quotation: Quotation, overlay: Overlay | None, speakers: dict[str, int | None]) -> int | None:
    if overlay is not None and overlay.speaker_set:
        return overlay.speaker
    return None if quotation.speaker is None else speakers[quotation.speaker.id]


def _printed(connection: sqlite3.Connection, article: int) -> set[str]:
    return {same_words(row[0]) for row in connection.execute("SELECT words FROM quotations WHERE article = ?", (article,))}
