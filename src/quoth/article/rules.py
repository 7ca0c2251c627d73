"""Which pieces are reading text, by hand-written rules alone: the way for a page when no model is wanted or at hand.

The rules are those of Readability and its kin, over the same rows that the model sees: prose in the element that holds most of it, and what
belongs to that prose, without the boxes that say by name or by element that they are something else.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from quoth.article.elements import FLAG
from quoth.article.features import NAMES, Sheet
from quoth.article.senses import bits

Scores = npt.NDArray[np.float32]

_ELSEWHERE = bits(
    "ad", "related", "newsletter", "share", "comment", "nav", "toc", "footer", "sidebar", "bio", "cookie", "modal",
    "caption", "credit", "hidden", "cta", "search", "login", "byline", "date", "gallery",
)  # fmt: skip
_FRAMES = (
    FLAG["nav"] | FLAG["footer"] | FLAG["aside"] | FLAG["form"] | FLAG["button"] | FLAG["figcaption"] | FLAG["dialog"] | FLAG["hidden"]
)
_COLUMN = {name: number for number, name in enumerate(NAMES)}
_PROSE_SIZE = 80
_MOSTLY_LINKED = 0.5
_NEAR_PROSE = 4
_HIGHEST = 4
_MUCH_MORE = 1.2


def score_by_rules(sheet: Sheet) -> Scores:
    """How likely each piece is reading text, from 0 to 1, without a model."""
    linked = _column(sheet, "linked")
    headed = _column(sheet, "in_heading") > 0
    prose = (sheet.size >= _PROSE_SIZE) & (linked < _MOSTLY_LINKED)
    sentence = (_column(sheet, "ends") > 0) & (linked < _MOSTLY_LINKED)
    followed = _column(sheet, "next_prose") <= _NEAR_PROSE
    elsewhere = (sheet.senses & _ELSEWHERE > 0) | (sheet.flags & _FRAMES > 0)
    start, end = _extent(sheet, sheet.size * (prose & ~elsewhere))
    places = np.arange(len(sheet.size))
    inside = (places >= start) & (places < end)
    scores = np.where(prose, 0.9, np.where(sentence, 0.7, np.where(headed & followed, 0.7, 0.3)))
    listed = (_column(sheet, "in_li") > 0) & (linked < _MOSTLY_LINKED) & (_column(sheet, "last_prose") <= 2 * _NEAR_PROSE)
    scores = np.where(listed & (scores < 0.5), 0.6, scores)
    deck = (places < start) & (_column(sheet, "in_description") >= _MOSTLY_LINKED)
    scores = np.where(inside, scores, np.where(deck, 0.6, 0.1))
    noticed = np.array([notice is not None for notice in sheet.notices]) & ~prose
    title = (_column(sheet, "is_title") == 1) | (_column(sheet, "in_h1") > 0)
    return np.where(elsewhere | noticed | title, 0.05, scores).astype(np.float32)


def _extent(sheet: Sheet, weight: npt.NDArray[np.float32]) -> tuple[int, int]:
    """The pieces of the element that holds the article: the core, or what is around it while that holds much more prose."""
    sums = np.concatenate(([0.0], np.cumsum(weight)))
    element = best = sheet.core
    for _ in range(_HIGHEST):
        element = int(sheet.parents[element])
        held = sums[sheet.last[best]] - sums[sheet.first[best]]
        if sums[sheet.last[element]] - sums[sheet.first[element]] > _MUCH_MORE * held:
            best = element
    return int(sheet.first[best]), int(sheet.last[best])


def _column(sheet: Sheet, name: str) -> npt.NDArray[np.float32]:
    return sheet.rows[:, _COLUMN[name]]
