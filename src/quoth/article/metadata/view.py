"""A page's source as a reader sees it: without buttons, readings printed above characters, and words kept for screen readers alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from quoth.article.markup import Markup, attributes_in
from quoth.article.metadata.wording import printed

_UNREAD = frozenset({"button", "noscript", "rt", "rp"})
_OF_NOTE = frozenset({"title", "meta", "html", "body", "h1", "h2", "h3", "time", "address", "figure"})
_UNREAD_TAG = re.compile(r"<(?:button|noscript|rt|rp)[ >]")
_SIGNS = ("hidden", "Hidden", "reader", "read-text", "sr-only", "sr_only", "srOnly", "display:")
"""What the tag of a hidden element holds at least; other stretches are not looked into."""
_HIDDEN = re.compile(r"(?:visually|aria|screen|assistive|a11y|is|u)[-_]?(?:hidden|reader|read)|sr[-_]?only|hidden[-_]text")
_MOST_PLACES = 400
_MARKUP_FOR_TEXT = 24
"""How many characters of source may hold one of text."""


@dataclass(frozen=True, slots=True)
class View:
    """A page, and its elements of telling names in document order."""

    markup: Markup
    elements: Mapping[str, list[int]]

    def stretch(self, start: int, end: int) -> str:
        """The source from `start` to `end` without what readers do not see and without a tag that `end` cuts."""
        source = self.markup.source
        piece = source[start:end]
        if "<" not in piece:
            return piece
        places = [match.start() for match in _UNREAD_TAG.finditer(source, start, end)]
        for sign in _SIGNS:
            place = source.find(sign, start, end)
            while place >= 0:
                places.append(place)
                place = source.find(sign, place + len(sign), end)
        if places:
            piece = self._without_hidden(sorted(places), start, start + len(piece))
        return piece[: piece.rfind("<")] if piece.rfind("<") > piece.rfind(">") else piece

    def holding(self, signs: Iterable[str]) -> list[int]:
        """The elements whose start tags hold one of the signs, in document order; of each sign only the first so many places count."""
        source = self.markup.source
        found: list[int] = []
        for sign in signs:
            place, count = source.find(sign), 0
            while place >= 0 and count < _MOST_PLACES:
                found.append(place)
                place, count = source.find(sign, place + len(sign)), count + 1
        return self.covering(found)

    def covering(self, found: list[int]) -> list[int]:
        """The elements whose start tags cover the places, in document order; a place in a text is none of theirs."""
        if not found:
            return []
        places = np.array(found, np.int64)
        elements = np.searchsorted(self.markup.starts, places, side="right") - 1
        return sorted(set(elements[places < self.markup.ends[elements]].tolist()))

    def tag(self, element: int) -> str:
        """The start tag of an element."""
        return self.markup.source[self.markup.starts[element] : self.markup.ends[element]]

    def text(self, element: int, most: int) -> str:
        """The text of an element as printed; no more of it is read than may hold `most` characters."""
        start, end = int(self.markup.ends[element]), int(self.markup.closes[element])
        return printed(self.stretch(start, min(end, start + _MARKUP_FOR_TEXT * most)))

    def _without_hidden(self, places: list[int], start: int, end: int) -> str:
        """The stretch without those elements, of the ones whose tags cover the places, that are hidden."""
        markup, source = self.markup, self.markup.source
        pieces: list[str] = []
        for place in places:
            element = markup.at(place) if place >= start else -1
            tag_start = int(markup.starts[element])
            if element >= 0 and tag_start >= start and place < markup.ends[element] and _hides(source[tag_start : markup.ends[element]]):
                pieces.append(source[start:tag_start])
                start = int(markup.closes[element])
        pieces.append(source[start:end])
        return " ".join(pieces)


def view(markup: Markup) -> View:
    """The page as a reader sees it.

    >>> from quoth.article.markup import mark_up
    >>> view(mark_up('<p>Rain<span class="sr-only"> (opens a window)</span></p>')).text(0, 80)
    'Rain'
    """
    return View(markup, {name: markup.named(name) for name in _OF_NOTE})


@lru_cache(maxsize=4096)
def _hides(tag: str) -> bool:
    """Does a start tag open what readers do not see, or what they press rather than read?"""
    name = tag[1:-1].split(" ", 1)[0]
    if name in _UNREAD:
        return True
    given = attributes_in(tag)
    if "hidden" in given or "display:none" in given.get("style", "").replace(" ", ""):
        return True
    return _HIDDEN.search(given.get("class", "").lower()) is not None
