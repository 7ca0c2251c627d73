"""Quotations by the build of the sentence, for languages that the tagger does not know: clauses, subjects, and the mood of reported speech.

Nothing here is about one language: what its words do, and whether its nouns have capitals, is in its tables.
"""

from __future__ import annotations

from collections.abc import Iterable

from quoth.quotations.attribution import Attribution
from quoth.quotations.grammar.carrying import Told, carried
from quoth.quotations.grammar.parsing import clauses_of
from quoth.quotations.grammar.reports import reports
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.sentences import Sentence


def attributions_by_grammar(text: str, sentences: Iterable[Sentence], lexicon: Lexicon) -> list[Attribution]:
    """The attributions of `text` in order of place; what goes on in the reported mood has the source of what stands before it.

    >>> from quoth.quotations.lexicon import lexicon
    >>> from quoth.quotations.marks import read_marks
    >>> from quoth.quotations.sentences import sentences
    >>> said, german = "Der Steg sei gesperrt, sagte Mara Ondell. Er werde im Mai geöffnet.", lexicon("de")
    >>> found = attributions_by_grammar(said, sentences(said, read_marks(said), german), german)
    >>> [(one.content[0].of(said), one.source[0].of(said)) for one in found]
    [('Der Steg sei gesperrt', 'Mara Ondell'), ('Er werde im Mai geöffnet', 'Mara Ondell')]
    """
    parted = [(sentence.paragraph, clauses_of(text, sentence, lexicon)) for sentence in sentences]
    told = [Told(paragraph, clauses, tuple(reports(clauses))) for paragraph, clauses in parted]
    return sorted(carried(told), key=lambda one: one.start)
