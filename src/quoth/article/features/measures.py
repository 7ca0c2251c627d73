"""Sizes of a page's pieces and their running sums: what the other feature modules count with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

SIZE, STOPS, ENDS, LINKED = 0, 4, 5, 11
"""Columns of the text rows that are counted with."""
PROSE = 80
"""Characters from which a piece with few links counts as prose."""
MOSTLY_LINKED = 0.5


def table(columns: Sequence[Sequence[float] | npt.NDArray[np.generic]]) -> Matrix:
    """Columns of equal length side by side."""
    rows = np.empty((len(columns), len(columns[0])), np.float32)
    for row, column in zip(rows, columns, strict=True):
        row[:] = column
    return rows.T


class Measures:
    """Sizes of a page's pieces and their running sums, from which the sums over any stretch follow."""

    __slots__ = ("elements", "first", "last", "linked", "parents", "prose", "prose_sum", "size", "sums", "text")

    def __init__(self, text: Matrix, elements: Numbers, parents: Numbers, first: Numbers, last: Numbers) -> None:
        self.text = text
        self.elements, self.parents, self.first, self.last = elements, parents, first, last
        self.size = np.expm1(text[:, SIZE])
        self.linked = text[:, LINKED] * self.size
        self.prose = (self.size >= PROSE) & (text[:, LINKED] < MOSTLY_LINKED)
        measures = np.stack((np.ones_like(self.size), self.size, self.linked, self.prose, self.size * self.prose), axis=1)
        self.sums = np.zeros((len(self.size) + 1, 5))
        np.cumsum(measures, axis=0, out=self.sums[1:])

    def over(self, start: Numbers, end: Numbers) -> npt.NDArray[np.float64]:
        """Pieces, characters, linked characters, prose pieces and prose characters of each stretch."""
        return self.sums[end] - self.sums[start]
