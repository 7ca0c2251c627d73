"""The archive as files that other programs read: nothing in them says that a quoted claim is true."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from quoth.archive.hits import article_hits
from quoth.archive.indexing import stored
from quoth.archive.overlays import spans_text
from quoth.archive.results import Hit
from quoth.linked_data import linked_data
from quoth.model import Article
from quoth.report import report

Format = Literal["jsonl", "csv", "jsonld", "annotations"]

COLUMNS = (
    "id",
    "kind",
    "words",
    "speaker",
    "speaker_id",
    "source",
    "cue",
    "medium",
    "confidence",
    "corrected",
    "outlet",
    "title",
    "published",
    "url",
    "article",
    "content",
    "link",
)
"""The columns of a table of quotations, one row each, as corrected; `content` are the places in the article's text."""

Cell = str | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Only:
    """What a search found: the ids of the quotations, and of the articles in which they stand."""

    quotations: frozenset[str]
    articles: frozenset[str]


def exported(connection: sqlite3.Connection, form: Format, only: Only | None = None) -> Iterator[str]:
    """The lines of an export, each with its end: articles as reports (jsonl) or linked data (jsonld), quotations as rows or annotations."""
    if form == "csv":
        yield from csv_lines(rows(connection, only))
        return
    for number, article in _articles(connection, only):
        if form == "annotations":
            yield from (_line(_annotation(hit)) for hit in _standing(connection, number, only))
        else:
            yield _line(report(article) if form == "jsonl" else linked_data(article))


def rows(connection: sqlite3.Connection, only: Only | None = None) -> Iterator[dict[str, Cell]]:
    """The quotations as rows of `COLUMNS`, in the order in which their articles were added; refused ones are left out."""
    for number, _ in _articles(connection, only):
        yield from (row(hit) for hit in _standing(connection, number, only))


def _articles(connection: sqlite3.Connection, only: Only | None) -> Iterator[tuple[int, Article]]:
    for number, article in connection.execute("SELECT number, id FROM articles WHERE later IS NULL ORDER BY number").fetchall():
        if only is None or article in only.articles:
            yield number, stored(connection, number)


def _standing(connection: sqlite3.Connection, number: int, only: Only | None) -> list[Hit]:
    return [hit for hit in article_hits(connection, number) if not hit.refused and (only is None or hit.id in only.quotations)]


def csv_lines(table: Iterable[dict[str, Cell]]) -> Iterator[str]:
    """The lines of a CSV table, its heading first, of rows of `COLUMNS`."""
    yield _csv_line(COLUMNS)
    for cells in table:
        yield _csv_line([_safe(cells[column]) for column in COLUMNS])


def _csv_line(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def row(hit: Hit) -> dict[str, Cell]:
    """A quotation as a row of `COLUMNS`."""
    return {
        "id": hit.id,
        "kind": hit.kind.value,
        "words": hit.words,
        "speaker": hit.speaker.name if hit.speaker else hit.printed_speaker,
        "speaker_id": hit.speaker.id if hit.speaker else None,
        "source": hit.source_text,
        "cue": hit.cue_text,
        "medium": hit.medium,
        "confidence": hit.confidence,
        "corrected": hit.corrected,
        "outlet": hit.article.outlet,
        "title": hit.article.title,
        "published": hit.article.published,
        "url": hit.article.canonical or hit.article.url,
        "article": hit.article.id,
        "content": spans_text(hit.content),
        "link": hit.link,
    }


def _annotation(hit: Hit) -> dict[str, object]:
    """A quotation as a W3C Web Annotation on its page (https://www.w3.org/TR/annotation-model/)."""
    target = {
        "source": hit.article.canonical or hit.article.url or f"urn:quoth:article:{hit.article.id}",
        "selector": [
            {"type": "TextQuoteSelector", "exact": hit.selector.exact, "prefix": hit.selector.prefix, "suffix": hit.selector.suffix},
            *({"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in hit.content),
        ],
    }
    said_by = hit.speaker.name if hit.speaker else hit.printed_speaker or "unattributed"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:quoth:quotation:{hit.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": said_by},
        "target": target,
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=True) + "\n"
