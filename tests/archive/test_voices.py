"""Who gets quoted, told by outlet and by time, agrees with what the filters find."""

import pytest
from newsroom import story

from quoth.archive.results import Count


@pytest.fixture
def filled(archive):
    said = (
        ("Ada Okafor", "Harbour Post", "2023-03-05"),
        ("Ada Okafor", "Harbour Post", "2024-03-06"),
        ("Nils Aamodt", "Fjord Times", "2024-07-01"),
    )
    for number, (name, outlet, day) in enumerate(said):
        archive.add(story(number, f"Statement number {number} is a long one,", name, outlet=outlet, published=day))
    archive.add(story(9, "Statement number nine is of no day,", "Bo Lind", outlet=None, published=None))
    return archive


def told(parts):
    return [(part.name, part.counted, [(person.name, person.count) for person in part.people]) for part in parts]


def test_the_parts_are_told_by_outlet_and_year(filled):
    voices = filled.voices()
    assert (voices.counted, voices.whole, voices.months) == (4, True, tuple(Count(month, 1) for month in ("2023-03", "2024-03", "2024-07")))
    assert told(voices.outlets) == [("Harbour Post", 2, [("Ada Okafor", 2)]), ("Fjord Times", 1, [("Nils Aamodt", 1)])]
    assert told(voices.times) == [("2023", 1, [("Ada Okafor", 1)]), ("2024", 2, [("Ada Okafor", 1), ("Nils Aamodt", 1)])]


ASKED = [
    pytest.param({}, {"since": "0001-01-01"}, id="what has a day"),
    pytest.param({"outlet": "harbour post"}, {"outlet": "Harbour Post", "since": "0001-01-01"}, id="an outlet"),
    pytest.param({"outlet": "Fjord Times"}, {"outlet": "Fjord Times", "since": "2024-01-01"}, id="an outlet of one year"),
]


@pytest.mark.parametrize(("kept", "walked"), ASKED)
def test_what_is_kept_in_sums_is_what_a_walk_counts(filled, kept, walked):
    of, counted = filled.voices(**kept), filled.voices(**walked)
    assert [person for person in of.people if person.name != "Bo Lind"] == list(counted.people)
    assert (of.months, of.outlets, of.times) == (counted.months, counted.outlets, counted.times)


def test_one_year_is_told_by_month(filled):
    assert [part.name for part in filled.voices(since="2024-01-01").times] == ["2024-03", "2024-07"]
    assert [part.name for part in filled.voices(outlet="Fjord Times").times] == ["2024-07"]
    filled.forget(url="https://harbour-post.example/0")
    assert [part.name for part in filled.voices().times] == ["2024-03", "2024-07"]


def test_each_part_is_what_its_filter_finds(filled):
    for part in filled.voices("statement").outlets:
        assert part.people == filled.facets("statement", outlet=part.name).people
