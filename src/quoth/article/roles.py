"""What each piece of a page is: the role of what is read, and the role and the reason of what is left out.

Whether a piece is read was decided before (by the model or the rules); here it is said what it is. The reason names the evidence: an
element, a word of a class name, the phrase that a notice begins with, or, failing these, how sure the model was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article.choice import Choice
from quoth.article.elements import FLAG
from quoth.article.features import NAMES, Sheet
from quoth.article.layout import Layout
from quoth.article.notices import ROLE_OF
from quoth.article.rules import Scores
from quoth.article.senses import BIT, bits, named
from quoth.model import Role

_COLUMN = {name: number for number, name in enumerate(NAMES)}
_MOSTLY_LINKED = 0.5
_DECK_WITHIN = 3
_LONG = 320


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a piece, and for one that is not read the reason why."""

    role: Role
    why: str | None = None


def decide(layout: Layout, sheet: Sheet, scores: Scores, choice: Choice, judge: str) -> list[Decision]:
    """The decision on each piece. `judge` names what gave the `scores`: "model" or "rules"."""
    h1 = int(np.argmax(sheet.rows[:, _COLUMN["in_h1"]])) if sheet.rows[:, _COLUMN["in_h1"]].any() else -1
    read = choice.read
    opening = _opening(sheet, read)
    decisions = []
    for number in range(len(layout.pieces)):
        if read[number]:
            decisions.append(Decision(_reading_role(layout, sheet, number, deck=number in opening)))
        elif number in choice.ruled_out:
            decisions.append(Decision(*choice.ruled_out[number]))
        else:
            role, why = next(_left_out(layout, sheet, number, is_headline=number == h1), (Role.BOILERPLATE, ""))
            decisions.append(Decision(role, why or f"{judge}: {scores[number]:.0%} reading text"))
    return decisions


_DECK_SENSE = BIT["deck"]


def _opening(sheet: Sheet, read: npt.NDArray[np.bool_]) -> set[int]:
    """The first read pieces that the page marks as deck: by a class word, or because its description says the same."""
    found: set[int] = set()
    described = sheet.rows[:, _COLUMN["in_description"]]
    for number in np.flatnonzero(read)[:_DECK_WITHIN].tolist():
        outside = sheet.rows[number, _COLUMN["core_inside"]] == 0
        if sheet.senses[number] & _DECK_SENSE or (outside and described[number] >= _MOSTLY_LINKED):
            found.add(number)
    return found


def _reading_role(layout: Layout, sheet: Sheet, number: int, *, deck: bool) -> Role:
    flags = int(sheet.flags[number])
    if sheet.senses[number] & BIT["embed"] and flags & FLAG["blockquote"]:
        return Role.EMBED
    if deck:
        return Role.DECK
    if flags & FLAG["heading"]:
        return Role.SUBHEAD
    if flags & FLAG["blockquote"]:
        return Role.BLOCKQUOTE
    if flags & (FLAG["li"] | FLAG["dl"]) or layout.names[layout.pieces[number].element] == "tr":
        return Role.LIST_ITEM
    return Role.PARAGRAPH


_BY_FLAG: tuple[tuple[str, Role, str], ...] = (
    ("figcaption", Role.CAPTION, "stands in a <figcaption>"),
    ("nav", Role.NAVIGATION, "stands in a <nav>"),
    ("button", Role.NAVIGATION, "is a button"),
    ("dialog", Role.BOILERPLATE, "stands in a dialog"),
    ("form", Role.BOILERPLATE, "stands in a form"),
    ("footer", Role.BOILERPLATE, "stands in a <footer>"),
    ("hidden", Role.BOILERPLATE, "is not displayed"),
)
_BY_SENSE: tuple[tuple[int, Role], ...] = (
    (bits("credit"), Role.CREDIT),
    (bits("caption"), Role.CAPTION),
    (bits("ad"), Role.ADVERTISEMENT),
    (bits("comment"), Role.COMMENT),
    (bits("newsletter", "paywall", "cookie", "modal", "login", "cta", "share", "rating", "weather"), Role.BOILERPLATE),
    (bits("related", "teaser"), Role.RELATED),
    (bits("bio"), Role.BOILERPLATE),
    (bits("byline"), Role.BYLINE),
    (bits("date"), Role.DATELINE),
    (bits("nav", "toc", "tags", "search"), Role.NAVIGATION),
    (bits("gallery", "media"), Role.CAPTION),
    (bits("footer", "articlefooter", "sidebar", "hidden"), Role.BOILERPLATE),
)


def _left_out(layout: Layout, sheet: Sheet, number: int, *, is_headline: bool) -> Iterator[tuple[Role, str]]:
    """The roles that a piece may have outside the text, most telling first, each with its reason."""
    row, flags, senses = sheet.rows[number], int(sheet.flags[number]), int(sheet.senses[number])
    if number in layout.times and len(layout.pieces[number].text) < _LONG:
        yield Role.DATELINE, f"is the time {layout.times[number]}"
    if row[_COLUMN["is_title"]] == 1:
        yield Role.HEADLINE, "is the page's title"
    if is_headline:
        yield Role.HEADLINE, "is the <h1>"
    for flag, role, why in _BY_FLAG:
        if flags & FLAG[flag]:
            yield role, why
    notice = sheet.notices[number]
    if notice is not None:
        kind, phrase = notice
        yield ROLE_OF[kind], f"begins as {_ARTICLE.get(kind, 'a')} {kind} notice: {phrase!r}"
    for mask, role in _BY_SENSE:
        if senses & mask and (role not in _SHORT_ROLES or len(layout.pieces[number].text) < _LONG):
            yield role, f"a name around it says {named(senses & mask)[0]}"
    if row[_COLUMN["is_alternative"]]:
        yield Role.CAPTION, "repeats a picture's description"
    if row[_COLUMN["linked"]] > _MOSTLY_LINKED:
        yield (Role.RELATED if row[_COLUMN["size"]] > _HEADLINE_SIZE else Role.NAVIGATION), f"{row[_COLUMN['linked']]:.0%} of it is links"
    if flags & FLAG["aside"]:
        yield Role.RELATED, "stands in an <aside>"


_ARTICLE = {"ad": "an"}
_SHORT_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.CREDIT})
_HEADLINE_SIZE = 3.4
"""Logarithm of the characters (about 30) from which a linked line is a headline and not a menu entry."""
