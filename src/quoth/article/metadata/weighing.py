"""Choosing among what several witnesses say: each candidate carries marks (who says it, where, how it reads), and each mark has a weight.

The weights are data (`quoth/models/metadata-weights.tsv`), learned from pages with known answers by `training/metadata/learn.py`. A
candidate's strength is the sum of its marks' weights; it is worth taking when it is stronger than saying nothing (0).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import fsum
from typing import Generic, TypeVar

from quoth.model import Fact, Rival

T = TypeVar("T")

_MOST_RIVALS = 8


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """One witness's word: the value, the rule that read it, and what else is notable about it."""

    value: T
    rule: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value with everything that speaks for and against it: the rules that gave it, first the most telling, and all marks."""

    value: T
    rules: tuple[str, ...]
    marks: frozenset[str]

    def strength(self, weights: Mapping[str, float]) -> float:
        """The sum of the weights of the marks, exactly rounded, so that it is the same in whatever order they come."""
        return fsum(weights[mark] for mark in weights.keys() & self.marks)


def merged(claims: Iterable[Claim[T]], same: Callable[[T], Hashable]) -> list[Candidate[T]]:
    """One candidate for all claims of the same value; the first claim's form of it is kept."""
    groups: dict[Hashable, list[Claim[T]]] = {}
    for claim in claims:
        groups.setdefault(same(claim.value), []).append(claim)
    return [
        Candidate(
            group[0].value,
            tuple(dict.fromkeys(claim.rule for claim in group)),
            frozenset().union(*(claim.marks for claim in group), {claim.rule for claim in group}),
        )
        for group in groups.values()
    ]


@cache
def weights(field: str) -> Mapping[str, float]:
    """The weight of every mark for a field ("headline", "byline", "published"); a mark without a weight counts nothing."""
    lines = files("quoth").joinpath("models", "metadata-weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return {mark: float(weight) for of, mark, weight in rows if of == field}


def fact(field: str, value: str, rule: str, others: Iterable[tuple[str, str]]) -> Fact:
    """The record of a decision; of the rivals, those nearest to winning are kept."""
    rivals = dict.fromkeys((other, by) for other, by in others if other != value)
    return Fact(field, value, rule, tuple(Rival(other, by) for other, by in list(rivals)[:_MOST_RIVALS]))
