"""Which pieces are read, given how likely each of them is reading text.

A page where the judge is sure is cut at one half. Where it is not (a shop's list, a forum), the cut that promises the best balance of words
found and words wrongly taken is lower: that of Lipton et al., "Optimal thresholding of classifiers to maximize F1 measure" (2014), half the
attainable F1. Whatever the scores, a passage is read once, and neither a notice between paragraphs nor what is printed around the text is
read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article.elements import FLAG
from quoth.article.features import Sheet
from quoth.article.furniture import furniture
from quoth.article.layout import Layout
from quoth.article.metadata import Metadata
from quoth.article.rules import Scores
from quoth.model import Role

_SURE = 0.5
_LEAST = 0.25
_HARDLY_ANY = 40
"""Characters under which a page where nothing is sure has no text: an empty shop's or an error page's greeting is none."""
_REPEATED = 40
"""Letters and digits from which a passage that stands on the page twice is a repetition, not a refrain."""
_WHOLE, _MUCH = 600, 0.3
"""Letters and digits, and share of all that is read, from which a piece may hold a whole article."""
_NEVER_READ = {"ad": Role.ADVERTISEMENT, "related": Role.RELATED, "newsletter": Role.BOILERPLATE, "share": Role.BOILERPLATE}
_NOTICE_WORDS = 12
_TIME = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pieces are read, and the role and reason of those that a rule keeps out whatever their score."""

    read: npt.NDArray[np.bool_]
    ruled_out: dict[int, tuple[Role, str]]


def choose(layout: Layout, sheet: Sheet, scores: Scores, known: Metadata) -> Choice:
    """The pieces to read, given what the page says about its article."""
    read = _best_cut(scores, sheet.size)
    ruled_out: dict[int, tuple[Role, str]] = {}
    seen: dict[str, int] = {}
    for number in np.flatnonzero(read).tolist():
        alone = sheet.keys[number]
        reason = _notice(layout, sheet, number) or _time(layout, number)
        if reason is None and alone in seen:
            reason = Role.BOILERPLATE, f"repeats block {seen[alone]}"
        if reason is not None:
            ruled_out[number] = reason
        elif len(alone) >= _REPEATED:
            seen[alone] = number
    read[list(ruled_out)] = False
    for number in _told_again(sheet, read):
        ruled_out[number] = Role.BOILERPLATE, "repeats in one block what others say"
        read[number] = False
    around = furniture(layout, sheet, read, known)
    read[list(around)] = False
    return Choice(read, ruled_out | around)


def _told_again(sheet: Sheet, read: npt.NDArray[np.bool_]) -> list[int]:
    """The pieces that hold much of the text and whose every word stands in the other read pieces, in order: the article given again."""
    numbers = np.flatnonzero(read).tolist()
    enough = max(_WHOLE, _MUCH * sum(len(sheet.keys[number]) for number in numbers))
    again: list[int] = []
    for number in sorted(numbers, key=lambda number: -len(sheet.keys[number])):
        if len(sheet.keys[number]) < enough:
            break
        if sheet.keys[number] in "".join(sheet.keys[other] for other in numbers if other != number and other not in again):
            again.append(number)
    return again


def _best_cut(scores: Scores, size: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    order = np.argsort(-scores, kind="stable")
    taken = np.cumsum(size[order])
    right = np.cumsum((size * scores)[order])
    best = int(np.argmax(2 * right / (taken + right[-1] + 1e-9)))
    cut = float(np.clip(scores[order[best]], _LEAST, _SURE))
    read: npt.NDArray[np.bool_] = scores >= cut
    return read if scores[order[0]] >= _SURE or size[read].sum() >= _HARDLY_ANY else np.zeros_like(read)


def _notice(layout: Layout, sheet: Sheet, number: int) -> tuple[Role, str] | None:
    """The role and reason of a line that its first words give away: short, and neither a heading nor a list's."""
    notice = sheet.notices[number]
    if notice is None or notice[0] not in _NEVER_READ:
        return None
    kind, phrase = notice
    text = layout.texts[number]
    if len(text.split()) > _NOTICE_WORDS:
        return None
    telling = kind == "ad" or " " in phrase or len(phrase) + 1 >= len(text)
    if not telling or (kind != "ad" and int(sheet.flags[number]) & (FLAG["heading"] | FLAG["li"])):
        return None
    return _NEVER_READ[kind], f"begins as a notice: {phrase!r}"


def _time(layout: Layout, number: int) -> tuple[Role, str] | None:
    """The role and reason of a line that is a time of day or a date alone, as the entries of a live blog bear."""
    moment = layout.times.get(number)
    if moment is None or len(layout.texts[number]) > _TIME:
        return None
    return Role.DATELINE, f"is the time {moment}"
