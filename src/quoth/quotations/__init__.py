"""Article → quotations: quotation marks, cues, the tagger, cutting."""

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import Article, Quotation
from quoth.quotations.assembly import assembled
from quoth.quotations.attribution import Attribution
from quoth.quotations.cutting import cut
from quoth.quotations.finding import Finder, attributions, confirmed, language_of, reads_with_tagger
from quoth.quotations.law import obey
from quoth.quotations.lexicon import Lexicon, lexicon
from quoth.quotations.marks import Marks, read_marks
from quoth.quotations.names import spoken
from quoth.quotations.rules import find_attributions
from quoth.quotations.sentences import Sentence, sentences


@dataclass(frozen=True, slots=True)
class QuotationOptions:
    """How quotations are found. `min_confidence` drops those that are less sure.

    `finder="model"` reads English with the tagger; other languages, and everything with `"rules"`, are read by marks and language tables.
    """

    min_confidence: float = 0.0
    finder: Finder = "model"


def find_quotations(article: Article, options: QuotationOptions = QuotationOptions()) -> tuple[Quotation, ...]:
    """The quotations of an article, in order of place, with cue and source but no speaker yet.

    The language of the article decides who looks and which cues are known; where none is stated, English is told by its small words.
    Without tables for a language only its quotation marks are read: nobody is named. Raises `ModelError` when the tagger cannot be loaded.
    """
    text = article.text
    words = lexicon(language_of(text, article.language))
    marks = read_marks(text)
    speech = spoken(text, marks, words)
    read = sentences(text, speech, words)
    by_rules = find_attributions(text, read, words)
    found, shown = _cut(text, speech, read, by_rules, words), speech
    if reads_with_tagger(words, options.finder):
        shown = confirmed(text, speech, found)
        found = _cut(text, speech, read, attributions(text, marks, speech, by_rules, words), words)
    quotations = assembled(article.id, text, shown, found, words)
    return tuple(one for one in quotations if one.confidence >= options.min_confidence)


def _cut(text: str, marks: Marks, read: Sequence[Sentence], found: Sequence[Attribution], words: Lexicon) -> list[Attribution]:
    """One attribution for each quotation: what the marks allow of those found, cut by the house rules."""
    return cut(text, marks, read, [one for one in (obey(text, marks, each) for each in found) if one], words)
