"""What a person who corrects sees: pairs of names to judge, how far the review is, and the articles that name somebody."""

from dataclasses import replace

import pytest
from newsroom import story
from test_corrections import first, sure

from quoth.archive import Archive
from quoth.archive.similar import _alike
from quoth.errors import ArchiveError, NotFoundError


def pairs(archive):
    return [{pair.a.speaker.name, pair.b.speaker.name} for pair in archive.similar()]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Okafor", "Ada Okafo"),
        ("Ada Okafor", "Eda Okafor"),
        ("Ada Okafor", "Ada Ikafor"),
        ("Ada Okafor", "A. Okafor"),
        ("Ada Okafor", "Ada Marie Okafor"),
        ("Ada Okafor", "Okafor"),
        ("Ada Okafor", "County Engineer Ada Okafor"),
    ],
)
def test_names_that_may_be_one_are_shown(name, other):
    with Archive(":memory:") as archive:
        archive.add(story(1, "We will not open it this year,", name))
        archive.add(story(2, "Nobody asked the ferry company,", other))
        archive.add(story(3, "The gulls have better manners,", "Nils Aamodt"))
        assert pairs(archive) == [{name, other}]


@pytest.mark.parametrize(("kind", "shown"), [("unknown", 1), ("organisation", 0)])
def test_somebody_of_an_unknown_kind_may_be_a_person_and_a_body_is_none(archive, kind, shown):
    archive.add(story(1, "We will not open it this year,", "Ada Okafor"))
    named = story(2, "Nobody asked the ferry company,", "Okafor")
    (said,), (person,) = named.quotations, (replace(named.people[0], kind=kind),)
    archive.add(replace(named, quotations=(replace(said, speaker=person),), people=(person,)))
    assert len(archive.similar()) == shown


def test_two_who_were_told_apart_are_shown_again_when_that_is_taken_back(archive):
    archive.add(story(1, "We will not open it this year,", "Ada Okafor"))
    archive.add(story(2, "Nobody asked the ferry company,", "Eda Okafor"))
    (pair,) = archive.similar()
    made = archive.correct(sure("apart", pair.b.speaker.id, pair.a.speaker.id))
    assert pairs(archive) == []
    archive.undo(made.id)
    assert pairs(archive) == [{"Ada Okafor", "Eda Okafor"}]
    with pytest.raises(ArchiveError, match="one speaker"):
        archive.correct(sure("apart", pair.a.speaker.id, pair.a.speaker.id))


def test_no_more_pairs_than_asked_for_and_the_most_quoted_first(archive):
    for number, name in enumerate(("Ada Okafor", "Eda Okafor", "Nils Aamodt", "Nils Aamot", "Ada Okafor", "Eda Okafor")):
        archive.add(story(number, f"Statement number {number} is a long one,", name))
    assert [{pair.a.speaker.name, pair.b.speaker.name} for pair in archive.similar(1)] == [{"Ada Okafor", "Eda Okafor"}]
    assert _alike(["nils", "aamodt"], ["ada", "okafor"]) is None


def test_the_review_counts_what_was_looked_at_and_what_is_left(archive):
    archive.add(story(1, "We will not open it this year,", "Ada Okafor"))
    archive.add(story(2, "Nobody asked the ferry company,", "Eda Okafor"))
    assert (archive.progress(0.95).looked_at, archive.progress(0.95).left, archive.progress(0.5).left) == (0, 2, 0)
    archive.correct(sure("confirm", first(archive, "ferry").id))
    assert (archive.progress(0.95).looked_at, archive.progress(0.95).left) == (1, 1)


def test_the_articles_that_name_somebody_are_listed_page_by_page(archive):
    added = [archive.add(story(number, f"Statement number {number} is a long one,", "Ada Okafor")).article for number in range(3)]
    ada = archive.people()[0].speaker
    page = archive.naming(ada.id, limit=2)
    assert [line.id for line in page.articles] == added[:0:-1]
    assert [line.id for line in archive.naming(ada.id, limit=2, cursor=page.cursor).articles] == added[:1]
    with pytest.raises(NotFoundError):
        archive.naming("nobody")


def test_a_merged_speaker_keeps_its_own_name(archive):
    archive.add(story(1, "We will not open it this year,", "Ada Okafor"))
    archive.add(story(2, "Nobody asked the ferry company,", "Eda Okafor"))
    (pair,) = archive.similar()
    archive.correct(sure("merge", pair.b.speaker.id, pair.a.speaker.id))
    assert archive.speaker(pair.b.speaker.id).name == pair.b.speaker.name


def test_others_of_the_same_name_are_found_once_somebody_parted_them(archive):
    added = [archive.add(story(number, f"Statement number {number} is a long one,", "Ada Okafor")).article for number in range(3)]
    ada = archive.people()[0].speaker
    assert archive.namesakes(ada.id) == ()
    archive.correct(sure("split", ada.id, added[0]))
    (other,) = archive.namesakes(ada.id)
    assert (other.speaker.name, other.quotations) == ("Ada Okafor", 1)
