"""`python -m training.people`: fit the ranker of people and write `models/people.json` with its card.

Conditional logit with a penalty on the distance from a prior, full batch, one set of weights for each form of source; the walk is run with
the right answers filled in (teacher forcing), and with the weights that are there where a set gives none, since earlier answers move
later features.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from quoth.people import walk_through
from quoth.people.features import Question
from quoth.people.ranker import Weights, form_of, probabilities, shipped_weights
from quoth.people.scene import Referent, Scene
from quoth.people.standing import Features
from training.people.answers import Lesson, from_gap, from_gum, from_pages
from training.people.readings import from_readings

MODEL = Path(__file__).resolve().parents[2] / "src" / "quoth" / "models" / "people.json"
PENALTY = {"pronoun": 1.0, "speaking pronoun": 2.0, "plural": 4.0, "implicit": 4.0, "nominal": 4.0}
SALIENCE = {"near": 1.5, "near outside": 1.5, "led": 0.5, "led near": 0.8, "last fitting subject": 0.8, "sentences": -1.0}
SALIENCE |= {"later": -4.0, "owned": -0.5, "in quoted words": -1.0, "in own words": -2.0}
SPEECH = {"last speaker": 1.0, "last speaker near": 1.0, "last fitting speaker": 1.0, "known": 0.7, "total": 0.5, "speaks": 0.5}
SPEECH |= {"unnamed": -0.5}
PRIOR: Weights = {
    "pronoun": {},
    "speaking pronoun": SALIENCE
    | SPEECH
    | {"gender": 1.0, "given name": 2.0, "given name against": -2.0}
    | {"person": 1.5, "unsure kind": -0.5, "nobody": -1.0},
    "plural": SALIENCE | SPEECH | {"many": 1.5, "agrees": 0.5, "nobody": -0.5, "gendered": -1.0, "screen name": 3.0},
    "implicit": SALIENCE | SPEECH | {"person": 1.0, "last speaker": 2.0, "nobody": 1.0},
    "nominal": SALIENCE
    | SPEECH
    | {"called so": 3.0, "traits": 2.0, "trait in name": 1.0, "age": 5.0, "other age": -5.0, "body for body": 1.5, "body for person": -4.0}
    | {"person for body": -4.0, "document for other": -4.0, "is owner": -4.0, "tied": 4.0, "head in name": 2.0, "nobody": 4.0}
    | {"nobody many": 2.0, "nobody document": 2.0, "person": 1.0},
}
"""Where the penalty pulls to: what the field knows of salience and speech, for forms with few answers to learn from."""
STEPS = 500
WORTH = {"pages": 1.0, "read pages": 1.0, "polnear": 1.0, "gum": 0.3, "gap": 0.1}
"""How much one question of a set counts: news first."""

Rows = list[tuple[str, list[Features], list[int]]]
"""Questions: the set, the features of each candidate, and which of them are right."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m training.people", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=1, help="how often to fit; each round walks with the weights before it, the first with those shipped"
    )
    options = parser.parse_args()
    lessons = [*from_pages(), *from_readings(), *from_gum(), *from_gap()]
    weights: Weights = shipped_weights()
    for _ in range(options.rounds):
        asked = collect(lessons, weights)
        learned = asked | {"pronoun": asked["pronoun"] + asked["speaking pronoun"]}
        weights = {form: fitted(found, PENALTY[form], PRIOR[form]) for form, found in sorted(learned.items())}
    MODEL.write_text(json.dumps({"card": card(asked, weights), "weights": weights}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{MODEL}: {sum(map(len, weights.values()))} weights")


def collect(lessons: list[Lesson], weights: Weights) -> dict[str, Rows]:
    """The questions of all lessons by form: set, the candidates' features, and which are right."""
    asked: dict[str, Rows] = {form: [] for form in PENALTY}
    for lesson in lessons:

        def choose(
            scene: Scene, question: Question, candidates: list[Referent], found: list[Features], lesson: Lesson = lesson
        ) -> list[float]:
            told = [lesson.right(scene, question, referent) for referent in candidates]
            right = [i for i, one in enumerate(told) if one]
            if not right and lesson.nobody(scene, question):
                right = [len(candidates)]
            if None in told or not told or not right:
                return probabilities(weights[form_of(question)], found)
            asked[form_of(question)].append((lesson.set, found, right))
            return [1.0 if i == right[0] else 0.0 for i in range(len(found))]

        walk_through(lesson.article, choose, 0.0)
    return asked


def fitted(asked: Rows, penalty: float, prior: Mapping[str, float]) -> dict[str, float]:
    """The weights that make the right answers likeliest, by L-BFGS on the penalised likelihood."""
    names = sorted({name for _, found, _ in asked for row in found for name in row} | set(prior))
    place = {name: i for i, name in enumerate(names)}
    starts = np.cumsum([0, *[len(found) for _, found, _ in asked]])
    matrix = np.zeros((starts[-1], len(names)))
    right = np.zeros(starts[-1], dtype=bool)
    for (_, found, answers), start in zip(asked, starts, strict=False):
        right[start + np.array(answers)] = True
        for i, row in enumerate(found):
            for name, value in row.items():
                matrix[start + i, place[name]] = value
    worth = np.array([WORTH[name] for name, _, _ in asked])
    centre = np.array([prior.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        likely, slope = likelihood(matrix @ weights, right, starts, worth)
        apart = weights - centre
        return penalty / 2 * float(apart @ apart) - likely, penalty * apart - slope @ matrix

    weights = minimize(loss, centre, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return {name: round(float(weights[i]), 3) for name, i in place.items()}


def likelihood(scores: np.ndarray, right: np.ndarray, starts: np.ndarray, worth: np.ndarray) -> tuple[float, np.ndarray]:
    """The log likelihood of the right answers, and for each candidate how much raising its score raises it."""
    sizes = np.diff(starts)
    shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts[:-1]), sizes))
    kept = np.where(right, shares, 0.0)
    everybody, meant = np.add.reduceat(shares, starts[:-1]), np.add.reduceat(kept, starts[:-1])
    slope = (kept / np.repeat(meant, sizes) - shares / np.repeat(everybody, sizes)) * np.repeat(worth, sizes)
    return float(worth @ np.log(meant / everybody)), slope


def card(asked: dict[str, Rows], weights: Weights) -> dict[str, object]:
    """What the model is, what it was made from and what it is for."""
    return {
        "name": "people-ranker",
        "task": "weighs who a pronoun, a description or a quotation without a source means, among those an article mentions",
        "kind": "conditional logit over named features, one set of weights for each form of source",
        "made by": "python -m training.people",
        "data": "pages-quotes/train (test resources of Fundus, MIT), PolNeAR train (states no licence; none of its text is here) and pages "
        "of public test sets (labels read by a language model: the bench's, and training/people/readings.tsv), GUM train (annotations "
        "CC BY 4.0), GAP (Apache-2.0)",
        "figures": "benchmarks/RESULTS.md, under People; by python -m benchmarks speakers, whole and people",
        "intended use": "naming likely speakers for people who then look; below even chances nobody is named",
        "questions": {form: dict(sorted(Counter(name for name, _, _ in found).items())) for form, found in asked.items()},
        "weights": sum(map(len, weights.values())),
        "limits": "English news; knows nothing of real people; a wrong answer is likelier where several of one gender are spoken of",
    }


if __name__ == "__main__":
    main()
