"""Lessons in batches of about the same number of pieces, windows of like length together, shuffled by a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.quotations.labels import NOTHING_TO_LEARN, Lesson

_POOL = 24
"""Batches' worth of windows among which like lengths are sought: enough to spare padding, few enough to stay shuffled."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several windows as tensors, padded: five by piece, then by word the first pieces, the labels allowed, the links and the lengths."""

    pieces: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    first: Tensor
    allowed: Tensor
    content_to_cue: Tensor
    cue_to_source: Tensor
    lengths: Tensor
    weights: Tensor

    def to(self, device: torch.device) -> Batch:
        """The batch on `device`."""
        by_word = (self.first, self.allowed, self.content_to_cue, self.cue_to_source, self.lengths, self.weights)
        ids, shapes, depths, kinds, mask = (one.to(device) for one in self.pieces)
        return Batch((ids, shapes, depths, kinds, mask), *(one.to(device) for one in by_word))


def batches(lessons: Sequence[Lesson], pieces: int, rng: random.Random) -> Iterator[Batch]:
    """All lessons once, in random batches of at most `pieces` pieces, padding included."""
    order = list(lessons)
    rng.shuffle(order)
    found: list[list[Lesson]] = []
    per_pool = _POOL * pieces // max(len(one.window.ids) for one in order)
    for at in range(0, len(order), per_pool):
        pool = sorted(order[at : at + per_pool], key=lambda one: len(one.window.ids))
        group: list[Lesson] = []
        for one in pool:
            if group and len(one.window.ids) * (len(group) + 1) > pieces:
                found.append(group)
                group = []
            group.append(one)
        found.append(group)
    rng.shuffle(found)
    for group in found:
        yield collate(group)


def collate(group: Sequence[Lesson]) -> Batch:
    """One batch of these lessons."""
    seen = [one.window for one in group]
    return Batch(
        pieces=(
            _padded([w.ids for w in seen], 0),
            _padded([w.shapes for w in seen], 0),
            _padded([w.depths for w in seen], 0),
            _padded([w.kinds for w in seen], 0),
            _padded([np.ones(len(w.ids)) for w in seen], 0).float(),
        ),
        first=_padded([w.first for w in seen], 0),
        allowed=_padded([one.allowed for one in group], 1),
        content_to_cue=_padded([one.content_to_cue for one in group], NOTHING_TO_LEARN),
        cue_to_source=_padded([one.cue_to_source for one in group], NOTHING_TO_LEARN),
        lengths=torch.tensor([len(w.first) for w in seen]),
        weights=torch.tensor([one.weight for one in group]),
    )


def _padded(rows: Sequence[NDArray[np.generic]], fill: int) -> Tensor:
    longest = max(len(row) for row in rows)
    out = np.full((len(rows), longest), fill, dtype=np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out)
