"""JSON lines of other tools go into the archive as articles whose text is verbatim; a second run over anything costs little."""

import gzip
import json

import pytest
from click.testing import CliRunner

from quoth import pipeline
from quoth.archive import Archive
from quoth.cli import program
from quoth.cli.records import FIELDS, mapping_of, moment_of, printed
from quoth.errors import PageError
from quoth.model import Origin

TEXT = "The ferry stays in the harbour.\r\n\r\n“We will sail when the ice goes,” said Ada Okafor, the ferry's captain.  "
LINE = {"body": TEXT, "headline": "Ferry stays", "date": "2024-02-03T07:30:00+01:00", "link": "https://harbour-post.example/ferry"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.quoth"


def add(*words, path):
    result = CliRunner().invoke(program, ["add", *map(str, words), "--archive", str(path)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def written(folder, *lines, name="feed.jsonl"):
    file = folder / name
    content = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return file


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.ndjson", "feed.jsonl.gz"])
def test_a_line_is_an_article_word_for_word(path, tmp_path, name):
    file = written(tmp_path, {**LINE, "authors": ["Mira Solheim", ""], "publisher": "Harbour Post", "lang": "en"}, name=name)
    assert add(file, path=path)[:2] == (0, f"1 added, 0 updated, 0 duplicate, 0 unchanged, 0 failed; 1 quotations into {path}\n")
    with Archive(path, read_only=True) as archive:
        article = archive.article("https://harbour-post.example/ferry")
        assert (article.text, article.title, article.authors, article.outlet) == (TEXT, "Ferry stays", ("Mira Solheim",), "Harbour Post")
        assert (article.published.iso(), article.published.zone) == ("2024-02-03T07:30:00+01:00", "+01:00")
        assert [hit.speaker.name for hit in archive.find("ice")] == ["Ada Okafor"]


def test_a_mapping_says_which_field_is_which(path, tmp_path):
    record = {"id": 7, "article": {"words": TEXT, "head": "Ferry stays"}, "seen": "yesterday", "text": "not this", "by": "Mira Solheim"}
    pairs = tmp_path / "fields.txt"
    pairs.write_text("# our crawler\nauthors = by  # one name\npublished=seen\n", encoding="utf-8")
    options = ("--map", "text=article.words", "--map", "title=article.head", "--map-file", pairs)
    assert add(written(tmp_path, record), *options, path=path)[0] == 0
    with Archive(path, read_only=True) as archive:
        (known,) = archive.ids()
        article = archive.article(known)
    assert (article.text, article.title, article.authors) == (TEXT, "Ferry stays", ("Mira Solheim",))
    assert (article.published, article.notes) == (None, ("published 'yesterday': no ISO 8601 time, left out",))


@pytest.mark.parametrize("pair", ["text", "headline=title", "=body", "text="])
def test_a_mapping_that_means_nothing_is_wrong_usage(path, tmp_path, pair):
    code, _, err = add(written(tmp_path, LINE), "--map", pair, path=path)
    assert (code, "write FIELD=NAME" in err) == (2, True)


BROKEN = [
    pytest.param('{"text": "cut', "line 1: it is no JSON", id="cut"),
    pytest.param("[1, 2]", "line 1: a line is one object, not list", id="no object"),
    pytest.param('{"title": "No words"}', "line 1: no text under text or body", id="no text"),
    pytest.param('{"quotations": [], "people": [], "blocks": 3}', "line 1: it is no report of Quoth", id="no report"),
    pytest.param("[" * 100_000, "line 1: it is no JSON", id="nested too deep"),
]


@pytest.mark.parametrize(("line", "told"), BROKEN)
def test_a_line_that_is_no_article_is_a_failure_and_the_rest_goes_on(path, tmp_path, line, told):
    code, out, err = add(written(tmp_path, line, "", LINE), path=path)
    assert (code, "1 added" in out, "1 failed" in out) == (3, True, True)
    assert told in err


def test_a_file_that_is_missing_or_cut_is_a_failure(path, tmp_path):
    cut = written(tmp_path, LINE, name="cut.jsonl.gz")
    cut.write_bytes(cut.read_bytes()[:-9])
    code, out, err = add(tmp_path / "none.jsonl", cut, path=path)
    assert (code, "2 failed" in out, "none.jsonl: it cannot be read" in err) == (3, True, True)


def test_what_quoth_read_comes_in_as_it_was_read(path, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    lines = CliRunner().invoke(program, ["read", "--jsonl", "--as", "text", str(page), str(tmp_path / "none.html")]).stdout
    code, out, err = add(written(tmp_path, *lines.splitlines()), path=path)
    assert (code, "1 added" in out, "none.html" in err) == (3, True, True)
    with Archive(path, read_only=True) as archive:
        (known,) = archive.ids()
        assert archive.article(known) == pipeline.read(page, pipeline.Recipe(treat_as="text"))


def test_a_second_run_finds_no_quotations_again_and_says_that_nothing_changed(path, tmp_path, monkeypatch):
    page = tmp_path / "bridge.html"
    page.write_text(f"<html><body><article><h1>Ferry stays</h1><p>{'</p><p>'.join(TEXT.split('. '))}</p></article></body></html>")
    lines = written(tmp_path, LINE)
    assert add(page, lines, path=path)[0] == 0
    monkeypatch.setattr("quoth.pipeline.find_quotations", lambda *_: pytest.fail("it was read for quotations again"))
    code, out, _ = add(page, lines, path=path)
    assert (code, out) == (0, f"0 added, 0 updated, 0 duplicate, 2 unchanged, 0 failed; 0 quotations into {path}\n")


def test_workers_ask_the_archive_too(path, tmp_path):
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT * 3, encoding="utf-8")
    assert "1 added" in add(file, "--workers", "2", path=path)[1]
    assert "1 unchanged" in add(file, "--workers", "2", path=path)[1]
    assert [other.name for other in tmp_path.iterdir() if other.name.startswith("news")] == ["news.quoth"]


def test_a_changed_article_says_which_version_is_kept(path, tmp_path):
    add(written(tmp_path, LINE), path=path)
    changed = {**LINE, "body": TEXT.replace("ice goes", "storm is over and the ice goes")}
    assert "updated: Ferry stays: version 2; the earlier one," in add(written(tmp_path, changed), path=path)[1]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05-02 10:15", "2024-05-02T10:15:00"),
        ("2024-05-02T10:15:20Z", "2024-05-02T10:15:20+00:00"),
        (1714644920, "2024-05-02T10:15:20+00:00"),
    ],
)
def test_times_are_read_as_written(value, iso):
    assert moment_of(value).iso() == iso


@pytest.mark.parametrize("value", ["", "last week", None, [], True, 1e300, "2024-13-45"])
def test_what_is_no_time_is_none(value):
    assert moment_of(value) is None


def test_a_record_without_words_says_where_they_were_looked_for():
    with pytest.raises(PageError, match="no text under nowhere"):
        printed({"text": "words"}, Origin("memory"), mapping_of(["text=nowhere"]))
    assert mapping_of([]) == FIELDS
