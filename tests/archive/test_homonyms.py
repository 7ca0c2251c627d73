"""One full name is one person where what articles state of it fits; where it does not, two; where it cannot be told, nobody."""

from dataclasses import replace

import pytest
from newsroom import article

from quoth.archive import Archive, evidence
from quoth.archive.results import Correction
from quoth.model import Person, content_id
from quoth.spans import Span

WORDS = "We will know more in the spring"


def told(number, *stated, company=(), **facts):
    """An article that quotes the bearer of a name as it is worded in `stated`, and names others."""
    sentences = [f'"{WORDS} of year {number}," said {stated[0]}.', *(f"It was {other} who said so." for other in stated[1:])]
    lead = f"Item {number} of agenda {number * 7} was heard in room {number * 13}."
    facts = {"url": f"https://harbour-post.example/{number}", "title": f"Item {number}", "published": "2024-03-05", **facts}
    made = article(
        (lead, *sentences, *(f"{name} was there." for name in company)), ((f"{WORDS} of year {number},", "", "Ada Okafor"),), **facts
    )
    spans = [Span(place, place + 10) for place in range(len(made.text)) if made.text.startswith("Ada Okafor", place)]
    people = tuple(replace(person, mentions=tuple(spans)) for person in made.people)
    others = tuple(Person(content_id(made.id, name), name) for name in company)
    quotations = tuple(replace(quotation, speaker=people[0]) for quotation in made.quotations)
    return replace(made, people=(*people, *others), quotations=quotations)


STATED = [
    pytest.param("striker Ada Okafor", {"world sport"}, id="a calling before the name"),
    pytest.param("Ada Okafor, the county judge, on Tuesday", {"world public"}, id="a calling after the name"),
    pytest.param("Mrs Ada Okafor", {"gender f"}, id="a courtesy"),
    pytest.param("Ada Okafor, 45, a nurse", {"born 1979", "world medicine"}, id="an age and a calling"),
    pytest.param("45-year-old Ada Okafor", {"born 1979"}, id="an age before the name"),
    pytest.param("the judge’s friend, Ada Okafor", set(), id="another clause"),
    pytest.param("Ada Okafor and the striker", set(), id="somebody else"),
]


@pytest.mark.parametrize(("stated", "traits"), STATED)
def test_what_stands_beside_a_name_is_read(stated, traits):
    made = told(1, stated)
    assert evidence.traits(made, made.people[0]) == traits
    assert evidence.read(evidence.written(frozenset(traits))) == traits


SAME = [
    pytest.param(("Ada Okafor",), ("Ada Okafor",), id="nothing stated"),
    pytest.param(("striker Ada Okafor",), ("Ada Okafor",), id="stated once"),
    pytest.param(("mayor Ada Okafor",), ("senator Ada Okafor",), id="one world"),
    pytest.param(("Ada Okafor, 45,",), ("Ada Okafor, 46,",), id="a year older"),
    pytest.param(("Mrs Ada Okafor",), ("Ms Ada Okafor",), id="two courtesies of one gender"),
]
APART = [
    pytest.param(("striker Ada Okafor",), ("senator Ada Okafor",), id="two worlds"),
    pytest.param(("Ada Okafor, 45,",), ("Ada Okafor, 23,",), id="two ages"),
    pytest.param(("Mrs Ada Okafor",), ("Mr Ada Okafor",), id="two genders"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_full_name_joins_articles_that_fit_one_person(archive, one, other):
    archive.add(told(1, *one))
    archive.add(told(2, *other))
    assert [line.quotations for line in archive.people()] == [2]
    assert archive.similar() == ()


@pytest.mark.parametrize(("one", "other"), APART)
def test_bearers_of_one_name_that_clash_stay_apart_and_are_shown_for_review(archive, one, other):
    archive.add(told(1, *one))
    archive.add(told(2, *other))
    assert [line.quotations for line in archive.people()] == [1, 1]
    assert ["they have one name" in pair.why for pair in archive.similar()] == [True]


def test_two_callings_in_one_company_are_one_person(archive):
    archive.add(told(1, "striker Ada Okafor", company=("Nils Aamodt",)))
    archive.add(told(2, "senator Ada Okafor", company=("Nils Aamodt",)))
    assert [line.quotations for line in archive.people()] == [2]


@pytest.fixture
def namesakes(archive):
    archive.add(told(1, "striker Ada Okafor", company=("Nils Aamodt",), outlet="Sport Today"))
    archive.add(told(2, "senator Ada Okafor", company=("Bo Lind",)))
    return archive


DECIDED = [
    pytest.param(told(3, "goalkeeper Ada Okafor", outlet="Hill News"), 1, id="by calling"),
    pytest.param(told(3, "Ada Okafor", company=("Bo Lind",), outlet="Hill News"), 2, id="by company"),
    pytest.param(told(3, "Ada Okafor", outlet="Sport Today"), 1, id="by outlet"),
    pytest.param(told(3, "Ada Okafor", outlet="Hill News"), None, id="not at all"),
    pytest.param(told(3, "Ada Okafor", company=("Bo Lind", "Nils Aamodt"), outlet="Hill News"), None, id="for both"),
]


@pytest.mark.parametrize(("third", "item"), DECIDED)
def test_an_articles_own_evidence_decides_between_namesakes_or_nobody_is_meant(namesakes, third, item):
    namesakes.add(third)
    (hit,) = namesakes.find("spring", article=third.id).hits
    if item is None:
        assert hit.speaker is None
        assert len(hit.candidates) == 2
    else:
        (other,) = (hit for hit in namesakes.find("spring").hits if hit.article.title == f"Item {item}")
        assert hit.speaker == other.speaker


def test_a_persons_merge_wins_over_evidence_and_stays(namesakes):
    (pair,) = namesakes.similar()
    made = namesakes.correct(Correction("merge", pair.b.speaker.id, pair.a.speaker.id, author="Mira"))
    for number, words in ((3, "striker Ada Okafor"), (4, "senator Ada Okafor"), (5, "Ada Okafor")):
        namesakes.add(told(number, words))
    assert [line.quotations for line in namesakes.people()] == [5]
    namesakes.reread(told(2, "senator Ada Okafor", company=("Bo Lind",)))
    assert namesakes.find("spring", article=told(2, "senator Ada Okafor", company=("Bo Lind",)).id).hits[0].speaker.id == pair.a.speaker.id
    namesakes.undo(made.id)
    assert len(namesakes.people()) == 2


def test_a_new_reading_does_not_part_what_was_one(archive):
    archive.add(told(1, "Ada Okafor"))
    archive.add(told(2, "Ada Okafor"))
    archive.reread(told(1, "Ada Okafor"))
    assert [line.quotations for line in archive.people()] == [2]


def test_the_order_of_articles_in_one_run_or_many_is_the_same(path, tmp_path):
    given = [told(1, "striker Ada Okafor"), told(2, "senator Ada Okafor"), told(3, "Ada Okafor, 23,"), told(4, "Ada Okafor")]
    with Archive(path) as one, Archive(tmp_path / "other.quoth") as other:
        list(one.add_many(given))
        for each in given:
            other.add(each)
        assert one.people() == other.people()
