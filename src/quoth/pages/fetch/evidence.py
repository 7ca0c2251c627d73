"""Every answer of a server, kept as WARC (ISO 28500:2017) before anything else is done with it: the evidence outlives the page.

Each record is a gzip member of its own, written and forced to disk in one go. A crash can clip the last one and no other, and the reader of
web archives steps over it. A run writes files of its own, so that nothing that was written is ever opened for writing again.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from quoth.model import Origin
from quoth.pages.fetch.exchange import Exchange, Headers

_FULL = 1_000_000_000
_UNCHANGED = 304
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_HOP = "transfer-encoding"
"""A header about the wire: the body is kept without it, and the header under the name that Common Crawl's archives give it."""


class Evidence:
    """The WARC files of one run in a folder; `started` names them."""

    def __init__(self, folder: Path, started: datetime) -> None:
        self._folder = folder
        self._stem = f"{started:%Y%m%dT%H%M%SZ}-{os.getpid()}"
        self._number = 0
        self._path = self._next()

    def keep(self, exchange: Exchange) -> Origin:
        """Write a question and its answer; returns where the answer's record is."""
        if self._path.exists() and self._path.stat().st_size > _FULL:
            self._path = self._next()
        unchanged = exchange.status == _UNCHANGED
        question = _record(WarcRecordType.request, exchange, "request", _asked(exchange))
        answer = _record(WarcRecordType.revisit if unchanged else WarcRecordType.response, exchange, "response", _answered(exchange))
        if unchanged:
            answer.headers["WARC-Profile"] = _NOT_MODIFIED
        question.headers["WARC-Concurrent-To"] = answer.headers["WARC-Record-ID"]
        with self._path.open("ab") as file:
            if file.tell() == 0:
                file.write(_member(_note()))
            file.write(_member(question))
            offset = file.tell()
            file.write(_member(answer))
            file.flush()
            os.fsync(file.fileno())
        return Origin("warc", str(self._path), offset, answer.record_id)

    def _next(self) -> Path:
        self._number += 1
        return self._folder / f"quoth-{self._stem}-{self._number:03d}.warc.gz"


def _record(kind: WarcRecordType, exchange: Exchange, message: str, content: bytes) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=kind)
    record.headers["WARC-Target-URI"] = exchange.url
    record.headers["WARC-Date"] = exchange.asked.strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["Content-Type"] = f"application/http; msgtype={message}"
    record.set_bytes_content(content)
    return record


def _note() -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.warcinfo)
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(b"software: quoth\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n")
    return record


def _asked(exchange: Exchange) -> bytes:
    path = exchange.url.split("://", 1)[1].partition("/")[2]
    return _head(f"GET /{path} HTTP/1.1", exchange.question)


def _answered(exchange: Exchange) -> bytes:
    kept = ((f"X-Crawler-{name}" if name.lower() == _HOP else name, value) for name, value in exchange.answer)
    return _head(f"{exchange.version} {exchange.status} {exchange.reason}", kept) + exchange.body


def _head(first: str, headers: Iterable[tuple[str, str]] | Headers) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _member(record: WarcRecord) -> bytes:
    whole = io.BytesIO()
    record.write(whole, checksum_data=True)
    return gzip.compress(whole.getvalue(), mtime=0)
