"""Marked words that name a thing are no quotations; the same shapes in somebody's mouth are."""

import pytest

from quoth.lang import table
from quoth.quotations.lexicon import lexicon
from quoth.quotations.marks import read_marks
from quoth.quotations.names import spoken

NAMES = [
    "The film “Salt and rope” opens in May.",
    "Her new song, “Salt and Rope,” is out.",
    "The “salt and rope” star came to Bree.",
    "She wore a cap from “The Long Pier” and left.",
    "Doctors call it what’s known as “salt lung” in the trade.",
    "A disease called “salt lung” worries doctors.",
    "The old jail, dubbed “the Bree Palace”, is closed.",
    "The so-called “salt lung” worries doctors.",
]
SPEECH = [
    "She called the film “a wonder”.",
    "What Teo Varga called “a mess” was the timetable.",
    "He shouted, “Free The Pier!”",
    "They want to retain the look of a film. “The pier is a rough place,” she said.",
    "The crew said it was “salty”.",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_not_spoken(text):
    assert spoken(text, read_marks(text), lexicon("en")).pairs == ()


@pytest.mark.parametrize("text", SPEECH)
def test_speech_stays(text):
    marks = read_marks(text)
    assert spoken(text, marks, lexicon("en")) == marks


def test_a_name_stays_one_where_nothing_beside_it_says_so():
    text = "The film “Salt” opens in May.\n\nNobody in Bree has seen “Salt” yet."
    assert spoken(text, read_marks(text), lexicon("en")).pairs == ()


@pytest.mark.parametrize(("language", "row"), [(code, row) for code in ("en", "de") for row in table(code, "works")], ids=str)
def test_each_row_of_works_names_what_its_example_marks(language, row):
    marks = read_marks(row["example"])
    assert marks.pairs
    assert spoken(row["example"], marks, lexicon(language)).pairs == ()
