"""The training itself: losses, smaller steps for lower layers, a moving average of the weights, checkpoints on the way."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from quoth.quotations.marks import read_marks
from quoth.quotations.tagger.encoding import LONGEST, windows
from training.quotations import crf
from training.quotations.augment import varied
from training.quotations.batches import Batch, batches
from training.quotations.labels import NOTHING_TO_LEARN, Document, Lesson, lesson
from training.quotations.network import Tagger

_NO_LINK = -1e4
_ARTICLES_AT_ONCE = 230


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. `pieces` is the size of a batch; `rate` is the top layer's, each layer below learns `decay` times as fast."""

    steps: int = 5400
    pieces: int = 1024
    rate: float = 3e-4
    decay: float = 0.85
    warmup: float = 0.06
    link_weight: float = 0.3
    average: float = 0.998
    shortest: int = 96
    seed: int = 1


Keep = Callable[[int, Tagger], None]
"""What is done with the number of a step and the averaged weights there."""

Articles = Sequence[Sequence[Document]]
"""Articles, each with all readings of it: one of them is learned from at a time, which makes soft labels of where people differ."""

_KEPT_EVERY = 200


def learn(tagger: Tagger, articles: Articles, tokenizer: Tokenizer, plan: Plan, keep: Keep) -> Tagger:
    """The tagger trained by `plan`, its weights averaged over the last steps; `keep` gets the average every some steps and at the end."""
    rng = random.Random(plan.seed)  # noqa: S311  (a seeded shuffle, no secret)
    torch.manual_seed(plan.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tagger.to(device)
    optimiser = _optimiser(tagger, plan)
    mean = copy.deepcopy(tagger).eval()
    tagger.train()
    begun = time.monotonic()
    for step, batch in enumerate(_batches(articles, tokenizer, plan, rng), 1):
        _set_rate(optimiser, _rate(step / plan.steps, plan.warmup))
        labels, links = losses(tagger, batch.to(device))
        (labels + plan.link_weight * links).backward()
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        _average(mean, tagger, min(plan.average, step / (step + 10)))
        if step % 20 == 0:
            print(f"step {step} of {plan.steps} labels {labels:.3f} links {links:.3f} {time.monotonic() - begun:.0f} s", flush=True)
        if step == plan.steps or step % _KEPT_EVERY == 0:
            keep(step, mean)
        if step == plan.steps:
            break
    return mean


def _batches(articles: Articles, tokenizer: Tokenizer, plan: Plan, rng: random.Random) -> Iterator[Batch]:
    """Batches without end; the articles are varied and shuffled anew some hundred at a time."""
    while True:
        order = rng.sample(articles, len(articles))
        for at in range(0, len(order), _ARTICLES_AT_ONCE):
            yield from batches(_lessons(order[at : at + _ARTICLES_AT_ONCE], tokenizer, plan, rng), plan.pieces, rng)


def losses(tagger: Tagger, batch: Batch) -> tuple[Tensor, Tensor]:
    """The losses of the labels (a word's share of the sequence's) and of the links (a word's)."""
    scores, links, _ = tagger(*batch.pieces)
    place = batch.first.unsqueeze(-1)
    scores = scores.gather(1, place.expand(-1, -1, scores.shape[-1]))
    links = links.gather(1, place.expand(-1, -1, links.shape[-1]))
    by_sequence = crf.loss(scores, tagger.transitions(), batch.allowed, batch.lengths)
    labels = (by_sequence * batch.weights).sum() / (batch.lengths * batch.weights).sum()
    content, cue, cue_asks, source = links.chunk(4, dim=-1)
    padding = torch.arange(place.shape[1], device=place.device) >= batch.lengths[:, None]
    return labels, _link_loss(content, cue, batch.content_to_cue, padding) + _link_loss(cue_asks, source, batch.cue_to_source, padding)


def _link_loss(origin: Tensor, goal: Tensor, target: Tensor, padding: Tensor) -> Tensor:
    scores = origin @ goal.transpose(1, 2) / origin.shape[-1] ** 0.5
    scores = scores.masked_fill(padding[:, None, :], _NO_LINK)
    total = functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=NOTHING_TO_LEARN, reduction="sum")
    return total / (target != NOTHING_TO_LEARN).sum().clamp(min=1)


def _lessons(articles: Articles, tokenizer: Tokenizer, plan: Plan, rng: random.Random) -> list[Lesson]:
    """The articles' windows, in one reading of each, varied and packed anew."""
    found = []
    for readings in articles:
        one = varied(rng.choice(readings), rng)
        longest = rng.randint(plan.shortest, LONGEST)
        found += [lesson(one, window) for window in windows(one.text, read_marks(one.text), tokenizer, longest)]
    return found


def _rate(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _optimiser(tagger: Tagger, plan: Plan) -> torch.optim.Optimizer:
    groups = [{"params": list(parameters), "lr": rate, "full": rate} for parameters, rate in _rates(tagger, plan)]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _set_rate(optimiser: torch.optim.Optimizer, share: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = group["full"] * share


def _rates(tagger: Tagger, plan: Plan) -> Iterator[tuple[Sequence[nn.Parameter], float]]:
    """The parameters with their rates: new ones learn fastest, the embeddings of words slowest."""
    new = [tagger.labels, tagger.links, tagger.shapes, tagger.depths, tagger.kinds]
    yield [p for part in new for p in part.parameters()], plan.rate * 2
    yield [tagger.moves], plan.rate * 10
    for above, layer in enumerate(reversed(tagger.layers)):
        yield list(layer.parameters()), plan.rate * plan.decay**above
    below = plan.rate * plan.decay ** len(tagger.layers)
    yield [p for part in (tagger.words, tagger.positions, tagger.norm) for p in part.parameters()], below


def _average(mean: Tagger, tagger: Tagger, keep: float) -> None:
    with torch.no_grad():
        for ours, theirs in zip(mean.parameters(), tagger.parameters(), strict=True):
            ours.lerp_(theirs, 1 - keep)


def save(tagger: Tagger, path: Path) -> None:
    """Write the weights to `path`."""
    torch.save(tagger.state_dict(), path)
