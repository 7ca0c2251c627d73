"""The elements that show a page's headline, byline and dates, noticed by their tags and by the names that content systems give them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from quoth.article.metadata.places import Places, places
from quoth.article.metadata.view import View

_SIGNS = (' itemprop="', ' property="', ' rel="author', "/author", "/autor")
"""What the tag of an element holds that shows a byline, a date or a name, beside classes."""
_TITLE_SIGNS = ("itle", "eadline")
_TITLE_CLASS = re.compile(r' class="[^"]*(?:[Tt]itle|[Hh]eadline)')
_NO_LESSER = frozenset({"h1", "body", "html"})
_UNTELLING = frozenset({"meta", "link", "script", "html", "body", "h1"})
_MOST = {"heading": 6, "byline": 14, "date": 16, "named": 8}
_LONGEST = {"heading": 500, "byline": 160, "date": 160, "named": 400}
_BYLINE_PROPS = frozenset({"author", "creator", "schema:author"})
_NAMED_PROPS = frozenset({"headline", "name", "schema:headline"})
_CLASS = re.compile(r' class="([^"]*)"')
_JOINT = "\0"
"""No page holds it: parsers replace it."""
_BYLINE_WORDS = {
    **{word: f"class {word}" for word in ("byline", "author", "autor")},
    **dict.fromkeys(("auteur", "journaliste", "reporter", "writer"), "class byline"),
}
"""The words in names of classes that speak of who wrote, and the rule that each counts as."""
_DATE_WORDS = ("date", "publish", "time", "datum", "posted", "modified")
_AUTHOR_ADDRESS = re.compile(r"/(?:author|autor)", re.IGNORECASE)
_DATE_PROPS = {
    "datepublished": "itemprop published",
    "datecreated": "itemprop published",
    "pubdate": "itemprop published",
    "datemodified": "itemprop modified",
    "dateupdated": "itemprop modified",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An element that shows a value: the rule that noticed it, its text as a reader sees it, and where in the page it stands."""

    element: int
    rule: str
    attributes: Mapping[str, str]
    text: str
    places: Places


def headings(view: View) -> tuple[Shown, ...]:
    """The main headings of the page that say something."""
    kept, known = _nothing(), dict[int, Places]()
    for element in view.elements["h1"]:
        _note(view, element, kept, known)
    return tuple(kept["heading"])


def telling(view: View) -> dict[str, tuple[Shown, ...]]:
    """The elements that show a byline, a date or a microdata name, each in document order."""
    kept, known = _nothing(), dict[int, Places]()
    for element in _noticed(view):
        if view.markup.names[element] not in _UNTELLING:
            _note(view, element, kept, known)
    return {kind: tuple(found) for kind, found in kept.items()}


def lesser_headings(view: View, most: int) -> list[int]:
    """The first headings below the main one: by their tags, or by classes that call them titles or headlines."""
    classed = (element for element in view.holding(_TITLE_SIGNS) if _TITLE_CLASS.search(view.tag(element)))
    named = (element for element in classed if view.markup.names[element] not in _NO_LESSER)
    return sorted({*view.elements["h2"], *view.elements["h3"], *named})[:most]


def _nothing() -> dict[str, list[Shown]]:
    return {kind: [] for kind in _MOST}


def _noticed(view: View) -> list[int]:
    found = {*view.covering(_classed(view.markup.source)), *view.holding(_SIGNS)}
    return sorted(found.union(view.elements["time"], view.elements["address"]))


def _classed(source: str) -> list[int]:
    """Where classes are given that speak of a byline or a date."""
    given = _CLASS.findall(source)
    telling = _speaking(list(set(given)))
    places: list[int] = []
    place = -1
    for value in given if telling else ():
        if value in telling:
            place = source.find(f' class="{value}"', place + 1)
            places.append(place)
    return places


def _speaking(names: list[str]) -> set[str]:
    """Those of the names of classes that hold a word for a byline or a date; all are searched at once."""
    together = _JOINT.join(names).lower()
    ends = list(accumulate(len(name) + 1 for name in together.split(_JOINT)))
    found: set[str] = set()
    for word in (*_BYLINE_WORDS, *_DATE_WORDS):
        place = together.find(word)
        while place >= 0:
            at = bisect_right(ends, place)
            found.add(names[at])
            place = together.find(word, ends[at])
    return found


def _note(view: View, element: int, kept: dict[str, list[Shown]], known: dict[int, Places]) -> None:
    """Keeps an element for every kind of value that it may show, with its text read once."""
    markup = view.markup
    attributes = markup.attributes(element)
    kinds = [(kind, rule) for kind, rule in _kinds(markup.names[element], attributes) if len(kept[kind]) < _MOST[kind]]
    if not kinds:
        return
    text = view.text(element, max(_LONGEST[kind] for kind, _ in kinds))
    if not (text or attributes.get("datetime") or attributes.get("content")):
        return
    for kind, rule in kinds:
        if len(text) <= _LONGEST[kind]:
            kept[kind].append(Shown(element, rule, attributes, text, places(markup, element, known)))


def _kinds(tag: str, attributes: Mapping[str, str]) -> list[tuple[str, str]]:
    """The kinds of value that an element may show, each with the rule that says so."""
    if tag == "h1":
        return [("heading", tag)]
    kinds: list[tuple[str, str]] = []
    named = attributes.get("class", "").lower()
    prop = (attributes.get("itemprop") or attributes.get("property") or "").lower()
    byline = _byline_rule(tag, attributes, prop, named)
    if byline:
        kinds.append(("byline", byline))
    date = _DATE_PROPS.get(prop.rsplit(":", 1)[-1]) or _date_rule(tag, named)
    if date:
        kinds.append(("date", date))
    if prop in _NAMED_PROPS:
        kinds.append(("named", f"itemprop {prop.rsplit(':', 1)[-1]}"))
    return kinds


def _byline_rule(tag: str, attributes: Mapping[str, str], prop: str, named: str) -> str | None:
    if prop in _BYLINE_PROPS:
        return "itemprop author"
    if "author" in (attributes.get("rel") or "").lower().split():
        return "rel author"
    if tag == "a" and _AUTHOR_ADDRESS.search(attributes.get("href") or ""):
        return "author link"
    said = next((rule for word, rule in _BYLINE_WORDS.items() if word in named), None)
    if said:
        return said
    return "address" if tag == "address" else None


def _date_rule(tag: str, named: str) -> str | None:
    if tag == "time":
        return "time"
    return "class date" if any(word in named for word in _DATE_WORDS) else None
