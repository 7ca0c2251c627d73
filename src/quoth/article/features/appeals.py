"""How much of a piece speaks to the page's readers (subscribe, follow us, leave a comment) and not of the news.

The words are data: `lang/<language>/appeals.tsv`, looked for in the page's language, in English, and those that are the same everywhere.
Only what could be taken for a paragraph is searched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from quoth.article.evidence import keys
from quoth.article.features.measures import LINKED, MOSTLY_LINKED, SIZE, Matrix, table
from quoth.lang import entries

NAMES = ("appeals", "appeal_share")
_SHORTEST, _LONGEST = 20, 600
_JOINT = "\0"


def appeal_rows(alone: Sequence[str], text: Matrix, language: str | None) -> Matrix:
    """The columns of every piece, given the pieces' keys and text rows: how many appeals it makes, and for every 100 characters."""
    size = np.expm1(text[:, SIZE])
    searched = (text[:, LINKED] < MOSTLY_LINKED) & (size >= _SHORTEST) & (size < _LONGEST)
    found = _counted([said if looked else "" for said, looked in zip(alone, searched.tolist(), strict=True)], _appeals(language))
    return table((found, 100 * found / (size + 30)))


def _counted(alone: list[str], appeals: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """How many of the appeals each key holds."""
    joined = _JOINT.join(alone)
    starts = list(accumulate((len(said) + 1 for said in alone), initial=0))
    counts = np.zeros(len(alone))
    for appeal in appeals:
        place = joined.find(appeal)
        while place >= 0:
            number = bisect_right(starts, place)
            counts[number - 1] += 1
            place = joined.find(appeal, starts[number])
    return counts


@cache
def _appeals(language: str | None) -> tuple[str, ...]:
    codes = dict.fromkeys(("mul", "en", *([language] if language else [])))
    return tuple(sorted({said for code in codes for said in keys(sorted(entries(code, "appeals"))) if said}))
