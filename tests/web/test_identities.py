"""Who is who, as people say it in the room: merged, told apart, renamed, split, each undone with a click."""

from dataclasses import replace

import pytest
from shelf import BRIDGE, OKAFOR, TEXT
from test_guarding import token

from quoth.archive import Archive
from quoth.model import Person, content_id


def printed(number, name):
    """The bridge article again, elsewhere, with another speaker."""
    text = f"Item {number} of the day. {TEXT.replace('Ada Okafor', name)}"
    by = len(f"Item {number} of the day. ")
    person = Person(content_id(name), name, OKAFOR.kind, mentions=())
    moved = [
        replace(
            q,
            id=f"{q.id}-{number}",
            article=f"bridge{number}",
            content=tuple(span.shift(by) for span in q.content),
            words=tuple(span.shift(by) for span in q.words),
            cue=tuple(span.shift(by) for span in q.cue),
            source=(),
            speaker=person,
        )
        for q in BRIDGE.quotations
    ]
    return replace(
        BRIDGE,
        id=f"bridge{number}",
        url=f"https://herald.example/{number}",
        canonical=None,
        text=text,
        blocks=(),
        quotations=tuple(moved),
        people=(person,),
    )


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "people.quoth"
    with Archive(path) as opened:
        for number, name in enumerate(("Ada Okafor", "Ada Okafor", "Eda Okafor", "Nils Aamodt")):
            opened.add(printed(number, name))
    return path


def who(archive):
    with Archive(archive, read_only=True) as opened:
        return {line.speaker.name: line for line in opened.people()}


def said(room, archive, of, **answer):
    person = who(archive)[of].speaker.id
    return room.post(f"/people/{person}/correct", data={"token": token(room), **answer})


def undo(room, archive):
    with Archive(archive, read_only=True) as opened:
        (made,) = opened.corrections()
    assert room.post(f"/corrections/{made.id}/undo", data={"token": token(room), "back": "/people"}).status_code == 200


def test_two_people_are_made_one_and_parted_again(room, archive):
    page = room.get("/people/similar").text
    assert "Eda Okafor" in page
    answer = said(room, archive, "Eda Okafor", decision="merge", other="Ada Okafor", back="/people/similar")
    assert "Eda Okafor</a> is Ada Okafor" in answer.text
    assert "No two names are that much alike" in answer.text
    assert who(archive)["Ada Okafor"].quotations == 3
    assert "says that it is the same person" in room.get(f"/people/{who(archive)['Ada Okafor'].speaker.id}").text
    undo(room, archive)
    assert who(archive)["Eda Okafor"].quotations == 1


def test_the_less_quoted_joins_the_more_quoted_from_either_page(room, archive):
    said(room, archive, "Ada Okafor", decision="merge", other=who(archive)["Eda Okafor"].speaker.id)
    assert "Ada Okafor" in who(archive)
    assert "Eda Okafor" not in who(archive)


def test_two_people_are_told_apart_and_leave_the_queue(room, archive):
    answer = said(room, archive, "Eda Okafor", decision="apart", other=who(archive)["Ada Okafor"].speaker.id, back="/people/similar")
    assert "No two names are that much alike" in answer.text
    undo(room, archive)
    assert "One person</button>" in room.get("/people/similar").text


def test_a_person_is_renamed(room, archive):
    answer = said(room, archive, "Nils Aamodt", decision="rename", name="Nils Å. Aamodt")
    assert "<h1>Nils Å. Aamodt</h1>" in answer.text
    undo(room, archive)
    assert "Nils Aamodt" in who(archive)


def test_a_person_who_is_two_is_split_and_the_namesake_is_shown(room, archive):
    answer = said(room, archive, "Ada Okafor", decision="split", articles=["bridge1"])
    assert "is somebody else in 1 article" in answer.text
    assert "Others of this name" in answer.text
    with Archive(archive, read_only=True) as opened:
        assert [line.quotations for line in opened.people("Ada Okafor")] == [1, 1]
    undo(room, archive)
    assert who(archive)["Ada Okafor"].quotations == 2


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"decision": "split"}, "no article was chosen"),
        ({"decision": "merge"}, "no other person was named"),
        ({"decision": "merge", "other": "Zed"}, "nobody in the archive has this name"),
        ({"decision": "rename", "name": " "}, "the new name is empty"),
        ({"decision": "merge", "other": "Ada Okafor"}, "the two are one speaker already"),
    ],
)
def test_what_means_nothing_is_refused_with_the_next_step(room, archive, answer, says):
    refused = said(room, archive, "Ada Okafor", **answer)
    assert refused.status_code in (404, 422)
    assert says in refused.text.lower()
    with Archive(archive, read_only=True) as opened:
        assert opened.corrections() == ()


def test_a_read_only_room_offers_no_forms_and_takes_none(archive, client):
    room = client(archive, read_only=True)
    assert "Correct who this is" not in room.get(f"/people/{who(archive)['Ada Okafor'].speaker.id}").text
    assert "One person</button>" not in room.get("/people/similar").text
    assert said(room, archive, "Ada Okafor", decision="rename", name="X").status_code == 403
