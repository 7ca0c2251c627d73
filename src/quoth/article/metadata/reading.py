"""The metadata of a page from its tree: gathers the witnesses once and asks each field's module to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from quoth.article.metadata.jsonld import types
from quoth.article.metadata.witnesses import gather
from quoth.model import Fact, Image, Moment, moment_from_iso


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about the article, apart from its text; `facts` say which rule gave each value and which rivals lost."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    outlet: str | None = None
    canonical: str | None = None
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    images: tuple[Image, ...] = ()
    facts: tuple[Fact, ...] = ()


def read_metadata(tree: LexborHTMLParser, page_url: str | None) -> Metadata:
    """The metadata of a page; a field that the page does not state is None or empty."""
    seen = gather(tree, page_url)
    record = next((r for r in seen.records if any(t.endswith(("Article", "Posting")) for t in types(r))), {})
    titles = [t for _, t in seen.meta("og:title")] + [h.text(strip=True) for h in seen.headings] + [seen.title]
    given = record.get("author")
    people = given if isinstance(given, list) else [given]
    names = [p.get("name") if isinstance(p, dict) else p for p in people] + [a for _, a in seen.meta("author")]
    dates = [record.get("datePublished")] + [d for _, d in seen.meta("article:published_time")]
    return Metadata(
        title=next((t for t in titles if t), None),
        authors=tuple(dict.fromkeys(n for n in names if isinstance(n, str) and n)),
        published=next((m for m in map(_moment, dates) if m), None),
        outlet=next((o for _, o in seen.meta("og:site_name")), None),
        canonical=next(iter(seen.links.get("canonical", ())), None),
        language=(seen.language or "")[:2].lower() or None,
    )


def _moment(text: object) -> Moment | None:
    try:
        return moment_from_iso(text) if isinstance(text, str) else None
    except ValueError:
        return None if not isinstance(text, str) or len(text) < 10 else _day(text[:10])


def _day(text: str) -> Moment | None:
    try:
        return Moment(datetime.fromisoformat(text), "day")
    except ValueError:
        return None
