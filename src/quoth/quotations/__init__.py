"""Article → quotations: quotation marks, cues, the tagger, linking."""

from dataclasses import dataclass

from quoth.model import Article, Quotation


@dataclass(frozen=True, slots=True)
class QuotationOptions:
    """How quotations are found. `min_confidence` drops those that are less sure."""

    min_confidence: float = 0.0


def find_quotations(article: Article, options: QuotationOptions = QuotationOptions()) -> tuple[Quotation, ...]:
    """The quotations of an article, in order of place, with cue and source but no speaker yet."""
    del article, options
    return ()
