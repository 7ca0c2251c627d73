"""Evidence to hand on: the records behind some articles, in one WARC file (ISO 28500) or in a WACZ with its indexes.

A record is copied as it was kept: its headers, its id, its date and its block, so that its digests still hold. A page that came from a file
becomes a `resource` record of that file's bytes. What cannot be had any more is told, never left out silently.
"""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from quoth.errors import PageError
from quoth.model import Failure, Origin
from quoth.pages.archives import opened_warc
from quoth.pages.limits import PageLimits
from quoth.pages.media import media_type
from quoth.pages.stored import read_file
from quoth.pages.wacz import Record, write_wacz

_NOTE = b"software: quoth\r\nformat: WARC File Format 1.1\r\n"
_OK = 200
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A page to bundle: where it came from, its address and its title."""

    origin: Origin
    url: str | None = None
    title: str | None = None


def bundle(exhibits: Iterable[Exhibit], out: Path, limits: PageLimits = PageLimits()) -> tuple[int, tuple[Failure, ...]]:
    """Write the records behind pages to `out`, a WACZ by that ending and else gzipped WARC; returns how many, and what is not to be had.

    The file is there whole or not at all. Each record is in it once, in the order of the pages.
    """
    records: list[Record] = []
    failures: list[Failure] = []
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
        data = Path(folder, "data.warc.gz")
        with data.open("wb") as file:
            _append(file, _note())
            for exhibit in {one.origin: one for one in exhibits}.values():
                try:
                    records.append(_copied(exhibit, file, limits))
                except PageError as error:
                    failures.append(Failure(error.where, "pages", error.what, error.hint))
        if out.suffix == ".wacz":
            write_wacz(records, data, whole := Path(folder, "whole.wacz"))
            data = whole
        shutil.move(data, out)
    return len(records), tuple(failures)


def _copied(exhibit: Exhibit, file: BinaryIO, limits: PageLimits) -> Record:
    """Append the record behind a page; what an index says of it. Raises `PageError` when it is not to be had."""
    origin = exhibit.origin
    if origin.kind == "warc":
        return _from_warc(exhibit, file)
    if origin.kind != "file":
        raise PageError(exhibit.url or str(origin), "its bytes were never kept", "fetch the page with `quoth fetch`, which keeps them")
    content = read_file(origin.path, limits)
    media = media_type(content[:_HEAD].decode("latin-1"))
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.resource)
    record.headers["WARC-Target-URI"] = exhibit.url or Path(origin.path).resolve().as_uri()
    record.headers["WARC-Date"] = f"{datetime.fromtimestamp(Path(origin.path).stat().st_mtime, UTC):%Y-%m-%dT%H:%M:%SZ}"
    record.headers["Content-Type"] = media
    record.set_bytes_content(content)
    return _placed(record, exhibit, _append(file, _written(record)), (media, _OK))


def _from_warc(exhibit: Exhibit, file: BinaryIO) -> Record:
    origin = exhibit.origin
    with opened_warc(origin.path) as source:
        try:
            source.seek(origin.offset or 0)
            record = next(ArchiveIterator(source, record_types=WarcRecordType.any_type, parse_http=False))
            record.freeze()
            whole = _written(record)
            record.parse_http()
        except (OSError, EOFError, StopIteration) as error:
            raise PageError(str(origin), f"a broken record: {error}", "the file was changed since: look for a copy of it") from error
    if origin.record and record.record_id != origin.record:
        raise PageError(str(origin), "another record stands there now", "the file was changed since: look for a copy of it")
    headers = record.http_headers
    kind = record.http_content_type or "text/html", (headers.status_code if headers else None) or _OK
    return _placed(record, exhibit, _append(file, whole), kind)


def _placed(record: WarcRecord, exhibit: Exhibit, place: tuple[int, int], kind: tuple[str, int]) -> Record:
    headers = record.headers
    url = headers.get("WARC-Target-URI") or exhibit.url or ""
    digest = headers.get("WARC-Payload-Digest") or headers.get("WARC-Block-Digest") or ""
    return Record(url, headers["WARC-Date"], kind[0], kind[1], digest, place[0], place[1], exhibit.title)


def _note() -> bytes:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.warcinfo)
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(_NOTE)
    return _written(record)


def _written(record: WarcRecord) -> bytes:
    whole = io.BytesIO()
    record.write(whole, checksum_data="WARC-Block-Digest" not in record.headers)
    return whole.getvalue()


def _append(file: BinaryIO, record: bytes) -> tuple[int, int]:
    """Write a record as a gzip member of its own; its place and length."""
    place = file.tell()
    return place, file.write(gzip.compress(record, mtime=0))
