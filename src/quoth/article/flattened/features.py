"""Every line of a flattened page as a row of numbers: its text, its place among the others, and what it shares with the body.

No column knows a word of any language; notices, credits and captions come from the tables of `quoth.lang`. The order of the columns is
`NAMES`; a model file remembers the order that it was trained with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article import notices
from quoth.article.flattened.lines import Line
from quoth.article.flattened.places import HEADING, PLACE, PROSE, Measures, densest_run, place_rows
from quoth.article.flattened.wording import TEXT, Matrix, text_rows

_SHORT = 160
_MOST, _PARTING = 400, 40
"""What a line of prose counts for the core at most, and what another line counts against it, in characters."""
_STEPS = (-1, -2, -3, -4, 1, 2, 3, 4)
_NEAR = ("size", "stops", "ends", "titled", "apart", "dated", "credit", "shared_core", "plain", "notice")

NAMES: tuple[str, ...] = (
    *TEXT,
    *(f"notice_{kind}" for kind in notices.KINDS),
    *PLACE,
    *(f"{step:+d}_{name}" for step in _STEPS for name in _NEAR),
)
"""What each column holds."""

_COLUMN = {name: number for number, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a page, with what later steps reuse. The core is the run of lines that holds most prose: `core[0]` up to `core[1]`."""

    rows: Matrix
    notices: tuple[tuple[str, str] | None, ...]
    size: npt.NDArray[np.float64]
    core: tuple[int, int]

    def column(self, name: str) -> Matrix:
        """One column of the rows."""
        return self.rows[:, _COLUMN[name]]


def tabulate(lines: list[Line]) -> Sheet:
    """The rows of all lines of a page; there must be at least one."""
    found = tuple(notices.notice(line.text) if len(line.text) <= _SHORT else None for line in lines)
    noticed = np.zeros((len(lines), len(notices.KINDS)), np.float32)
    for row, notice in enumerate(found):
        if notice is not None:
            noticed[row, notices.KINDS.index(notice[0])] = 1
    text = text_rows(lines)
    size, stops, ends, dated, titled, copies = (
        text[:, TEXT.index(name)] for name in ("size", "stops", "ends", "dated", "titled", "copies")
    )
    characters = np.expm1(size.astype(np.float64))
    prose = characters * ((characters >= PROSE) & ((ends > 0) | (stops > 0)))
    core = densest_run(np.where(prose > 0, np.minimum(prose, _MOST), -_PARTING))
    heading = noticed[:, [notices.KINDS.index(kind) for kind in HEADING]]
    place = place_rows(lines, Measures(characters, prose, ends, dated, titled, copies, heading), core)
    rows = np.concatenate((text, noticed, place), axis=1)
    near = np.concatenate((rows[:, [_COLUMN[name] for name in _NEAR[:-1]]], noticed.max(axis=1)[:, None]), axis=1)
    return Sheet(np.concatenate((rows, *shifted(near, _STEPS)), axis=1), found, characters, core)


def shifted(columns: Matrix, steps: tuple[int, ...]) -> list[Matrix]:
    """The columns as they are so many lines further on, for each step; -1 outside the page."""
    count, reach = len(columns), max(map(abs, steps))
    padded = np.full((count + 2 * reach, columns.shape[1]), -1, np.float32)
    padded[reach : reach + count] = columns
    return [padded[reach + step : reach + step + count] for step in steps]
