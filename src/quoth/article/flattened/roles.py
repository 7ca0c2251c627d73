"""What each line of a flattened page is: the role of what is read, and the role and the reason of what is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.article.flattened.captions import pictured, split_source, unnamed_source
from quoth.article.flattened.features import Sheet
from quoth.article.flattened.lines import Line
from quoth.article.flattened.masthead import Masthead, title_of
from quoth.article.flattened.places import PROSE
from quoth.article.metadata.wording import key
from quoth.article.notices import ROLE_OF
from quoth.model import Role

_ITEM = re.compile(r"[•*–■►▶→·-]\s|\d{1,2}[.)]\s")
_ENDS = frozenset(".!?…。！？\"”»’'）)")
_NOTICE_WORDS = 14
_DECK_WITHIN = 4
_BLANKS = 0.25
"""The share of lines with a blank line before them from which blank lines part paragraphs, so that their absence says something."""
_MARKS = 4
_LONGEST_TEASER = 120
_POINTING = 2
"""Words from which a line that could be a paragraph points into a picture."""
_NEVER_READ = frozenset({"ad", "related", "newsletter", "share", "tags"})
_LASTING = frozenset({"related", "comment", "newsletter"})
"""Notices that head what follows: a list of other articles, readers' comments."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a line, and for one that is not read the reason why."""

    role: Role
    why: str | None = None


def decide(lines: list[Line], sheet: Sheet, read: list[bool], head: Masthead, judge: str) -> list[Decision]:
    """The decision on each line; `read` says which are reading text, `judge` what said so: "model" or "rules"."""
    fixed = _masthead_lines(lines, head)
    for number, line in enumerate(lines):
        notice = sheet.notices[number]
        if notice and notice[0] in _NEVER_READ and (line.glued or len(line.text.split()) <= _NOTICE_WORDS):
            fixed.setdefault(number, Decision(ROLE_OF[notice[0]], f"begins as {notice[0]} notice: {notice[1]!r}"))
    fixed |= _announced(lines, sheet, fixed)
    parted = sheet.column("apart").mean() > _BLANKS
    body = [number for number in range(len(lines)) if read[number] and number not in fixed]
    first, last = (body[0], body[-1]) if body else (len(lines), 0)
    for number in range(first, last + 1):
        if number not in fixed and (why := _caption(lines, number, sheet, fixed, parted=parted)):
            fixed[number] = Decision(Role.CAPTION, why)
    decisions: list[Decision] = []
    under: tuple[str, str] | None = None
    for number, line in enumerate(lines):
        notice = sheet.notices[number]
        if number in fixed:
            decisions.append(fixed[number])
        elif read[number]:
            decisions.append(Decision(_reading_role(lines, number, head)))
        else:
            decisions.append(_left_out(line, notice, under, before=number < first, judge=judge))
        if read[number] and number not in fixed:
            under = None
        elif notice and notice[0] in _LASTING:
            under = notice
    return decisions


def _announced(lines: list[Line], sheet: Sheet, fixed: dict[int, Decision]) -> dict[int, Decision]:
    """The lines that name another article right below a line that is nothing but a notice of one."""
    found: dict[int, Decision] = {}
    for number in sorted(fixed.keys() - {len(lines) - 1}):
        notice, following = sheet.notices[number], lines[number + 1].text
        alone = notice is not None and notice[0] == "related" and len(lines[number].text) <= len(notice[1]) + _MARKS
        if notice and alone and number + 1 not in fixed and len(following) < _LONGEST_TEASER and following[-1] not in _ENDS:
            found[number + 1] = _under(notice)
    return found


def _under(notice: tuple[str, str]) -> Decision:
    return Decision(ROLE_OF[notice[0]], f"stands below a {notice[0]} notice: {notice[1]!r}")


def _masthead_lines(lines: list[Line], head: Masthead) -> dict[int, Decision]:
    fixed: dict[int, Decision] = {}
    if head.headline is not None:
        said = key(title_of(lines[head.headline].text))
        for number, line in enumerate(lines):
            if number != head.headline and key(title_of(line.text)) == said:
                fixed[number] = Decision(Role.HEADLINE, "repeats the headline")
        fixed[head.headline] = Decision(Role.HEADLINE, "is the headline")
    if head.trail is not None:
        fixed[head.trail] = Decision(Role.NAVIGATION, "is a breadcrumb trail")
    for number in head.datelines:
        if len(lines[number].text) < PROSE:
            fixed.setdefault(number, Decision(Role.DATELINE, "states when"))
    for number in head.bylines:
        fixed[number] = Decision(Role.BYLINE, "states who wrote it")
    return fixed


def _caption(lines: list[Line], number: int, sheet: Sheet, fixed: dict[int, Decision], *, parted: bool) -> str | None:
    """Why a line inside the body is the caption of a picture, or None."""
    line = lines[number]
    if line.glued:
        return None
    caption, credit = split_source(line.text)
    if _is_credit(credit) and len(line.text) < 3 * PROSE:
        return f"ends in a credit: {credit!r}" if caption else f"is a credit: {credit!r}"
    if source := unnamed_source(line.text):
        return f"ends in a source: {source!r}"
    if pictured(line.text) >= _POINTING and len(line.text) < 3 * PROSE:
        return "points into a picture"
    if not parted or line.text[-1] in _ENDS or sheet.size[number] > 2 * PROSE:
        return None
    above = not line.apart and _is_notice(lines, number - 1, fixed)
    below = number + 1 < len(lines) and not lines[number + 1].apart and _is_notice(lines, number + 1, fixed)
    return "stands close to an advertisement notice, not with the paragraphs" if above or below else None


def _is_credit(credit: str) -> bool:
    return bool(credit) and "://" not in credit


def _is_notice(lines: list[Line], number: int, fixed: dict[int, Decision]) -> bool:
    return number in fixed and fixed[number].role is Role.ADVERTISEMENT and not lines[number].glued


def _reading_role(lines: list[Line], number: int, head: Masthead) -> Role:
    text = lines[number].text
    signed = [n for n in (*head.bylines, *head.datelines) if n > number]
    if head.headline is not None and head.headline < number and signed and min(signed) <= head.headline + _DECK_WITHIN:
        return Role.DECK
    if _ITEM.match(text):
        return Role.LIST_ITEM
    if len(text) < PROSE * 1.5 and text[-1] not in _ENDS and text[-1] not in ":,;" and number + 1 < len(lines):
        return Role.SUBHEAD
    return Role.PARAGRAPH


def _left_out(line: Line, notice: tuple[str, str] | None, under: tuple[str, str] | None, *, before: bool, judge: str) -> Decision:
    if notice and (notice[0] in _LASTING or len(line.text.split()) <= _NOTICE_WORDS):
        return Decision(ROLE_OF[notice[0]], f"begins as {notice[0]} notice: {notice[1]!r}")
    if under:
        return _under(under)
    caption, credit = split_source(line.text)
    if _is_credit(credit) and len(line.text) < 3 * PROSE:
        return Decision(Role.CAPTION if caption else Role.CREDIT, f"names a picture's source: {credit!r}")
    if len(line.text) < 3 * PROSE and pictured(line.text):
        return Decision(Role.CAPTION, "points into a picture")
    if len(line.text) < PROSE:
        return Decision(Role.NAVIGATION, f"stands {'above' if before else 'outside'} the body")
    return Decision(Role.BOILERPLATE, f"{judge}: not reading text")
