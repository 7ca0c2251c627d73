"""Source mentions → people: names, mentions, resolution."""

from dataclasses import dataclass

from quoth.model import Article


@dataclass(frozen=True, slots=True)
class PeopleOptions:
    """How sources are resolved: below `threshold` a source stays unresolved and keeps its candidates."""

    threshold: float = 0.5


def resolve_people(article: Article, options: PeopleOptions = PeopleOptions()) -> Article:
    """The article with its people, and each quotation's speaker resolved where the text lets it be known."""
    del options
    return article
