"""How often each speaker is quoted stays what a count from scratch gives, whatever is added, corrected, taken back or forgotten."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from index import assert_sound
from newsroom import story

from quoth.archive import Archive
from quoth.archive.results import Correction
from quoth.errors import QuothError

NAMES = ("Ada Okafor", "Nils Aamodt", "Bo Lind", "B. Lind")
WORDS = ("The ferry must sail before winter", "Nobody asked the harbour", "We counted ninety boats")
PLACES = (("Harbour Post", "2023-12-31"), ("Harbour Post", "2024-01-01"), ("Fjord Times", "2024-01-02"), (None, None))

adds = st.tuples(st.just("add"), st.integers(0, 5), st.sampled_from(WORDS), st.sampled_from(NAMES), st.sampled_from(PLACES))
says = st.tuples(st.sampled_from(("not_quotation", "speaker", "merge", "split")), st.integers(0, 5), st.sampled_from(NAMES))
others = st.tuples(st.sampled_from(("undo", "forget", "forget somebody", "reread")), st.integers(0, 5))


def do(archive, step):
    kind, number, *rest = step
    if kind == "add":
        words, name, (outlet, day) = rest
        archive.add(replace(story(number, words, name, outlet=outlet, published=day), language="en"))
    elif kind == "undo":
        archive.undo(archive.corrections()[number].id)
    elif kind == "forget":
        archive.forget(url=f"https://harbour-post.example/{number}")
    elif kind == "forget somebody":
        archive.forget(person=archive.people()[number].speaker.id)
    elif kind == "reread":
        archive.reread(story(number, WORDS[number % 3], NAMES[number % 4]))
    elif kind in ("merge", "split"):
        person = archive.people()[number].speaker.id
        value = archive.person(rest[0]).line.speaker.id if kind == "merge" else archive.naming(person).articles[0].id
        archive.correct(Correction(kind, person, value, "Mira Solheim"))
    else:
        hit = archive.find().hits[number]
        archive.correct(Correction(kind, hit.id, rest[0] if kind == "speaker" else None, "Mira Solheim"))


@settings(max_examples=40, deadline=None)
@given(st.lists(adds, min_size=3, max_size=6), st.lists(st.one_of(adds, says, others), max_size=8))
def test_sums_are_what_a_count_gives(first, then):
    with Archive(":memory:") as archive:
        for step in (*first, *then):
            try:
                do(archive, step)
            except (QuothError, IndexError):
                continue  # it asks for somebody or something that is not there
        assert_sound(archive)
