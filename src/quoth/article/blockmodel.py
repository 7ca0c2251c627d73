"""The learned judge of blocks: how likely each piece of a page is reading text.

Two small forests (`models/article-blocks.npz`; the card beside it says what they were trained on and how well they do on publishers that
they have never seen). Without the file the rules of `quoth.article.rules` judge instead.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from quoth.article import context, features
from quoth.article.features import Sheet
from quoth.article.rules import Scores
from quoth.article.trees import Forest, load_forests
from quoth.errors import ModelError

_FILE = "article-blocks.npz"


def has_model() -> bool:
    """Is the model file there?"""
    return _path().is_file()


def score_by_model(sheet: Sheet) -> Scores:
    """How likely each piece is reading text, from 0 to 1, by the model.

    Raises `ModelError` when the model file is damaged or of another version.
    """
    forests = _forests()
    first = forests["first"].probabilities(sheet.rows)
    return forests["second"].probabilities(np.concatenate((sheet.rows, context.look_around(sheet, first)), axis=1))


def _path() -> Path:
    return Path(str(files("quoth"))) / "models" / _FILE


@cache
def _forests() -> dict[str, Forest]:
    forests = load_forests(_path())
    expected = {"first": features.NAMES, "second": (*features.NAMES, *context.NAMES)}
    if {name: forest.names for name, forest in forests.items()} != expected:
        raise ModelError(str(_path()), "the model was made for other features", "run training/article again, or install Quoth again")
    return forests
