"""A set for tracing: quotations of the bench and what printings do to them, made by known edits (seeded), so that every printing is known.

Each chosen quotation gets one printing for every edit below. All the other quotations of the bench lie among them. Where two of the bench's
own quotations already share most of their word pairs (outlets that print the same words), neither finding nor missing that is judged.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quoth.archive.shingles import words

SHORTEST = 8
"""Words of the shortest quotation that is edited: cuts leave enough of it to be told from chance."""
LONGEST = 80
NATURAL = 0.4
"""Quotations of the bench that share this part of the shorter one's word pairs are printings of nature: not judged."""

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """A quotation of the bench (by its place in the list) and its printings, by the edit that made each."""

    seed: int
    printings: dict[str, str]


def groups(said: Sequence[str], count: int, seed: int = 6) -> list[Group]:
    """`count` quotations with their printings."""
    chance = random.Random(seed)  # noqa: S311 - a seeded choice, not a secret
    long = [place for place, text in enumerate(said) if SHORTEST <= len(text.split()) <= LONGEST]
    chosen = chance.sample(long, count)
    others = [said[place] for place in sorted(set(long) - set(chosen))]
    vocabulary = sorted({word for text in others for word in text.split() if word.isalpha()})
    made = []
    for place in chosen:
        given = said[place].split()
        printings = {name: " ".join(edit(given, chance, vocabulary)) for name, edit in EDITS.items()}
        other = chance.choice(others)
        printings["merged before"] = f"{said[place]} {other}"
        printings["merged after"] = f"{chance.choice(others)} {said[place]}"
        made.append(Group(place, printings))
    return made


def natural(a: str, b: str) -> bool:
    """Do two quotations of the bench already share much of their wording?"""
    pairs = [set(pairwise(w)) for w in (words(a), words(b))]
    least = min(len(found) for found in pairs)
    return least > 0 and len(pairs[0] & pairs[1]) >= NATURAL * least


def _exact(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    del chance, vocabulary
    return given


def _cut_before(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    del vocabulary
    return given[chance.randint(1, len(given) * 2 // 5) :]


def _cut_after(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    del vocabulary
    return given[: -chance.randint(1, len(given) * 2 // 5)]


def _cut_inside(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    del vocabulary
    start = chance.randint(len(given) // 3, len(given) // 2)
    return [*given[:start], *given[start + chance.randint(1, max(1, len(given) // 4)) :]]


def _changed(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    edited = list(given)
    for place in chance.sample(range(len(given)), max(1, len(given) // 10)):
        edited[place] = chance.choice(vocabulary)
    return edited


def _added(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    edited = list(given)
    for _ in range(max(1, len(given) // 10)):
        edited.insert(chance.randint(0, len(edited)), chance.choice(vocabulary))
    return edited


def _restyled(given: Words, chance: random.Random, vocabulary: Words) -> Words:
    """Other marks and capitals, as a desk's style has them."""
    del chance, vocabulary
    return [word.replace("'", "’").replace("-", "–").strip(",;") for word in (given[0].capitalize(), *given[1:])]


EDITS: dict[str, Callable[[Words, random.Random, Words], Words]] = {
    "exact": _exact,
    "cut before": _cut_before,
    "cut after": _cut_after,
    "cut inside": _cut_inside,
    "changed": _changed,
    "added": _added,
    "restyled": _restyled,
}
