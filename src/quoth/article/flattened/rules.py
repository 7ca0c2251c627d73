"""Which lines are read, by hand-written rules alone: the way for a text when no model is wanted or at hand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from quoth.article.flattened.features import PROSE, Sheet
from quoth.article.notices import KINDS

Scores = npt.NDArray[np.float32]


def score_by_rules(sheet: Sheet) -> Scores:
    """How likely each line is reading text, from 0 to 1: prose in the run that holds most of it, and what stands between."""
    prose = sheet.size >= PROSE
    sentence = sheet.column("ends") > 0
    noticed = sheet.column("notice_ad") > 0
    for kind in KINDS:
        noticed |= (sheet.column(f"notice_{kind}") > 0) & ~prose
    inside = sheet.column("in_core") > 0
    short = (sheet.column("run_short") <= 3) & (sheet.column("dated") == 0)
    scores = np.where(prose, 0.9, np.where(sentence, 0.7, np.where(short, 0.6, 0.3)))
    return np.where(noticed | ~inside, 0.05, scores).astype(np.float32)
