"""The pages in a web archive: WARC (ISO 28500), gzipped or not, and WACZ (https://specs.webrecorder.net/wacz/), one record at a time.

Every response that is HTML, and every text conversion (WET), gives a page with its place: the file, the record's first byte in it as
stored, and the record's id. Redirects, errors, pictures, requests and the archive's own notes hold no page. A broken record gives a failure
with its offset, and reading goes on at the next record that can be found.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from quoth.errors import PageError
from quoth.model import Failure, Origin, Page
from quoth.pages.limits import PageLimits
from quoth.pages.opening import page_of
from quoth.pages.stored import opened

_NAMES = (".warc", ".warc.gz", ".wacz", ".wet", ".wet.gz")
_HTML = ("text/html", "application/xhtml+xml")
_HEADERS = 1_000_000
_CHUNK = 1 << 16
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")


def is_archive(path: str) -> bool:
    """Is this the name of a web archive?

    >>> is_archive("news/2024-05.warc.gz"), is_archive("front.html.gz")
    (True, False)
    """
    return path.lower().endswith(_NAMES)


def archived_pages(path: str, limits: PageLimits = PageLimits()) -> Iterator[Page | Failure]:
    """The pages of a web archive, in its order, and a `Failure` for each record that cannot be read.

    Raises `PageError` when the file cannot be opened or is no archive.
    """
    empty = True
    with opened(path) as file:
        for found in _bundled(file, path, limits) if path.lower().endswith(".wacz") else _records(file, path, limits):
            empty = False
            yield found
    if empty:
        raise PageError(path, "no page in the archive", "look whether it holds responses with HTML or converted text")


def _bundled(file: BinaryIO, path: str, limits: PageLimits) -> Iterator[Page | Failure]:
    try:
        with zipfile.ZipFile(file) as bundle:
            for name in (name for name in bundle.namelist() if name.startswith("archive/") and is_archive(name)):
                with bundle.open(name) as member:
                    yield from _records(member, f"{path}/{name}", limits)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        raise PageError(path, f"a damaged WACZ file: {error}", "get the file again") from error


def _records(file: IO[bytes], where: str, limits: PageLimits) -> Iterator[Page | Failure]:
    start: int | None = 0
    while start is not None:
        file.seek(start)
        place, inside = start, True
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
                place, inside = start + record.stream_pos, True
                found = _read(record, Origin("warc", where, place, record.record_id), limits)
                if found is not None:
                    yield found
                inside = False
        except (OSError, EOFError) as error:
            if inside:
                yield Failure(f"{where} @ {place}", "pages", f"a broken record: {error}", "the records behind it are read")
            start = _next_start(file, place + 1)
        else:
            return


def _read(record: WarcRecord, origin: Origin, limits: PageLimits) -> Page | Failure | None:
    """The page in a record, why it cannot be read, or None for a record that holds no page."""
    try:
        return _page(record, origin, limits)
    except PageError as error:
        return Failure(error.where, "pages", error.what, error.hint)


def _page(record: WarcRecord, origin: Origin, limits: PageLimits) -> Page | None:
    """As `_read`. Raises `PageError` for what is no page, and `EOFError` for a record that is shorter than it states."""
    kind = record.record_type
    if kind not in (WarcRecordType.response, WarcRecordType.conversion):
        return None
    stated = record.content_length
    if stated > limits.size + _HEADERS:
        raise PageError(str(origin), f"larger than the limit of {limits.size:,} bytes", "raise `PageLimits.size` if this is one page")
    record.freeze()
    size = len(record.reader.read())
    if size < stated:
        raise EOFError(f"{size:,} of {stated:,} bytes are there")
    record.reader.seek(0)
    if kind == WarcRecordType.response:
        record.parse_http(auto_decode="all")
        headers = record.http_headers
        if headers is None or headers.status_code != 200 or (record.http_content_type or _HTML[0]) not in _HTML:
            return None
    content = record.reader.read(limits.size + 1)
    charset = record.http_charset if kind == WarcRecordType.response else "utf-8"
    return page_of(content, origin, limits, charset, record.headers.get("WARC-Target-URI"), record.record_date)


def _next_start(file: IO[bytes], after: int) -> int | None:
    """Where the next record may begin at or after a place: at a gzip member or a record's first line."""
    file.seek(after)
    place, tail = after, b""
    while chunk := file.read(_CHUNK):
        window = tail + chunk
        found = min((at for mark in _STARTS if (at := window.find(mark)) >= 0), default=-1)
        if found >= 0:
            return place - len(tail) + found
        tail = window[-8:]
        place += len(chunk)
    return None
