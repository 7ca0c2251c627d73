"""The learned judge of blocks: how likely each piece of a page is reading text.

A small forest (`models/article-blocks.npz`; the card beside it says what it was trained on and how well it does on publishers that it has
never seen). Without the file the rules of `quoth.article.rules` judge instead.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from quoth.article.features import NAMES, Sheet
from quoth.article.rules import Scores
from quoth.article.trees import Forest, load_forest
from quoth.errors import ModelError

_FILE = "article-blocks.npz"


def has_model() -> bool:
    """Is the model file there?"""
    return _path().is_file()


def score_by_model(sheet: Sheet) -> Scores:
    """How likely each piece is reading text, from 0 to 1, by the model.

    Raises `ModelError` when the model file is damaged or of another version.
    """
    return _forest().probabilities(sheet.rows)


@cache
def _path() -> Path:
    return Path(str(files("quoth"))) / "models" / _FILE


@cache
def _forest() -> Forest:
    forest = load_forest(_path())
    if forest.names != NAMES:
        raise ModelError(str(_path()), "the model was made for other features", "run training/article again, or install Quoth again")
    return forest
