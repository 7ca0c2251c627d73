"""Web archives: each page with its place, and broken records told with theirs while the rest is read."""

import gzip
import io
import zipfile

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from quoth.errors import PageError
from quoth.model import Failure, Page
from quoth.pages import PageLimits, find_pages, open_page

HTML = "<!doctype html><title>Bridge {0}</title><p>The bridge opened on day {0}, Zoë said.</p>"


def record(number, status=b"200 OK", headers=(b"Content-Type: text/html; charset=utf-8",), body=None):
    body = HTML.format(number).encode() if body is None else body
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response, record_urn=f"{number:032d}".encode())
    made.headers["WARC-Target-URI"] = f"https://example.org/{number}"
    made.headers["WARC-Date"] = "2024-05-03T10:15:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(b"\r\n".join([b"HTTP/1.1 " + status, *headers]) + b"\r\n\r\n" + body)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def note(kind, body=b"software: none\r\n"):
    made = WarcRecord()
    made.init_headers(record_type=kind)
    made.headers["Content-Type"] = "text/plain"
    made.set_bytes_content(body)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def chunked(content):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content)


RECORDS = [
    note(WarcRecordType.warcinfo),
    record(1),
    record(2, status=b"301 Moved", body=b""),
    record(3, headers=(b"Content-Type: text/html", b"Content-Encoding: gzip"), body=gzip.compress(HTML.format(3).encode())),
    record(4, headers=(b"Content-Type: image/jpeg",), body=b"\xff\xd8\xff\xe0"),
    record(5, headers=(b"Content-Type: text/html", b"Transfer-Encoding: chunked"), body=chunked(HTML.format(5).encode())),
    note(WarcRecordType.request),
    record(6, headers=(b"Content-Type: text/html",), body=b""),
    record(7),
]


def written(path, records, *, gz):
    pieces = [gzip.compress(one) if gz else one for one in records]
    path.write_bytes(b"".join(pieces))
    return [sum(map(len, pieces[:number])) for number in range(len(pieces))]


def opening(found):
    return [f"!{one.error}" if isinstance(one, Failure) else one.url.rsplit("/", 1)[1] for one in found]


@pytest.mark.parametrize("name", ["news.warc.gz", "news.warc"])
def test_every_page_comes_with_its_place(tmp_path, name):
    path = tmp_path / name
    places = written(path, RECORDS, gz=name.endswith("gz"))
    found = list(find_pages([path]))
    assert opening(found) == ["1", "3", "5", "!empty", "7"]
    pages = [one for one in found if isinstance(one, Page)]
    assert [page.origin.offset for page in pages] == [places[1], places[3], places[5], places[8]]
    assert found[3].where == f"{path} @ {places[7]}"
    assert pages[0].origin.path == str(path)
    assert "0" * 31 + "1" in pages[0].origin.record
    assert pages[0].fetched.isoformat() == "2024-05-03T10:15:00+00:00"
    assert [page.content.decode() for page in pages] == [HTML.format(number) for number in (1, 3, 5, 7)]


def test_a_wacz_is_read_through(tmp_path):
    with zipfile.ZipFile(tmp_path / "news.wacz", "w") as bundle:
        bundle.writestr("datapackage.json", "{}")
        bundle.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, RECORDS)))
    found = list(find_pages([tmp_path]))
    assert opening(found) == ["1", "3", "5", "!empty", "7"]
    assert found[0].origin.path == str(tmp_path / "news.wacz" / "archive" / "data.warc.gz")


def test_text_conversions_are_pages(tmp_path):
    path = tmp_path / "news.wet.gz"
    path.write_bytes(gzip.compress(note(WarcRecordType.conversion, "The bridge opened, Zoë said.\n".encode())))
    [page] = find_pages([path])
    assert (page.media_type, page.decoded()) == ("text/plain", "The bridge opened, Zoë said.\n")


def test_a_clipped_archive_loses_only_its_last_record(tmp_path):
    for name in ("news.warc.gz", "news.warc"):
        path = tmp_path / name
        places = written(path, [record(1), record(2), record(3)], gz=name.endswith("gz"))
        path.write_bytes(path.read_bytes()[:-40])
        found = list(find_pages([path]))
        assert [isinstance(one, Page) for one in found] == [True, True, False]
        assert found[-1].where == f"{path} @ {places[2]}"
        assert found[-1].hint


def test_reading_goes_on_behind_a_broken_record(tmp_path):
    path = tmp_path / "news.warc.gz"
    places = written(path, [record(1), record(2), record(3), record(4)], gz=True)
    content = bytearray(path.read_bytes())
    content[places[1] + 40 : places[1] + 80] = bytes(40)
    path.write_bytes(content)
    found = list(find_pages([path]))
    assert [one.url[-1] for one in found if isinstance(one, Page)] == ["1", "3", "4"]
    assert [one.where for one in found if isinstance(one, Failure)] == [f"{path} @ {places[1]}"]


def test_a_record_that_claims_to_be_longer_is_a_failure(tmp_path):
    path = tmp_path / "news.warc.gz"
    long = record(2).replace(b"Content-Length: ", b"Content-Length: 9", 1)
    path.write_bytes(b"".join(map(gzip.compress, (record(1), long, record(3)))))
    found = list(find_pages([path]))
    assert [isinstance(one, Page) for one in found] == [True, False, True]


def test_a_page_over_the_limit_is_a_failure(tmp_path):
    written(tmp_path / "news.warc", [record(1), record(2, body=b"<p>" + b"words " * 300_000), record(3)], gz=False)
    found = list(find_pages([tmp_path], PageLimits(size=500_000)))
    assert [isinstance(one, Page) for one in found] == [True, False, True]
    assert "500,000" in found[1].error


def test_what_is_no_archive_is_a_failure(tmp_path):
    for name, content in {"a.warc": b"words", "b.warc.gz": b"words", "c.wacz": b"words", "d.warc": b""}.items():
        (tmp_path / name).write_bytes(content)
    found = list(find_pages([tmp_path]))
    assert [isinstance(one, Failure) and bool(one.hint) for one in found] == [True] * 4


def test_an_archive_is_no_page():
    with pytest.raises(PageError, match="web archive"):
        open_page(gzip.compress(record(1)))
