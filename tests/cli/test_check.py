"""`quoth check` on the command line: verdicts, exit codes, JSON, a batch, and the sheet."""

import json

import pytest
from click.testing import CliRunner

from quoth.cli.add import add
from quoth.cli.check import check

SPEECH = "The north crane has not been safe since the gales of last winter. The board voted seven to two."


@pytest.fixture
def run(tmp_path):
    (tmp_path / "speech.txt").write_text(SPEECH)

    def invoke(*arguments, **options):
        return CliRunner().invoke(check, [*arguments, "--against", str(tmp_path / "speech.txt")], **options)

    return invoke


@pytest.mark.parametrize(
    ("quote", "verdict", "code"),
    [
        ("The board voted seven to two", "exact", 0),
        ("The north crane ... safe since the gales", "trimmed", 0),
        ("The board voted seven to three", "altered", 3),
        ("No zeppelin was seen", "absent", 3),
    ],
)
def test_the_verdict_and_the_exit_code(run, quote, verdict, code):
    done = run("--quote", quote, "--json")
    assert (json.loads(done.output)["verdict"], done.exit_code) == (verdict, code)


def test_json_names_the_place_and_the_edits(run):
    said = json.loads(run("--quote", "The board voted seven to three", "--json").output)
    assert said["edits"] == [{"type": "replace", "from": "two", "to": "three"}]
    assert [SPEECH[start:end] for start, end in said["spans"]] == said["found"] == ["The board voted seven to two"]


def test_a_batch_gives_one_line_a_case(run):
    cases = "".join(json.dumps({"id": n, "quote": quote}) + "\n" for n, quote in enumerate(["seven to two", "eight to one"]))
    lines = [json.loads(line) for line in run("--batch", "-", input=cases).output.splitlines()]
    assert [(line["id"], line["verdict"]) for line in lines] == [(0, "exact"), (1, "absent")]


def test_an_article_is_checked_quotation_by_quotation(run, tmp_path):
    (tmp_path / "article.txt").write_text('"The board voted seven to three," said Ada Okafor.')
    done = run(str(tmp_path / "article.txt"))
    assert done.exit_code == 3
    assert "altered" in done.output


def test_the_sheet_stands_alone_and_escapes(run, tmp_path):
    run("--quote", "The <b>board</b> voted seven to two", "--html", str(tmp_path / "sheet.html"))
    sheet = (tmp_path / "sheet.html").read_text()
    assert "&lt;b&gt;" in sheet
    assert "http" not in sheet


def test_one_thing_to_check_must_be_named(run):
    assert run().exit_code == 2


def test_an_article_is_checked_against_the_others_in_an_archive(tmp_path):
    archive = tmp_path / "kept.quoth"
    pages = {"a.txt": '"The board voted seven to two," said Ada Okafor.', "b.txt": '"The board voted seven to three," said Ada Okafor.'}
    for name, text in pages.items():
        (tmp_path / name).write_text(text)
    assert CliRunner().invoke(add, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--archive", str(archive)]).exit_code == 0
    done = CliRunner().invoke(check, [str(tmp_path / "b.txt"), "--against-archive", str(archive), "--json"])
    assert [json.loads(line)["verdict"] for line in done.output.splitlines()] == ["altered"]


def test_something_to_check_against_must_be_named():
    assert CliRunner().invoke(check, ["--quote", "words"]).exit_code == 2
