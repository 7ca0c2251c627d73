"""A hostile article of ten million characters shows as text, part by part, in bounded time and space, and runs nothing."""

from dataclasses import replace
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser
from shelf import BRIDGE, OKAFOR, SCRIPT

from quoth.archive import Archive
from quoth.model import Block, Kind, Quotation, Role
from quoth.pipeline import verbatim_text
from quoth.spans import Span
from quoth.web.parting import LONGEST, part_of, parts

LINE = f'{SCRIPT} <a href="javascript:alert(2)" onclick="alert(3)">closed</a> \u202egnol\u202c "We will not open it," said Ada Okafor. '
SAID = "We will not open it,"
GAP = "\n\n"


def hostile(length, blocks):
    """So many characters of hostile text in so many blocks, every tenth line with a quotation."""
    lines = length // len(LINE)
    text = LINE * lines
    at = [number * len(LINE) + LINE.index(SAID) for number in range(0, lines, 10)]
    edges = [round(lines / blocks * number) * len(LINE) for number in range(blocks + 1)]
    spoken = [
        Quotation(f"q{place}", "hostile", Kind.DIRECT, (Span(place, place + len(SAID)),), (Span(place, place + len(SAID)),), (), (), OKAFOR)
        for place in at
    ]
    return replace(
        BRIDGE,
        id="hostile",
        url="javascript:alert(4)",
        canonical=None,
        text=text,
        blocks=tuple(Block(Role.PARAGRAPH, text[a:b], Span(a, b)) for a, b in pairwise(edges))
        + tuple(Block(Role.RELATED, LINE, why=SCRIPT) for _ in range(500)),
        quotations=tuple(spoken),
        people=(OKAFOR,),
    )


@pytest.fixture(scope="module")
def article():
    return hostile(10_000_000, 7)


@pytest.fixture(scope="module")
def long_room(article, tmp_path_factory):
    from fastapi.testclient import TestClient  # noqa: PLC0415 - as in conftest, whose rooms last one test

    from quoth.web.app import create_app  # noqa: PLC0415
    from quoth.web.options import RoomOptions  # noqa: PLC0415

    path = tmp_path_factory.mktemp("long") / "long.quoth"
    with Archive(path) as archive:
        archive.add(article)
    return TestClient(create_app(RoomOptions(path, hosts=("testserver",))))


def active(page):
    """The elements of a page that could run or fetch something that is not the room's own."""
    found = []
    for element in LexborHTMLParser(page).css("*"):
        own = element.tag == "script" and (element.attributes.get("src") or "").startswith("/static/")
        foreign = element.tag in ("script", "img", "iframe", "object", "embed") and not own
        handlers = [name for name in element.attributes if name.startswith("on")]
        if foreign or handlers or (element.attributes.get("href") or "").lower().startswith("javascript"):
            found.append(element.html[:200])
    return found


def test_it_shows_as_text_and_runs_nothing(long_room, article):
    for address in ("/articles/hostile", f"/quotations/{article.quotations[-1].id}"):
        page = long_room.get(address).text
        assert active(page) == []
        assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 1
        assert len(page) < 8 * LONGEST


def test_every_part_says_which_it_is_and_together_they_are_the_article(long_room, article):
    of = parts(article)
    assert len(of) > 90
    together = "".join(part.place.of(article.text) for part in of) == article.text
    assert together  # pytest would compare ten million characters one by one
    page = long_room.get("/articles/hostile?part=3").text
    assert f"Part 3 of {len(of)}" in page
    assert f"The first 200 of {500}" in page
    assert long_room.get(f"/articles/hostile?part={len(of) + 1}").status_code == 404


def test_a_link_to_a_quotation_opens_the_part_it_stands_in(long_room, article):
    last = article.quotations[-1]
    page = long_room.get(f"/articles/hostile?said={last.id}").text
    assert f'id="{last.id}"' in page
    assert f"Part {part_of(parts(article), last.words[0].start).number} of" in page


@pytest.mark.parametrize("length", [1, 7, 12, 40])
def test_parts_are_cut_between_blocks_where_that_can_be(length):
    text = GAP.join(("One two.", "Three four five six seven eight nine ten.", "Eleven."))
    article = verbatim_text(text)
    of = parts(article, length)
    assert "".join(part.place.of(text) for part in of) == text
    starts = {block.span.start for block in article.reading_blocks()}
    assert all(part.place.start in starts or len(part.place) <= length + len(GAP) for part in of[1:])


def test_a_text_that_is_too_long_to_be_read_at_once_is_refused_with_the_next_step(archive, client):
    room = client(archive, longest=1000)
    answer = room.post("/api/read", content=b"A line of a very long text that nobody will read.\n\n" * 100)
    assert answer.status_code == 422
    assert "at most 1,000 are read while you wait" in answer.json()["error"]
    assert "quoth add" in answer.json()["hint"]
