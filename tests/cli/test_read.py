"""`quoth read` on the command line: the machine contract, line by line, and the exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from quoth.cli import program
from quoth.cli.read import read
from quoth.cli.schema import schema
from quoth.report import ArticleReport, FailureReport, article_from

SAMPLES = Path(__file__).parents[2] / "samples" / "pages"
TEXT = '"We will mend it," said Ada Okafor.\r\n\r\nNobody else\u00a0spoke.\n'


def run(*arguments, given=None):
    return CliRunner().invoke(read, list(arguments), input=given)


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_input_gives_one_line_in_order(tmp_path):
    page, missing, empty = tmp_path / "b.txt", tmp_path / "a.html", tmp_path / "c.html"
    page.write_text(TEXT)
    empty.write_text("")
    done = run("--jsonl", str(page), str(missing), str(empty), str(page))
    assert [line["input"] for line in lines(done)] == [str(page), str(missing), str(empty), str(page)]
    assert ["error" in line for line in lines(done)] == [False, True, True, False]
    assert all(line["hint"] for line in lines(done) if "error" in line)
    assert done.exit_code == 3


def test_reports_fit_the_published_schema():
    done = run("--jsonl", str(SAMPLES))
    assert done.exit_code == 0
    for line in lines(done):
        article = article_from(TypeAdapter(ArticleReport).validate_python(line))
        assert all(block.span is None or block.span.of(article.text) == block.text for block in article.blocks)
        for quotation, printed in zip(article.quotations, line["quotations"], strict=True):
            assert quotation.text(article) == printed["text"]
            assert quotation.source_text(article) == printed["source_text"]


def test_text_is_taken_verbatim_when_told():
    (line,) = lines(run("--jsonl", "--as", "text", "-", given=TEXT.encode()))
    assert line["input"] == "-"
    assert line["text"] == TEXT
    (quotation,) = line["quotations"]
    assert quotation["text"] == "We will mend it,"
    assert quotation["speaker"]["name"] == "Ada Okafor"


def test_the_article_alone_has_no_quotations():
    (line,) = lines(run("--jsonl", "--only", "article", "-", given=TEXT.encode()))
    assert line["quotations"] == line["people"] == []


def test_reading_twice_gives_the_same_ids():
    first, second = (lines(run("--jsonl", str(SAMPLES / "ostwick-ledger"))) for _ in range(2))
    assert first == second


def test_two_workers_give_what_one_gives():
    assert run("--jsonl", str(SAMPLES), "--workers", "2").stdout == run("--jsonl", str(SAMPLES)).stdout


@pytest.mark.parametrize("style", ["--json", "--jsonld", "--text", "--dropped", "--explain"])
def test_every_style_prints_a_page(style):
    done = run(style, str(next(SAMPLES.glob("ostwick-ledger/*.html"))))
    assert done.exit_code == 0
    assert len(done.stdout) > 200


def test_what_was_left_out_says_why():
    assert "Why" in run("--dropped", str(SAMPLES / "ostwick-ledger" / "choir-loses-its-stage.html")).stdout


def test_confidence_filters():
    sure = lines(run("--jsonl", "--min-confidence", "0.9", str(SAMPLES)))
    everything = lines(run("--jsonl", str(SAMPLES)))
    kept = [q["confidence"] for line in sure for q in line["quotations"]]
    assert 0 < len(kept) < sum(len(line["quotations"]) for line in everything)
    assert min(kept) >= 0.9


def test_the_schema_names_both_kinds_of_line():
    printed = json.loads(CliRunner().invoke(schema).stdout)
    assert {"ArticleReport", "FailureReport"} <= set(printed["$defs"])
    assert set(FailureReport.__annotations__) == set(printed["$defs"]["FailureReport"]["required"])


@pytest.mark.parametrize("name", program.list_commands(None))
def test_every_command_has_help_that_ends_in_an_example(name):
    done = CliRunner().invoke(program, [name, "--help"])
    assert done.exit_code == 0
    assert f"Example: quoth {name}" in " ".join(done.stdout.split())


def test_cue_and_source_are_printed_in_the_order_in_which_they_stand():
    shown = run("--as", "text", "-", given=b"According to Ada Okafor, the bridge will be mended in May.").stdout
    assert "According to Ada" in " ".join(shown.split())
