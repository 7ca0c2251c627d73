"""Articles from the JSON lines of other tools: crawlers, feeds, databases; and those that `quoth read --jsonl` prints.

A line of another tool is one article whose text is taken verbatim; a mapping says which of its fields is which. A line that Quoth printed
comes back as it was read, so `quoth read` on one machine and `quoth add` on another are one run.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, cast

from quoth.article import verbatim_text
from quoth.article.language import detected_language
from quoth.errors import PageError
from quoth.model import Article, Failure, Moment, Origin, content_id
from quoth.report import ArticleReport, article_from

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "article_text"),
    "title": ("title", "headline"),
    "published": ("published", "date_publish", "published_at", "pub_date", "date"),
    "url": ("url", "link"),
    "authors": ("authors", "author", "byline"),
    "outlet": ("outlet", "source_domain", "publisher", "sitename", "source"),
    "language": ("language", "lang"),
}
"""The fields of an article, and the names under which other tools have them: the first that a line has is taken."""

Record = Mapping[str, Any]
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


def is_lines(path: str) -> bool:
    """Whether an input is JSON lines: by the ending of its name, or on standard input by its first character."""
    if path == "-":
        return isinstance(sys.stdin.buffer, BufferedReader) and sys.stdin.buffer.peek(1)[:1] == b"{"
    return path.removesuffix(".gz").endswith((".jsonl", ".ndjson"))


def mapping_of(pairs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names of fields with those of `pairs` ("text=body") in place of the usual ones. Raises `ValueError` for what is no pair."""
    named = dict(FIELDS)
    for pair in pairs:
        field, sign, name = (part.strip() for part in pair.partition("="))
        if not sign or not name or field not in FIELDS:
            raise ValueError(f"{pair!r} is no mapping: write FIELD=NAME, where FIELD is {', '.join(FIELDS)}")
        named[field] = (name,)
    return named


def articles_of(path: str, named: Mapping[str, tuple[str, ...]], most: int) -> Iterator[Article | Failure]:
    """The article of each line, one of another tool without quotations, or why there is none; a line beyond `most` bytes is refused."""
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else _opened(path) as file:
            yield from _read(path, file, named, most)
    except (OSError, EOFError) as error:
        yield Failure(path, "pages", f"it cannot be read: {error}", "look whether the file is there and whole")


def is_read(article: Article) -> bool:
    """Whether an article of a line was read by Quoth already, so that its quotations are not to be looked for."""
    return bool(article.quotations or article.people)


def _opened(path: str) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.endswith(".gz") else Path(path).open("rb")


def _read(path: str, file: BinaryIO, named: Mapping[str, tuple[str, ...]], most: int) -> Iterator[Article | Failure]:
    offset, number = 0, 0
    while line := file.readline(most + 1):
        number += 1
        where, origin = f"{path}: line {number}", Origin("stdin" if path == "-" else "file", "" if path == "-" else path, offset)
        offset += len(line)
        if len(line) > most:
            yield Failure(where, "pages", f"it is longer than {most} bytes; what follows was not read", "split it: a line is one article")
            return
        if line.strip():
            try:
                yield _article(_record(line), origin, named)
            except PageError as error:
                yield Failure(where, "pages", error.what, error.hint)


def _record(line: bytes) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise PageError("", f"it is no JSON: {error}", "one object a line") from error
    if not isinstance(record, dict):
        raise PageError("", f"a line is one object, not {type(record).__name__}", "write one article a line")
    return record


def _article(record: Record, origin: Origin, named: Mapping[str, tuple[str, ...]]) -> Article | Failure:
    if {"quotations", "people", "blocks"} <= record.keys():
        try:
            return article_from(cast("ArticleReport", record))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise PageError(
                str(origin), f"it is no report of Quoth: {type(error).__name__}: {error}", "quoth schema has its shape"
            ) from error
    if {"input", "error", "where"} <= record.keys():
        return Failure(str(record["where"]), "pages", str(record["error"]), str(record.get("hint", "")))
    return printed(record, origin, named)


def printed(record: Record, origin: Origin, named: Mapping[str, tuple[str, ...]]) -> Article:
    """The article of one record, its text verbatim. Raises `PageError` when the record has no text.

    A time that is not ISO 8601 (or seconds since 1970) is left out, and a note says so.
    """
    values = {field: _value(record, names) for field, names in named.items()}
    text = values["text"]
    if not isinstance(text, str) or not text.strip():
        raise PageError(str(origin), f"no text under {' or '.join(named['text'])}", "say where it is: --map text=NAME")
    published = moment_of(values["published"])
    unread = () if published or not values["published"] else (f"published {values['published']!r}: no ISO 8601 time, left out",)
    url, title = _word(values["url"]), _word(values["title"])
    article = verbatim_text(text, origin, url, _word(values["language"]) or detected_language(text))
    return replace(
        article,
        id=content_id(url or "", title or "", text),
        outlet=_word(values["outlet"]),
        title=title,
        authors=_words(values["authors"]),
        published=published,
        notes=unread,
    )


def _value(record: Record, names: Iterable[str]) -> Any:
    """The first of the named fields that holds something; a dot leads into an object ("meta.title")."""
    for name in names:
        value: Any = record.get(name)
        if value is None and "." in name:
            value = record
            for part in name.split("."):
                value = value.get(part) if isinstance(value, Mapping) else None
        if value:
            return value
    return None


def _word(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _words(value: object) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(word for part in given if (word := _word(part)))


def moment_of(value: object) -> Moment | None:
    """The moment that a record states; None where it states none.

    >>> moment_of("2024-05-02 10:15").iso(), moment_of("2024-05-02").iso(), moment_of(0).iso()
    ('2024-05-02T10:15:00', '2024-05-02', '1970-01-01T00:00:00+00:00')
    """
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return Moment(datetime.fromtimestamp(value, UTC), "second", "UTC")
        written = value.strip() if isinstance(value, str) else ""
        if len(written) == len("2024-05-02"):
            return Moment(datetime.combine(date.fromisoformat(written), time()), "day")
        read, zone = datetime.fromisoformat(written), _ZONE.search(written)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(read.replace(microsecond=0), "second" if read.second else "minute", written[zone.start() :] if zone else None)
