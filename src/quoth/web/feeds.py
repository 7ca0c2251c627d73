"""A search as a table and as a feed, so that a newsroom can follow a person."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from quoth.archive.export import csv_lines, row
from quoth.archive.results import Found, Hit
from quoth.web.templating import outward

_ATOM = "http://www.w3.org/2005/Atom"
_UNKNOWN = "1970-01-01T00:00:00+00:00"
_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
"""Characters that XML 1.0 does not have."""


def as_csv(found: Found) -> str:
    """The quotations as a table with the columns of `quoth export csv`; cells that a spreadsheet would run are made text."""
    return "".join(csv_lines(row(hit) for hit in found))


def as_atom(found: Found, title: str, here: str) -> bytes:
    """The quotations as an Atom feed (RFC 4287); `here` is the feed's own address. Words and names are text, never markup."""
    feed = Element("feed", xmlns=_ATOM)
    _texts(feed, id=here, title=title, updated=max((_moment(hit) for hit in found), default=_UNKNOWN))
    SubElement(feed, "link", rel="self", href=here)
    for hit in found:
        entry = SubElement(feed, "entry")
        who = hit.speaker.name if hit.speaker else hit.printed_speaker or "Nobody named"
        _texts(entry, id=f"urn:quoth:quotation:{hit.id}", title=f"{who}: {hit.words[:120]}", updated=_moment(hit), summary=hit.words)
        _texts(SubElement(entry, "author"), name=hit.article.outlet or "unknown")
        if address := outward(hit.link):
            SubElement(entry, "link", rel="alternate", href=address)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode").encode()


def _texts(element: Element, **children: str) -> None:
    for name, text in children.items():
        SubElement(element, name).text = text.translate(_XML)


def _moment(hit: Hit) -> str:
    """When it was published, as Atom wants it: with a zone. A day alone, or a time without a zone, is given as UTC."""
    stated = hit.article.published or hit.article.added
    try:
        value = datetime.fromisoformat(stated)
    except ValueError:
        return _UNKNOWN
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat(timespec="seconds")
