"""An article as schema.org linked data: a NewsArticle that has Quotations (https://schema.org/NewsArticle, https://schema.org/Quotation)."""

from __future__ import annotations

from quoth.model import Article, Person, Quotation
from quoth.spans import text_fragment

Node = dict[str, object]

_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization", "document": "CreativeWork", "unknown": "Thing"}


def linked_data(article: Article) -> Node:
    """The article as one JSON-LD object. A value that is not known is left out.

    Nothing here says that quoted words are true: a Quotation is `spokenByCharacter` somebody, and `isPartOf` the article that printed it.
    """
    address = article.canonical or article.url
    node: Node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address or f"urn:quoth:article:{article.id}",
        "url": address,
        "headline": article.title,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "datePublished": article.published.iso() if article.published else None,
        "dateModified": article.modified.iso() if article.modified else None,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "articleSection": list(article.section),
        "keywords": list(article.tags),
        "inLanguage": article.language,
        "articleBody": article.text,
        "hasPart": [_quotation(quotation, article, address) for quotation in article.quotations],
    }
    return _known(node)


def _quotation(quotation: Quotation, article: Article, address: str | None) -> Node:
    return _known(
        {
            "@type": "Quotation",
            "@id": f"urn:quoth:quotation:{quotation.id}",
            "text": quotation.text(article),
            "url": text_fragment(address, article.text, quotation.words) if address else None,
            "spokenByCharacter": _speaker(quotation.speaker) if quotation.speaker else None,
            "creditText": quotation.source_text(article),
        }
    )


def _speaker(person: Person) -> Node:
    key = "name" if person.named else "description"
    return {"@type": _TYPES[person.kind], key: person.name}


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
