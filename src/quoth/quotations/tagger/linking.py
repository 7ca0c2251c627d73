"""From labelled words to attributions: which cue a content belongs to, and which source a cue has.

A content chooses its cue among the words of its paragraph, a cue its source likewise, by the network's link vectors; the start of the
sequence stands for "none of them". What the corpus holds nearly without exception is law here: content, cue and source share a paragraph,
unless a colon introduces the next one. What each constant is worth was counted on training articles that the network had not seen yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from quoth.quotations.tagger.decoding import Floats, Labelling
from quoth.quotations.tagger.encoding import Window
from quoth.quotations.tagger.labels import BEGIN, INSIDE, Part
from quoth.spans import Span

_SENTENCE_ENDS = frozenset(".!?…")
_SENTENCE_BETWEEN = 4.0
"""What each end of a sentence between an unquoted content and its cue costs, in log weight."""
_LEAST = 0.3
"""A cue or source is chosen when its words get at least this share of the weight."""
_NOWHERE = -1e4

Evidence = Literal["marks", "cue", "no cue"]
"""What an attribution rests on: a cue and words in marks, a cue alone, or no cue."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a window that carry one part of an attribution: `first` up to `last`, `last` not in it, with the labels' probability."""

    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """A cue with its contents and its source, or a content that no cue claims. Spans count in the text.

    `edges` is how sure the labels are, `link` how sure the choice of the cue is; `marked` whether any of the content is between marks.
    `certainty` is the two together.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    edges: float
    link: float
    marked: bool

    @property
    def certainty(self) -> float:
        """How sure all of it is, before calibration."""
        return self.edges * self.link

    @property
    def evidence(self) -> Evidence:
        """What there is to go by; how often a certainty is right differs with it."""
        if not self.cue:
            return "no cue"
        return "marks" if self.marked else "cue"


@dataclass(frozen=True, slots=True)
class _Claim:
    """A content that chose a cue, and the share of the weight that it gave to it."""

    content: Stretch
    share: float


def tagged(text: str, window: Window, labelling: Labelling, links: Floats) -> list[Tagged]:
    """The attributions of one window of `text`, in order of their cues, and after them the contents that have none."""
    cues = stretches(labelling, Part.CUE)
    sources = stretches(labelling, Part.SOURCE)
    content_asks, cue_answers, cue_asks, source_answers = np.split(links, 4, axis=1)
    reach = _Reach(text, window)
    claims: dict[int, list[_Claim]] = {}
    for content in stretches(labelling, Part.CONTENT):
        asked = content_asks[content.first : content.last].mean(axis=0)
        choice, share = _chosen(_scores(asked, cue_answers) + reach.cost(content), cues)
        claims.setdefault(choice, []).append(_Claim(content, share))
    orphans = [claim.content for claim in claims.pop(-1, [])]
    found = []
    for number, held in sorted(claims.items()):
        cue = cues[number]
        choice, _ = _chosen(_scores(cue_asks[cue.first], source_answers) + reach.elsewhere(cue), sources)
        source = [sources[choice]] if choice >= 0 else []
        kept = _together(held, [cue, *source], reach)
        orphans += [claim.content for claim in held if claim not in kept]
        found.append(_tagged(window, kept, cue, source))
    return found + [Tagged(_spans(window, [one]), (), (), one.probability, 1.0, _marked(window, [one])) for one in orphans]


def stretches(labelling: Labelling, part: Part) -> list[Stretch]:
    """The stretches of words labelled with `part`, in order; each is as probable as its least sure word."""
    labels = labelling.labels
    goes_on = labels == INSIDE[part]
    sure = labelling.probabilities[np.arange(len(labels)), labels]
    found = []
    for first in np.flatnonzero(labels == BEGIN[part]).tolist():
        last = first + 1
        while last < len(labels) and goes_on[last]:
            last += 1
        found.append(Stretch(first, last, float(sure[first:last].min())))
    return found


class _Reach:
    """How far a content may look for its cue: paragraphs and sentences of a window, by word."""

    def __init__(self, text: str, window: Window) -> None:
        signs = [text[start] if start < end else "" for start, end in zip(window.starts.tolist(), window.ends.tolist(), strict=True)]
        self.worded = np.array([sign.isalnum() for sign in signs])
        self.marked = window.pairs > 0
        self.paragraph = np.cumsum(~window.real)
        self.sentence = np.cumsum(np.array([sign in _SENTENCE_ENDS for sign in signs]) | ~window.real)
        ends = np.flatnonzero(~window.real)
        self.introduces = {int(self.paragraph[end - 1]) for end in ends[1:].tolist() if signs[end - 1] == ":"}

    def cost(self, content: Stretch) -> NDArray[np.float64]:
        """What it costs `content` to choose each word; nothing for the start of the sequence, which is no word."""
        here = self.paragraph[content.first]
        cost = self.elsewhere(content)
        if here - 1 in self.introduces:
            cost[self.paragraph == here - 1] = 0.0
        if not self.quoted(content):
            before = self.sentence[content.first - 1] - self.sentence
            after = self.sentence - self.sentence[content.last - 1]
            between = np.where(np.arange(len(cost)) < content.first, before, after)
            cost -= _SENTENCE_BETWEEN * np.maximum(between, 0)
        cost[0] = 0.0
        return cost

    def elsewhere(self, one: Stretch) -> NDArray[np.float64]:
        """What it costs `one` to choose each word: too much outside its paragraph; nothing for the start of the sequence."""
        cost = np.where(self.paragraph == self.paragraph[one.first], 0.0, _NOWHERE)
        cost[0] = 0.0
        return cost

    def quoted(self, content: Stretch) -> bool:
        """Does the content begin or end with words in marks?"""
        return bool(self.marked[content.first] or self.marked[content.last - 1])


def _together(claims: Sequence[_Claim], parts: Sequence[Stretch], reach: _Reach) -> list[_Claim]:
    """The claims that make one quotation with the surest: quoted ones, and those parted from it by nothing, or by its cue or source."""
    lead = max(claims, key=lambda claim: claim.share)
    kept = []
    for claim in claims:
        left, right = sorted((claim.content, lead.content), key=lambda one: one.first)
        broken = any(left.last <= part.first and part.last <= right.first for part in parts)
        if claim is lead or broken or reach.quoted(claim.content) or not reach.worded[left.last : right.first].any():
            kept.append(claim)
    return kept


def _scores(asked: Floats, answers: Floats) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = (answers @ asked).astype(np.float64) / len(asked) ** 0.5
    return scores


def _chosen(scores: NDArray[np.float64], among: Sequence[Stretch]) -> tuple[int, float]:
    """The number of the stretch whose words get most of the weight, and their share; -1 when none gets enough."""
    if not among:
        return -1, 1.0
    weights = np.exp(scores - scores.max())
    shares = [float(weights[one.first : one.last].sum() / weights.sum()) for one in among]
    best = int(np.argmax(shares))
    return (best, shares[best]) if shares[best] >= _LEAST else (-1, 1.0)


def _tagged(window: Window, claims: Sequence[_Claim], cue: Stretch, source: Sequence[Stretch]) -> Tagged:
    pieces = [claim.content for claim in claims]
    return Tagged(
        content=_spans(window, pieces),
        cue=_spans(window, [cue]),
        source=_spans(window, source),
        edges=min(one.probability for one in (*pieces, cue, *source)),
        link=min(claim.share for claim in claims),
        marked=_marked(window, pieces),
    )


def _marked(window: Window, pieces: Sequence[Stretch]) -> bool:
    return any(bool((window.pairs[one.first : one.last] > 0).any()) for one in pieces)


def _spans(window: Window, found: Sequence[Stretch]) -> tuple[Span, ...]:
    return tuple(Span(int(window.starts[one.first]), int(window.ends[one.last - 1])) for one in found)
