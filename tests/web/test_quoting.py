"""What an article prints in pieces is shown, followed and taken along in pieces: one pair of marks would make words that nobody printed."""

from dataclasses import replace

import pytest
from shelf import BRIDGE

from quoth.archive import Archive
from quoth.model import Kind
from quoth.spans import Span

TEXT = 'Ada Okafor called the ferry "a danger to the town" and the plan "a guess with a ribbon on it", the council said.'
PIECES = tuple(Span(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in ("a danger to the town", "a guess with a ribbon on it"))
IN_MARKS = "“a danger to the town” “a guess with a ribbon on it”"
REPORTED = "a danger to the town … a guess with a ribbon on it"


@pytest.fixture
def shown(tmp_path, client):
    """Opens a room over an article that quotes two pieces as one quotation of some kind."""

    def opened(kind):
        (block,) = (replace(BRIDGE.blocks[0], text=TEXT, span=Span(0, len(TEXT))),)
        said = replace(BRIDGE.quotations[0], id="q9", kind=kind, content=PIECES, words=PIECES, cue=(), source=(Span(0, 10),))
        person = replace(BRIDGE.people[0], mentions=(Span(0, 10),))
        said = replace(said, speaker=person)
        with Archive(tmp_path / "pieces.quoth") as archive:
            archive.add(replace(BRIDGE, id="pieces", text=TEXT, blocks=(block,), quotations=(said,), people=(person,)))
        return client(tmp_path / "pieces.quoth")

    return opened


@pytest.mark.parametrize(("kind", "line"), [(Kind.DIRECT, IN_MARKS), (Kind.MIXED, IN_MARKS), (Kind.INDIRECT, REPORTED)])
def test_each_piece_has_marks_of_its_own(shown, kind, line):
    room = shown(kind)
    for address in ("/search", "/quotations/q9", "/search.rss", "/search.atom"):
        assert line in room.get(address).text
    words, parts = (room.get("/api/quotations/q9").json()[name] for name in ("words", "parts"))
    assert [words[part["start"] : part["end"]] for part in parts] == [span.of(TEXT) for span in PIECES]


def test_a_match_is_lit_within_its_piece(shown):
    page = shown(Kind.MIXED).get("/search", params={"q": '"town a guess"'}).text
    assert "the <mark>town</mark>” “<mark>a guess</mark> with" in page


def test_the_review_offers_the_words_as_it_takes_them(shown):
    room = shown(Kind.MIXED)
    page = room.get("/review").text
    token = page.partition('name="token" value="')[2].partition('"')[0]
    assert f">{REPORTED}</textarea>" in page
    sent = {"decision": "span", "words": REPORTED, "token": token}
    assert room.post("/review/q9", data=sent, follow_redirects=False).status_code == 303
