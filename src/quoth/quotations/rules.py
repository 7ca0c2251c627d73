"""The rules finder: marks, cues and the grammar of attribution, from language data alone. Every step can be read in `because`."""

from __future__ import annotations

from collections.abc import Iterable

from quoth.quotations.attribution import Attribution
from quoth.quotations.grammar import attributions_by_grammar
from quoth.quotations.indirect import indirect_attributions
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.marked import marked_attributions
from quoth.quotations.reading import read_sentence
from quoth.quotations.sentences import Sentence


def find_attributions(text: str, sentences: Iterable[Sentence], lexicon: Lexicon) -> list[Attribution]:
    """The attributions of `text`, one for each cue, in order of place.

    >>> from quoth.quotations.lexicon import lexicon
    >>> from quoth.quotations.marks import read_marks
    >>> from quoth.quotations.sentences import sentences
    >>> said, english = '“We sail,” said Mara Ondell.', lexicon("en")
    >>> [found.source[0].of(said) for found in find_attributions(said, sentences(said, read_marks(said), english), english)]
    ['Mara Ondell']
    """
    if lexicon.grammar:
        return attributions_by_grammar(text, sentences, lexicon)
    found: list[Attribution] = []
    for sentence in sentences:
        reading = read_sentence(text, sentence, lexicon)
        marked = list(marked_attributions(reading))
        found += marked
        found += indirect_attributions(reading, [span for one in marked for span in (*one.cue, *one.content)])
    return sorted(found, key=lambda one: one.start)
