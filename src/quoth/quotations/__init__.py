"""Article → quotations: quotation marks, cues, the tagger, cutting."""

from dataclasses import dataclass

from quoth.model import Article, Quotation
from quoth.quotations.assembly import assembled
from quoth.quotations.cutting import cut
from quoth.quotations.law import obey
from quoth.quotations.lexicon import lexicon
from quoth.quotations.marks import read_marks
from quoth.quotations.names import spoken
from quoth.quotations.rules import find_attributions


@dataclass(frozen=True, slots=True)
class QuotationOptions:
    """How quotations are found. `min_confidence` drops those that are less sure."""

    min_confidence: float = 0.0


def find_quotations(article: Article, options: QuotationOptions = QuotationOptions()) -> tuple[Quotation, ...]:
    """The quotations of an article, in order of place, with cue and source but no speaker yet.

    The language of the article decides which cues are known. Without tables for it only quotation marks are read: nobody is named.
    """
    words = lexicon(article.language)
    marks = spoken(article.text, read_marks(article.text), words)
    found = find_attributions(article.text, marks, words)
    lawful = [one for one in (obey(article.text, marks, one) for one in found) if one]
    quotations = assembled(article.id, article.text, marks, cut(article.text, marks, lawful, words), words)
    return tuple(one for one in quotations if one.confidence >= options.min_confidence)
