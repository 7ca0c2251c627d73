"""What newsrooms print around the text and never in it: the headline again, a kicker above it, who signed and when, a picture's caption.

The model judges a line by its looks and its place; here it is held against what the page's metadata says. Only lines near the headline and
the last ones of the text are looked at: a date or a name alone may head a part of the text further down.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from quoth.article.elements import FLAG
from quoth.article.evidence import key
from quoth.article.features import NAMES, Sheet
from quoth.article.flattened.wording import extent
from quoth.article.layout import Layout
from quoth.article.markup import unescaped
from quoth.article.metadata import Metadata
from quoth.article.metadata.calendar import find_moments
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.names import starts_as_byline
from quoth.lang import languages, table
from quoth.model import Role

_MEDIA_LEVEL, _MEDIA_PIECES = NAMES.index("media_level"), NAMES.index("media_pieces")
_ALONE = np.log1p(1) + 0.01
_PROSE, _MOSTLY_LINKED = 80, 0.5
_PROSE_BELOW = 2
"""The deck is often the first paragraph, and stands above byline and picture; behind the second paragraph the text is on its way."""
_LAST = 2
_LONGEST_LINE, _LONGEST_CAPTION, _LONGEST_KICKER = 160, 200, 60
_ENOUGH_HEADLINE = 10
_MOST_SAID, _MOST_LEFT, _MOST_LETTERS = 6, 2, 12
"""Words that a line of who and when may hold besides; those of them, and their letters, that are unusual there: a day, a place."""
_STOPS = frozenset(".!?…。！？\"”»」'")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"\d+(?:[^\W\d_]?\d+)*")
"""A number, or a time of day: "18h04"."""

Reason = tuple[Role, str]


def furniture(layout: Layout, sheet: Sheet, read: npt.NDArray[np.bool_], known: Metadata) -> dict[int, Reason]:
    """Of the read pieces those that are no text, each with its role and the reason; `known` is what the page says about its article."""
    numbers = np.flatnonzero(read).tolist()
    pictured = _alone_with_picture(sheet)
    prose = [n for n in numbers if _is_prose(layout, n) and not pictured[n]][:_PROSE_BELOW]
    if not prose:
        return {}
    titles = _Titles(layout, sheet, known)
    headline = next((n for n in range(prose[0] + 1) if titles.is_headline(n)), -1)
    found: dict[int, Reason] = {}
    for number in [n for n in numbers if n < prose[-1]]:
        reason = titles.repeated(number, prose[0]) or _signing(layout.texts[number], known)
        if reason is None and pictured[number] and _may_be_caption(layout, sheet, number):
            reason = Role.CAPTION, "stands alone with a picture"
        if reason is None and number < headline and _is_kicker(layout.texts[number]):
            reason = Role.BOILERPLATE, "stands above the headline"
        if reason is not None:
            found[number] = reason
    signed = ((number, _signing(layout.texts[number], known)) for number in numbers[-_LAST:] if number not in found)
    return found | {number: reason for number, reason in signed if reason is not None}


class _Titles:
    """The headline that was decided on, and what the title element says."""

    __slots__ = ("_heading", "_keys", "_said", "_shown")

    def __init__(self, layout: Layout, sheet: Sheet, known: Metadata) -> None:
        markup = layout.markup
        self._keys = sheet.keys
        self._heading = (sheet.flags & FLAG["heading"] > 0).tolist()
        self._said = key(known.title or "")
        self._shown = key(" ".join(unescaped(markup.source[markup.ends[at] : markup.closes[at]]) for at in markup.named("title")[:1]))

    def is_headline(self, number: int) -> bool:
        return self._said != "" and self._keys[number] == self._said

    def repeated(self, number: int, first: int) -> Reason | None:
        """The reason where a piece says the headline; of headings above the `first` paragraph also where it is a part of the title."""
        above = number < first and self._heading[number] and len(self._keys[number]) >= _ENOUGH_HEADLINE
        if self.is_headline(number) or (above and self._keys[number] in self._shown):
            return Role.HEADLINE, "says the headline"
        return None


def _alone_with_picture(sheet: Sheet) -> list[bool]:
    """Which pieces are all that an element holds beside a picture?"""
    alone: list[bool] = ((sheet.rows[:, _MEDIA_LEVEL] == 1) & (sheet.rows[:, _MEDIA_PIECES] < _ALONE)).tolist()
    return alone


def _is_prose(layout: Layout, number: int) -> bool:
    text = layout.texts[number]
    return extent(text) >= _PROSE and bool(layout.linked[number] < _MOSTLY_LINKED * len(text))


def _may_be_caption(layout: Layout, sheet: Sheet, number: int) -> bool:
    return len(layout.texts[number]) <= _LONGEST_CAPTION and not int(sheet.flags[number]) & (FLAG["heading"] | FLAG["li"])


def _is_kicker(text: str) -> bool:
    return extent(text) <= _LONGEST_KICKER and text[-1] not in _STOPS


def _signing(text: str, known: Metadata) -> Reason | None:
    """The reason where a line says who signed or a date, and hardly anything besides."""
    if len(text) > _LONGEST_LINE:
        return None
    opened = starts_as_byline(text, known.language)
    if opened is not None and opened.startswith(known.authors):
        return Role.BYLINE, "says who signed"
    rest = _ADDRESS.sub(" ", text.casefold())
    role = None
    for author in known.authors:
        if author.casefold() in rest:
            role, rest = Role.BYLINE, rest.replace(author.casefold(), " ")
    for dated in reversed(list(find_moments(rest, Locale(known.language)))):
        role, rest = role or Role.DATELINE, f"{rest[: dated.start]} {rest[dated.end :]}"
    if role is None:
        return None
    if known.outlet:
        rest = rest.replace(known.outlet.casefold(), " ")
    said = _WORD.findall(_NUMBER.sub(" ", rest))
    left = [word for word in said if word not in _usual()]
    if len(said) > _MOST_SAID or len(left) > _MOST_LEFT or sum(map(len, left)) > _MOST_LETTERS:
        return None
    return role, "says who signed" if role is Role.BYLINE else "says a date and no more"


@cache
def _usual() -> frozenset[str]:
    """The words that bylines and date lines are made of, in lower case."""
    entries = [row["entry"] for code in languages() for name in ("bylines", "datestamps", "jobs") for row in table(code, name)]
    entries += [row["entry"] for name in ("zones", "clock") for row in table("mul", name)]
    return frozenset(word for entry in entries for word in _WORD.findall(entry.casefold()))
