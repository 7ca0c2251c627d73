"""The tables of reporting of languages read by the build of the sentence, row by row: each form reports in its own example."""

import pytest

from quoth.lang import languages, table
from quoth.quotations.grammar.parsing import clauses_of
from quoth.quotations.lexicon import lexicon
from quoth.quotations.marks import read_marks
from quoth.quotations.sentences import sentences

READ = [code for code in languages() if table(code, "grammar")]


def clauses(text, language):
    words = lexicon(language)
    return [clauses_of(text, sentence, words) for sentence in sentences(text, read_marks(text), words)]


@pytest.mark.parametrize(("language", "row"), [(code, row) for code in READ for row in table(code, "cues")], ids=str)
def test_each_verb_is_found_in_its_example(language, row):
    found = [" ".join(one.reading.word(place) for place in verb.places) for one in clauses(row["example"], language) for verb in one.verbs]
    assert row["entry"].lower() in found


@pytest.mark.parametrize(("language", "row"), [(code, row) for code in READ for row in table(code, "according")], ids=str)
def test_each_word_that_names_a_source_does_so_in_its_example(language, row):
    found = [one.reading.words(*named.cue).lower() for one in clauses(row["example"], language) for named in one.named]
    assert found == [row["entry"]]
