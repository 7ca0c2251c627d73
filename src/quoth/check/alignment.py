"""The best way to read a printed quotation as a chain of a document's own words.

A chain of runs (shared sequences) is scored like a sequence alignment with affine gaps (Gotoh 1982): a word matched earns one; a word
changed, dropped or put in costs one; a jump to another passage costs so much that it must bring more than three words, since three may be
a name that was put in the place of another. What a mark covers costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quoth.check.index import Indexed, Run
from quoth.check.printed import Printed

NEAR_SENTENCES = 2
"""Two passages with more sentence ends than this between them stand far apart (the rule of the verdicts)."""

_JUMP = 6.5
_JUMP_BACK = 3.5
_TURN = 2.0
_DROPPED_FIRST, _DROPPED_NEXT, _DROPPED_MOST = 1.0, 0.1, 4.0

Way = Literal["on", "marked", "turn", "jump"]
"""How a chain goes from one run to the next: straight on, over a mark, to words close by in another order, or to another passage."""


@dataclass(frozen=True, slots=True)
class Link:
    """One run of a chain, trimmed of what it shares with the run before, and the way to it."""

    run: Run
    way: Way


@dataclass(frozen=True, slots=True)
class Chain:
    """A reading of the quotation: its links in the order of the quotation, and the score."""

    links: tuple[Link, ...]
    score: float

    @property
    def matched(self) -> float:
        """The score without what the jumps cost: how much of the quotation is the document's, wherever it stands there."""
        return self.score + _JUMP_BACK * sum(link.way == "jump" for link in self.links)


def best_chain(printed: Printed, indexed: Indexed) -> Chain:
    """The best-scoring chain; without links when the document shares no two words in a row with the quotation."""
    runs = indexed.runs(printed.forms, sorted({mark.before for mark in printed.marks}))
    scores: list[float] = []
    steps: list[tuple[int, Link]] = []
    for number, run in enumerate(runs):
        score, step = float(run.size - run.printed), (-1, Link(run, "on"))
        for before in range(number):
            link, gain = _joined(runs[before], run, printed, indexed)
            if link is not None and scores[before] + gain > score:
                score, step = scores[before] + gain, (before, link)
        scores.append(score)
        steps.append(step)
    totals = [score - (len(printed.words) - run.printed - run.size) for score, run in zip(scores, runs, strict=True)]
    if not totals:
        return Chain((), -float(len(printed.words)))
    at = max(range(len(totals)), key=totals.__getitem__)
    total, links = totals[at], []
    while at >= 0:
        at, link = steps[at]
        links.append(link)
    return Chain(tuple(reversed(links)), total)


def _joined(first: Run, second: Run, printed: Printed, indexed: Indexed) -> tuple[Link | None, float]:
    """The link from one run to a later one, and what it gains; None when the later one adds nothing."""
    shared = max(0, first.printed + first.size - second.printed)
    said_end = first.said + first.size
    if first.said < second.said + shared < said_end:
        shared += said_end - second.said - shared
    if shared >= second.size or second.printed + second.size <= first.printed + first.size:
        return None, 0.0
    run = Run(second.printed + shared, second.said + shared, second.size - shared)
    new, gap = run.printed - first.printed - first.size, run.said - said_end
    way = _way(first, run, gap, printed, indexed)
    return Link(run, way), run.size - _cost(way, new, gap)


def _way(first: Run, second: Run, gap: int, printed: Printed, indexed: Indexed) -> Way:
    passed = indexed.sentences_between(first.said + first.size - 1, second.said)
    if gap < 0:
        return "turn" if abs(passed) <= NEAR_SENTENCES else "jump"
    marks = [mark for mark in printed.marks if first.printed + first.size <= mark.before <= second.printed]
    if any(mark.cut for mark in marks) and passed <= NEAR_SENTENCES + 1:
        return "marked"
    if marks and gap <= 1:
        return "marked"
    return "on" if passed <= NEAR_SENTENCES else "jump"


def _cost(way: Way, new: int, gap: int) -> float:
    if way == "marked":
        return float(new)
    if way == "turn":
        return new + _TURN
    if way == "jump":
        return new + _JUMP
    dropped = gap - new
    if dropped <= 0:
        return float(new)
    return new + min(_DROPPED_MOST, _DROPPED_FIRST + _DROPPED_NEXT * (dropped - 1))
