"""What a page says about its own article outside the running text: titles, description, kind, and often the whole body in JSON-LD.

Texts are compared by their `key`: letters and digits alone, in lower case, so that quotes, dashes and spacing do not matter.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from quoth.article.markup import Markup, attributes_in
from quoth.article.metadata.witnesses import read_locale

_JOINT = "\0"
_NOT_KEY = re.compile(r"[^\0-\x7f\w]+")
_NO_KEY = bytes(code for code in range(1, 128) if not chr(code).isalnum())
_SMALL = bytes(range(256)).lower()
"""ASCII, most of every page, is done with one table; what is left of other scripts with a pattern."""

_BODY = re.compile(r'"articleBody"\s{0,9}:\s{0,9}"([^"\\]*(?:\\.[^"\\]*)*)"')
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z:/.]+)"')
_TAG = re.compile(r"<[^>]{0,400}>")
_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?([A-Za-z]+)')
_MOST_SCRIPT = 2_000_000
_ENOUGH_BODY = 250

TYPES: tuple[str, ...] = ("article", "live", "forum", "product", "collection", "faq", "howto", "service", "docs", "video", "web")
"""The groups of schema.org types that matter for what a page's main text is."""

_GROUPS: tuple[tuple[str, str], ...] = (
    ("liveblogposting", "live"), ("discussionforumposting", "forum"), ("qapage", "forum"), ("question", "faq"),
    ("faqpage", "faq"), ("techarticle", "docs"), ("article", "article"), ("blogposting", "article"),
    ("report", "article"), ("product", "product"), ("offer", "product"), ("collectionpage", "collection"),
    ("itemlist", "collection"), ("searchresultspage", "collection"), ("howto", "howto"), ("recipe", "howto"),
    ("service", "service"), ("localbusiness", "service"), ("softwareapplication", "service"), ("videoobject", "video"),
    ("webpage", "web"),
)  # fmt: skip


def key(text: str) -> str:
    """The text's letters and digits in lower case.

    >>> key("“Rock ’n’ Roll”")
    'rocknroll'
    """
    return keys((text,))[0]


def keys(texts: Sequence[str]) -> list[str]:
    """The key of each text.

    >>> keys(["Rock & Roll", "Zoë?"])
    ['rockroll', 'zoë']
    """
    joined = _JOINT.join(texts).encode("utf-8", "surrogatepass").translate(_SMALL, _NO_KEY).decode("utf-8", "surrogatepass")
    return [text if text.isascii() else _NOT_KEY.sub("", text).lower() for text in joined.split(_JOINT)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says of itself: the keys of its titles, description and body ("" when there is none), its kind, its language."""

    titles: frozenset[str]
    description: str
    body: str
    types: frozenset[str]
    open_graph: str
    paid: bool
    url_depth: int
    url_digits: int
    url_words: int
    language: str | None


def find_evidence(markup: Markup, url: str | None) -> Evidence:
    """The evidence in the page's head, structured data and address: `url`, or else the one that the page states."""
    titles: set[str] = set()
    description = open_graph = address = ""
    for element in markup.named("meta"):
        attributes = markup.attributes(element)
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        content = attributes.get("content") or ""
        if name in {"og:title", "twitter:title", "title", "dc.title"}:
            titles.add(key(content))
        elif name in {"description", "og:description", "twitter:description"}:
            description = max(description, key(content), key=len)
        elif name == "og:type":
            open_graph = content.lower()
        elif name == "og:url":
            address = content
    script = _structured_data(markup)
    body = key(_TAG.sub(" ", _unquoted(max(_BODY.findall(script), key=len, default=""))))
    kinds = {kind for name in _TYPE.findall(script) for ending, kind in _GROUPS if name.lower().endswith(ending)}
    free = _FREE.search(script)
    path = _path(url or _canonical(markup) or address)
    return Evidence(
        titles=frozenset(titles - {""}),
        description=description,
        body=body if len(body) >= _ENOUGH_BODY else "",
        types=frozenset(kinds),
        open_graph=open_graph,
        paid=free is not None and free[1].lower() == "false",
        url_depth=path.count("/") + 1 if path else 0,
        url_digits=sum(map(str.isdigit, path)),
        url_words=path.rsplit("/", 1)[-1].count("-"),
        language=_language(markup),
    )


def _language(markup: Markup) -> str | None:
    stated = next((markup.attributes(element).get("lang") for element in markup.named("html")), None)
    return read_locale(stated).language if stated else None


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.strip("/")
    except ValueError:  # such as a bracket where a host should be: a page may state anything
        return ""


def _canonical(markup: Markup) -> str | None:
    place = markup.source.find(' rel="canonical"')
    return attributes_in(markup.tag(markup.at(place))).get("href") if place >= 0 else None


def _structured_data(markup: Markup) -> str:
    found, left = [], _MOST_SCRIPT
    for text in markup.scripts:
        left -= len(text)
        if left < 0:
            break
        found.append(text)
    return "\n".join(found)


def _unquoted(value: str) -> str:
    """The text in a JSON string, with the markup that some publishers leave in it."""
    try:
        text: str = json.loads(f'"{value}"', strict=False)
    except ValueError:
        text = value
    return html.unescape(text) if "&" in text else text
