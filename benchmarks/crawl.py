"""A web archive as a news crawler leaves it, made from the pages of the bench: the same one for the same pages.

Each page comes as request, response and metadata, its body plain, chunked or gzipped in turn, with a comment at its end that makes its
payload its own. Between them stand redirects, pictures, revisits, repeated payloads and records that are broken: clipped, of a wrong
length, of a wrong digest, without a separator.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

Kind = WarcRecordType
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html"


def write_crawl(path: Path, pages: Sequence[Path]) -> int:
    """Write the archive of these pages (gzipped HTML files); how many records it has."""
    count = 0
    with path.open("wb") as out:
        for record in _records(pages):
            out.write(record)
            count += 1
    return count


def _records(pages: Sequence[Path]) -> Iterator[bytes]:
    for number, page in enumerate(pages):
        url = f"https://site{number % 97}.example/{number}"
        body = gzip.decompress(page.read_bytes()) + b"<!-- %d -->" % number
        whole = _record(Kind.response, number, url, _sent(number, body))
        yield _record(Kind.request, number, url, b"GET / HTTP/1.1\r\nHost: example\r\n\r\n")
        yield whole
        yield _record(Kind.metadata, number, url, b"fetchTimeMs: 100\r\n")
        if number % 10 == 3:
            yield _record(Kind.response, number, f"{url}/old", b"HTTP/1.1 301 Moved Permanently\r\nLocation: /\r\n\r\n")
            yield _record(Kind.response, number, f"{url}/logo.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")
            yield _record(Kind.revisit, number, url, _OK + b"\r\n\r\n")
        if number % 25 == 7:
            yield _record(Kind.response, number, f"{url}/again", _sent(0, body))
        if number % 50 == 9:
            yield _broken(number // 50, whole)


def _sent(number: int, body: bytes) -> bytes:
    """An answer with the body as servers send it."""
    if number % 3 == 1:
        pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:5000], body[5000:]) if part)
        return _OK + b"\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces + b"0\r\n\r\n"
    if number % 3 == 2:
        return _OK + b"\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(body, mtime=0)
    return _OK + b"\r\n\r\n" + body


def _record(kind: WarcRecordType, number: int, url: str, block: bytes) -> bytes:
    made = WarcRecord()
    urn = f"uuid:00000000-0000-4000-8000-{zlib.crc32(f'{kind} {url}'.encode()):012d}"
    made.init_headers(record_type=kind, record_urn=urn.encode())
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = f"2026-06-{1 + number % 4:02d}T08:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response" if kind in (Kind.response, Kind.revisit) else "text/plain"
    made.set_bytes_content(block)
    out = BytesIO()
    made.write(out, checksum_data=True)
    return gzip.compress(out.getvalue(), 6, mtime=0)


def _broken(way: int, whole: bytes) -> bytes:
    plain = gzip.decompress(whole)
    if way % 4 == 0:
        return whole[: len(whole) // 2]
    if way % 4 == 1:
        return gzip.compress(plain.replace(b"Content-Length: ", b"Content-Length: 7", 1), mtime=0)
    if way % 4 == 2:
        return gzip.compress(plain.replace(b"</p>", b"</q>"), mtime=0)
    return gzip.compress(plain[:-4], mtime=0)
