"""From scores to labels: the best labelling of each window, and how probable each label is, under the learned transitions.

Viterbi and forward-backward over a linear chain (Lafferty, McCallum and Pereira, 2001), all windows of a batch at once. Every window
begins and ends with a word that is OUTSIDE, so that no scores of beginnings are needed and padding weighs nothing. Between two words of one
pair of quotation marks, going into or out of a content costs extra: marks are law, but the corpus has slips, so the law is dear rather than
absolute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quoth.quotations.tagger.encoding import Integers
from quoth.quotations.tagger.labels import BEGIN, INSIDE, LABELS, OUTSIDE, Part

Floats = NDArray[np.float32]

_NEVER = np.float32(-1e4)
_EDGE_IN_MARKS = 4.0
"""What an edge of content inside a pair of marks costs, in log weight: a safeguard, not tuned (0 to 8 score alike)."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """The best label of each word of a window, and the probability of every label of every word."""

    labels: NDArray[np.int64]
    probabilities: Floats


def decode(scores: Sequence[Floats], real: Sequence[NDArray[np.bool_]], pairs: Sequence[Integers], moves: Floats) -> list[Labelling]:
    """The labelling of each window, given its `scores` (word, label); words that are not `real` are OUTSIDE.

    `pairs` has the number of the pair of marks around each word, 0 for none; `moves` the score of each label (column) after each (row).
    """
    lengths = np.array([len(one) for one in scores])
    held = np.full((len(scores), lengths.max(), len(LABELS)), _NEVER, dtype=np.float32)
    held[:, :, OUTSIDE] = 0.0
    locked = np.zeros(held.shape[:2], dtype=np.bool_)
    for n, (one, words, pair) in enumerate(zip(scores, real, pairs, strict=True)):
        held[n, : len(one)][words] = one[words]
        locked[n, 1 : len(one)] = (pair[1:] > 0) & (pair[1:] == pair[:-1])
    both = np.stack([moves, moves - _EDGE_IN_MARKS * _edges()])
    best = _viterbi(held, locked, both)
    probabilities = _marginals(held, locked, both)
    return [Labelling(best[n, :length], probabilities[n, :length]) for n, length in enumerate(lengths)]


def _edges() -> Floats:
    """1 where a content begins or ends between two labels, else 0."""
    content = (BEGIN[Part.CONTENT], INSIDE[Part.CONTENT])
    labels = range(len(LABELS))
    return np.array([[(a in content) != (b in content) or b == BEGIN[Part.CONTENT] for b in labels] for a in labels], dtype=np.float32)


def _viterbi(scores: Floats, locked: NDArray[np.bool_], moves: Floats) -> NDArray[np.int64]:
    batch, words, _ = scores.shape
    back = np.zeros(scores.shape, dtype=np.int64)
    reached = scores[:, 0]
    held = locked.astype(np.intp)
    for word in range(1, words):
        ways = reached[:, :, None] + moves[held[:, word]]
        back[:, word] = ways.argmax(axis=1)
        reached = ways.max(axis=1) + scores[:, word]
    best = np.zeros((batch, words), dtype=np.int64)
    best[:, -1] = reached.argmax(axis=1)
    rows = np.arange(batch)
    for word in range(words - 1, 0, -1):
        best[:, word - 1] = back[rows, word, best[:, word]]
    return best


def _marginals(scores: Floats, locked: NDArray[np.bool_], moves: Floats) -> Floats:
    """Forward-backward with probabilities scaled at every word, which is as safe as logarithms and needs no logarithm a step."""
    words = scores.shape[1]
    emitted = np.exp(scores - scores.max(axis=2, keepdims=True))
    passed = np.exp(np.maximum(moves, -50.0))[locked.astype(np.intp)]
    forward, backward = np.empty_like(scores), np.empty_like(scores)
    forward[:, 0] = emitted[:, 0]
    backward[:, -1] = 1.0
    for word in range(1, words):
        step = (forward[:, word - 1, None] @ passed[:, word])[:, 0] * emitted[:, word]
        forward[:, word] = step / step.sum(axis=1, keepdims=True)
    for word in range(words - 2, -1, -1):
        step = (passed[:, word + 1] @ (backward[:, word + 1] * emitted[:, word + 1])[:, :, None])[:, :, 0]
        backward[:, word] = step / step.sum(axis=1, keepdims=True)
    both = forward * backward
    probabilities: Floats = both / both.sum(axis=2, keepdims=True)
    return probabilities
