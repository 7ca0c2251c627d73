"""The canonical address of the article: absolute, of the same site or stated twice, never a front page in place of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from quoth.article.metadata.weighing import fact
from quoth.article.metadata.witnesses import Witnesses
from quoth.model import Fact

_WHOLE = re.compile(r"https?://[a-z0-9][a-z0-9.-]*/[^\s#\[\]\\]*")
"""An address that is absolute as it stands."""


def absolute(address: str, base: str | None) -> str | None:
    """The address as an absolute http(s) URL without its fragment, or None when it is none.

    >>> absolute("/news/rain", "https://herald.example/")
    'https://herald.example/news/rain'
    """
    if _WHOLE.fullmatch(address):
        return address
    try:
        joined = urldefrag(urljoin(base or "", address.strip())).url
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in {"http", "https"} and parts.hostname and " " not in joined else None


def read_canonical(seen: Witnesses) -> tuple[str | None, list[Fact]]:
    """The address that the page calls its own, with the decision."""
    stated = [(address, rule) for given, rule in _stated(seen) if (address := absolute(given, seen.page_url))]
    deep = [(address, rule) for address, rule in stated if not (_is_front(address) and seen.page_url and not _is_front(seen.page_url))]
    if not deep:
        return None, []
    address, rule = deep[0]
    return address, [fact("canonical", address, rule, deep[1:])]


def _stated(seen: Witnesses) -> Iterator[tuple[str, str]]:
    yield from ((href, "link canonical") for href in seen.canonical)
    yield from ((url, "meta og:url") for url in seen.metas.get("og:url", ()))
    for record in seen.articles:
        for field in ("url", "mainEntityOfPage"):
            given = record.get(field)
            given = given.get("@id") if isinstance(given, dict) else given
            if isinstance(given, str):
                yield given, f"JSON-LD {field}"


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
