"""A register's ids are linked to speakers where a full name leaves no doubt, shown with the person, and merge nobody."""

import pytest
from newsroom import story

from quoth.archive import Archive
from quoth.archive.repair import recovered
from quoth.archive.results import Correction, Registered
from quoth.errors import ArchiveError

REGISTER = """id,name,aliases,birth
Q1,Ada Okafor,Adaeze Okafor; A. N. Okafor,1979-02-01
Q2,Bo Lind,,1950
Q3,Bo Lind,,1990
Q4,Cyrus Vale,,
Q5,Cyrus Valentine,Cyrus Vale,
Q6,Inés Arroyo,,
Q7,Vale,,
"""


@pytest.fixture
def shelf(archive):
    for number, speaker in enumerate(("Adaeze Okafor", "Bo Lind", "Cyrus Vale", "Ines Arroyo", "Vale", "A. N. Okafor Junior")):
        archive.add(story(number, f"Words number {number} of the council", speaker))
    return archive


@pytest.fixture
def register(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


def ids(archive, name):
    return [entry.id for entry in archive.person(name).registered]


def test_names_and_aliases_that_leave_no_doubt_are_linked(shelf, register):
    linked = shelf.register(register)
    assert (linked.register, linked.entries, linked.linked, linked.doubtful) == ("people", 6, 2, 4)
    assert shelf.person("Adaeze Okafor").registered == (Registered("people", "Q1", "Ada Okafor"),)
    assert ids(shelf, "Inés Arroyo") == ["Q6"]
    assert ids(shelf, "Bo Lind") == ids(shelf, "Cyrus Vale") == ids(shelf, "Vale") == []
    assert len(shelf.people()) == 6


def test_linking_again_replaces_and_a_merged_speaker_keeps_its_ids(shelf, register):
    shelf.register(register)
    shelf.register(register)
    into = shelf.person("A. N. Okafor Junior").line.speaker.id
    shelf.correct(Correction("merge", shelf.person("Adaeze Okafor").line.speaker.id, into, author="Mira"))
    assert ids(shelf, into) == ["Q1"]
    register.write_text("id,name\nQ9,Ines Arroyo\n")
    shelf.register(register)
    assert (ids(shelf, into), ids(shelf, "Ines Arroyo")) == ([], ["Q9"])


def test_a_name_that_two_speakers_bear_is_left_in_doubt(shelf, register):
    ada = shelf.person("Adaeze Okafor").line.speaker.id
    shelf.add(story(20, "Words of another day", "Adaeze Okafor"))
    shelf.correct(Correction("split", ada, story(20, "Words of another day", "Adaeze Okafor").id, author="Mira"))
    shelf.register(register)
    assert ids(shelf, ada) == []


def test_links_survive_repair_and_leave_with_the_person(shelf, register, path, tmp_path):
    shelf.register(register)
    recovered(path, tmp_path / "again.quoth")
    with Archive(tmp_path / "again.quoth") as again:
        assert ids(again, "Adaeze Okafor") == ["Q1"]
        again.forget(person="Adaeze Okafor")
        assert again._connection.execute("SELECT count(*) FROM registered WHERE id = 'Q1'").fetchone()[0] == 0


@pytest.mark.parametrize("content", [b"name,birth\nAda Okafor,1979\n", b"", b"id,name\n\xff\xfe,x\n"])
def test_a_file_that_is_no_register_is_refused_with_a_hint(shelf, register, content):
    register.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"people\.csv") as caught:
        shelf.register(register)
    assert caught.value.hint
