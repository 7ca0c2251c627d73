"""The learned judge of lines: how likely each line of a flattened page is reading text.

Two small forests (`models/article-lines.npz`; the card beside it says what they were trained on and how well they do on publishers that
they have never seen). Without the file the rules of `quoth.article.flattened.rules` judge instead.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from quoth.article.flattened import features
from quoth.article.flattened.features import Matrix, Sheet
from quoth.article.flattened.rules import Scores
from quoth.article.trees import Forest, load_forests
from quoth.errors import ModelError

_FILE = "article-lines.npz"
_STEPS = (-1, -2, -3, -4, 1, 2, 3, 4)
_WINDOWS = (3, 8, 20)
_FAR = 41
_BEYOND = -0.1

AROUND: tuple[str, ...] = (
    "first",
    *(f"first_{step:+d}" for step in _STEPS),
    *(f"around_{width}" for width in _WINDOWS),
    *("read_before", "read_after", "since_read", "until_read", "page_read", "page_share", "page_best", "page_count"),
)
"""What each column of the second look holds: how the first look scored the neighbours."""


def has_model() -> bool:
    """Is the model file there?"""
    return _path().is_file()


def score_by_model(sheet: Sheet) -> Scores:
    """How likely each line is reading text, from 0 to 1, by the model.

    Raises `ModelError` when the model file is damaged or of another version.
    """
    forests = _forests()
    first = forests["first"].probabilities(sheet.rows)
    return forests["second"].probabilities(np.concatenate((sheet.rows, look_around(first, sheet.size)), axis=1))


def look_around(first: Matrix, size: npt.NDArray[np.float64]) -> Matrix:
    """The second look's columns, given the first look's score and the size of each line."""
    count = len(first)
    places = np.arange(count)
    likely = first > 0.5
    weight = first * size
    read, total = (np.concatenate(([0], np.cumsum(values))) for values in (weight, size))
    padded = np.full(count + 8, _BEYOND)
    padded[4 : 4 + count] = first
    columns = [first, *(padded[4 + step : 4 + step + count] for step in _STEPS)]
    for width in _WINDOWS:
        left, right = np.maximum(places - width, 0), np.minimum(places + width + 1, count)
        columns.append((read[right] - read[left] - weight) / (total[right] - total[left] - size + 1e-9))
    columns += [read[:-1] / (read[-1] + 1e-9), 1 - read[1:] / (read[-1] + 1e-9)]
    before = np.maximum.accumulate(np.where(likely, places, -1))
    after = np.minimum.accumulate(np.where(likely, places, count + _FAR)[::-1])[::-1]
    columns += [np.where(before < 0, _FAR, np.minimum(places - before, _FAR - 1)), np.minimum(after - places, _FAR)]
    page = (np.log1p(read[-1]), read[-1] / (total[-1] + 1e-9), first.max(), np.log1p(likely.sum()))
    columns += [np.full(count, value) for value in page]
    return np.stack(columns, axis=1).astype(np.float32)


def _path() -> Path:
    return Path(str(files("quoth"))) / "models" / _FILE


@cache
def _forests() -> dict[str, Forest]:
    forests = load_forests(_path())
    expected = {"first": features.NAMES, "second": (*features.NAMES, *AROUND)}
    if {name: forest.names for name, forest in forests.items()} != expected:
        raise ModelError(str(_path()), "the model was made for other features", "run training/flattened again, or install Quoth again")
    return forests
