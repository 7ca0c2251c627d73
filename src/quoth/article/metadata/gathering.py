"""Gathers the evidence of a page, no further than needed: one that states who wrote it and when is not searched for bylines and dates."""

from __future__ import annotations

from dataclasses import replace

from quoth.article.markup import Markup
from quoth.article.metadata.dates import agreed_days, stated_moments
from quoth.article.metadata.evidence import Evidence
from quoth.article.metadata.outlet import is_outlet, outlet_names
from quoth.article.metadata.shown import telling
from quoth.article.metadata.signatures import agreed_authors, stated_names
from quoth.article.metadata.surroundings import NOWHERE, surroundings
from quoth.article.metadata.witnesses import gather


def read_evidence(markup: Markup, page_url: str | None) -> Evidence:
    """The evidence of a page."""
    seen = gather(markup, page_url)
    stated = Evidence(seen, outlet_names(seen), NOWHERE, tuple(stated_names(seen)), tuple(stated_moments(seen)))
    if is_settled(stated):
        return stated
    noticed = telling(seen.view)
    closer = replace(seen, bylines=noticed["byline"], dates=noticed["date"], named=noticed["named"])
    return replace(stated, seen=closer, around=surroundings(closer))


def is_settled(stated: Evidence) -> bool:
    """Do the page's statements agree on one day, and on authors of whom none is the outlet itself?

    Outside the news the day of the last change must be that day too: such pages often print only one of the two.
    """
    if len(agreed_days(stated.moments, changed=stated.seen.kind != "news")) != 1:
        return False
    authors = agreed_authors(stated.authors)
    return bool(authors) and all(" " in name and not is_outlet(name, stated.names) for name in authors)
