"""What a reader sees in each room, and what a hostile page cannot do there."""

import re

import pytest
from shelf import OKAFOR


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
    line = next(line for line in room.get("/api/people").json()["people"] if line["speaker"]["name"] == OKAFOR.name)
    page = room.get(f"/people/{line['speaker']['id']}").text
    assert "We will mend it," in page
    assert "https://herald.example/bridge#:~:text=We%20will%20mend%20it%2C" in page


def test_a_search_lights_the_words_and_narrows_by_links(room):
    page = room.get("/search", params={"q": "mend"}).text
    assert "<mark>mend</mark>" in page
    narrowed = re.search(r'href="(/search\?q=mend&amp;speaker=\w+)"', page)
    assert narrowed
    assert "We will mend it," in room.get(narrowed[1].replace("&amp;", "&")).text.replace("<mark>", "").replace("</mark>", "")


def test_a_search_without_result_says_what_to_do(room):
    assert "Fewer words or filters find more" in room.get("/search", params={"q": "zeppelin"}).text


@pytest.mark.parametrize("address", ["/articles/nothing", "/people/nobody", "/api/articles/nothing", "/api/people/nobody"])
def test_what_is_not_there_says_so(room, address):
    answer = room.get(address)
    assert answer.status_code == 404
    if address.startswith("/api"):
        assert set(answer.json()) == {"error", "where", "hint"}


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
    line = next(line for line in room.get("/api/people").json()["people"] if line["speaker"]["name"] == OKAFOR.name)
    person = line["speaker"]["id"]
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
