"""What the tagger's certainty is worth: the share of attributions that are right at each level, on articles that it did not learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from quoth.quotations.marks import read_marks
from quoth.quotations.tagger import tag_windows
from quoth.quotations.tagger.network import Network
from training.quotations.labels import Document, Marked

_RIGHT_OVERLAP = 0.5
_KNOTS = 12

Judged = tuple[float, bool]
"""The raw certainty of an attribution, and whether it was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table: the attributions whose confidence lies between two bounds."""

    low: float
    high: float
    count: int
    said: float
    right: float


def judged(network: Network, documents: Iterable[Document]) -> list[Judged]:
    """Each attribution that the network finds: its raw certainty, and whether content (IoU) and source (any shared word) are right."""
    found = []
    for document in documents:
        for one in tag_windows(document.text, read_marks(document.text), network):
            content = _letters((span.start, span.end) for span in one.content)
            source = _letters((span.start, span.end) for span in one.source)
            right = any(_same(content, source, gold) for gold in document.quotations)
            found.append((one.edges * one.link, right))
    return found


def calibration(found: Sequence[Judged]) -> list[tuple[float, float]]:
    """A rising map from certainty to the share that is right, as a few points: isotonic regression by pooling neighbours that fall."""
    ordered = sorted(found)
    groups = [list(part) for part in np.array_split(np.array([raw for raw, _ in ordered]), _KNOTS)]
    shares = [list(part) for part in np.array_split(np.array([float(right) for _, right in ordered]), _KNOTS)]
    pools: list[tuple[list[float], list[float]]] = []
    for raw, right in zip(groups, shares, strict=True):
        pools.append((raw, right))
        while len(pools) > 1 and np.mean(pools[-2][1]) >= np.mean(pools[-1][1]):
            raws, rights = pools.pop()
            pools[-1] = (pools[-1][0] + raws, pools[-1][1] + rights)
    points = [(round(float(np.mean(raw)), 4), round(float(np.mean(right)), 4)) for raw, right in pools]
    return [(0.0, points[0][1]), *points, (1.0, points[-1][1])]


def reliability(found: Sequence[Judged], points: Sequence[tuple[float, float]], bins: int = 10) -> list[Bin]:
    """The reliability table of `found` under the map `points`."""
    certainty, share = zip(*points, strict=True)
    said = np.interp([raw for raw, _ in found], certainty, share)
    right = np.array([right for _, right in found], dtype=float)
    rows = []
    for low in np.arange(bins) / bins:
        inside = (said >= low) & (said < low + 1 / bins)
        if inside.any():
            rows.append(Bin(float(low), float(low + 1 / bins), int(inside.sum()), float(said[inside].mean()), float(right[inside].mean())))
    return rows


def halves(network: Network, documents: Sequence[Document]) -> tuple[list[tuple[float, float]], list[Bin]]:
    """The calibration from all documents, and a reliability table in which each half is judged by the map of the other."""
    odd, even = judged(network, documents[0::2]), judged(network, documents[1::2])
    table = [*reliability(odd, calibration(even)), *reliability(even, calibration(odd))]
    return calibration([*odd, *even]), _merged(table)


def _merged(rows: Iterable[Bin]) -> list[Bin]:
    by_low: dict[float, Bin] = {}
    for row in rows:
        held = by_low.get(row.low)
        count = row.count + (held.count if held else 0)
        said = (row.said * row.count + (held.said * held.count if held else 0.0)) / count
        right = (row.right * row.count + (held.right * held.count if held else 0.0)) / count
        by_low[row.low] = Bin(row.low, row.high, count, said, right)
    return [by_low[low] for low in sorted(by_low)]


def _letters(places: Iterable[tuple[int, int]]) -> set[int]:
    return {letter for start, end in places for letter in range(start, end)}


def _same(content: set[int], source: set[int], gold: Marked) -> bool:
    said = _letters(gold.content)
    who = _letters(gold.source)
    if len(content & said) < _RIGHT_OVERLAP * len(content | said):
        return False
    return bool(source & who) if source and who else not source and not who
