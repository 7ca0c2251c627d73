"""`python -m training.quotations.calibrate`: what the tagger's certainty is worth, written beside the network and printed as a table.

Counted is the share of attributions that are right among those of about the same certainty, on PolNeAR's dev articles, which the network
did not learn from; those with marked words, with a cue alone and without one each apart. In the table each fold of articles is judged by
what the other folds say.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np

from benchmarks.bench import bench
from quoth.quotations.marks import read_marks
from quoth.quotations.tagger import tag_windows
from quoth.quotations.tagger.linking import Evidence
from quoth.quotations.tagger.network import Network, load
from quoth.spans import Span
from training.quotations.corpora import polnear
from training.quotations.labels import Document, Marked

MODELS = Path(__file__).resolve().parents[2] / "src" / "quoth" / "models"

_LEAST_SHARED = 0.5
_FOLDS = 10
_IN_A_KNOT = 60
_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")

Points = list[tuple[float, float]]
"""A rising map from certainty to the share that is right, by its knots."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An attribution that the network found: its raw certainty, what it rests on, and whether it is right."""

    certainty: float
    evidence: Evidence
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table: the attributions whose confidence lies between two bounds."""

    low: float
    high: float
    count: int
    said: float
    right: float


def main() -> None:
    """Calibrate the network in a folder, the shipped one by default, and print the reliability table."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations.calibrate", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=MODELS)
    for row in calibrate(parser.parse_args().folder):
        print(f"{row.low:.1f}-{row.high:.1f}  {row.count:5}  said {row.said:.2f}  right {row.right:.2f}")


def calibrate(folder: Path) -> list[Bin]:
    """The reliability table of the network in `folder`, whose settings get the calibration."""
    network = load(folder)
    by_article = [judged(network, document) for document in polnear(bench() / "quotes" / "polnear-dev.jsonl.gz")]
    settings = folder / "quotations.json"
    given = json.loads(settings.read_text(encoding="utf-8"))
    given["calibration"] = calibration([one for article in by_article for one in article])
    settings.write_text(json.dumps(given, indent=1) + "\n", encoding="utf-8")
    return reliability(by_article)


def judged(network: Network, document: Document) -> list[Judged]:
    """Each attribution that the network finds in a document, judged as `score_quotes.py` judges end-to-end."""
    found = []
    for one in tag_windows(document.text, read_marks(document.text), network):
        right = any(_same(document.text, one.content, one.source, gold) for gold in document.quotations)
        found.append(Judged(one.certainty, one.evidence, right))
    return found


def calibration(found: Sequence[Judged]) -> dict[str, Points]:
    """The map for the attributions on each kind of evidence."""
    return {evidence: _rising([one for one in found if one.evidence == evidence]) for evidence in get_args(Evidence)}


def _rising(found: Sequence[Judged]) -> Points:
    """Isotonic regression by pooling neighbours that fall (Zadrozny and Elkan, 2002), on groups large enough to count in."""
    ordered = sorted(found, key=lambda one: one.certainty)
    groups = [part for part in np.array_split(np.arange(len(ordered)), max(1, len(ordered) // _IN_A_KNOT)) if len(part)]
    if not groups:
        return [(0.0, 0.5), (1.0, 0.5)]
    pools: list[list[Judged]] = []
    for group in groups:
        pools.append([ordered[n] for n in group])
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    points = [(round(float(np.mean([one.certainty for one in pool])), 4), round(_share(pool), 4)) for pool in pools]
    return [(0.0, points[0][1]), *points, (1.0, points[-1][1])]


def _share(pool: Sequence[Judged]) -> float:
    """How many are right, with one more of each kind counted in: a pool of sixty is never sure."""
    return (sum(one.right for one in pool) + 1) / (len(pool) + 2)


def reliability(by_article: Sequence[Sequence[Judged]], bins: int = 10) -> list[Bin]:
    """The reliability table, each fold of the articles under the maps of the others."""
    said, right = [], []
    for fold in range(_FOLDS):
        others = calibration([one for n, article in enumerate(by_article) if n % _FOLDS != fold for one in article])
        here = [one for article in by_article[fold::_FOLDS] for one in article]
        said += [_read(others, one) for one in here]
        right += [float(one.right) for one in here]
    place = np.minimum((np.array(said) * bins).astype(int), bins - 1)
    rows = [(n, place == n) for n in range(bins)]
    return [
        Bin(n / bins, (n + 1) / bins, int(inside.sum()), float(np.array(said)[inside].mean()), float(np.array(right)[inside].mean()))
        for n, inside in rows
        if inside.any()
    ]


def _read(maps: Mapping[str, Points], one: Judged) -> float:
    certainty, share = zip(*maps[one.evidence], strict=True)
    return float(np.interp(one.certainty, certainty, share))


def _same(text: str, content: Iterable[Span], source: Iterable[Span], gold: Marked) -> bool:
    said, wanted = _words(text, ((s.start, s.end) for s in content)), _words(text, gold.content)
    if not said or len(said & wanted) < _LEAST_SHARED * len(said | wanted):
        return False
    who, whose = _words(text, ((s.start, s.end) for s in source)), _words(text, gold.source)
    return len(who & whose) >= _LEAST_SHARED * len(who | whose) or _head(text, who) == _head(text, whose)


def _words(text: str, places: Iterable[tuple[int, int]]) -> set[int]:
    return {found.start() for start, end in places for found in _WORD.finditer(text, start, end)}


def _head(text: str, words: set[int]) -> int:
    """Where the last word before the first comma stands; -1 without words."""
    head = -1
    for place in sorted(words):
        if head >= 0 and "," in text[head:place]:
            break
        head = place
    return head


if __name__ == "__main__":
    main()
