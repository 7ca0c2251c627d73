"""Broken web archives: what can be read is read, and what cannot is a failure with the place where it stands."""

import gzip
import io

import pytest
from test_archives import chunked, note, record

from quoth.model import Failure
from quoth.pages.archives import archived_page, archived_pages, archived_places
from quoth.pages.captures import Capture, capture_at, captures

NEWS = [record(number) for number in range(4)]
SIGNED = b"WARC-Block-Digest: sha1:"


def signed(number):
    """A record with the digest of its block."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only here

    made = next(ArchiveIterator(io.BytesIO(record(number)), parse_http=False))
    out = io.BytesIO()
    made.write(out, checksum_data=True)
    assert SIGNED in out.getvalue()
    return out.getvalue()


def longer(warc, by):
    length = warc.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    return warc.replace(b"Content-Length: " + length, b"Content-Length: %d" % (int(length) + by), 1)


BROKEN = {
    "a length that is 5 bytes too long": longer(NEWS[1], 5),
    "a length that swallows the record behind": longer(NEWS[1], 400),
    "a length that goes beyond the file": longer(NEWS[1], 90_000),
    "a length that is 5 bytes too short": longer(NEWS[1], -5),
    "a length that is no number": longer(NEWS[1], 0).replace(b"Content-Length: ", b"Content-Length: many", 1),
    "a digest of other bytes": signed(1).replace(b"bridge opened", b"bridge closed"),
    "a content that is not packed as it says": record(1, headers=(b"Content-Type: text/html", b"Content-Encoding: gzip")),
}


def read(data):
    found = list(captures(io.BytesIO(data), "news.warc"))
    pages = [one.url[-1] for one in found if isinstance(one, Capture)]
    assert all(capture_at(io.BytesIO(data), one.origin) == one for one in found if isinstance(one, Capture))
    return pages, [int(one.where.split(" @ ")[1]) for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_record_is_told_with_its_place_and_the_others_are_read(broken, packed):
    pieces = [packed(one) for one in (NEWS[0], broken, NEWS[2], NEWS[3])]
    assert read(b"".join(pieces)) == (["0", "2", "3"], [len(pieces[0])])


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_records_without_a_separator_between_them_are_read(packed):
    pieces = [packed(one) for one in (NEWS[0], NEWS[1][:-4], NEWS[2])]
    assert read(b"".join(pieces)) == (["0", "1", "2"], [])


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_junk_between_records_costs_no_record(packed):
    pieces = [packed(NEWS[0]), b"junk of some length that is no record\r\n\r\n", packed(NEWS[2])]
    assert read(b"".join(pieces)) == (["0", "2"], [len(pieces[0])])


@pytest.mark.parametrize("cut", range(1, 200, 13))
def test_a_clipped_gzip_member_is_told_and_the_rest_is_read(cut):
    pieces = [gzip.compress(one) for one in NEWS]
    clipped = pieces[1][:-cut]
    assert read(pieces[0] + clipped + pieces[2] + pieces[3]) == (["0", "2", "3"], [len(pieces[0])])


def test_a_record_inside_a_page_is_no_record():
    inner = record(7, body=record(8))
    assert read(NEWS[0] + inner + NEWS[2])[0] == ["0", "7", "2"]


def test_a_revisit_names_what_it_repeats(tmp_path):
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415 - only here

    path = tmp_path / "news.warc"
    path.write_bytes(record(1) + note(WarcRecordType.revisit, b"HTTP/1.1 200 OK\r\n\r\n"))
    assert [one.kind for one in captures(io.BytesIO(path.read_bytes()), str(path))] == ["page", "revisit"]
    assert len(list(archived_pages(str(path)))) == 1


def test_a_page_can_be_opened_by_its_place_alone(tmp_path):
    path = tmp_path / "news.warc.gz"
    body = chunked(b"<!doctype html><p>A bridge, said Zo.</p>")
    chunky = record(5, headers=(b"Content-Type: text/html", b"Transfer-Encoding: chunked"), body=body)
    path.write_bytes(b"".join(map(gzip.compress, (*NEWS, chunky))))
    places = list(archived_places(str(path)))
    assert [archived_page(place.path, place.offset) for place in places] == list(archived_pages(str(path)))
