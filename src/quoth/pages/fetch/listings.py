"""Answers that list addresses: feeds (RSS, Atom, JSON Feed), sitemaps, news sitemaps and their indexes, and OPML outlines of feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from xml.etree import ElementTree as ET

import feedparser
import httpx2

from quoth.errors import FetchError

Kind = Literal["feed", "json feed", "sitemap", "outline"]
_HEAD = 4_096
_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"<rss", "feed"),
    (b"<feed", "feed"),
    (b"<rdf:rdf", "feed"),
    (b"<urlset", "sitemap"),
    (b"<sitemapindex", "sitemap"),
    (b"<opml", "outline"),
)
_LOOK = "look at it in a browser"
_DAY = len("2024-05-31")
_NEWS_DATE = "publication_date"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that is listed. `day` is the day (ISO 8601) that the list gives it, `lists` says that it is itself a list."""

    url: str
    day: str | None = None
    lists: bool = False


def listing_kind(content: bytes) -> Kind | None:
    """What kind of list the content of an answer is, by its first element; None for a page.

    >>> listing_kind(b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), listing_kind(b"<!doctype html><p>A feed</p>")
    ('feed', None)
    """
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{") and b"jsonfeed.org/version" in start.replace(b"\\", b""):
        return "json feed"
    if not start.startswith(b"<") or start.startswith((b"<!doctype html", b"<html")):
        return None
    found = [(place, kind) for sign, kind in _SIGNS if (place := start.find(sign)) >= 0]
    return min(found)[1] if found else None


def listed(content: bytes, url: str) -> tuple[Entry, ...] | None:
    """The addresses that a list names, each once, in its order, relative ones joined to its own; None for content that is no list.

    Raises `FetchError` for a list that cannot be read.
    """
    kind = listing_kind(content)
    if kind is None:
        return None
    found = _READERS[kind](content, url)
    seen: dict[str, Entry] = {}
    for entry in found:
        try:
            place = str(httpx2.URL(url).join(entry.url.strip()))
        except (httpx2.InvalidURL, ValueError):
            continue
        seen.setdefault(place, Entry(place, entry.day, entry.lists))
    return tuple(seen.values())


def _feed(content: bytes, url: str) -> Iterator[Entry]:
    read = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if read.bozo and not read.entries:
        raise FetchError(url, f"a feed that cannot be read: {read.bozo_exception}", _LOOK)
    for entry in read.entries:
        stated = entry.get("published_parsed") or entry.get("updated_parsed")
        day = date(*stated[:3]).isoformat() if stated else None
        if entry.get("link"):
            yield Entry(entry.link, day)


def _json_feed(content: bytes, url: str) -> Iterator[Entry]:
    try:
        items = json.loads(content)["items"]
        yield from (Entry(item["url"], str(item.get("date_published") or "")[:_DAY] or None) for item in items if item.get("url"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FetchError(url, f"a JSON feed that cannot be read: {error!r}", _LOOK) from error


def _sitemap(content: bytes, url: str) -> Iterator[Entry]:
    root = _root(content, url, "a sitemap")
    index = _local(root) == "sitemapindex"
    for child in root:
        values = {_local(element): (element.text or "").strip() for element in child.iter()}
        if values.get("loc"):
            yield Entry(values["loc"], (values.get(_NEWS_DATE) or values.get("lastmod") or "")[:_DAY] or None, lists=index)


def _outline(content: bytes, url: str) -> Iterator[Entry]:
    for outline in _root(content, url, "an outline").iter("outline"):
        if link := outline.get("xmlUrl"):
            yield Entry(link, None, lists=True)


def _root(content: bytes, url: str, what: str) -> ET.Element:
    try:
        # The expat of every Python that is supported stops entities that blow up (CVE-2013-0340); ElementTree fetches none.
        return ET.fromstring(content)  # noqa: S314
    except (ET.ParseError, ValueError) as error:
        raise FetchError(url, f"{what} that cannot be read: {error}", _LOOK) from error


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


_READERS = {"feed": _feed, "json feed": _json_feed, "sitemap": _sitemap, "outline": _outline}
