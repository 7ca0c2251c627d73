# ruff: noqa: INP001 -- a script beside its data, not a package
"""Writes archives/news.warc.gz: the HTML pages as a crawler would have kept them, with a redirect, a picture and a repetition.

Run `python samples/make_archive.py`; the same pages give the same bytes.
"""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

HERE = Path(__file__).resolve().parent
OUT = HERE / "archives" / "news.warc.gz"
HTML = "Content-Type: text/html; charset=utf-8"


def record(number: int, url: str, head: str, body: bytes) -> bytes:
    """One gzipped response record, captured on the first or second of June."""
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response, record_urn=f"uuid:00000000-0000-4000-8000-{number:012d}".encode())
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = f"2026-06-{1 + number % 2:02d}T08:{number:02d}:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(head.encode() + b"\r\n\r\n" + body)
    out = BytesIO()
    made.write(out, checksum_data=True)
    return gzip.compress(out.getvalue(), mtime=0)


def main() -> None:
    """Write the archive anew."""
    pages = sorted((HERE / "pages").rglob("*.html"))
    made = [
        record(number, f"https://{page.parent.name}.example/{page.stem}", f"HTTP/1.1 200 OK\r\n{HTML}", page.read_bytes())
        for number, page in enumerate(pages)
    ]
    made += [
        record(50, "https://daily-glint.example/old", "HTTP/1.1 301 Moved Permanently\r\nLocation: /show-us-the-fence", b""),
        record(51, "https://daily-glint.example/logo.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n"),
        record(52, "https://daily-glint.example/again", f"HTTP/1.1 200 OK\r\n{HTML}", pages[0].read_bytes()),
    ]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(b"".join(made))


if __name__ == "__main__":
    main()
