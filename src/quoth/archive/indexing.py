"""The rows that make an article's quotations findable: made from the article as read and the corrections, and made again at any time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from urllib.parse import urldefrag

from quoth.archive.documents import Document, Index, id_label, labels, setting, storable
from quoth.archive.homonyms import Setting, keep_person
from quoth.archive.identities import name_key
from quoth.archive.numbering import numbers
from quoth.archive.overlays import Overlay, overlays, spans_text
from quoth.archive.packing import unpacked
from quoth.archive.schema import REFUSED, SHOWN, SUPERSEDED
from quoth.archive.shingles import words
from quoth.archive.tallies import Said
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


def articles_at(connection: sqlite3.Connection, address: str) -> list[int]:
    """The numbers of the articles with this id or URL; none for an unknown one."""
    rows = connection.execute(
        "SELECT number FROM articles WHERE id = ?1 UNION SELECT number FROM articles WHERE address = ?2"
        " UNION SELECT number FROM articles WHERE url = ?1 AND url IS NOT address",
        (address, urldefrag(address).url),
    )
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an article's rows said before they were dropped: the numbers of its quotations, and the speakers of its names (sure ones)."""

    numbers: dict[str, int]
    bases: dict[str, int]


NOTHING = Earlier({}, {})


def index_article(connection: sqlite3.Connection, index: Index, place: Shelf, article: Article, earlier: Earlier = NOTHING) -> None:
    """Make the rows of an article's people and quotations; `earlier` is what `drop_article` gave for it."""
    laid = overlays(connection, article)
    speakers = _speakers(connection, place, article, earlier.bases)
    again = set() if place.later is None else _printed(connection, place.later)
    kept = earlier.numbers
    fresh = iter(numbers(connection, place.minute, sum(q.id not in kept for q in article.quotations)))
    rows, counted = list[tuple[object, ...]](), list[Said]()
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
            doubt = None if overlay else quotation.confidence
            tags = labels((quotation.kind, quotation.medium), speaker, place.outlet, doubt)
            index.put(Document(number, quotation.id, said, setting(article, quotation), tags))
            counted.append((speaker, quotation.kind.value, quotation.medium))
        else:
            index.put(Document(number, quotation.id, said))
    connection.executemany("INSERT INTO quotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    index.tallies.add(counted, place.outlet, place.day, 1)


def drop_article(connection: sqlite3.Connection, index: Index, place: Shelf, article: Article) -> Earlier:
    """Remove the rows that `index_article` made; returns what they said that must stay."""
    by_id = {quotation.id: quotation for quotation in article.quotations}
    rows = connection.execute("SELECT * FROM quotations WHERE article = ? ORDER BY number", (place.number,)).fetchall()
    for row in rows:
        index.drop(document_of(row, article, by_id[row["id"]]))
    counted = ((row["speaker"], row["kind"], row["medium"]) for row in rows if row["state"] == SHOWN)
    index.tallies.add(counted, place.outlet, place.day, -1)
    connection.execute("DELETE FROM quotations WHERE article = ?", (place.number,))
    people = connection.execute(
        "SELECT name, base FROM people WHERE article = ?1 AND (speaker IS NOT NULL OR base IN (SELECT base FROM parted))", (place.number,)
    ).fetchall()
    connection.execute("DELETE FROM people WHERE article = ?", (place.number,))
    bases = {name_key(row["name"]): row["base"] for row in people}
    return Earlier({row["id"]: row["number"] for row in rows}, bases if len(bases) == len(people) else {})


def document_of(row: sqlite3.Row, article: Article, quotation: Quotation) -> Document:
    """What the indexes hold of a row of `quotations`."""
    if row["state"] != SHOWN:
        return Document(row["number"], row["id"], row["words"])
    return Document(row["number"], row["id"], row["words"], setting(article, quotation), labels_of(row))


def labels_of(row: sqlite3.Row) -> str:
    """The labels of a row of `quotations` that searches find."""
    doubt = None if row["corrected"] else row["confidence"]
    return labels((row["kind"], row["medium"]), row["speaker"], row["outlet"], doubt)


def numbers_of(connection: sqlite3.Connection, quotation: str) -> list[int]:
    """The numbers of the quotations with an id (several where versions of a page share it), the newest first."""
    rows = connection.execute(
        "SELECT q.number FROM wording_index w CROSS JOIN quotations q ON q.number = w.rowid"
        " WHERE w.wording_index MATCH ? AND q.id = ? ORDER BY w.rowid DESC",
        (id_label(quotation), quotation),
    )
    return [row[0] for row in rows]


def refresh_article(connection: sqlite3.Connection, index: Index, number: int) -> None:
    """Make an article's rows again, after something they depend on has changed."""
    place, article = shelf(connection, number), stored(connection, number)
    earlier = drop_article(connection, index, place, article)
    index_article(connection, index, place, article, earlier)


def same_words(said: str) -> str:
    """The words of a quotation in the form in which two printings of them are equal."""
    return " ".join(words(said))


def _speakers(connection: sqlite3.Connection, place: Shelf, article: Article, bases: dict[str, int]) -> dict[str, int | None]:
    speaking = {person.id: person for q in article.quotations for person in (q.speaker, *q.candidates) if person is not None}
    setting = Setting(article, place.outlet)
    return {
        person.id: keep_person(connection, place.number, person, setting, bases.get(name_key(person.name))) for person in speaking.values()
    }


def _speaker(quotation: Quotation, overlay: Overlay | None, speakers: dict[str, int | None]) -> int | None:
    if overlay is not None and overlay.speaker_set:
        return overlay.speaker
    return None if quotation.speaker is None else speakers[quotation.speaker.id]


def _printed(connection: sqlite3.Connection, article: int) -> set[str]:
    return {same_words(row[0]) for row in connection.execute("SELECT words FROM quotations WHERE article = ?", (article,))}
