"""The rules finder alone, from a text to its quotations: what the tests of the rules read with, whatever the default finder is."""

import pytest

from quoth.quotations.assembly import assembled
from quoth.quotations.cutting import cut
from quoth.quotations.law import obey
from quoth.quotations.lexicon import lexicon
from quoth.quotations.marks import read_marks
from quoth.quotations.names import spoken
from quoth.quotations.rules import find_attributions
from quoth.quotations.sentences import sentences


def read_by_rules(text, language="en"):
    words = lexicon(language)
    marks = spoken(text, read_marks(text), words)
    read = sentences(text, marks, words)
    lawful = [one for found in find_attributions(text, read, words) if (one := obey(text, marks, found))]
    return assembled("a", text, marks, cut(text, marks, read, lawful, words), words)


@pytest.fixture(scope="session")
def by_rules():
    return read_by_rules
