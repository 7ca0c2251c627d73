"""What programs send: corrections and their undoing, pages, documents; what a form of another site could send is refused."""

import json

import pytest
from shelf import BRIDGE
from test_guarding import PAGE

from quoth.archive import Archive
from quoth.archive.results import Correction

BYTES = {"Content-Type": "application/octet-stream"}


def kept(archive):
    with Archive(archive, read_only=True) as opened:
        return opened.stats().articles, opened.corrections()


@pytest.mark.parametrize(
    ("kind", "value"), [("confirm", None), ("speaker", "Jo Marsh"), ("speaker", None), ("span", "4:17"), ("not_quotation", None)]
)
def test_a_correction_is_kept_listed_and_undone(room, kind, value):
    answer = room.post("/api/corrections", json={"kind": kind, "target": "q1", "value": value, "author": "Jo", "note": "I was there"})
    made = answer.json()
    assert (answer.status_code, made["kind"], made["author"], made["note"]) == (201, kind, "Jo", "I was there")
    assert room.get("/api/corrections", params={"target": "q1"}).json() == {"corrections": [made], "cursor": None}
    assert room.get("/api/quotations/q1").json()["corrected"] is True
    undone = room.delete(f"/api/corrections/{made['id']}")
    assert (undone.status_code, undone.json()["undone"] is None) == (200, False)
    assert room.get("/api/corrections").json()["corrections"] == []
    assert room.get("/api/corrections", params={"undone": True}).json()["corrections"] == [undone.json()]


def test_many_corrections_are_listed_page_by_page(room, archive):
    with Archive(archive) as opened:
        made = [opened.correct(Correction("confirm", "q1", None, "Jo")) for _ in range(51)]
    first = room.get("/api/corrections").json()
    rest = room.get("/api/corrections", params={"cursor": first["cursor"]}).json()
    assert [one["id"] for one in first["corrections"] + rest["corrections"]] == [one.id for one in reversed(made)]
    assert (len(first["corrections"]), rest["cursor"]) == (50, None)


def test_people_are_renamed_and_merged(room):
    first, second = (line["speaker"]["id"] for line in room.get("/api/people").json()["people"])
    assert room.post("/api/corrections", json={"kind": "rename", "target": first, "value": "Ada O.", "author": "Jo"}).status_code == 201
    assert room.get(f"/api/people/{first}").json()["line"]["speaker"]["name"] == "Ada O."
    assert room.post("/api/corrections", json={"kind": "merge", "target": second, "value": first, "author": "Jo"}).status_code == 201
    assert len(room.get("/api/people").json()["people"]) == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"kind": "confirm", "target": "q1"}, 422),
        ({"kind": "confirm", "target": "nothing", "author": "Jo"}, 404),
        ({"kind": "span", "target": "q1", "value": "4:9999", "author": "Jo"}, 422),
        ({"kind": "sung", "target": "q1", "author": "Jo"}, 422),
        ({"kind": "confirm", "target": "q1", "author": "Jo", "id": "mine"}, 422),
        ({"kind": "merge", "target": "nobody", "value": "nobody", "author": "Jo"}, 404),
        ({"kind": "speaker", "target": "q1", "value": "\ud800", "author": "Jo"}, 422),
    ],
)
def test_what_means_nothing_is_refused_in_the_one_shape(room, archive, sent, status):
    answer = room.post("/api/corrections", content=json.dumps(sent), headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "where", "hint"}
    assert kept(archive)[1] == ()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
def test_a_change_in_a_body_that_any_site_could_send_is_refused(room, archive, kind):
    for address in ("/api/corrections", "/api/articles"):
        answer = room.post(address, content=b'{"kind": "confirm", "target": "q1", "author": "Jo"}', headers={"Content-Type": kind})
        assert answer.status_code == 415
        assert set(answer.json()) == {"error", "where", "hint"}
    assert kept(archive) == (2, ())


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_change_from_another_site_is_refused(room, archive, headers):
    sent = {"kind": "confirm", "target": "q1", "author": "Jo"}
    assert room.post("/api/corrections", json=sent, headers=headers).status_code == 403
    for address in ("/api/corrections/x", "/api/articles/bridge", "/api/people/nobody"):
        assert room.delete(address, headers=headers).status_code == 403
    assert kept(archive) == (2, ())


def test_a_page_is_kept_once(room, archive):
    first, again = (room.post("/api/articles", content=PAGE, headers=BYTES) for _ in range(2))
    assert (first.status_code, first.json()["outcome"], again.json()["outcome"]) == (201, "added", "unchanged")
    assert kept(archive)[0] == 3


def test_an_article_and_a_person_are_forgotten_for_good(room, archive):
    assert room.delete("/api/articles/bridge").json() == {"articles": 1, "quotations": 1, "people": 1}
    assert room.get("/api/articles/bridge").status_code == 404
    (line,) = room.get("/api/people").json()["people"]
    assert room.delete(f"/api/people/{line['speaker']['id']}").json() == {"articles": 1, "quotations": 1, "people": 1}
    assert kept(archive)[0] == 0
    assert b"Okafor" not in archive.read_bytes()
    assert room.delete("/api/people/nobody").status_code == room.delete("/api/articles/bridge").status_code == 404


def test_an_article_is_checked_against_documents(room, archive):
    files = [("documents", ("speech.txt", b"We will mend it, all of it.", "text/plain"))]
    (found,) = room.post("/api/articles/bridge/check", files=files).json()
    assert (found["hit"]["id"], found["check"]["verdict"]) == ("q1", "exact")
    assert room.post("/api/articles/bridge/check", files=files * 9).status_code == 422
    assert kept(archive)[1] == ()


def test_a_read_only_room_takes_no_change(archive, client):
    room = client(archive, read_only=True)
    answers = [
        room.post("/api/corrections", json={"kind": "confirm", "target": "q1", "author": "Jo"}),
        room.delete("/api/corrections/x"),
        room.delete("/api/articles/bridge"),
        room.delete("/api/people/nobody"),
        room.post("/api/articles", content=PAGE, headers=BYTES),
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert {answer.json()["error"] for answer in answers} == {"this reading room is read-only"}
    assert kept(archive) == (2, ())


def test_who_signed_in_signs(archive, client):
    room = client(archive, password="open sesame")
    sent = {"kind": "confirm", "target": "q1", "author": "somebody else"}
    assert room.post("/api/corrections", json=sent).status_code == 401
    assert room.post("/api/corrections", json=sent, auth=("jo", "open sesame")).json()["author"] == "jo"


@pytest.mark.parametrize(
    "address",
    [
        "/api/outlets",
        f"/api/articles/{BRIDGE.id}/versions",
        f"/api/articles/{BRIDGE.id}/copies",
        "/api/people/similar",
        "/api/progress",
        "/api/voices",
        "/api/people?cursor=50",
    ],
)
def test_what_the_pages_show_is_had_as_json(room, address):
    assert room.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "cursor", "status"),
    [*(("/api/people", cursor, 422) for cursor in ("x", "-1", "99999999999", "٣")), ("/api/corrections", "x", 404)],
)
def test_a_cursor_of_another_making_is_refused(room, address, cursor, status):
    assert room.get(address, params={"cursor": cursor}).status_code == status
