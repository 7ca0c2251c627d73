"""Fitting and storing the forests: CatBoost's oblivious trees, one thread, a fixed seed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from catboost import CatBoostClassifier, Pool

from quoth.article.trees import Forest

Matrix = npt.NDArray[np.float32]
_DEPTH = 6


def fit(rows: Matrix, labels: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], iterations: int, seed: int) -> CatBoostClassifier:
    """A fitted ensemble of oblivious trees."""
    model = CatBoostClassifier(
        iterations=iterations,
        depth=_DEPTH,
        learning_rate=0.05,
        l2_leaf_reg=5,
        random_seed=seed,
        thread_count=1,
        verbose=False,
        border_count=48,
        rsm=0.4,
        bootstrap_type="Bernoulli",
        subsample=0.7,
        sampling_frequency="PerTree",
        boosting_type="Plain",
        allow_writing_files=False,
    )
    model.fit(Pool(rows, labels, weight=weights))
    return model


def forest(model: CatBoostClassifier, names: tuple[str, ...], scratch: Path) -> Forest:
    """The ensemble as plain arrays; every question is stored once."""
    model.save_model(str(scratch), format="json")
    stored: dict[str, Any] = json.loads(scratch.read_text(encoding="utf-8"))
    trees = stored["oblivious_trees"]
    asked: dict[tuple[int, float], int] = {(0, float("inf")): 0}
    questions = np.zeros((_DEPTH, len(trees)), np.int32)
    leaves = np.zeros((len(trees), 1 << _DEPTH), np.float32)
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"] or ()):
            question = (split["float_feature_index"], split["border"])
            questions[level, number] = asked.setdefault(question, len(asked))
        leaves[number, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = stored["scale_and_bias"]
    return Forest(
        names=names,
        columns=np.array([column for column, _ in asked], np.int32),
        borders=np.array([border for _, border in asked], np.float32),
        questions=questions,
        leaves=leaves * np.float32(scale),
        bias=float(bias[0] if isinstance(bias, list) else bias),
    )


def store(path: Path, made: Forest) -> None:
    """Write the model file."""
    np.savez_compressed(
        path,
        names=np.array(made.names),
        columns=made.columns,
        borders=made.borders,
        questions=made.questions,
        leaves=made.leaves,
        bias=np.float32(made.bias),
    )
