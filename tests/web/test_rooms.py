"""What a reader sees in each room, and what a hostile page cannot do there."""

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from shelf import BRIDGE, OKAFOR, SCRIPT

from quoth.archive import Archive


def test_home_shows_what_was_added_and_who_speaks(room):
    page = room.get("/").text
    assert "Bridge to be mended" in page
    assert "Ada Okafor" in page
    assert re.search(r"<strong>2</strong>\s*articles", page)


def test_an_article_marks_its_quotation_cue_and_source(room):
    page = room.get("/articles/bridge").text
    assert '<a class="words ink-1" data-quotation="q1" href="/quotations/q1" id="q1">We will mend it,</a>' in page
    assert '<span class="cue ink-1" data-quotation="q1">said</span>' in page
    assert '<span class="source ink-1" data-quotation="q1">Ada Okafor</span>' in page
    assert "a figure&#39;s caption" in page
    assert 'href="https://herald.example/bridge"' in page


def test_a_person_has_every_quotation_with_its_place(room):
    page = room.get(f"/people/{person_of(room)}").text
    assert "We will mend it," in page
    assert "https://herald.example/bridge#:~:text=We%20will%20mend%20it%2C" in page


def test_a_search_lights_the_words_and_narrows_by_links(room):
    page = room.get("/search", params={"q": "mend"}).text
    assert "<mark>mend</mark>" in page
    narrowed = re.search(r'href="(/search\?q=mend&amp;speaker=\w+)"', page)
    assert narrowed
    assert "We will mend it," in room.get(narrowed[1].replace("&amp;", "&")).text.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(("typed", "found"), [("ada okafor", True), ("mend", False)])
def test_who_types_a_name_finds_the_person_too(room, typed, found):
    page = room.get("/search", params={"q": typed}).text
    assert (f'class="person"><a href="/people/{person_of(room)}">Ada Okafor</a>' in page) == found


def test_a_search_without_result_says_what_to_do(room):
    assert "Fewer words or filters find more" in room.get("/search", params={"q": "zeppelin"}).text


@pytest.mark.parametrize("filter_", ["by", "outlet"])
def test_a_search_for_somebody_unknown_says_so_and_keeps_what_was_typed(room, filter_):
    answer = room.get("/search", params={"q": "mend", filter_: "Zelda Quill"})
    assert answer.status_code == 404
    assert "Zelda Quill: " in answer.text
    assert f'name="{filter_}" value="Zelda Quill"' in answer.text


def test_a_name_of_nobody_or_of_several_is_asked_back(room, archive):
    with Archive(archive) as opened:
        other = replace(OKAFOR, name="Tunde Okafor")
        said = replace(BRIDGE.quotations[0], id="q3", speaker=other)
        opened.add(replace(BRIDGE, id="two", url="https://herald.example/two", canonical=None, people=(other,), quotations=(said,)))
    several = room.get("/compare", params={"a": "Okafor", "b": "Ada Okafor"})
    assert several.status_code == 422
    assert re.findall(r'href="/compare\?a=\w+&amp;b=Ada\+Okafor">(\w+ Okafor)<', several.text)
    nobody = room.get("/compare", params={"a": "Ada Okafor", "b": "Zelda Quill"})
    assert nobody.status_code == 404
    assert 'value="Ada Okafor"' in nobody.text


def test_an_archive_without_anything_says_how_to_begin(tmp_path, client):
    with Archive(tmp_path / "empty.quoth"):
        pass
    room = client(tmp_path / "empty.quoth")
    for address in ("/", "/review"):
        assert "<code>quoth add" in room.get(address).text
    for address in ("/articles", "/people", "/people/similar", "/search", "/voices", "/compare", "/trace", "/search.rss", "/search.atom"):
        assert room.get(address).status_code == 200


def test_a_browser_keeps_what_does_not_change(room):
    page = room.get("/").text
    style, font = re.findall(r'href="(/static/room[^"]+|/static/fonts[^"]+)"', page)[::-1]
    assert room.get(style).headers["cache-control"] == "private, max-age=31536000"
    assert font.rpartition("/")[2] in room.get(style).text


@pytest.mark.parametrize("address", ["/articles/nothing", "/people/nobody", "/api/articles/nothing", "/api/people/nobody"])
def test_what_is_not_there_says_so(room, address):
    answer = room.get(address)
    assert answer.status_code == 404
    if address.startswith("/api"):
        assert set(answer.json()) == {"error", "where", "hint"}


