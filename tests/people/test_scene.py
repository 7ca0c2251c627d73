"""What a referent tells of its sightings is what looking through all of them would tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoth.people.scene import Referent, Sighting

PLACES = st.lists(st.integers(0, 12), max_size=12)


def seen(places: list[int]) -> Referent:
    """Somebody sighted at these words, in this order of reading."""
    referent = Referent(0, "person", "Ada Okafor", named=True, gender="f", many=False)
    for turn, place in enumerate(places):
        referent.see(Sighting(place, place, 0, 0, quoted=False, leading=False, genitive=False, how=str(turn)))
    return referent


@given(PLACES, st.integers(0, 13))
def test_before_a_word(places: list[int], at: int) -> None:
    referent = seen(places)
    earlier = [sighting for sighting in referent.sightings if sighting.first < at]
    assert referent.seen_before(at) == len(earlier)
    assert list(referent.before(at)) == earlier[::-1]
    assert referent.last_before(at) == max(earlier, key=lambda sighting: sighting.first, default=None)


@given(PLACES, st.integers(0, 13), st.integers(0, 13))
def test_between_two_words(places: list[int], start: int, end: int) -> None:
    referent = seen(places)
    assert list(referent.between(start, end)) == [sighting for sighting in referent.sightings if start <= sighting.first < end]
