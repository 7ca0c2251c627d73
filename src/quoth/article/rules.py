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
    "ad", "related", "newsletter", "share", "comment", "nav", "toc", "footer", "sidebar", "bio", "paywall", "cookie", "modal", "tags",
    "caption", "credit", "hidden", "cta", "search", "login", "rating", "byline", "date", "gallery", "video",
)  # fmt: skip
_FRAMES = (
    FLAG["nav"] | FLAG["footer"] | FLAG["aside"] | FLAG["form"] | FLAG["button"] | FLAG["figcaption"] | FLAG["dialog"] | FLAG["hidden"]
)
_COLUMN = {name: number for number, name in enumerate(NAMES)}
_PROSE_SIZE = 80
_MOSTLY_LINKED = 0.5
_NEAR_PROSE = 4


def score_by_rules(sheet: Sheet) -> Scores:
    """How likely each piece is reading text, from 0 to 1, without a model."""
    linked = _column(sheet, "linked")
    inside = _column(sheet, "core_inside") > 0
    headed = _column(sheet, "in_heading") > 0
    prose = (sheet.size >= _PROSE_SIZE) & (linked < _MOSTLY_LINKED)
    sentence = (_column(sheet, "ends") > 0) & (linked < _MOSTLY_LINKED)
    followed = _column(sheet, "next_prose") <= _NEAR_PROSE
    scores = np.where(prose, 0.9, np.where(sentence, 0.7, np.where(headed & followed, 0.7, 0.3)))
    listed = (_column(sheet, "in_li") > 0) & (linked < _MOSTLY_LINKED) & (_column(sheet, "last_prose") <= 2 * _NEAR_PROSE)
    scores = np.where(listed & (scores < 0.5), 0.6, scores)
    deck = ~inside & (_column(sheet, "core_before") > 0) & (_column(sheet, "in_description") >= _MOSTLY_LINKED)
    scores = np.where(inside, scores, np.where(deck, 0.6, np.where(prose & (_column(sheet, "core_up") <= 1), 0.4, 0.1)))
    elsewhere = (sheet.senses & _ELSEWHERE > 0) | (sheet.flags & _FRAMES > 0)
    noticed = np.array([notice is not None for notice in sheet.notices]) & ~prose
    title = (_column(sheet, "is_title") == 1) | (_column(sheet, "in_h1") > 0)
    return np.where(elsewhere | noticed | title, 0.05, scores).astype(np.float32)


def _column(sheet: Sheet, name: str) -> npt.NDArray[np.float32]:
    return sheet.rows[:, _COLUMN[name]]
