"""`quoth export`: the whole archive or what a search finds, for other programs, and the evidence behind it."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoth.cli import program
from quoth.model import Page
from quoth.pages import find_pages

PAGE = "<!doctype html><html lang=en><title>{0}</title><h1>{0}</h1><p>“{1},” said {2}, the surveyor of Fenwick.</p><p>The council met.</p>"
PAGES = {
    "bridge.html": PAGE.format("Bridge to be painted", "We will paint the bridge in May", "Zoë Marlowe"),
    "school.html": PAGE.format("School to open", "The school will open when the paint is dry", "Ada Okafor"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    for name, page in PAGES.items():
        (folder / name).write_text(page, encoding="utf-8")
    done = CliRunner().invoke(program, ["add", *(str(folder / name) for name in PAGES), "--archive", str(folder / "a.quoth")])
    assert done.exit_code == 0, done.output
    return folder


def export(folder, *arguments):
    return CliRunner().invoke(program, ["export", *arguments, "--archive", str(folder / "a.quoth")], catch_exceptions=False)


def test_a_search_narrows_every_form_of_text(folder):
    rows = list(csv.DictReader(io.StringIO(export(folder, "csv", "--by", "Ada Okafor").stdout)))
    assert [row["speaker"] for row in rows] == ["Ada Okafor"]
    for form in ("jsonl", "jsonld", "annotations"):
        chosen, whole = export(folder, form, "--find", "bridge").stdout, export(folder, form).stdout
        assert "paint the bridge" in chosen
        assert "school will open" not in chosen
        assert len(whole.splitlines()) == 2
        assert all(json.loads(line) for line in whole.splitlines())


@pytest.mark.parametrize("ending", ["warc.gz", "wacz"])
def test_the_evidence_behind_a_search_reads_as_the_pages_that_were_kept(folder, tmp_path, ending):
    out = tmp_path / f"chosen.{ending}"
    done = export(folder, ending.removesuffix(".gz"), "--find", "bridge", "--out", str(out))
    assert (done.exit_code, done.stderr.startswith("1 pages into")) == (0, True)
    (page,) = find_pages([out])
    assert isinstance(page, Page)
    assert page.content.decode() == PAGES["bridge.html"]


def test_evidence_that_is_gone_is_told(folder, tmp_path):
    kept = Path(folder, "school.html")
    kept.rename(tmp_path / "school.html")
    done = export(folder, "warc", "--find", "school", "--out", str(tmp_path / "none.warc.gz"))
    (tmp_path / "school.html").rename(kept)
    assert done.exit_code == 3
    assert "there is no such file" in done.stderr


def test_what_is_no_text_needs_a_file(folder):
    assert export(folder, "wacz").exit_code == 2


def test_parquet_has_the_rows_of_the_table(folder, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export(folder, "parquet", "--find", "bridge", "--out", str(tmp_path / "q.parquet"))
    (row,) = parquet.read_table(tmp_path / "q.parquet").to_pylist()
    assert row["speaker"] == "Zoë Marlowe"
    assert isinstance(row["confidence"], float)
