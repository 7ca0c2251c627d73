"""What a page says about its own article outside the running text: titles, description, kind, and often the whole body in JSON-LD.

Texts are compared by their `key`: letters and digits alone, in lower case, so that quotes, dashes and spacing do not matter.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from quoth.article.spacing import clean

_NOT_KEY = re.compile(r"[\W_]+")
_BODY = re.compile(r'"articleBody"\s{0,9}:\s{0,9}"([^"\\]*(?:\\.[^"\\]*)*)"')
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z:/.]+)"')
_TAG = re.compile(r"<[^>]{0,400}>")
_PARAGRAPH_END = re.compile(r"</p>|</h\d>|<br ?/?>\s?<br ?/?>|\n[ \t\r]*\n")
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
    return _NOT_KEY.sub("", text).lower()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The keys of a page's titles, description and stated body ("" when there is none), and the kind of page that it says it is.

    `paragraphs` are those of the stated body as text.
    """

    titles: frozenset[str]
    description: str
    body: str
    paragraphs: tuple[str, ...]
    types: frozenset[str]
    open_graph: str
    paid: bool
    url_depth: int
    url_digits: int
    url_words: int


def find_evidence(tree: LexborHTMLParser, url: str | None) -> Evidence:
    """The evidence in the page's head, structured data and address: `url`, or else the one that the page states."""
    titles: set[str] = set()
    description = open_graph = address = ""
    for meta in tree.css("meta[property], meta[name]"):
        attributes = meta.attributes
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
    script = _structured_data(tree)
    stated = _unquoted(max(_BODY.findall(script), key=len, default=""))
    body = key(_TAG.sub(" ", stated))
    kinds = {kind for name in _TYPE.findall(script) for ending, kind in _GROUPS if name.lower().endswith(ending)}
    free = _FREE.search(script)
    canonical = tree.css_first('link[rel="canonical"]')
    path = _path(url or (canonical.attributes.get("href") if canonical else None) or address)
    return Evidence(
        titles=frozenset(titles - {""}),
        description=description,
        body=body if len(body) >= _ENOUGH_BODY else "",
        paragraphs=tuple(text for part in _PARAGRAPH_END.split(stated) if (text := clean(_TAG.sub(" ", part)))),
        types=frozenset(kinds),
        open_graph=open_graph,
        paid=free is not None and free[1].lower() == "false",
        url_depth=path.count("/") + 1 if path else 0,
        url_digits=sum(map(str.isdigit, path)),
        url_words=path.rsplit("/", 1)[-1].count("-"),
    )


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.strip("/")
    except ValueError:  # such as a bracket where a host should be: a page may state anything
        return ""


def _structured_data(tree: LexborHTMLParser) -> str:
    found, left = [], _MOST_SCRIPT
    for script in tree.css('script[type="application/ld+json"]'):
        text = script.text() or ""
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
