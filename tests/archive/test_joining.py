"""A merge of speakers with many articles goes on some articles at a time, and one that was broken off is carried on."""

import pytest
from index import assert_sound
from newsroom import story

from quoth.archive import Archive, joining
from quoth.archive.results import Correction


def merge(archive, joins="Bo Lind", stays="Ada Okafor"):
    ids = [archive.person(name).line.speaker.id for name in (joins, stays)]
    return archive.correct(Correction("merge", *ids, author="Mira Solheim"))


@pytest.fixture
def told(archive, monkeypatch):
    """Two speakers, one of seven articles, of which two go into a transaction."""
    monkeypatch.setattr(joining, "AT_ONCE", 2)
    archive.add(story(0, "The ferry must sail before winter", "Ada Okafor"))
    list(archive.add_many(story(number, f"We counted {number} boats in the bay", "Bo Lind") for number in range(1, 8)))
    return archive


def test_others_write_between_the_articles_of_a_merge(told, monkeypatch):
    written = []
    carry_on = joining.carry_on

    def watched(connection, index, articles):
        carry_on(connection, index, articles)
        written.append(len(list(articles)))

    monkeypatch.setattr(joining, "carry_on", watched)
    made = merge(told)
    assert written == [2, 2, 2, 1]
    assert [(line.speaker.name, line.quotations) for line in told.people()] == [("Ada Okafor", 8)]
    told.undo(made.id)
    assert {(line.speaker.name, line.quotations) for line in told.people()} == {("Ada Okafor", 1), ("Bo Lind", 7)}


def test_a_merge_that_was_broken_off_is_carried_on_with_the_next_correction(told, path, monkeypatch):
    carry_on = joining.carry_on

    def broken(connection, index, articles):
        carry_on(connection, index, articles)
        if told.person("Ada Okafor").line.articles >= 5:
            raise KeyboardInterrupt

    monkeypatch.setattr(joining, "carry_on", broken)
    with pytest.raises(KeyboardInterrupt):
        merge(told)
    assert_sound(told)
    assert told.person("Bo Lind").line.speaker.name == "Ada Okafor"
    monkeypatch.setattr(joining, "carry_on", carry_on)
    with Archive(path) as again:
        again.correct(Correction("confirm", again.find("winter").hits[0].id, None, author="Mira Solheim"))
        assert [(line.speaker.name, line.quotations) for line in again.people()] == [("Ada Okafor", 8)]
        assert len(again.find("boats", by="Ada Okafor")) == 7
