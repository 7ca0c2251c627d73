"""Evidence handed on: the same records in a new file, and what is not to be had is told."""

import json
import zipfile
from pathlib import Path

import pytest

from benchmarks.news_site import Site, serving
from quoth.model import Origin, Page
from quoth.pages import find_pages
from quoth.pages.bundles import Exhibit, bundle
from quoth.pages.fetch import Manners, fetched


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    with serving(Site(hosts=1, pages=5)) as site:
        visits = list(fetched([f"{site.base(0)}/feed.xml"], tmp_path_factory.mktemp("evidence"), Manners(delay=0, private=True)))
    return [visit.page for visit in visits if visit.page]


@pytest.mark.parametrize("name", ["chosen.warc.gz", "chosen.wacz"])
def test_bundled_pages_read_as_before(pages, tmp_path, name):
    chosen = pages[1:4]
    count, failures = bundle([Exhibit(page.origin, page.url, "Bridge") for page in [*chosen, chosen[0]]], tmp_path / name)
    assert (count, failures) == (3, ())
    again = [page for page in find_pages([tmp_path / name]) if isinstance(page, Page)]
    assert [(page.id, page.url, page.fetched, page.origin.record) for page in again] == [
        (page.id, page.url, page.fetched, page.origin.record) for page in chosen
    ]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_wacz_says_where_each_record_is(pages, tmp_path):
    out = tmp_path / "one.wacz"
    bundle([Exhibit(pages[0].origin, pages[0].url, "Bridge 0")], out)
    with zipfile.ZipFile(out) as whole:
        key, date, fields = whole.read("indexes/index.cdx").decode().split(" ", 2)
        found = json.loads(fields)
        data = whole.read("archive/data.warc.gz")
        assert json.loads(whole.read("pages/pages.jsonl").splitlines()[1])["title"] == "Bridge 0"
    assert key.endswith(")/news/0")
    assert len(date) == 14
    assert data[int(found["offset"]) :].startswith(b"\x1f\x8b")
    assert int(found["offset"]) + int(found["length"]) == len(data)


def test_a_file_becomes_a_record_and_what_is_gone_is_told(pages, tmp_path):
    saved = tmp_path / "saved.html"
    saved.write_bytes(pages[0].content)
    lost = [Origin("file", str(tmp_path / "gone.html")), Origin("stdin", "-"), Origin("warc", pages[0].origin.path, 3, "urn:x")]
    count, failures = bundle([Exhibit(Origin("file", str(saved))), *map(Exhibit, lost)], Path(tmp_path, "out.warc.gz"))
    assert count == 1
    assert [failure.error.partition(":")[0] for failure in failures] == [
        "there is no such file",
        "its bytes were never kept",
        "a broken record",
    ]
