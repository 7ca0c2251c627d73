"""What a web archive holds, record by record (ISO 28500): captures of pages, and what is broken, each with its place.

A record is handed on only when it is whole: its stated length reaches to the end of its block, its block digest (or, where there is none,
its payload digest) is that of the bytes. What is not gives a failure with its offset, and reading goes on at the next record that can be
found: a gzip member that holds a record, or in a file that is not gzipped a record's first two lines.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from quoth.model import Failure, Origin
from quoth.pages.limits import PageLimits
from quoth.pages.media import media_type

HTML = ("text/html", "application/xhtml+xml")
UNSURE = ("text/plain", "application/octet-stream", "application/xml", "text/xml")
"""Types that servers give when they do not know: the content decides, and only HTML is a page."""

_STORED = ("text/html", "application/xhtml+xml", "text/plain")
_PLACES = ("http:", "https:", "file:")
_HEADERS = 1_000_000
_CHUNK = 1 << 16
_GZIP, _MEMBER = b"\x1f\x8b\x08", 31
_FIRST = re.compile(rb"WARC/1\.\d\r?\n(?:WARC-|Content-)", re.IGNORECASE)
_LONGEST = 40
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as a record holds it, all encodings of its transfer undone.

    `kind` is "revisit" for a record that only says that the payload with the digest `claim` was met again; its content is empty.
    """

    kind: Literal["page", "text", "revisit"]
    origin: Origin
    content: bytes
    url: str | None
    fetched: datetime | None
    status: int | None = None
    media: str | None = None
    charset: str | None = None
    claim: str | None = None


def captures(
    file: IO[bytes],
    where: str,
    limits: PageLimits = PageLimits(),
    statuses: frozenset[int] = frozenset({200}),
    *,
    places: bool = False,
) -> Iterator[Capture | Failure]:
    """The captures of a WARC file, in its order, and a `Failure` for every record that is broken.

    `statuses` are those of HTTP to take. With `places`, contents and digests are left for whoever opens the records.
    """
    zipped = file.read(len(_GZIP)) == _GZIP
    start: int | None = 0
    while start is not None:
        file.seek(start)
        place, held, passed = start, None, False
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
                if held is not None:
                    yield held  # a sound record behind it: it was whole
                place, held, passed = record.stream_pos, None, False
                held = _captured(record, Origin("warc", where, place, record.record_id), limits, statuses, places=places)
                passed = True  # what breaks from here on stands behind it
            if held is not None:
                yield held
        except (OSError, EOFError) as error:
            end = _end_of(file, place, limits, zipped=zipped) if passed else None
            if end is not None and end > place and held is not None:
                yield held
            yield _broken(where, place if end is None else end, error)
            start = _next_start(file, place + 1, zipped=zipped)
        else:
            return


def capture_at(
    file: IO[bytes], origin: Origin, limits: PageLimits = PageLimits(), statuses: frozenset[int] = frozenset({200})
) -> Capture | Failure | None:
    """The capture in the one record at a place, why it is broken, or None for a record that holds no page."""
    place = origin.offset or 0
    file.seek(place)
    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
            return _captured(record, Origin("warc", origin.path, place, record.record_id), limits, statuses)
    except (OSError, EOFError) as error:
        return _broken(origin.path, place, error)
    return None


def _broken(where: str, place: int, error: OSError | EOFError) -> Failure:
    return Failure(f"{where} @ {place}", "pages", f"a broken record: {error}", "the records behind it are read")


def _captured(
    record: WarcRecord, origin: Origin, limits: PageLimits, statuses: frozenset[int], *, places: bool = False
) -> Capture | Failure | None:
    """What a record holds. Raises `EOFError` for one that is shorter than it states."""
    kind, stated = record.record_type, record.content_length
    if kind == WarcRecordType.revisit:
        return _capture(record, origin, "revisit", b"")
    if kind not in (WarcRecordType.response, WarcRecordType.conversion) and not _is_stored_page(record):
        return None
    if stated > limits.size + _HEADERS:
        what = f"larger than the limit of {limits.size:,} bytes"
        return Failure(str(origin), "pages", what, "raise `PageLimits.size` if this is one page")
    record.freeze()
    block = record.reader.read()
    if len(block) < stated:
        raise EOFError(f"{len(block):,} of {stated:,} bytes are there")
    found = _capture_in(record, block, origin, limits, statuses, places=places)
    return found if found is None or places else _sound(record, block, found)


def _capture_in(
    record: WarcRecord, block: bytes, origin: Origin, limits: PageLimits, statuses: frozenset[int], *, places: bool
) -> Capture | None:
    """What a whole record holds, if it is a page or a text."""
    if record.record_type == WarcRecordType.conversion:
        return _capture(record, origin, "text", block)
    if record.record_type == WarcRecordType.resource:
        return _capture(record, origin, "page", block)
    record.reader.seek(0)
    content = _answer(record, limits, statuses, places=places)
    return None if content is None else _capture(record, origin, "page", content)


