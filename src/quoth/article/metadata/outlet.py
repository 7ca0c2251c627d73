"""The outlet that printed the page, and every name it goes by: needed to tell its name from a headline's end and from an author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from quoth.article.metadata.jsonld import types
from quoth.article.metadata.metatags import meta_tags
from quoth.article.metadata.weighing import fact
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import plain
from quoth.model import Fact

_SQUEEZE = re.compile(r"[\W_]+")
_PUBLISHERS = frozenset({"NewsMediaOrganization", "Organization", "WebSite", "Corporation", "Blog"})
_LEAST = 3
_ARCHIVED = re.compile(r"^https?://[^/]+/web/\d{4,14}[a-z_*]{0,4}/(?=https?:)")
"""How web archives write the address of a page that they keep."""


def squeezed(name: str) -> str:
    """A name without case, spaces and punctuation: "Tarn Bay Herald" and "tarn-bay-herald" are one.

    >>> squeezed("Tarn-Bay Herald")
    'tarnbayherald'
    """
    return _SQUEEZE.sub("", name).casefold()


def outlet_names(seen: Witnesses) -> frozenset[str]:
    """Every name that the page's outlet is called by, squeezed: in meta tags, JSON-LD and the host."""
    names = {squeezed(name) for _, name in _named(seen)} | {squeezed(label) for label in host_labels(seen)}
    return frozenset(name for name in names if len(name) >= _LEAST)


@lru_cache(maxsize=1024)
def is_outlet(name: str, names: frozenset[str]) -> bool:
    """Is this (nearly) one of the outlet's names? "Herald Online" is, where the outlet is called "Herald"."""
    said = squeezed(name)
    if said in names:
        return True
    return len(said) >= _LEAST and any(
        (said in known and len(known) <= 3 * len(said)) or (known in said and len(said) <= 2 * len(known)) for known in names
    )


def read_outlet(seen: Witnesses) -> tuple[str | None, list[Fact]]:
    """The outlet's name as it writes it, with the decision."""
    found = list(dict.fromkeys((name, rule) for rule, name in _named(seen)))
    endings = re.split(r"\s+[|–—:·-]\s+", seen.title)[1:]
    labels = {squeezed(label) for label in host_labels(seen)} if endings else set()
    found += [(ending, "title: its end is the host's name") for ending in endings if squeezed(ending) in labels]
    if not found:
        return None, []
    value, rule = found[0]
    return value, [fact("outlet", value, rule, found[1:])]


def host_labels(seen: Witnesses) -> list[str]:
    """The telling parts of the page's host: "news.tarnbay.example" gives "tarnbay.example" and "tarnbay"."""
    address = _ARCHIVED.sub("", seen.page_url or next(iter(seen.metas.get("og:url", seen.canonical)), ""))
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return []
    labels = host.removeprefix("www.").split(".")
    if len(labels) < 2:
        return []
    main = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2]
    return [main, ".".join(labels), *([labels[0]] if len(labels) > 2 else [])]


def _named(seen: Witnesses) -> Iterator[tuple[str, str]]:
    for rule in meta_tags("outlet")["meta"][:1]:
        yield from ((f"meta {rule}", name) for name in seen.meta([rule]) if not name.startswith("http"))
    for record in seen.records:
        publisher = record.get("publisher")
        for given in publisher if isinstance(publisher, list) else [publisher]:
            name = given.get("name") if isinstance(given, dict) else given
            if isinstance(name, str) and plain(name) and "://" not in name:
                yield "JSON-LD publisher", plain(name)
    for record in seen.records:
        if types(record) & _PUBLISHERS and isinstance(record.get("name"), str) and plain(record["name"]):
            yield "JSON-LD organisation", plain(record["name"])
    for rule in meta_tags("outlet")["meta"][1:]:
        yield from ((f"meta {rule}", name) for name in seen.meta([rule]) if not name.startswith("http"))
