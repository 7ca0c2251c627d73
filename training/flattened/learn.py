"""Trains the model of flattened lines on the pages with known text.

    python -m training.flattened.learn ../shared/bench/pages --held-out held-out.jsonl

Two forests: one says which lines are reading text, one which is the headline. `--held-out` writes every page's article, for
`score_pages.py`, by forests that never saw its publisher (three folds by publisher). Needs catboost; about twenty minutes of one core.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.pages import answer
from quoth.article.flattened import features, linemodel
from quoth.article.flattened.lines import lines_of
from quoth.article.flattened.reading import article_of
from quoth.article.flattened.rules import Judgement
from quoth.article.trees import Forest
from quoth.pages import open_page
from training.article.fit import Matrix, fit, forest, store
from training.flattened.pages import SETS, WHOLE, Example, examples

OUT = Path(__file__).parents[2] / "src" / "quoth" / "models"
_FOLDS = 3
_LINES, _HEADLINE = 200, 100
_KEPT_EASY = 0.1
"""Share of the short lines outside the text that are trained on; each stands for those left out."""
_EASY_SIZE = 40

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows with their answers, what a mistake on each costs, and which are learnt from."""

    rows: Matrix
    labels: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    used: Mask
    trees: int

    def fitted(self, seen: Mask | None = None) -> Forest:
        """The forest that learns from all rows, or from those `seen`."""
        used = self.used if seen is None else self.used & seen
        with tempfile.TemporaryDirectory() as scratch:
            model = fit(self.rows[used], self.labels[used], self.weights[used], self.trees, seed=1)
            return forest(model, features.NAMES, Path(scratch) / "model.json")

    def held_out(self, fold: npt.NDArray[np.int64]) -> Matrix:
        """The scores of all rows, each by a forest that saw nothing of its fold."""
        scores = np.zeros(len(self.rows), np.float32)
        for number in range(_FOLDS):
            unseen = fold == number
            scores[unseen] = self.fitted(~unseen).probabilities(self.rows[unseen])
        return scores


def main() -> None:
    """Train the forests and store them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bench", type=Path, help="the folder of page sets")
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--held-out", type=Path, help="write every page's article by forests that never saw its publisher")
    given = arguments.parse_args()
    pages = list(examples(given.bench))
    fold = np.concatenate([[zlib.crc32(page.publisher.encode()) % _FOLDS] * len(page.read) for page in pages])
    lines = _lines(pages)
    headline = _headlines(pages, lines.rows)
    print(f"{len(pages)} pages, {len(fold)} lines, {int(lines.used.sum())} trained on", flush=True)
    if given.held_out:
        _write(given.held_out, pages, lines.held_out(fold), headline.held_out(fold))
    for name, lesson in ((linemodel.LINES, lines), (linemodel.HEADLINE, headline)):
        store(given.out / name, lesson.fitted())


def _lines(pages: list[Example]) -> Lesson:
    rows = np.concatenate([page.sheet.rows for page in pages])
    read = np.concatenate([page.read for page in pages]).astype(np.int64)
    easy = (rows[:, 0] < np.log1p(_EASY_SIZE)) & (read == 0)
    used = ~easy | (np.random.default_rng(7).random(len(easy)) < _KEPT_EASY)
    weights = np.concatenate([page.weights for page in pages])
    weights[easy] /= _KEPT_EASY
    return Lesson(rows, read, weights / weights[used].mean(), used, _LINES)


def _headlines(pages: list[Example], rows: Matrix) -> Lesson:
    labels = np.concatenate([page.headline for page in pages]).astype(np.int64)
    return Lesson(rows, labels, np.ones(len(labels)), np.concatenate([page.near for page in pages]), _HEADLINE)


def _by_page(pages: list[Example], values: Matrix) -> list[Matrix]:
    return np.split(values, np.cumsum([len(page.read) for page in pages])[:-1])


def _write(path: Path, pages: list[Example], reading: Matrix, headline: Matrix) -> None:
    """One file for each way to copy whole pages, named for it."""
    files = {kind: path.with_suffix(f".{kind}.jsonl").open("w", encoding="utf-8") for kind in WHOLE}
    for page, of_page, heads in zip(pages, _by_page(pages, reading), _by_page(pages, headline), strict=True):
        if page.kind in files and page.truth["set"] in SETS:
            judged = Judgement("model", of_page, heads)
            article = article_of(open_page(page.text.encode()), lines_of(page.text), page.sheet, judged)
            files[page.kind].write(json.dumps(answer(page.truth["set"], page.truth["id"], article)) + "\n")
    for file in files.values():
        file.close()


if __name__ == "__main__":
    main()