def _is_stored_page(record: WarcRecord) -> bool:
    """Is this a page that was kept without the answer of a server? Pictures and extracts of pages have addresses of another kind."""
    headers = record.headers
    media, place = headers.get("Content-Type") or "", headers.get("WARC-Target-URI") or ""
    return record.record_type == WarcRecordType.resource and media.startswith(_STORED) and place.startswith(_PLACES)


def _answer(record: WarcRecord, limits: PageLimits, statuses: frozenset[int], *, places: bool) -> bytes | None:
    """The content of an answer that is HTML and has one of the statuses; None for others. For `places`, what is surely HTML is not read."""
    record.parse_http(auto_decode="all")
    declared = record.http_content_type or HTML[0]
    if record.http_headers is None or record.http_headers.status_code not in statuses or declared not in HTML + UNSURE:
        return None
    if places and declared in HTML:
        return b""
    content = record.reader.read(limits.size + 1)
    return None if declared in UNSURE and media_type(content[:_CHUNK].decode("latin-1")) != HTML[0] else content


def _capture(record: WarcRecord, origin: Origin, kind: Literal["page", "text", "revisit"], content: bytes) -> Capture:
    headers, answer = record.headers, record.http_headers
    return Capture(
        kind=kind,
        origin=origin,
        content=content,
        url=headers.get("WARC-Target-URI"),
        fetched=record.record_date,
        status=answer.status_code if answer else None,
        media=(record.http_content_type if answer else headers.get("Content-Type")) or None,
        charset=record.http_charset if answer else "utf-8" if kind == "text" else None,
        claim=headers.get("WARC-Payload-Digest"),
    )


def _sound(record: WarcRecord, block: bytes, capture: Capture) -> Capture | Failure:
    """The capture, or why it is not to be trusted: its bytes are not those that were stored."""
    stated = record.headers.get("WARC-Block-Digest")
    if stated:
        sound = _is_digest(stated, block)
    else:
        raw = block.partition(_END)[2] if capture.kind == "page" else block
        sound = not capture.claim or _is_digest(capture.claim, raw) or _is_digest(capture.claim, capture.content)
    if sound:
        return capture
    return Failure(str(capture.origin), "pages", "a broken record: its bytes are not those that its digest was made of", "get it again")


def _is_digest(stated: str, content: bytes) -> bool:
    """Is this the digest of the content? One in a way that nobody here knows is taken for right."""
    name, _, value = stated.partition(":")
    try:
        found = hashlib.new(name.strip().lower().replace("-", ""), content, usedforsecurity=False)
    except ValueError:
        return True
    value = value.strip()
    return value.lower() == found.hexdigest() or value.upper().rstrip("=") == b32encode(found.digest()).decode().rstrip("=")


def _end_of(file: IO[bytes], place: int, limits: PageLimits, *, zipped: bool) -> int | None:
    """Where a record ends in the file as stored, if its separator is where its length says; else None."""
    file.seek(place)
    data, end = _unpacked(file, limits.size + 2 * _HEADERS) if zipped else (file.read(_HEADERS), None)
    head = data.find(_END)
    length = re.search(rb"^Content-Length:\s*(\d+)\s*$", data[: max(head, 0)], re.IGNORECASE | re.MULTILINE)
    if not length:
        return None
    behind = head + len(_END) + int(length[1])
    if not zipped:
        file.seek(place + behind)
        return place + behind + len(_END) if file.read(len(_END)) == _END else None
    whole = end is not None and data[behind:] in (_END, b"") and len(data) >= behind
    return place + end if whole and end is not None else None


def _unpacked(file: IO[bytes], most: int) -> tuple[bytes, int | None]:
    """The gzip member at the file's place, unpacked as far as `most` bytes, and its length as stored; None when it is broken or longer."""
    engine, data, taken = zlib.decompressobj(_MEMBER), bytearray(), 0
    try:
        while len(data) < most and (chunk := file.read(_CHUNK)):
            data += engine.decompress(chunk, most - len(data))
            taken += len(chunk)
            if engine.eof:
                return bytes(data), taken - len(engine.unused_data)
    except zlib.error:
        pass  # broken: there is no end to tell
    return bytes(data), None


def _next_start(file: IO[bytes], after: int, *, zipped: bool) -> int | None:
    """Where the next record begins at or after a place."""
    file.seek(after)
    place, window = after, b""
    while chunk := file.read(_CHUNK):
        window += chunk
        for at in _candidates(window, zipped=zipped):
            if not zipped or _holds_record(file, place + at):
                return place + at
        file.seek(place + len(window))
        place += max(0, len(window) - _LONGEST)
        window = window[-_LONGEST:]
    return None


def _candidates(window: bytes, *, zipped: bool) -> Iterator[int]:
    if not zipped:
        yield from (match.start() for match in _FIRST.finditer(window))
        return
    at = window.find(_GZIP)
    while at >= 0:
        yield at
        at = window.find(_GZIP, at + 1)


def _holds_record(file: IO[bytes], place: int) -> bool:
    file.seek(place)
    try:
        return _FIRST.match(zlib.decompressobj(_MEMBER).decompress(file.read(1024), 1024)) is not None
    except zlib.error:
        return False
