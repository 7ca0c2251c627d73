"""What the first scores of a page say about each piece's surroundings: the second look's columns.

A first look scores every piece by itself; the second sees how its neighbours and its containers scored. A lone high score in a column of
teasers sinks, a short line between two sure paragraphs rises.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from quoth.article.features import Sheet

Matrix = npt.NDArray[np.float32]

_STEPS = (-1, -2, -3, -4, 1, 2, 3, 4)
_LEVELS = 5
_WINDOWS = (3, 8, 20)
_FAR = 41
_BEYOND = -0.1

NAMES: tuple[str, ...] = (
    "first",
    *(f"first_{step:+d}" for step in _STEPS),
    *(f"up{level}_{name}" for level in range(_LEVELS) for name in ("first", "share", "read")),
    *(f"around_{width}" for width in _WINDOWS),
    *("read_before", "read_after", "since_read", "until_read", "page_read", "page_share", "page_best", "page_count"),
)
"""What each column holds."""


def look_around(sheet: Sheet, first: Matrix) -> Matrix:
    """The second look's columns, given the first look's score of each piece."""
    return context(first.astype(np.float64), sheet.size.astype(np.float64), sheet)


def context(first: npt.NDArray[np.float64], size: npt.NDArray[np.float64], tree: Sheet) -> Matrix:
    """As `look_around`, for scores and sizes given apart."""
    count = len(first)
    places = np.arange(count)
    weight = size * first
    likely = first > 0.5
    sums = np.zeros((count + 1, 4))
    np.cumsum(np.stack((weight, size, likely, np.ones(count)), axis=1), axis=0, out=sums[1:])
    total = sums[-1]
    columns = [first]
    padded = np.full(count + 8, _BEYOND)
    padded[4 : 4 + count] = first
    columns += [padded[4 + step : 4 + step + count] for step in _STEPS]
    element = tree.elements
    for _ in range(_LEVELS):
        inside = sums[tree.last[element]] - sums[tree.first[element]]
        columns += [inside[:, 0] / (inside[:, 1] + 1e-9), inside[:, 0] / (total[0] + 1e-9), inside[:, 2] / np.maximum(inside[:, 3], 1)]
        element = tree.parents[element]
    for width in _WINDOWS:
        near = sums[np.minimum(places + width + 1, count)] - sums[np.maximum(places - width, 0)]
        columns.append((near[:, 0] - weight) / (near[:, 1] - size + 1e-9))
    columns += [sums[:-1, 0] / (total[0] + 1e-9), 1 - sums[1:, 0] / (total[0] + 1e-9)]
    before = np.maximum.accumulate(np.where(likely, places, -1))
    after = np.minimum.accumulate(np.where(likely, places, count + _FAR)[::-1])[::-1]
    columns += [np.where(before < 0, _FAR, np.minimum(places - before, _FAR - 1)), np.minimum(after - places, _FAR)]
    page = (np.log1p(total[0]), total[0] / (total[1] + 1e-9), first.max(), np.log1p(total[2]))
    columns += [np.full(count, value) for value in page]
    return np.stack(columns, axis=1).astype(np.float32)
