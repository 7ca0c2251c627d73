"""All evidence of a page, looking no further than needed: one that states who wrote it and when is not searched for bylines and dates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quoth.article.markup import Markup
from quoth.article.metadata.dates import stated_days
from quoth.article.metadata.outlet import is_outlet, outlet_names
from quoth.article.metadata.shown import telling
from quoth.article.metadata.signatures import stated_authors
from quoth.article.metadata.surroundings import NOWHERE, Surroundings, surroundings
from quoth.article.metadata.witnesses import Witnesses, gather


@dataclass(frozen=True, slots=True)
class Evidence:
    """The witnesses of a page, the names of its outlet, and the lines around its headline."""

    seen: Witnesses
    names: frozenset[str]
    around: Surroundings


def read_evidence(markup: Markup, page_url: str | None) -> Evidence:
    """The evidence of a page."""
    seen = gather(markup, page_url)
    names = outlet_names(seen)
    if is_settled(seen, names):
        return Evidence(seen, names, NOWHERE)
    noticed = telling(seen.view)
    closer = replace(seen, headings=noticed["heading"], bylines=noticed["byline"], dates=noticed["date"], named=noticed["named"])
    return Evidence(closer, names, surroundings(closer))


def is_settled(seen: Witnesses, names: frozenset[str]) -> bool:
    """Do the page's statements agree on one day, and on authors of whom none is the outlet itself?

    Outside the news the day of the last change must be that day too: such pages often print only one of the two.
    """
    if len(stated_days(seen, changed=seen.kind != "news")) != 1:
        return False
    authors = stated_authors(seen)
    return bool(authors) and all(" " in name and not is_outlet(name, names) for name in authors)
