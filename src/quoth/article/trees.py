"""Ensembles of oblivious trees, scored for all rows at once with numpy alone.

In an oblivious tree every level asks one question of every row (is this column above that border?), so the answers are the bits of the
leaf's number, as in CatBoost (https://arxiv.org/abs/1810.11363, section 2.1). Each question is asked once however many trees share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from quoth.errors import ModelError

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named columns.

    Question `q` is `row[columns[q]] > borders[q]`; tree `t` asks `questions[d, t]` at its level `d`, from the lowest bit up, and its leaves
    are `leaves[t]`. A score is the bias plus the tree's leaves, as a log-odds.
    """

    names: tuple[str, ...]
    columns: npt.NDArray[np.int32]
    borders: Matrix
    questions: npt.NDArray[np.int32]
    leaves: Matrix
    bias: float

    def probabilities(self, rows: Matrix) -> Matrix:
        """The probability of each row, in the order of the rows."""
        answers = (rows.T.take(self.columns, axis=0) > self.borders[:, None]).view(np.uint8)
        places = answers.take(self.questions[-1], axis=0)
        for asked in self.questions[-2::-1]:
            places += places
            places |= answers.take(asked, axis=0)
        first = np.arange(len(self.leaves))[:, None] * self.leaves.shape[1]
        odds = self.leaves.ravel().take(places + first).sum(axis=0) + np.float32(self.bias)
        scores: Matrix = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return scores


def load_forest(path: Path) -> Forest:
    """The forest in a model file. Raises `ModelError` when the file is damaged or of another version."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return Forest(
                names=tuple(stored["names"].tolist()),
                columns=stored["columns"],
                borders=stored["borders"],
                questions=stored["questions"],
                leaves=stored["leaves"],
                bias=float(stored["bias"]),
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ModelError(str(path), f"the model file cannot be read: {error}", "install Quoth again") from error
