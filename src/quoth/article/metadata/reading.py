"""The metadata of a page from its markup: gathers the witnesses once and asks each field's module to decide."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.article.markup import Markup
from quoth.article.metadata.addresses import read_canonical
from quoth.article.metadata.byline import read_byline
from quoth.article.metadata.dates import read_dates
from quoth.article.metadata.gathering import read_evidence
from quoth.article.metadata.headline import read_headline
from quoth.article.metadata.images import read_images
from quoth.article.metadata.language import read_language
from quoth.article.metadata.outlet import read_outlet
from quoth.article.metadata.section import read_section, read_tags
from quoth.model import Fact, Image, Moment


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


def read_metadata(markup: Markup, page_url: str | None) -> Metadata:
    """The metadata of a page; a field that the page does not state is None or empty.

    >>> from quoth.article.markup import mark_up
    >>> read_metadata(mark_up("<title>Rain | Tarn Bay Herald</title><h1>Rain</h1>"), None).title
    'Rain'
    """
    evidence = read_evidence(markup, page_url)
    seen = evidence.seen
    title, title_facts = read_headline(seen, evidence.names)
    authors, author_facts = read_byline(evidence)
    published, modified, date_facts = read_dates(evidence)
    outlet, outlet_facts = read_outlet(seen)
    canonical, canonical_facts = read_canonical(seen)
    section, section_facts = read_section(seen)
    tags, tag_facts = read_tags(seen)
    language, language_facts = read_language(seen)
    return Metadata(
        title=title,
        authors=authors,
        published=published,
        modified=modified,
        outlet=outlet,
        canonical=canonical,
        section=section,
        tags=tags,
        language=language,
        images=read_images(seen),
        facts=(
            *title_facts,
            *author_facts,
            *date_facts,
            *outlet_facts,
            *canonical_facts,
            *section_facts,
            *tag_facts,
            *language_facts,
        ),
    )
