"""The learned ranker: a linear model over the named features of each candidate, one set of weights for each form of source.

The weights are a small JSON file with its card, made by `python -m training.people`; the model is a conditional logit: the probability of
a candidate is the softmax of its score among all candidates, "nobody of these" included.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from quoth.errors import ModelError
from quoth.people.asking import Chooser
from quoth.people.features import Question
from quoth.people.scene import Referent, Scene
from quoth.people.standing import Features

Weights = Mapping[str, Mapping[str, float]]
FILE = "people.json"


@cache
def shipped_weights() -> Weights:
    """The weights in the wheel, by form of source and feature. Raises `ModelError` when the file is missing or damaged."""
    file = files("quoth.models").joinpath(FILE)
    try:
        weights: Weights = json.loads(file.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"models/{FILE}", f"the ranker of people cannot be read: {error}", "install Quoth again") from error
    return weights


def probabilities(weights: Mapping[str, float], candidates: Sequence[Features]) -> list[float]:
    """The probability of each candidate; they sum to 1.

    >>> probabilities({"near": 2.0}, [{"near": 1.0}, {"near": 1.0}])
    [0.5, 0.5]
    """
    scores = [sum(weights.get(name, 0.0) * value for name, value in found.items() if value) for found in candidates]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def ranked_by(weights: Weights) -> Chooser:
    """A chooser that weighs candidates with these weights."""

    def choose(scene: Scene, question: Question, candidates: Sequence[Referent], rows: Sequence[Features]) -> Sequence[float]:
        del scene, candidates
        return probabilities(weights[form_of(question)], rows)

    return choose


def form_of(question: Question) -> str:
    """Which set of weights a question is answered with.

    >>> from quoth.people.sources import Source
    >>> form_of(Question(0, Source("implicit"), "-", "any"))
    'implicit'
    """
    if question.source.form == "pronoun":
        if question.gender not in ("m", "f"):
            return "plural"
        return "speaking pronoun" if question.speaks else "pronoun"
    return "speaking pronoun" if question.source.form == "name" else question.source.form
