"""Hostile input through the whole pipeline: exactly one result for each input, in order, and each failure says where and what to do."""

import gzip
import os
from pathlib import Path

import pytest

import quoth
from quoth.model import Article, Failure
from quoth.pipeline import Recipe

GOOD = b"<!doctype html><title>Bridge</title><h1>Bridge opens</h1>" + b"<p>The bridge opened on Monday, the harbour master said.</p>" * 5
FAIL = {
    "empty.html": b"",
    "blank.html": b" \n\n ",
    "huge.html": b"<div>" * 20_000_000,
    "deep.html": b"<div>" * 10_000 + b"words",
    "clipped.html.gz": gzip.compress(GOOD * 50)[:-40],
    "bomb.html.gz": gzip.compress(bytes(50_000_000)),
    "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8,
    "photo.html": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8,
    "order.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "zeros.txt": b"\x00" * 100_000,
    "nul.txt": b"The mayor\x00 spoke.\x00",
    "no-words.html": b"<!doctype html><html><body><script>app()</script></body></html>",
}
READ = {
    "lying.html": b'<meta charset="iso-8859-1">' + GOOD + "<p>Zoë Ångström said that it was „schön“.</p>".encode(),
    "wrong.html": b'<meta charset="utf-8">' + GOOD + "<p>Zoë Ångström said so.</p>".encode("cp1252"),
    "nul.html": GOOD + b"<p>The mayor\x00 spoke of the bridge.</p>",
    "unclosed.html": GOOD + b"<p>The last words" + b"<b><i>" * 900 + b" are bold",
    "controls.html": GOOD + b"<p>\x01\x02The mayor spoke.\x1b[31m</p>",
    "surrogate.html": GOOD + b"<p>The mayor spoke &#xD800; of it.</p>",
    "one-line.txt": b"The bridge opened on Monday.",
}
ARTICLES_ONLY = Recipe(only="article")


def well_made(article):
    assert all(block.span is None or block.span.of(article.text) == block.text for block in article.blocks)
    assert "\x00" not in article.text
    article.text.encode()


@pytest.mark.parametrize("name", FAIL)
def test_what_cannot_be_read_fails_with_place_and_hint(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FAIL[name])
    [result] = quoth.read_many([path], ARTICLES_ONLY)
    assert isinstance(result, Failure)
    assert result.where.startswith(str(path))
    assert result.error
    assert result.hint


@pytest.mark.parametrize("name", READ)
def test_what_is_only_damaged_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(READ[name])
    [result] = quoth.read_many([path], ARTICLES_ONLY)
    assert isinstance(result, Article)
    assert "bridge" in result.text.lower()
    well_made(result)


def test_words_survive_a_wrong_charset(tmp_path):
    for name in ("lying.html", "wrong.html"):
        (tmp_path / name).write_bytes(READ[name])
        [result] = quoth.read_many([tmp_path / name], ARTICLES_ONLY)
        assert "Zoë Ångström said" in result.text


def test_a_batch_goes_on_and_gives_one_result_for_each_input(tmp_path):
    files = {**{name: content for name, content in FAIL.items() if name != "huge.html"}, **READ}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    names = sorted([*files, "round", "pipe"])
    results = list(quoth.read_many([tmp_path, tmp_path / "missing.html"], ARTICLES_ONLY))
    places = [str(result.origin) if isinstance(result, Article) else result.where.split(" @ ")[0] for result in results]
    assert places == [*(str(tmp_path / name) for name in names), str(tmp_path / "missing.html")]
    assert [Path(place).name for place, result in zip(places, results, strict=True) if isinstance(result, Article)] == sorted(READ)