def test_a_page_tells_nobody_to_type_a_command(room):
    page = room.get("/articles/nothing").text
    assert "quoth find" not in page
    assert "The search finds articles, people and quotations" in page
    assert "quoth find" in room.get("/api/articles/nothing").json()["hint"]


def test_a_quotation_is_followed_by_its_id_and_shown_by_its_words(room):
    assert 'name="q" value="We will mend it,"' in room.get("/trace", params={"q": "q1"}).text


@pytest.mark.parametrize("address", ["/", "/articles", "/articles/hostile", "/people", "/search?q=script", "/search?q=%3Cscript%3E"])
def test_a_hostile_page_shows_as_text_and_runs_nothing(room, address):
    answer = room.get(address)
    assert answer.status_code == 200
    assert not re.search(r"<script(?! src=./static/)", answer.text)
    assert "<img" not in answer.text
    assert 'href="javascript' not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_api_gives_the_machine_contract(room):
    printed = room.get("/api/articles/bridge").json()
    assert printed["quotations"][0]["text"] == "We will mend it,"
    assert room.get("/api/openapi.json").json()["paths"]


def test_a_person_is_told_with_names_and_the_reason_of_each(room):
    person = person_of(room)
    page = room.get(f"/people/{person}").text
    assert all(reason[1:] in page for reason in room.get(f"/api/people/{person}").json()["reasons"])


@pytest.mark.parametrize("division", ["", "outlet", "time"])
def test_who_gets_quoted_can_be_taken_along(room, division):
    table = room.get("/voices.csv", params={"division": division})
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.splitlines()[0] == ",".join(
        [division] * bool(division) + ["speaker", "speaker_id", "quotations", "of", "share", "together"]
    )
    assert "Ada Okafor" in table.text


def test_the_manual_tells_every_route_of_the_api(room):
    page = room.get("/api").text
    for path in room.get("/api/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in page


def person_of(room):
    return next(line["speaker"]["id"] for line in room.get("/api/people").json()["people"] if line["speaker"]["name"] == OKAFOR.name)


@pytest.mark.parametrize(("form", "entry"), [("atom", "{http://www.w3.org/2005/Atom}entry"), ("rss", "channel/item")])
def test_a_person_is_followed_by_a_feed(room, form, entry):
    answer = room.get(f"/search.{form}", params={"speaker": person_of(room)})
    assert answer.headers["content-type"].startswith(f"application/{form}+xml")
    feed = ET.fromstring(answer.content)
    assert "Quoth · Ada Okafor" in [part.text for part in feed.iter()]
    (told,) = feed.findall(entry)
    texts = {part.tag.rpartition("}")[2]: part.text or part.get("href") for part in told}
    assert texts["title"] == "Ada Okafor: “We will mend it,”"
    assert texts["link"] == "https://herald.example/bridge#:~:text=We%20will%20mend%20it%2C"
    assert "2024" in texts.get("updated", texts.get("pubDate", ""))


def test_a_search_is_taken_along_whole(room, archive):
    said = BRIDGE.quotations[0]
    made = (
        replace(BRIDGE, id=f"b{n}", url=f"https://herald.example/{n}", canonical=None, quotations=(replace(said, id=f"s{n}"),))
        for n in range(510)
    )
    with Archive(archive) as opened:
        assert len(list(opened.add_many(made))) == 510
    rows = list(csv.DictReader(io.StringIO(room.get("/search.csv", params={"q": "mend"}).text)))
    assert {row["id"] for row in rows} == {"q1", *(f"s{number}" for number in range(510))}
    assert room.get("/search.csv", params={"by": "Zelda Quill"}).status_code == 404


def test_what_has_no_page_to_link_is_followed_to_this_room(room):
    feed = ET.fromstring(room.get("/search.rss", params={"outlet": SCRIPT}).content)
    assert feed.find("channel/item/link").text == "http://testserver/quotations/q2"
    assert "<" not in feed.find("channel/item/description").text


def test_a_chosen_person_is_named_wherever_the_search_goes(room):
    for address in ("/search", "/voices"):
        assert '<b dir="auto">Ada Okafor</b>' in room.get(address, params={"speaker": person_of(room)}).text
