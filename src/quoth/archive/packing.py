"""An article as bytes and back, so that the archive returns exactly what it was given.

The bytes are the published report (`quoth.report`) as compressed JSON, with what the report says less exactly beside it: moments keep their
precision and the zone as the page words it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from pydantic_core import PydanticSerializationError, from_json, to_json

from quoth.errors import ArchiveError
from quoth.model import Article, Moment, Quotation
from quoth.report import ArticleReport, article_from, report

_LEVEL = 4
"""Of zlib: a tenth larger than the best, in half of the time."""


def packed(article: Article) -> bytes:
    """The article as bytes. Raises `ArchiveError` when a speaker is not among the article's people: a reader could not find them again."""
    known = {person.id for person in article.people}
    for quotation in article.quotations:
        for person in (quotation.speaker, *quotation.candidates):
            if person is not None and person.id not in known:
                raise ArchiveError(
                    str(article.origin), f"the speaker {person.name!r} of {quotation.id} is not among the article's people", "read it again"
                )
    moments = {"published": _moment(article.published), "modified": _moment(article.modified)}
    value = {"report": _shortened(report(article)), "moments": moments}
    return zlib.compress(_json(value), _LEVEL)


def _json(value: dict[str, Any]) -> bytes:
    try:
        return to_json(value)
    except PydanticSerializationError:  # a lone surrogate, which UTF-8 does not have
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Article:
    """The article that `packed` made bytes of: `unpacked(packed(article)) == article`."""
    value = _value(data)
    moments = value["moments"]
    return replace(
        article_from(_lengthened(value["report"])), published=_as_moment(moments["published"]), modified=_as_moment(moments["modified"])
    )


def quotations_at(data: bytes, places: Sequence[int]) -> tuple[str, dict[int, Quotation]]:
    """The text of the article that `packed` made bytes of, and its quotations at these places: quicker than the whole article."""
    whole = _value(data)["report"]
    some = {"blocks": [], "left_out": [], "facts": [], "images": [], "quotations": [whole["quotations"][place] for place in places]}
    article = article_from(cast("ArticleReport", {**whole, **some}))
    return article.text, dict(zip(places, article.quotations, strict=True))


def _value(data: bytes) -> dict[str, Any]:
    written = zlib.decompress(data)
    try:
        value: dict[str, Any] = from_json(written)
    except ValueError:  # a lone surrogate
        value = json.loads(written.decode("utf-8", "surrogatepass"))
    return value


def _shortened(given: ArticleReport) -> dict[str, Any]:
    """The report without words that stand in its text already."""
    value: dict[str, Any] = {**given}
    for block in value["blocks"]:
        if block["start"] is not None and block["text"] == given["text"][block["start"] : block["end"]]:
            block["text"] = None
    for part in (*value["quotations"], *value["left_out"]):
        part["text"] = None
    return value


def _lengthened(value: dict[str, Any]) -> ArticleReport:
    for block in value["blocks"]:
        if block["text"] is None:
            block["text"] = value["text"][block["start"] : block["end"]]
    return cast("ArticleReport", value)


def _moment(moment: Moment | None) -> list[str | None] | None:
    return None if moment is None else [moment.value.isoformat(), moment.precision, moment.zone]


def _as_moment(parts: list[Any] | None) -> Moment | None:
    return None if parts is None else Moment(datetime.fromisoformat(parts[0]), parts[1], parts[2])
