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
from quoth.article.senses import BIT, bits, first_named
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
    titled, alternative, linked, sizes = (
        sheet.rows[:, _COLUMN[name]].tolist() for name in ("is_title", "is_alternative", "linked", "size")
    )
    in_h1 = sheet.rows[:, _COLUMN["in_h1"]]
    h1 = int(np.argmax(in_h1)) if in_h1.any() else -1
    flags, senses, read = sheet.flags.tolist(), sheet.senses.tolist(), choice.read.tolist()
    opening, likely = _opening(sheet, choice.read), scores.tolist()
    decisions = []
    for number in range(len(layout.texts)):
        if read[number]:
            decisions.append(Decision(_reading_role(layout, number, flags[number], senses[number], deck=number in opening)))
        elif number in choice.ruled_out:
            decisions.append(Decision(*choice.ruled_out[number]))
        else:
            left = _Left(
                layout.texts[number],
                layout.times.get(number),
                sheet.notices[number],
                flags[number],
                senses[number],
                linked[number],
                sizes[number],
                titled[number] == 1,
                number == h1,
                alternative[number] == 1,
            )
            role, why = next(_left_out(left), (Role.BOILERPLATE, ""))
            decisions.append(Decision(role, why or f"{judge}: {likely[number]:.0%} reading text"))
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


def _reading_role(layout: Layout, number: int, flags: int, senses: int, *, deck: bool) -> Role:
    if senses & BIT["embed"] and flags & FLAG["blockquote"]:
        return Role.EMBED
    if deck:
        return Role.DECK
    if flags & FLAG["heading"]:
        return Role.SUBHEAD
    if flags & FLAG["blockquote"]:
        return Role.BLOCKQUOTE
    if flags & (FLAG["li"] | FLAG["dl"]) or layout.names[layout.elements[number]] == "tr":
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
_TELLING_FLAGS = sum(FLAG[flag] for flag, _, _ in _BY_FLAG)
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


@dataclass(slots=True)
class _Left:
    """What is known of a piece that is not read."""

    text: str
    moment: str | None
    notice: tuple[str, str] | None
    flags: int
    senses: int
    linked: float
    size: float
    is_title: bool
    is_h1: bool
    is_alternative: bool


def _left_out(left: _Left) -> Iterator[tuple[Role, str]]:
    """The roles that a piece may have outside the text, most telling first, each with its reason."""
    short = len(left.text) < _LONG
    if left.moment is not None and short:
        yield Role.DATELINE, f"is the time {left.moment}"
    if left.is_title:
        yield Role.HEADLINE, "is the page's title"
    if left.is_h1:
        yield Role.HEADLINE, "is the <h1>"
    if left.flags & _TELLING_FLAGS:
        yield from ((role, why) for flag, role, why in _BY_FLAG if left.flags & FLAG[flag])
    if left.notice is not None:
        kind, phrase = left.notice
        yield ROLE_OF[kind], f"begins as {_ARTICLE.get(kind, 'a')} {kind} notice: {phrase!r}"
    for mask, role in _BY_SENSE if left.senses else ():
        if left.senses & mask and (short or role not in _SHORT_ROLES):
            yield role, f"a name around it says {first_named(left.senses & mask)}"
    if left.is_alternative:
        yield Role.CAPTION, "repeats a picture's description"
    if left.linked > _MOSTLY_LINKED:
        yield (Role.RELATED if left.size > _HEADLINE_SIZE else Role.NAVIGATION), f"{left.linked:.0%} of it is links"
    if left.flags & FLAG["aside"]:
        yield Role.RELATED, "stands in an <aside>"


_ARTICLE = {"ad": "an"}
_SHORT_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.CREDIT})
_HEADLINE_SIZE = 3.4
"""Logarithm of the characters (about 30) from which a linked line is a headline and not a menu entry."""
