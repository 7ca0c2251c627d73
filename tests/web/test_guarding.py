"""Who is let in, and what nobody may do: other sites, other hosts, readers of a read-only room, uploads without end."""

import re

import pytest

from quoth.archive import Archive

TOKEN = re.compile(r'name="token" value="([^"]+)"')
PAGE = b'<html lang="en"><body><article><h1>Ferry</h1><p>"We will not sell it," said Ada Okafor of Harrow.</p></article></body></html>'


def token(room, address="/read"):
    return TOKEN.search(room.get(address).text)[1]


def test_what_is_pasted_is_read_and_kept_only_when_asked(room, archive):
    reading = room.post("/read", data={"token": token(room), "text": PAGE.decode()})
    assert "We will not sell it," in reading.text
    with Archive(archive, read_only=True) as opened:
        assert opened.stats().articles == 2
    kept = room.post(f"{reading.url.path}/keep", data={"token": token(room)})
    assert kept.url.path.startswith("/articles/")
    with Archive(archive, read_only=True) as opened:
        assert opened.stats().articles == 3


def test_a_form_without_the_rooms_token_changes_nothing(room, archive):
    assert room.post("/review/q1", data={"decision": "confirm"}).status_code == 403
    assert room.post("/review/q1", data={"decision": "confirm", "token": "guessed"}).status_code == 403
    with Archive(archive, read_only=True) as opened:
        assert opened.corrections() == ()


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_request_from_another_site_is_refused(room, headers):
    assert room.post("/api/read", content=PAGE, headers=headers).status_code == 403


def test_another_host_name_is_refused(room):
    assert room.get("/", headers={"Host": "rebound.example"}).status_code == 400


def test_a_read_only_room_keeps_nothing(archive, client):
    room = client(archive, read_only=True)
    answer = room.post("/review/q1", data={"decision": "confirm", "token": token(room)})
    assert answer.status_code == 403
    assert "read-only" in answer.text


def test_a_password_is_asked_of_everybody(archive, client):
    room = client(archive, password="open sesame")
    refused = room.get("/")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert room.get("/", auth=("jo", "wrong")).status_code == 401
    assert room.get("/", auth=("jo", "open sesame")).status_code == 200


def test_behind_a_proxy_only_those_it_names_come_in(archive, client):
    room = client(archive, proxy_header="X-Forwarded-User")
    assert room.get("/api/stats").status_code == 401
    assert room.get("/api/stats", headers={"X-Forwarded-User": "jo"}).status_code == 200


def test_uploads_are_bounded_in_size_and_pace(archive, client):
    room = client(archive, upload=1000, readings=2)
    large = room.post("/api/read", content=b"x" * 1001)
    assert large.status_code == 413
    assert set(large.json()) == {"error", "where", "hint"}
    answers = [room.post("/api/read", content=PAGE).status_code for _ in range(3)]
    assert answers[-1] == 429


def test_an_unchanged_page_is_not_sent_twice(room):
    first = room.get("/api/stats")
    again = room.get("/api/stats", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/nothing", 404),
        ("/api/search?kind=sung", 422),
        ("/api/search?cursor=x", 422),
        ("/api/trace", 422),
        ("/api/search?since=2024-99-99", 422),
    ],
)
def test_every_error_of_the_api_has_one_shape(room, address, status):
    answer = room.get(address)
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "where", "hint"}
