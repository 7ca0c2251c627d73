"""Every character of a text that may be a quotation mark, with what its neighbours say about it: may it open, may it close?

The same character does both jobs, in different languages and in one: `"` opens and closes, `“` closes in German what `„` opened, `’` is far
more often an apostrophe. So a sign only states what is possible; `quoth.quotations.marks` pairs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quoth.lang import entries, languages

_SIGN = re.compile(r"'''|''|``|‘‘|’’|[\"＂“”„‟«»〝〞「」『』‘’'‚‹›]|<[A-Za-z][^<>\n]*>")
_STRAIGHT = frozenset({'"', "＂", "''", "``"})
_OPENING = frozenset({"“", "„", "‟", "〝", "「", "『", "‘‘", "‘", "‚"})
_CLOSING = frozenset({"”", "〞", "」", "』", "’’"})
_ANGLES = frozenset({"«", "»", "‹", "›"})
_SINGLES = frozenset({"‘", "’", "'", "‚"})
_BEFORE_OPENING = frozenset("([{—–-/:…=“\"‘'„«`")
_AFTER_CLOSING = frozenset(",.;:!?)]}—–-/…”\"’'»“`")
_DECADE = re.compile(r"\d0s\b")
_WORD = re.compile(r"[^\W\d_]+")


class Sign(NamedTuple):
    """One possible mark: its place, what it looks like, and what its neighbours allow.

    `opens` and `closes` may both be true (a straight mark between a dash and a word) or both false (an apostrophe).
    """

    start: int
    end: int
    mark: str
    opens: bool
    closes: bool

    @property
    def only_opens(self) -> bool:
        """No reading closes with it."""
        return self.opens and not self.closes

    @property
    def only_closes(self) -> bool:
        """No reading opens with it."""
        return self.closes and not self.opens

    @property
    def single(self) -> bool:
        """Is it a mark that also serves as an apostrophe?"""
        return self.mark in _SINGLES

    @property
    def family(self) -> str:
        """Marks close only what their own family opened: double marks of all shapes are one family, since printers mix them up."""
        if self.single:
            return "single"
        return "angle" if self.mark in _ANGLES else "double"


def signs(text: str) -> Iterator[Sign]:
    """The possible marks of `text` in order. Attributes of markup left in the text (`<tweet author="…">`) hold none."""
    for found in _SIGN.finditer(text):
        mark = found.group()
        if mark[0] == "<":
            continue
        if mark == "'''":
            # Three in a row are a double and a single mark: the double one outside.
            start, end = found.span()
            closing = start > 0 and not text[start - 1].isspace()
            middle = start + 1 if closing else start + 2
            yield _sign(text, start, middle)
            yield _sign(text, middle, end)
        else:
            yield _sign(text, *found.span())


def _sign(text: str, start: int, end: int) -> Sign:
    mark = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in _SINGLES:
        return _single(text, start, end, before, after)
    left = before.isspace() or before in _BEFORE_OPENING
    right = after.isspace() or after in _AFTER_CLOSING
    if mark in _STRAIGHT:
        if left == right:
            return Sign(start, end, mark, opens=True, closes=True)
        return Sign(start, end, mark, opens=left, closes=right)
    if mark in _ANGLES:
        return _angle(start, end, mark, before, after)
    if mark in _OPENING:
        return Sign(start, end, mark, opens=left or not right, closes=mark == "“" and not before.isspace() and right)
    return Sign(start, end, mark, opens=mark == "”" and left and not after.isspace(), closes=True)


def _angle(start: int, end: int, mark: str, before: str, after: str) -> Sign:
    """French marks point outwards and may have spaces inside; German and Danish ones point inwards and never do."""
    if mark in "«‹":
        return Sign(start, end, mark, opens=True, closes=not before.isspace() and not after.isalnum())
    return Sign(start, end, mark, opens=not before.isalnum() and after.isalnum(), closes=True)


def _single(text: str, start: int, end: int, before: str, after: str) -> Sign:
    mark = text[start:end]
    closes = mark != "‚" and not before.isspace() and not after.isalnum()
    opens = mark != "’" and not before.isalnum() and not after.isspace() and after not in ",.;:!?)" and not _elided(text, end)
    return Sign(start, end, mark, opens=opens, closes=closes)


def _elided(text: str, after: int) -> bool:
    """Does an apostrophe before `after` stand for letters or digits left out: ’90s, ’tis, rock ’n’ roll?"""
    if _DECADE.match(text, after):
        return True
    word = _WORD.match(text, after)
    return word is not None and word.group().lower() in _elisions()


@cache
def _elisions() -> frozenset[str]:
    """Of every language at once: a text that quotes another language quotes its marks too."""
    return frozenset().union(*(entries(language, "elisions") for language in languages()))
