"""Documents of every kind: what was said in them, where, and what stands on the page without being said."""

import io

import docx
import pytest

from quoth.check import check_words, index, read_document
from quoth.errors import SourceError

PAGED = """BOARD OF THE HARBOUR                              1

 1   CHAIR: The north crane has not been safe since the gales of
 2   last winter, and the board will not spend the town's mon-

                              - 1 -
\f2     BOARD OF THE HARBOUR

 1   ey on a second one. [APPLAUSE] Let that be heard.
 2   CLERK: It is noted.
 3   CHAIR: Then we go on.

                              - 2 -
"""
SUBTITLES = """1
00:00:01,000 --> 00:00:03,500
CHAIR: The north crane has not been safe

2
00:00:03,600 --> 00:00:06,000
since the gales of <i>last</i> winter [music]

3
00:01:02,000 --> 00:01:04,000
CHAIR: and that is that
"""
PAGE = """<!doctype html><html><head><title>t</title><script>var a = "not said";</script></head><body><nav>Home</nav>
<p>The north crane has not been safe<sup class="reference">[1]</sup></p><div class="promo">Sign up now</div>
<p>since the gales of last&nbsp;winter.</p></body></html>"""


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return index(read_document(path))

    return write


def test_page_furniture_is_no_part_of_a_passage(written):
    document = written("minutes.txt", PAGED)
    check = check_words("the board will not spend the town's money on a second one. Let that be heard", [document])
    assert check.verdict == "exact"
    assert "HARBOUR" not in " ".join(check.passages[0].found)


def test_subtitles_give_the_time(written):
    check = check_words("has not been safe since the gales of last winter", [written("talk.srt", SUBTITLES)])
    assert check.verdict == "exact"
    assert check.passages[0].place.times == ((1.0, 6.0),)


def test_web_subtitles_are_known_by_their_first_line(written):
    document = written("talk.txt", "WEBVTT\n\n" + SUBTITLES.replace(",", "."))
    assert check_words("and that is that", [document]).passages[0].place.times == ((62.0, 64.0),)


def test_html_is_read_without_what_stands_around(written):
    check = check_words("The north crane has not been safe since the gales of last winter", [written("page.html", PAGE)])
    assert check.verdict == "exact"
    assert check.passages[0].found == ("The north crane has not been safe", "\nsince the gales of last\xa0winter")


def test_word_documents_are_read_with_their_tables(written):
    made, content = docx.Document(), io.BytesIO()
    made.add_paragraph("The north crane has not been safe.")
    made.add_table(1, 1).cell(0, 0).text = "The board voted seven to two."
    made.save(content)
    assert check_words("The board voted seven to two", [written("minutes.docx", content.getvalue())]).verdict == "exact"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("empty.txt", b"", "holds no text"),
        ("broken.pdf", b"%PDF-1.7 and no more", "PDF"),
        ("broken.docx", b"PK\x03\x04 and no more", "docx"),
        ("talk.srt", b"no times here", "no cue"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(written, name, content, what):
    with pytest.raises(SourceError, match=what):
        written(name, content)


def test_a_missing_document_says_so(tmp_path):
    with pytest.raises(SourceError, match="No such file"):
        read_document(tmp_path / "nothing.txt")


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.srt"])
def test_hostile_bytes_are_text_or_an_error(written, name):
    hostile = b"\x00\xff\xfe" + b"<div>" * 10_000 + "\u202eevil \U0001f600 00:00:01,000 --> 00:00:02,000\nwords".encode()
    assert check_words("words", [written(name, hostile)]).verdict is not None
