"""The language tables of reporting, row by row: each form is found as a cue in its own example."""

import pytest

from quoth.lang import table
from quoth.quotations.lexicon import lexicon
from quoth.quotations.marks import read_marks
from quoth.quotations.reading import read_sentence
from quoth.quotations.sentences import sentences

ROWS = [("en", row) for row in (*table("en", "cues"), *table("en", "according"))]


def cues(text, language):
    words = lexicon(language)
    readings = [read_sentence(text, sentence, words) for sentence in sentences(text, read_marks(text), words)]
    return {reading.words(cue.first, cue.after).lower() for reading in readings for cue in reading.cues}


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: value["entry"] if isinstance(value, dict) else value)
def test_each_cue_is_found_in_its_example(language, row):
    assert row["entry"].lower() in cues(row["example"], language)


NO_CUES = [
    pytest.param("The claims were settled in May.", id="a noun after an article"),
    pytest.param("Nothing in reports of the council is new.", id="a noun after a preposition"),
    pytest.param("The harbour master did not say that the pier was shut.", id="denied"),
    pytest.param("The prize was announced in May.", id="passive"),
]


@pytest.mark.parametrize("text", NO_CUES)
def test_twins_of_reporting_verbs_are_no_cues(text):
    assert cues(text, "en") == set()


@pytest.mark.parametrize(
    ("language", "row"),
    [(code, row) for code in ("en", "de") for name in ("words", "elisions") for row in table(code, name)],
    ids=lambda value: "-".join(value.values())[:40] if isinstance(value, dict) else value,
)
def test_each_small_word_stands_in_its_example(language, row):
    assert row["entry"] in row["example"].lower().replace("'", "’") or row["entry"] in row["example"].lower()
    assert language
