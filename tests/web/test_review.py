"""Each answer of the review is a correction beside what the machine said, and is taken back with a click."""

import re

import pytest
from test_guarding import token

from quoth.archive import Archive
from quoth.archive.results import Correction


def corrected(archive):
    with Archive(archive, read_only=True) as opened:
        return opened.corrections(), opened.quotation("q1")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"decision": "confirm"}, "confirm"),
        ({"decision": "not_quotation"}, "not_quotation"),
        ({"decision": "nobody"}, "speaker"),
        ({"decision": "speaker", "speaker": "Jo Marsh"}, "speaker"),
        ({"decision": "span", "words": "mend it"}, "span"),
    ],
)
def test_an_answer_is_kept_as_a_correction_and_undone(room, archive, answer, kind):
    given = {**answer, "token": token(room, "/review")}
    room.post("/signature", data={"author": "Jo", "token": given["token"]})
    assert room.post("/review/q1", data=given).status_code == 200
    ((correction,), hit) = corrected(archive)
    assert (correction.kind, correction.author, hit.corrected) == (kind, "Jo", True)
    assert room.post(f"/corrections/{correction.id}/undo", data={"token": given["token"]}).status_code == 200
    assert corrected(archive)[0] == ()


def test_everything_that_was_corrected_is_listed_page_by_page_and_undone_there(room, archive):
    assert "Nobody has corrected anything" in room.get("/corrections").text
    with Archive(archive) as opened:
        made = [opened.correct(Correction("confirm", "q1", None, f"Reader {number}")) for number in range(51)]
    first = room.get("/corrections").text
    assert first.index("Reader 50,") < first.index("Reader 1,")
    rest = room.get(re.search(r'rel="next" href="([^"]+)"', first)[1]).text
    assert "Reader 0," in rest
    assert "Reader 1," not in rest
    back = {"token": token(room, "/corrections"), "back": "/corrections"}
    assert "Reader 50," not in room.post(f"/corrections/{made[50].id}/undo", data=back).text


def test_words_that_the_article_does_not_have_are_refused(room, archive):
    given = {"decision": "span", "words": "we shall", "token": token(room, "/review")}
    answer = room.post("/review/q1", data=given)
    assert answer.status_code == 422
    assert "the article does not have" in answer.text.lower()
    assert corrected(archive)[0] == ()


def test_what_was_refused_is_not_shown_in_the_article(room):
    room.post("/review/q1", data={"decision": "not_quotation", "token": token(room, "/review")})
    assert 'data-quotation="q1"' not in room.get("/articles/bridge").text


@pytest.mark.parametrize("name", ["Jo Marsh", "Zo\u00eb \u0141ukasiewicz", "\u674e\u96ea; \u201cX\u201d"])
def test_corrections_are_signed_with_any_name(room, archive, name):
    form = token(room, "/review")
    room.post("/signature", data={"author": name, "token": form})
    room.post("/review/q1", data={"decision": "confirm", "token": form})
    assert corrected(archive)[0][0].author == name
    assert name.replace("\u201c", "").split()[0] in room.get("/review").text


def test_who_does_not_say_who_they_are_is_a_reader(room, archive):
    room.post("/review/q1", data={"decision": "confirm", "token": token(room, "/review")})
    assert corrected(archive)[0][0].author == "a reader"


def test_a_quotation_can_be_looked_at_out_of_turn(room):
    page = room.get("/review/q1").text
    assert 'action="/review/q1"' in page
    assert "We will mend it," in page
    assert room.get("/review/nothing").status_code == 404


def test_the_review_tells_how_far_it_has_come(room):
    assert "0 quotations looked at" in room.get("/review").text
    room.post("/review/q1", data={"decision": "confirm", "token": token(room, "/review")})
    page = room.get("/review").text
    assert "1 quotation looked at" in page
    assert "\u201cWe will mend it,\u201d" in page
    assert "is right" in page


def test_what_a_person_confirmed_no_longer_looks_unsure(room):
    room.post("/review/q1", data={"decision": "confirm", "token": token(room, "/review")})
    assert "a person looked at it" in room.get("/quotations/q1").text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"])
def test_no_form_leads_to_another_site(room, back):
    answer = room.post("/signature", data={"author": "Jo", "back": back, "token": token(room, "/review")}, follow_redirects=False)
    assert answer.headers["location"] == "/"
