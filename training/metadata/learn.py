"""Learns the weights by which Quoth chooses headline, byline and day of publication from what the witnesses of a page say.

    python -m training.metadata.learn ../shared/bench/pages --held-out held-out.jsonl

reads the pages with known answers, lets `quoth.article.metadata` list its candidates, and fits one weight for every mark: a conditional
logit over the candidates of a page (for the day, "none" is an answer too), and a logit for every name, both with a quadratic penalty.
News pages count more for the headline, and undated pages less for the day (there are more of them here than readers bring). Nothing names
a page, a host or an outlet. `--held-out` writes the answers for each fifth of the hosts by weights that never saw them, for
`score_pages.py`. Needs numpy and scipy; runs for about two minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

from quoth.article.metadata.byline import signing
from quoth.article.metadata.weighing import Candidate
from training.metadata.examples import Example, Truth, is_author, is_day, is_headline, read_examples

OUT = Path(__file__).parents[2] / "src" / "quoth" / "models" / "metadata-weights.tsv"
FOLDS = 5
LEAST = 5
"""Marks on fewer pages are left out: they would only remember those pages."""
LIGHTEST = 0.03

Weights = dict[str, float]


@dataclass(frozen=True)
class Field:
    """How one field is learned: `alone` weighs each candidate by itself, `none` lets "no answer" compete."""

    name: str
    annotated: Callable[[Truth], bool]
    right: Callable[[Truth, Any], bool]
    penalty: float
    alone: bool = False
    none: bool = False
    eager: float = 1.0
    """How much more a right candidate counts than a wrong one, where each is weighed alone."""
    stress: Callable[[Example], float] = lambda _: 1.0
    """How much a page counts, where its candidates compete."""


FIELDS = (
    Field("headline", lambda truth: bool(truth.get("title")), is_headline, penalty=3.5, stress=lambda e: 6.0 if e.kind == "news" else 1.0),
    Field("byline", lambda truth: "authors" in truth, is_author, penalty=6.0, alone=True, none=True, eager=1.7),
    Field(
        "published",
        lambda truth: "date" in truth,
        lambda truth, day: bool(truth["date"]) and is_day(truth, day),
        penalty=2.0,
        none=True,
        stress=lambda e: 1.0 if e.truth["date"] else 0.8,
    ),
)


def main() -> None:
    """Learns, writes the weights, and with `--held-out` the answers for hosts not learned from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="the folder of sets")
    parser.add_argument("--held-out", type=Path, metavar="FILE", help="write predictions of five folds by host")
    given = parser.parse_args()
    examples = list(read_examples(given.pages))
    if given.held_out:
        fold = [int(hashlib.md5(e.host.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS for e in examples]
        with given.held_out.open("w", encoding="utf-8") as file:
            for held in range(FOLDS):
                learned = learn([e for e, f in zip(examples, fold, strict=True) if f != held])
                for example in (e for e, f in zip(examples, fold, strict=True) if f == held):
                    file.write(json.dumps(predicted(example, learned), ensure_ascii=False) + "\n")
    rows = [f"{field}\t{mark}\t{weight:.2f}" for field, weights in learn(examples).items() for mark, weight in sorted(weights.items())]
    OUT.write_text(
        "# field, mark, weight; made by training/metadata/learn.py, described in metadata-weights.md\n" + "\n".join(rows) + "\n",
        encoding="utf-8",
    )


def learn(examples: list[Example]) -> dict[str, Weights]:
    """The weights of every field."""
    return {field.name: fit(field, [e for e in examples if field.annotated(e.truth)]) for field in FIELDS}


def fit(field: Field, examples: list[Example]) -> Weights:
    """The weights that make the right answers likeliest, kept small by the penalty."""
    marks = index(getattr(e, field.name) for e in examples)
    groups = [group for e in examples for group in grouped(field, e, marks)]
    rows = csr_matrix(vstack([group.rows for group in groups]))
    turned = csr_matrix(rows.T)
    right = np.concatenate([group.right for group in groups])
    sizes = np.array([len(group.right) for group in groups])
    first, group_of = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(groups)), sizes)
    counts = np.array([group.counts for group in groups])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        strengths = rows @ weights
        likely = np.exp(strengths - np.maximum.reduceat(strengths, first)[group_of])
        hits = np.where(right, likely, 0.0)
        all_likely, all_hits = np.add.reduceat(likely, first), np.add.reduceat(hits, first)
        total = field.penalty * weights @ weights / 2 - counts @ np.log(all_hits / all_likely)
        pull = counts[group_of] * (likely / all_likely[group_of] - hits / all_hits[group_of])
        return total, turned @ pull + field.penalty * weights

    found = minimize(loss, np.zeros(len(marks)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {mark: float(found[at]) for mark, at in marks.items() if abs(found[at]) >= LIGHTEST}


def index(listed: Iterable[list[Candidate[Any]]]) -> dict[str, int]:
    """The columns of the marks that enough pages have."""
    counted = Counter(mark for candidates in listed for mark in frozenset().union(*(c.marks for c in candidates)))
    return {mark: at for at, mark in enumerate(sorted(mark for mark, count in counted.items() if count >= LEAST))}


@dataclass(frozen=True)
class Group:
    """What competes: rows of marks (a row of zeros is "none"), which rows are right, and how much the choice counts."""

    rows: csr_matrix
    right: np.ndarray
    counts: float


def grouped(field: Field, example: Example, marks: dict[str, int]) -> Iterator[Group]:
    """The choices that a page sets; none where no candidate is right and "none" is not either."""
    candidates = getattr(example, field.name)
    right = [field.right(example.truth, c.value) for c in candidates]
    listed = [[marks[mark] for mark in candidate.marks if mark in marks] for candidate in candidates]
    counts = field.stress(example)
    if field.alone:
        for columns, is_right in zip(listed, right, strict=True):
            yield Group(sparse([columns, []], len(marks)), np.array([is_right, not is_right]), field.eager if is_right else 1.0)
    elif field.none and not example.truth.get("date"):
        yield Group(sparse([*listed, []], len(marks)), np.array([False] * len(right) + [True]), counts)
    elif any(right) and field.none:
        yield Group(sparse([*listed, []], len(marks)), np.array([*right, False]), counts)
    elif any(right):
        yield Group(sparse(listed, len(marks)), np.array(right), counts)


def sparse(listed: list[list[int]], width: int) -> csr_matrix:
    """Rows that hold ones in the listed columns."""
    ends = np.cumsum([0, *map(len, listed)])
    return csr_matrix((np.ones(ends[-1]), [column for columns in listed for column in columns], ends), shape=(len(listed), width))


def predicted(example: Example, learned: dict[str, Weights]) -> dict[str, Any]:
    """What these weights answer for a page, as the scorer wants it."""
    title = max(example.headline, key=lambda c: c.strength(learned["headline"]), default=None)
    day = max(example.published, key=lambda c: c.strength(learned["published"]), default=None)
    return {
        "set": example.truth["set"],
        "id": example.truth["id"],
        "title": title.value if title else None,
        "authors": [example.byline[at].value for at in signing([c.strength(learned["byline"]) for c in example.byline], example.kind)],
        "date": day.value.iso() if day and day.strength(learned["published"]) > 0 else None,
    }


if __name__ == "__main__":
    main()
