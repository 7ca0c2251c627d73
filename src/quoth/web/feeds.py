"""A search as a feed, so that a newsroom can follow a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement, tostring

from quoth.archive.results import Found, Hit
from quoth.web.quoting import quoted
from quoth.web.templating import outward

_ATOM = "http://www.w3.org/2005/Atom"
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_HEADING = 120
"""Characters of the words in an entry's title."""
_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
"""Characters that XML 1.0 does not have."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself: its title, its own address (`here`), that of the search as a page, and that of the room."""

    title: str
    here: str
    page: str
    room: str


def as_atom(found: Found, channel: Channel) -> bytes:
    """The quotations as an Atom feed (RFC 4287). Words and names are text, never markup."""
    feed = Element("feed", xmlns=_ATOM)
    _texts(feed, id=channel.here, title=channel.title, updated=max((_moment(hit) for hit in found), default=_UNKNOWN).isoformat())
    SubElement(feed, "link", rel="self", href=channel.here)
    for hit in found:
        entry = SubElement(feed, "entry")
        _texts(entry, id=_name(hit), title=_heading(hit), updated=_moment(hit).isoformat(), summary=quoted(hit))
        _texts(SubElement(entry, "author"), name=hit.article.outlet or "unknown")
        SubElement(entry, "link", rel="alternate", href=_address(hit, channel))
    return _written(feed)


def as_rss(found: Found, channel: Channel) -> bytes:
    """The quotations as an RSS feed (2.0, https://www.rssboard.org/rss-specification), for readers that know no Atom."""
    feed = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": "http://purl.org/dc/elements/1.1/"})
    made = SubElement(feed, "channel")
    _texts(made, title=channel.title, link=channel.page, description="Quotations as they were printed, the latest first")
    SubElement(made, "atom:link", rel="self", type="application/rss+xml", href=channel.here)
    for hit in found:
        item = SubElement(made, "item")
        _texts(
            item, title=_heading(hit), link=_address(hit, channel), description=escape(quoted(hit)), pubDate=format_datetime(_moment(hit))
        )
        _texts(item, **{"dc:creator": hit.article.outlet or "unknown"})
        SubElement(item, "guid", isPermaLink="false").text = _name(hit)
    return _written(feed)


def _texts(element: Element, **children: str) -> None:
    for name, text in children.items():
        SubElement(element, name).text = text.translate(_XML)


def _written(feed: Element) -> bytes:
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode").encode()


def _name(hit: Hit) -> str:
    return f"urn:quoth:quotation:{hit.id}"


def _heading(hit: Hit) -> str:
    who = hit.speaker.name if hit.speaker else hit.printed_speaker or "Nobody named"
    return f"{who}: {shorten(quoted(hit), _HEADING, placeholder='…')}"


def _address(hit: Hit, channel: Channel) -> str:
    """The words on their page; in this room where they have none that can be linked."""
    return outward(hit.link) or f"{channel.room}/quotations/{hit.id}"


def _moment(hit: Hit) -> datetime:
    """When it was published, with the zone that feeds want. A day alone, or a time without a zone, is given as UTC."""
    try:
        value = datetime.fromisoformat(hit.article.published or hit.article.added).replace(microsecond=0)
    except ValueError:
        return _UNKNOWN
    return value if value.tzinfo else value.replace(tzinfo=UTC)
