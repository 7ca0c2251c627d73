"""Encodings: the bytes are believed before the page, and the page before a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.pages import open_page
from quoth.pages.encoding import codec_of, decide_encoding

PROSE = "Bürgermeisterin Zoë Ångström sagte, die Brücke werde „im Frühjahr“ für Fußgänger geöffnet."
CYRILLIC = "Мэр города заявила, что мост откроют весной, а суд рассмотрит жалобу жителей в мае этого года."
JAPANESE = "市長は「橋は春に開通する」と述べた。住民は裁判所に訴えを起こした。"


def page(text: str, label: str | None = None) -> str:
    return f'<html><head><meta charset="{label}"><title>A</title></head><body><p>{text}</p></body></html>' if label else f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "label", "stored_as"),
    [
        (PROSE, "utf-8", "utf-8"),
        (PROSE, None, "utf-8"),
        (PROSE, "iso-8859-1", "cp1252"),
        (PROSE, "us-ascii", "utf-8"),
        (PROSE, "latin1", "utf-8"),
        (PROSE, "gb2312", "utf-8"),
        (PROSE, "no-such-charset", "utf-8"),
        (PROSE, "utf-8", "cp1252"),
        (PROSE, "utf-16", "utf-8"),
        (PROSE, "utf-16", "utf-16"),
        (PROSE, None, "utf-16-le"),
        (PROSE, None, "utf-16-be"),
        (PROSE, "utf-8", "utf-8-sig"),
        (CYRILLIC, "windows-1251", "cp1251"),
        (CYRILLIC, "koi8-r", "koi8-r"),
        (CYRILLIC, "utf-8", "cp1251"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
    ],
)
def test_words_come_out_as_written(text, label, stored_as):
    content = page(text, label).encode(stored_as)
    opened = open_page(content)
    assert text in opened.decoded()
    assert opened.content == content
    assert opened.media_type == "text/html"


def test_the_header_of_the_server_is_heard():
    assert decide_encoding(CYRILLIC.encode("koi8-r"), declared="KOI8-R") == "koi8-r"


def test_an_xml_declaration_is_heard():
    content = '<?xml version="1.0" encoding="iso-8859-2"?>\n<html><body><p>Žluťoučký kůň</p></body></html>'.encode("iso-8859-2")
    assert open_page(content).encoding == "iso8859-2"


@pytest.mark.parametrize(("language", "codec"), [("cs", "cp1250"), ("tr-TR", "cp1254"), ("de", "cp1252"), ("xx", "cp1252")])
def test_a_page_that_says_nothing_is_in_the_encoding_of_its_language(language, codec):
    content = f'<html lang="{language}"><body><p>'.encode() + "Soud žalobu".encode("cp1250") + b"</p></body></html>"
    assert open_page(content).encoding == codec


def test_a_page_cut_inside_a_letter_stays_utf_8():
    assert decide_encoding(page("Zoë " * 50).encode()[:-12] + b"\xc3") == "utf-8"


def test_stray_bytes_do_not_turn_the_whole_page():
    assert decide_encoding(page(PROSE * 5).encode() + b"\x92") == "utf-8"


@pytest.mark.parametrize(("label", "codec"), [("Latin1", "cp1252"), (" UTF8 ", "utf-8"), ("x-sjis", "cp932"), ("base64", None), ("", None)])
def test_labels_mean_what_they_mean_on_the_web(label, codec):
    assert codec_of(label) == codec


@given(st.binary(max_size=300))
def test_any_bytes_get_a_codec_that_decodes(content):
    assert isinstance(content.decode(decide_encoding(content), "replace"), str)
