"""Names and words without a space, and names of two directions: no page of theirs scrolls sideways or stirs up the words beside them."""

from datetime import datetime

import pytest
from opening import served

from quoth.archive import Archive
from quoth.model import Article, Block, Kind, Moment, Origin, Person, Quotation, Role
from quoth.spans import Span

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TOLD = (
    (f"We will keep {LONG} open,", f"Theodora {LONG}", f"The {LONG} Gazette", f"What {LONG} wants", "en"),
    ("الجسر سيبقى مغلقا حتى الربيع", "ليلى حداد", "صوت الميناء", "الجسر القديم يبقى مغلقا", "ar"),
)


def article(number, words, name, outlet, title, language):
    text = f"“{words}” said {name}."
    person = Person(f"p{number}", name, mentions=(Span(len(text) - 1 - len(name), len(text) - 1),))
    span = (Span(1, 1 + len(words)),)
    said = Quotation(f"q{number}", f"a{number}", Kind.DIRECT, span, span, (), person.mentions, person)
    return Article(
        id=f"a{number}",
        origin=Origin("file", "page.html"),
        url=f"https://herald.example/{number}",
        canonical=None,
        outlet=outlet,
        title=title,
        authors=("سامي نصار", "Jo Marsh"),
        published=Moment(datetime(2024, 3, 5), "day"),
        modified=None,
        section=(),
        tags=(),
        language=language,
        text=text,
        blocks=(Block(Role.PARAGRAPH, text, Span(0, len(text))),),
        images=(),
        quotations=(said,),
        people=(person,),
    )


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A room over articles with odd names, and the addresses of its pages."""
    path = tmp_path_factory.mktemp("odd") / "odd.quoth"
    with Archive(path) as archive:
        for number, told in enumerate(TOLD):
            archive.add(article(number, *told))
        people = [line.speaker.id for line in archive.people()]
    with served(path) as room:
        rooms = ("/", "/articles", "/search", "/people", "/voices", "/review", "/people/similar", f"/compare?a={people[0]}&b={people[1]}")
        yield room, (*rooms, "/articles/a0", "/articles/a1", "/quotations/q0", "/quotations/q1", *(f"/people/{one}" for one in people))


def test_no_page_of_odd_names_scrolls_sideways(page, odd):
    room, addresses = odd
    page.set_viewport_size({"width": 360, "height": 740})
    widths = {}
    for address in addresses:
        page.goto(room + address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in widths.items() if width > 360} == {}


def test_what_stands_beside_an_arabic_name_keeps_its_order(page, odd):
    room, _ = odd
    page.goto(f"{room}/articles/a1")
    places = {part.inner_text(): part.bounding_box()["x"] for part in page.locator(".byline bdi").all()}
    outlet, day, first, second = (places[text] for text in ("صوت الميناء", "5 March 2024", "سامي نصار", "Jo Marsh"))
    assert first < second < outlet < day
