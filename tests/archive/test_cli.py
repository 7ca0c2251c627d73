"""The commands on an archive: data on standard output, exit codes, and a second run that adds nothing."""

import csv
import json

import pytest
from click.testing import CliRunner
from newsroom import article, story

from quoth.archive import Archive
from quoth.cli import program

PAGE = """<html><head><title>Bridge to stay closed</title><meta property="og:site_name" content="Harbour Post">
<link rel="canonical" href="https://harbour-post.example/bridge"></head><body><article><h1>Bridge to stay closed</h1>
<p>The old bridge will stay closed until spring, the county said on Tuesday, and the ferry will sail twice as often.</p>
<p>“We will not open a bridge that we would not cross ourselves,” said Ada Okafor, the county engineer, at the council's meeting.</p>
<p>The council will meet again in May to hear what the work would cost, and who would have to pay for it.</p></article></body></html>"""


def quoth(*words, path):
    result = CliRunner().invoke(program, [*words, "--archive", str(path)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def shelf(path):
    with Archive(path) as archive:
        archive.add(article())
        archive.add(story(1, "The ferry must sail before winter comes", "Ada Okafor"))
        archive.add(story(2, "The ferry must sail before summer comes", "Bo Lind"))
    return path


def test_pages_are_added_once_and_what_failed_is_said(path, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "bridge.html").write_text(PAGE, encoding="utf-8")
    code, out, _ = quoth("add", str(pages), path=path)
    assert (code, out[:7]) == (0, "1 added")
    code, out, _ = quoth("add", str(pages), path=path)
    assert (code, "1 unchanged" in out) == (0, True)
    (pages / "empty.html").write_bytes(b"")
    code, out, err = quoth("add", str(pages), path=path)
    assert (code, "1 failed" in out, "empty.html" in err) == (3, True, True)


def test_quotations_are_found_as_text_and_as_json(shelf):
    code, out, _ = quoth("find", "ferry", "--by", "Okafor", path=shelf)
    assert (code, "Ada Okafor: The ferry must sail before winter comes" in out, "1 of 1 quotations" in out) == (0, True, True)
    found = json.loads(quoth("find", "ferry", "--limit", "1", "--json", path=shelf)[1])
    assert (found["total"], len(found["hits"]), found["hits"][0]["marks"]) == (2, 1, [{"start": 4, "end": 9}])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("people",), "Ada Okafor"),
        (("people", "--similar"), "Nobody"),
        (("person", "Ada Okafor"), "Over time"),
        (("compare", "Ada Okafor", "Bo Lind"), "Both speak in 0"),
        (("trace", "ferry must sail before"), "2 printings, 2 variants"),
        (("correct", "--list"), ""),
        (("repair",), "is sound: 3 articles"),
    ],
)
def test_every_question_has_an_answer_in_words_and_in_json(shelf, words, expected):
    code, out, _ = quoth(*words, path=shelf)
    assert (code, expected in out) == (0, True)
    if words[0] != "repair":
        assert json.loads(quoth(*words, "--json", path=shelf)[1]) is not None


@pytest.mark.parametrize(("form", "lines"), [("jsonl", 3), ("csv", 5), ("jsonld", 3), ("annotations", 4)])
def test_exports_have_a_line_for_each_article_or_quotation(shelf, form, lines):
    code, out, _ = quoth("export", form, path=shelf)
    assert (code, len(out.splitlines())) == (0, lines)
    if form != "csv":
        assert all(json.loads(line) for line in out.splitlines())


def test_a_spreadsheet_runs_no_words_of_a_page(path):
    with Archive(path) as archive:
        archive.add(story(1, "=1+1 is what he said", "Ada Okafor"))
    assert ",'=1+1 is what he said," in quoth("export", "csv", path=path)[1]


def test_a_correction_is_made_listed_and_taken_back(shelf):
    hit = json.loads(quoth("find", "winter", "--json", path=shelf)[1])["hits"][0]
    made = json.loads(quoth("correct", "speaker", hit["id"], "Nils Aamodt", "--author", "Mira", "--json", path=shelf)[1])[0]
    assert "Nils Aamodt: The ferry" in quoth("find", "winter", path=shelf)[1]
    assert "taken back" in quoth("correct", "--undo", made["id"], path=shelf)[1]
    assert "Ada Okafor: The ferry" in quoth("find", "winter", path=shelf)[1]


def test_ids_of_a_register_are_shown_with_the_person(shelf, tmp_path):
    register = tmp_path / "council.csv"
    register.write_text("id,name,aliases,birth\nQ1,Ada Okafor,,\nQ2,Nobody Here,,\n")
    assert quoth("people", "--register", str(register), path=shelf)[:2] == (0, "1 of 2 entries of council linked, 0 left in doubt\n")
    assert json.loads(quoth("people", "--register", str(register), "--json", path=shelf)[1])["linked"] == 1
    assert "  council: Q1 (Ada Okafor)" in quoth("person", "Ada Okafor", path=shelf)[1].splitlines()
    assert json.loads(quoth("person", "Ada Okafor", "--json", path=shelf)[1])["registered"][0]["id"] == "Q1"


def test_texts_are_read_again(shelf):
    code, out, _ = quoth("reread", path=shelf)
    assert (code, "3 articles read again" in out) == (0, True)


def test_what_is_forgotten_is_asked_for_first(shelf):
    assert quoth("forget", "https://harbour-post.example/1", path=shelf)[0] == 1
    assert "1 articles, 1 quotations" in quoth("forget", "https://harbour-post.example/1", "--yes", path=shelf)[1]
    assert quoth("forget", path=shelf)[0] == 2


def test_a_damaged_file_is_repaired_in_its_place(shelf):
    content = bytearray(shelf.read_bytes())
    content[4096 * 20 : 4096 * 22] = b"\xff" * 8192
    shelf.write_bytes(content)
    code, out, err = quoth("repair", path=shelf)
    assert (code in (0, 3), "recovered" in out, str(shelf) in err) == (True, True, True)
    assert shelf.with_name(shelf.name + ".damaged").read_bytes() == content
    assert quoth("repair", path=shelf)[1].startswith(f"{shelf} is sound")


def test_parquet_has_a_row_for_each_quotation_as_corrected(shelf, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="an extra: pip install 'quoth[scale]'")
    hit = json.loads(quoth("find", "winter", "--json", path=shelf)[1])["hits"][0]
    quoth("correct", "speaker", hit["id"], "Nils Aamodt", "--author", "Mira", path=shelf)
    out = tmp_path / "quotations.parquet"
    assert quoth("export", "parquet", path=shelf)[0] == 2
    assert quoth("export", "parquet", "--out", str(out), path=shelf)[0] == 0
    rows = {row["id"]: row for row in parquet.read_table(out).to_pylist()}
    assert len(rows) == 4
    assert (rows[hit["id"]]["speaker"], rows[hit["id"]]["corrected"], rows[hit["id"]]["words"]) == ("Nils Aamodt", True, hit["words"])
    lines = list(csv.DictReader(quoth("export", "csv", path=shelf)[1].splitlines()))
    assert [row["words"] for row in lines] == [row["words"] for row in rows.values()]
