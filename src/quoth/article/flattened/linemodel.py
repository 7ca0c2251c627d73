"""The learned judge of lines: how likely each line of a flattened page is reading text, and how likely it is the headline.

Two small forests, `models/flattened-*.npz`; the card beside them says what they were trained on and how well they do on publishers that
they have never seen. Without them the rules of `quoth.article.flattened.rules` judge instead.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from quoth.article.flattened.features import NAMES, Sheet
from quoth.article.flattened.rules import Judgement
from quoth.article.trees import Forest, load_forest
from quoth.errors import ModelError

LINES = "flattened-lines.npz"
HEADLINE = "flattened-headline.npz"


def has_model() -> bool:
    """Are the model files there?"""
    return all(_path(name).is_file() for name in (LINES, HEADLINE))


def judge_by_model(sheet: Sheet) -> Judgement:
    """The judgement of the model. Raises `ModelError` when a model file is damaged or of another version."""
    return Judgement("model", _forest(LINES).probabilities(sheet.rows), _forest(HEADLINE).probabilities(sheet.rows))


def _path(name: str) -> Path:
    return Path(str(files("quoth"))) / "models" / name


@cache
def _forest(name: str) -> Forest:
    forest = load_forest(_path(name))
    if forest.names != NAMES:
        raise ModelError(str(_path(name)), "the model was made for other features", "run training/flattened again, or install Quoth again")
    return forest
