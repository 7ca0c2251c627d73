"""Rows of the archive as the values that it answers with."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from itertools import accumulate

from quoth.archive.documents import storable
from quoth.archive.identities import bearers, speaker_of
from quoth.archive.marking import marked
from quoth.archive.overlays import spans_from
from quoth.archive.packing import quotations_at
from quoth.archive.results import ArticleLine, Hit, Speaker
from quoth.archive.schema import REFUSED, SHOWN
from quoth.archive.wording import Wording
from quoth.model import Quotation
from quoth.spans import Span, joined, selector, text_fragment

LINES = (
    "SELECT a.number, a.id, a.url, a.canonical, o.name AS outlet, a.title, a.authors, a.published, a.language, a.quotations, a.added,"
    " a.version, a.later, c.id AS copy_of FROM articles a LEFT JOIN outlets o ON o.number = a.outlet"
    " LEFT JOIN articles c ON c.number = a.copy_of"
)
"""Everything that an `ArticleLine` says, without a condition."""


def line_of(row: sqlite3.Row) -> ArticleLine:
    """The article in a row of `LINES`."""
    return ArticleLine(
        id=row["id"],
        url=row["url"],
        canonical=row["canonical"],
        outlet=row["outlet"],
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        published=row["published"],
        language=row["language"],
        quotations=row["quotations"],
        added=row["added"],
        version=row["version"],
        copy_of=row["copy_of"],
    )


def hits(connection: sqlite3.Connection, numbers: Sequence[int], asked: Wording = Wording()) -> tuple[Hit, ...]:
    """The quotations with these numbers, in this order, with the asked words marked."""
    rows = _by_number(connection, "SELECT * FROM quotations WHERE number IN", numbers)
    places: dict[int, list[int]] = {}
    for row in rows.values():
        places.setdefault(row["article"], []).append(row["place"])
    articles = _by_number(connection, f"{LINES} WHERE a.number IN", sorted(places))
    reports = _by_number(connection, "SELECT number, report FROM articles WHERE number IN", sorted(places))
    speakers = Speakers(connection)
    printed = {number: quotations_at(row["report"], places[number]) for number, row in reports.items()}
    texts = {number: storable(text) for number, (text, _) in printed.items()}
    ordered = [rows[number] for number in numbers]
    marks = marked(asked, [row["words"] for row in ordered])
    return tuple(
        _hit((row, articles[row["article"]]), (printed[row["article"]][1][row["place"]], texts[row["article"]]), spans, speakers)
        for row, spans in zip(ordered, marks, strict=True)
    )


def article_hits(connection: sqlite3.Connection, number: int) -> tuple[Hit, ...]:
    """All quotations of an article in the order of its text, also those that were corrected away."""
    rows = connection.execute("SELECT number FROM quotations WHERE article = ? ORDER BY place", (number,))
    return hits(connection, [row[0] for row in rows])


class Speakers:
    """The speakers of the hits of one answer, each read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, Speaker] = {}

    def __call__(self, number: int | None) -> Speaker | None:
        """The speaker with this number; None for None."""
        if number is None:
            return None
        if number not in self._known:
            row = self._connection.execute("SELECT * FROM speakers WHERE number = ?", (number,)).fetchone()
            self._known[number] = speaker_of(row)
        return self._known[number]

    def _namesakes(self, number: int) -> list[tuple[int]]:
        """The numbers of the speakers that have the name of another and are of its kind, that one among them."""
        row = self._connection.execute("SELECT key, kind FROM speakers WHERE number = ?", (number,)).fetchone()
        return [(bearer.number,) for bearer in bearers(self._connection, row["key"], row["kind"])]

    def candidates(self, article: int, quotation: Quotation) -> tuple[Speaker, ...]:
        """The speakers that a quotation may belong to: those its article leaves open, or those that bear the same name."""
        people = quotation.candidates or ((quotation.speaker,) if quotation.speaker is not None else ())
        found: list[int] = []
        for person in people:
            row = self._connection.execute("SELECT base, speaker FROM people WHERE article = ? AND id = ?", (article, person.id)).fetchone()
            if row is not None and row["speaker"] is not None:
                found.append(row["speaker"])
            elif row is not None:
                others = self._connection.execute(
                    "SELECT DISTINCT other FROM parted WHERE base = ? ORDER BY other", (row["base"],)
                ).fetchall()
                found += [other[0] for other in others or self._namesakes(row["base"])]
        return tuple(speaker for number in dict.fromkeys(found) if (speaker := self(number)) is not None)


def _by_number(connection: sqlite3.Connection, select: str, numbers: Sequence[int]) -> dict[int, sqlite3.Row]:
    marks = ",".join("?" * len(numbers))
    return {row["number"]: row for row in connection.execute(f"{select} ({marks})", tuple(numbers))}


def _hit(rows: tuple[sqlite3.Row, sqlite3.Row], printed: tuple[Quotation, str], marks: tuple[Span, ...], speakers: Speakers) -> Hit:
    """The hit of a quotation's row and its article's; `printed` is the quotation as read, and its article's text as it can be stored."""
    (row, line), (quotation, text) = rows, printed
    spans = spans_from(row["spans"]) if row["spans"] else quotation.words
    address = line["canonical"] or line["url"]
    speaker = speakers(row["speaker"])
    return Hit(
        id=row["id"],
        article=line_of(line),
        kind=quotation.kind,
        words=row["words"],
        parts=_parts(spans),
        marks=marks,
        quotation=quotation,
        content=spans_from(row["spans"]) if row["spans"] else quotation.content,
        source_text=joined(text, quotation.source),
        cue_text=joined(text, quotation.cue),
        speaker=speaker,
        printed_speaker=quotation.speaker.name if quotation.speaker is not None else None,
        candidates=() if speaker is not None else speakers.candidates(row["article"], quotation),
        medium=row["medium"],
        confidence=row["confidence"],
        link=text_fragment(address, text, spans) if address else None,
        selector=selector(text, spans[0]),
        withdrawn=line["later"] is not None and row["state"] == SHOWN,
        corrected=bool(row["corrected"]),
        refused=row["state"] == REFUSED,
    )


def _parts(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where the words of some spans stand once they are joined by single spaces."""
    ends = accumulate(len(span) + 1 for span in spans)
    return tuple(Span(end - 1 - len(span), end - 1) for span, end in zip(spans, ends, strict=True))
