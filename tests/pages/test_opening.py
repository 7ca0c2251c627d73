"""One page: what it is, by its content; and every refusal says where, what, and what to do."""

import gzip
import io
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.errors import PageError
from quoth.model import Page, content_id
from quoth.pages import PageLimits, open_page
from quoth.pages.media import media_type

HTML = b"<!doctype html><title>A bridge</title><p>The bridge opened on Monday.</p>"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><p>a", "text/html"),
        ("\n<!-- saved from url=(0014)about:internet -->\n<html>", "text/html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "text/html"),
        ("<p>A fragment.</p>", "text/html"),
        ("Some words first <p>one</p> <div>two</div>", "text/html"),
        ("Plain words.\n\nMore words.", "text/plain"),
        ("She wrote that 2 < 3 and <sighed>.", "text/plain"),
        ("The tag <p> begins a paragraph, he said.", "text/plain"),
        ("1\n00:00:01,000 --> 00:00:03,000\n<i>Good evening.</i>", "text/plain"),
    ],
)
def test_html_is_told_from_text_by_content(text, kind):
    assert media_type(text) == kind
    assert open_page(text.encode()).media_type == kind


def test_content_is_byte_identical_and_names_the_page(tmp_path):
    path = tmp_path / "front.html"
    path.write_bytes(HTML)
    page = open_page(path)
    assert (page.content, page.id, str(page.origin), page.url) == (HTML, content_id(HTML), str(path), None)


def test_gzip_is_unpacked_whatever_the_file_is_called(tmp_path):
    path = tmp_path / "front.html"
    path.write_bytes(gzip.compress(HTML[:20]) + gzip.compress(HTML[20:]) + b"\x00" * 512)
    assert open_page(path).content == HTML
    assert open_page(gzip.compress(HTML)).content == HTML


@given(st.integers(min_value=3, max_value=80))
def test_a_clipped_gzip_never_gives_half_a_page(length):
    with pytest.raises(PageError, match="gzip"):
        open_page(gzip.compress(HTML * 20)[:length])


def test_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(gzip.compress(HTML)))
    monkeypatch.setattr(sys, "stdin", stdin)
    page = open_page("-")
    assert (page.content, str(page.origin)) == (HTML, "-")
    with pytest.raises(PageError, match="empty"):
        open_page("-")


BOMB = zlib.compressobj(9, zlib.DEFLATED, 31)
REFUSED = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t ", "white space"),
    "a jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "JPEG"),
    "a png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "a word document": (b"PK\x03\x04" + bytes(50), "ZIP"),
    "a jpeg in gzip": (gzip.compress(b"\xff\xd8\xff\xe0" + bytes(50)), "JPEG"),
    "a webp": (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WebP"),
    "a database": (b"SQLite format 3\x00" + bytes(90), "SQLite"),
    "nul bytes": (b"\x00" * 5000, "binary"),
    "text with a nul": (b"The mayor said\x00 so." * 10, "binary"),
    "noise": (bytes(range(256)) * 20, "binary"),
    "json": (b'{"title": "A bridge"}', "JSON"),
    "json lines": (b'{"a": 1}\n{"a": 2}\n', "JSON"),
    "a feed": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "feed"),
    "a sitemap": (b'<?xml version="1.0"?><urlset><url></url></urlset>', "sitemap"),
    "mhtml": (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHTML"),
    "a bomb": (BOMB.compress(bytes(30_000_000)) + BOMB.flush(), "20,000,000"),
    "damaged gzip": (b"\x1f\x8b\x08" + bytes(40), "gzip"),
    "bytes after gzip": (gzip.compress(HTML) + b"<p>more</p>", "gzip"),
    "too large": (b"<div>" * 4_000_001, "20,000,000"),
    "too deep": (b"<div>" * 10_000 + b"words", "deep"),
    "too deep in a script's shadow": (b"<script></script><!-- --><div></x>" + b"<ul><li>" * 4_000, "deep"),
}


@pytest.mark.parametrize(("content", "what"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_page_is_refused_with_place_and_hint(content, what):
    with pytest.raises(PageError, match=what) as refused:
        open_page(content)
    assert refused.value.where.startswith("memory")
    assert refused.value.hint


NAMES = {
    "/no/such/file.html": "no such file",
    "/dev/zero": "device",
    "/tmp": "folder",
    "https://example.org/a": "web address",
    "a\x00b": "not the name",
    "<p>words</p>" * 100: "as bytes",
}


@pytest.mark.parametrize(("name", "what"), NAMES.items(), ids=range(len(NAMES)))
def test_what_is_no_file_is_refused_with_place_and_hint(name, what):
    with pytest.raises(PageError, match=what) as refused:
        open_page(name)
    assert refused.value.hint


def test_limits_can_be_raised():
    assert open_page(b"<div>" * 10_000 + b"words", PageLimits(depth=20_000)).media_type == "text/html"
    with pytest.raises(PageError, match="10 bytes"):
        open_page(HTML, PageLimits(size=10))


SLOPPY = {
    "paragraphs that nobody closed": b"<p>words" * 9_000,
    "list items that nobody closed": b"<ul>" + b"<li>words" * 9_000 + b"</ul>",
    "spans closed by their paragraph": b"<div><span>words</div>" * 9_000,
    "line breaks": b"<div>" + b"words<br>" * 9_000 + b"</div>",
    "markup in a script": b"<p>words<script>" + b"'<div>'," * 9_000 + b"</script>",
    "markup in a comment": b"<p>words<!--" + b"<div>" * 9_000 + b"-->",
}


@pytest.mark.parametrize("content", SLOPPY.values(), ids=SLOPPY)
def test_sloppy_pages_are_not_deep(content):
    assert open_page(content).media_type == "text/html"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_page_or_a_page_error(content):
    try:
        outcome = open_page(content)
    except PageError as error:
        outcome = error
    assert outcome.content == content if isinstance(outcome, Page) else outcome.where and outcome.hint
