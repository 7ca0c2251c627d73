"""An old article read by a newer model: its quotations and people are replaced, its text, its past and its corrections stay."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from quoth.archive.documents import Index
from quoth.archive.indexing import drop_article, index_article, shelf, stored
from quoth.archive.packing import packed
from quoth.archive.results import Reread
from quoth.errors import ArchiveError, NotFoundError
from quoth.model import Article, Quotation, content_id
from quoth.spans import Span


def reread(connection: sqlite3.Connection, index: Index, article: Article) -> Reread:
    """Replace the reading of an article that is kept; inside the caller's transaction.

    Raises `NotFoundError` when it is not kept, and `ArchiveError` when its text is another: that is a new version, for `add`.
    """
    rows = connection.execute("SELECT number, text_id FROM articles WHERE id = ?", (article.id,)).fetchall()
    if not rows:
        raise NotFoundError(article.id, "no article in the archive has this id", "add it first")
    number = next((row["number"] for row in rows if row["text_id"] == content_id(article.text)), None)
    if number is None:
        raise ArchiveError(article.id, "its text is not the one that is kept", "add it as a new version")
    before = stored(connection, number)
    after = replace(before, quotations=article.quotations, people=article.people)
    report = packed(after)
    place = shelf(connection, number)
    earlier = drop_article(connection, index, place, before)
    connection.execute("UPDATE articles SET report = ?, quotations = ? WHERE number = ?", (report, len(after.quotations), number))
    index_article(connection, index, place, after, earlier)
    return _difference(before, after)


def _difference(before: Article, after: Article) -> Reread:
    was, now = _by_place(before), _by_place(after)
    return Reread(
        article=after.id,
        new=tuple(quotation.id for place, quotation in now.items() if place not in was),
        gone=tuple(quotation.id for place, quotation in was.items() if place not in now),
        speakers=tuple(quotation.id for place, quotation in now.items() if place in was and _name(was[place]) != _name(quotation)),
    )


def _by_place(article: Article) -> dict[tuple[Span, ...], Quotation]:
    return {quotation.content: quotation for quotation in article.quotations}


def _name(quotation: Quotation) -> str | None:
    return None if quotation.speaker is None else quotation.speaker.name
