"""Each answer of the review is a correction beside what the machine said, and is taken back with a click."""

import pytest
from test_guarding import token

from quoth.archive import Archive


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
    given = {**answer, "author": "Jo", "token": token(room, "/review")}
    assert room.post("/review/q1", data=given).status_code == 200
    ((correction,), hit) = corrected(archive)
    assert (correction.kind, correction.author, hit.corrected) == (kind, "Jo", True)
    assert room.post(f"/review/undo/{correction.id}", data={"token": given["token"]}).status_code == 200
    assert corrected(archive)[0] == ()


def test_words_that_the_article_does_not_have_are_refused(room, archive):
    given = {"decision": "span", "words": "we shall", "token": token(room, "/review")}
    answer = room.post("/review/q1", data=given)
    assert answer.status_code == 422
    assert "the article does not have" in answer.text.lower()
    assert corrected(archive)[0] == ()


def test_what_was_refused_is_not_shown_in_the_article(room):
    room.post("/review/q1", data={"decision": "not_quotation", "token": token(room, "/review")})
    assert 'data-quotation="q1"' not in room.get("/articles/bridge").text
