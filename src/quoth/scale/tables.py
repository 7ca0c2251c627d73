"""The tables of a build: the published report types as Arrow columns, each row with the place of its record.

Nested values stay nested: a row of `articles` is the published report of the article, its quotations and people apart from it in their own
tables; `quoth.scale.reading` puts them together again.
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
from typing_extensions import is_typeddict

from quoth.model import Article, Failure
from quoth.report import ArticleReport, FailureReport, PersonReport, QuotationReport, failure_report, report

Row = dict[str, Any]

ALSO = pa.list_(pa.struct([("warc", pa.string()), ("offset", pa.int64()), ("record", pa.string()), ("url", pa.string())]))
"""Where the same payload was met again: it is read once."""

_PLACE = [("warc", pa.string()), ("offset", pa.int64()), ("record", pa.string())]
_PRINTED = ("url", "outlet", "title", "published")
_APART = ("quotations", "people")
_PLAIN: dict[object, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page was: the WARC file, the record's first byte in it, its id; where its payload was met again; when it was fetched."""

    warc: str
    offset: int | None
    record: str | None
    url: str | None
    also: tuple[Row, ...] = ()


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type of a field of a published report.

    >>> print(arrow_type(list[str | None]))
    list<item: string>
    """
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if is_typeddict(annotation):
        return pa.struct(_fields(annotation))
    origin, inner = get_origin(annotation), [one for one in get_args(annotation) if one is not type(None)]
    if origin is Literal or (isinstance(annotation, type) and issubclass(annotation, Enum)):
        return pa.string()
    if origin in (Union, types.UnionType):
        return arrow_type(inner[0])
    if origin in (list, tuple):
        return pa.list_(arrow_type(inner[0]))
    raise TypeError(f"{annotation} is no type of a report")


def _fields(kind: Any, without: Iterable[str] = ()) -> list[tuple[str, pa.DataType]]:
    return [(name, arrow_type(hint)) for name, hint in get_type_hints(kind).items() if name not in without]


def schemas() -> dict[str, pa.Schema]:
    """The schema of each table, derived from the published report types."""
    printed = [("article", pa.string()), *((name, pa.string()) for name in _PRINTED)]
    return {
        "articles": pa.schema([*_PLACE, ("also", ALSO), *_fields(ArticleReport, _APART)]),
        "quotations": pa.schema([*_PLACE, *printed, *_fields(QuotationReport)]),
        "people": pa.schema([*_PLACE, *printed, *_fields(PersonReport)]),
        "failures": pa.schema([*_PLACE, ("url", pa.string()), ("stage", pa.string()), *_fields(FailureReport)]),
    }


def rows(result: Article | Failure, place: Place) -> dict[str, list[Row]]:
    """The rows of one page by table."""
    at: Row = {"warc": place.warc, "offset": place.offset, "record": place.record}
    if isinstance(result, Failure):
        return {"failures": [{**at, "url": place.url, "stage": result.stage, **failure_report(result)}]}
    whole: Row = dict(report(result))
    quotations, people = (whole.pop(name) for name in _APART)
    printed = {**at, "article": result.id, **{name: whole[name] for name in _PRINTED}}
    return {
        "articles": [{**at, "also": list(place.also), **whole}],
        "quotations": [printed | quotation for quotation in quotations],
        "people": [printed | person for person in people],
    }


def report_of(row: Row, quotations: list[Row], people: list[Row]) -> ArticleReport:
    """The published report that a row of `articles` and the rows of its quotations and people hold."""
    names = get_type_hints(ArticleReport).keys() - set(_APART)
    whole: Any = {name: row[name] for name in names}
    whole["quotations"] = [{name: one[name] for name in get_type_hints(QuotationReport)} for one in quotations]
    whole["people"] = [{name: one[name] for name in get_type_hints(PersonReport)} for one in people]
    return whole  # type: ignore[no-any-return]  # a report by its making
