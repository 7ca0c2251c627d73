"""A sentence as fields: the stretches between its commas, colons, semicolons and dashes, and behind quotations that a verb follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from quoth.quotations.grammar.verbs import Verb
from quoth.quotations.reading import Reading

_BOUNDS = frozenset({",", ":", ";", "–", "—", "―"})
QUOTED = "“"
"""The mark of a field that begins directly behind a quotation."""


class Field(NamedTuple):
    """A stretch of tokens: the places of the first and of the one after the last, and the mark that stands before it ("" at the start)."""

    first: int
    after: int
    mark: str


Fields = tuple[Field, ...]


def fields_of(reading: Reading, verbs: Iterable[Verb]) -> Fields:
    """The fields of a sentence in order, without empty ones; what stands in parentheses bounds none."""
    starts = {verb.finite for verb in verbs}
    found: list[Field] = []
    first, mark, depth = 0, "", 0
    for place in range(len(reading.tokens)):
        word = reading.word(place)
        depth = max(0, depth + (word in "(„") - (word in ")“")) if word else depth
        behind = place > first and reading.quoted(place - 1) and (place in starts or reading.is_a(place, "as", "aside"))
        hyphened = word == "," and reading.word(place - 1) == "-"
        if (word in _BOUNDS and not depth and not hyphened) or behind:
            if place > first:
                found.append(Field(first, place, mark))
            first, mark = (place, QUOTED) if behind else (place + 1, word if place > first or not found else _stronger(mark, word))
    if first < len(reading.tokens):
        found.append(Field(first, len(reading.tokens), mark))
    return tuple(found)


def _stronger(one: str, other: str) -> str:
    """Of two marks side by side, the one that says more."""
    return one if one not in {",", ""} else other


def field_at(fields: Fields, place: int) -> int:
    """The number of the field that holds a place; of the one before it for a mark between two."""
    return max(0, bisect_right(fields, place, key=lambda field: field.first) - 1)
