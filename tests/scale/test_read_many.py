"""`read_many` with several workers gives what it gives with one: files, folders, archives, failures, in order."""

import gzip
import io
import os
import signal
import zipfile

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

import quoth
from quoth import pipeline
from quoth.model import Failure
from quoth.pages import PageLimits

ONLY = quoth.Recipe(only="article")
PAGE = "<!doctype html><title>Bridge {0}</title><article><h1>Bridge {0}</h1>" + "<p>The bridge opened on day {0}, Zoë Lund said.</p>" * 5


def response(number):
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response, record_urn=f"{number:032d}".encode())
    made.headers["WARC-Target-URI"] = f"https://example.org/{number}"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.format(number).encode())
    out = io.BytesIO()
    made.write(out)
    return gzip.compress(out.getvalue())


@pytest.fixture
def inputs(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.html").write_text(PAGE.format(number))
    (tmp_path / "5.html").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "6.warc.gz").write_bytes(b"".join(map(response, range(60, 64))) + b"\x1f\x8b\x08broken" + response(64))
    with zipfile.ZipFile(tmp_path / "7.wacz", "w") as bundle:
        bundle.writestr("archive/data.warc.gz", b"".join(map(response, range(70, 73))))
    (tmp_path / "8.warc").write_bytes(b"words")
    return [tmp_path, tmp_path / "missing.html"]


def test_two_workers_give_what_one_gives(inputs):
    alone, together = (list(quoth.read_many(inputs, ONLY, workers)) for workers in (1, 2))
    assert together == alone
    assert len(alone) == 17
    assert sum(isinstance(one, Failure) for one in alone) == 4


def test_quotations_and_people_come_back_whole(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format(1) + '<p>"We will build another one," said Ada Okafor, the mayor.</p>')
    assert list(quoth.read_many([tmp_path], workers=2)) == list(quoth.read_many([tmp_path]))


def test_a_worker_that_is_killed_loses_nothing(inputs, monkeypatch):
    seen = []
    monkeypatch.setattr("quoth.crew.subprocess.Popen", noting(seen))
    results = quoth.read_many(inputs, ONLY, workers=2)
    found = [next(results), next(results)]
    os.kill(seen[0], signal.SIGKILL)
    assert found + list(results) == list(quoth.read_many(inputs, ONLY))
    assert len(seen) in (2, 3)  # a worker that had nothing left to do when it was killed is not replaced


def noting(seen):
    from subprocess import Popen  # noqa: PLC0415 - before it is replaced

    def start(*args, **options):
        process = Popen(*args, **options)
        seen.append(process.pid)
        return process

    return start


def test_a_page_beyond_the_limit_of_time_is_a_failure_with_its_place(tmp_path):
    pages = [tmp_path / f"{number}.html" for number in range(2)]
    for number, page in enumerate(pages):
        page.write_text(PAGE.format(number))
    results = list(quoth.read_many(pages, quoth.Recipe(only="article", limits=PageLimits(seconds=1e-6)), workers=2))
    assert [(one.where, one.stage) for one in results] == [(str(page), "scale") for page in pages]
    assert all("longer than the limit" in one.error and f"{pipeline.TRIES} tries" in one.error and one.hint for one in results)
