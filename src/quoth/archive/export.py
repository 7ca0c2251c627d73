"""The archive as files that other programs read: nothing in them says that a quoted claim is true."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
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


def exported(connection: sqlite3.Connection, form: Format) -> Iterator[str]:
    """The lines of an export, each with its end: articles as reports (jsonl) or linked data (jsonld), quotations as rows or annotations."""
    if form == "csv":
        yield from csv_lines(rows(connection))
        return
    for number, article in _articles(connection):
        yield from (f"{line}\n" for line in _LINES[form](connection, number, article))


def rows(connection: sqlite3.Connection) -> Iterator[dict[str, Cell]]:
    """The quotations as rows of `COLUMNS`, in the order in which their articles were added; refused ones are left out."""
    for number, _ in _articles(connection):
        yield from (row(hit) for hit in _standing(connection, number))


def _articles(connection: sqlite3.Connection) -> Iterator[tuple[int, Article]]:
    for (number,) in connection.execute("SELECT number FROM articles WHERE later IS NULL ORDER BY number").fetchall():
        yield number, stored(connection, number)


def _standing(connection: sqlite3.Connection, number: int) -> list[Hit]:
    return [hit for hit in article_hits(connection, number) if not hit.refused]


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


def _report(connection: sqlite3.Connection, number: int, article: Article) -> Iterator[str]:
    del connection, number
    yield json.dumps(report(article), ensure_ascii=True)


def _linked(connection: sqlite3.Connection, number: int, article: Article) -> Iterator[str]:
    del connection, number
    yield json.dumps(linked_data(article), ensure_ascii=True)


def _annotations(connection: sqlite3.Connection, number: int, article: Article) -> Iterator[str]:
    """Each quotation as a W3C Web Annotation on its page (https://www.w3.org/TR/annotation-model/)."""
    for hit in _standing(connection, number):
        page = hit.article.canonical or hit.article.url or f"urn:quoth:article:{article.id}"
        target = {
            "source": page,
            "selector": [
                {"type": "TextQuoteSelector", "exact": hit.selector.exact, "prefix": hit.selector.prefix, "suffix": hit.selector.suffix},
                *({"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in hit.content),
            ],
        }
        body = {
            "type": "TextualBody",
            "purpose": "tagging",
            "value": hit.speaker.name if hit.speaker else hit.printed_speaker or "unattributed",
        }
        yield json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": f"urn:quoth:quotation:{hit.id}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": body,
                "target": target,
            },
            ensure_ascii=True,
        )


_LINES: dict[Format, Callable[[sqlite3.Connection, int, Article], Iterator[str]]] = {
    "jsonl": _report,
    "jsonld": _linked,
    "annotations": _annotations,
}
