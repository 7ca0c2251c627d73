"""Web archives of invented news for the tests of builds."""

import gzip
import io

from fastwarc.warc import WarcRecord, WarcRecordType

PAGE = (
    "<!doctype html><html lang='{lang}'><title>Bridge {number}</title><article><h1>Bridge {number} opens</h1>"
    "<p>The bridge number {number} opened on a mild day in spring, and everybody in the town came to see it, young and old.</p>"
    "<p>“We will build another one next year,” said Ada Okafor, the mayor of the town, who had asked for {number} of them.</p>"
    "<p>The town has waited for the bridge for thirty years, and the ferry that it replaces will be kept for visitors.</p></article>"
)


def response(number, *, day=3, host="example.org", lang="en", like=None):
    """A gzipped record with the page of this number (or the payload of page `like`), captured on a day in May."""
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response, record_urn=f"{number:032d}".encode())
    made.headers["WARC-Target-URI"] = f"https://{host}/{number}"
    made.headers["WARC-Date"] = f"2024-05-{day:02d}T10:15:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    body = PAGE.format(number=number if like is None else like, lang=lang).encode()
    made.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body)
    out = io.BytesIO()
    made.write(out, checksum_data=True)
    return gzip.compress(out.getvalue())


def write_archives(folder):
    """Three archives: 61 pages of two days, one of them in German; a payload met four times; a broken record; a file that is no archive."""
    folder.mkdir()
    first = [response(number, day=3 + number % 2) for number in range(40)]
    second = [response(number, day=4, host="news.example.net") for number in range(40, 60)]
    first += [response(900, like=7), response(901, like=7)]
    second += [response(902, like=7), b"\x1f\x8b\x08junk", response(200, lang="de")]
    (folder / "a.warc.gz").write_bytes(b"".join(first))
    (folder / "b.warc.gz").write_bytes(b"".join(second))
    (folder / "c.warc.gz").write_bytes(b"words")
    return folder
