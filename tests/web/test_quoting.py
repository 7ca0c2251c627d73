"""What an article prints in pieces is shown, followed and taken along in pieces: one pair of marks would make words that nobody printed."""

from dataclasses import replace

import pytest
from shelf import BRIDGE

from quoth.archive import Archive
from quoth.archive.trace import changes
from quoth.model import Kind
from quoth.spans import Span
from quoth.web.quoting import pieces

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


@pytest.mark.parametrize(("kind", "line"), [(Kind.MIXED, IN_MARKS), (Kind.INDIRECT, REPORTED)])
def test_printings_are_listed_in_their_pieces(shown, kind, line):
    room = shown(kind)
    for address in ("/quotations/q9", "/trace?q=q9"):
        assert f">{line}</blockquote>" in room.get(address).text


CHANGED = [
    pytest.param(
        IN_MARKS[1:-1].replace("” “", " "), [[("same", "a danger to the town")], [("same", "a guess with a ribbon on it")]], id="none"
    ),
    pytest.param(
        "a danger to all of us and a guess with a ribbon",
        [[("same", "a danger to"), ("changed", "the town"), ("cut", "")], [("same", "a guess with a ribbon"), ("added", "on it")]],
        id="at the cut",
    ),
]


@pytest.mark.parametrize(("first", "parts"), CHANGED)
def test_what_a_printing_changed_is_told_piece_by_piece(shown, tmp_path, first, parts):
    shown(Kind.MIXED)
    with Archive(tmp_path / "pieces.quoth", read_only=True) as archive:
        hit = archive.quotation("q9")
    told = pieces(hit, changes(first, hit.words))
    assert [[(change.type, change.here) for change in part] for part in told] == parts


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
