"""Which lines are read, and which is the headline, by hand-written rules alone: the way for a text when no model is wanted or at hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article.flattened.features import Sheet
from quoth.article.flattened.places import PROSE
from quoth.article.notices import KINDS

Scores = npt.NDArray[np.float32]

_BETWEEN = 3
_FAR = 40


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely each line is reading text, and how likely it is the headline, from 0 to 1; `judge` says what judged."""

    judge: str
    reading: Scores
    headline: Scores


def judge_by_rules(sheet: Sheet) -> Judgement:
    """The judgement without a model."""
    reading = _reading(sheet)
    return Judgement("rules", reading, _headline(sheet))


def _reading(sheet: Sheet) -> Scores:
    """Prose in the run that holds most of it, and what stands between."""
    prose = sheet.size >= PROSE
    noticed = sheet.column("notice_ad") > 0
    for kind in KINDS:
        noticed |= (sheet.column(f"notice_{kind}") > 0) & ~prose
    between = (sheet.column("run_short") <= _BETWEEN) & (sheet.column("dated") == 0)
    scores = np.where(prose, 0.9, np.where(sheet.column("ends") > 0, 0.7, np.where(between, 0.6, 0.3)))
    return np.where(noticed | (sheet.column("in_core") == 0), 0.05, scores).astype(np.float32)


def _headline(sheet: Sheet) -> Scores:
    """Alone on its line above the body, as long as a headline is, and about what the body is about."""
    scores = (
        0.4 * np.maximum(sheet.column("shared_core"), 0)
        + 0.1 * (sheet.column("copies") > 1)
        + 0.2 * sheet.column("apart")
        + 0.3 * np.minimum(sheet.size, 60) / 60
        - 0.3 * np.clip(sheet.column("before_core"), 0, _FAR) / _FAR
        - 0.2 * sheet.column("colon")
        - 0.4 * sheet.column("dated")
    )
    clipped: Scores = np.clip(scores, 0, 1).astype(np.float32)
    return clipped
