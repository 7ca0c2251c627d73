"""Trains the model of flattened lines on the pages with known text.

    python -m training.flattened.learn ../shared/bench/pages --held-out held-out.jsonl

Two forests: one says which lines are reading text, one which is the headline. `--held-out` writes every page's article, for
`score_pages.py`, by forests that never saw its publisher (five folds by publisher). Needs catboost; about ten minutes of one core.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zlib
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
from training.flattened.pages import Example, examples

OUT = Path(__file__).parents[2] / "src" / "quoth" / "models"
_FOLDS = 5
_LINES, _HEADLINE = 300, 150
_KEPT_EASY = 0.3
"""Share of the short lines outside the text that are trained on; each stands for those left out."""
_EASY_SIZE = 40

Labels = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Table:
    """All lines of all pages as one matrix, with answers, weights and folds."""

    def __init__(self, pages: list[Example]) -> None:
        self.pages = pages
        self.rows: Matrix = np.concatenate([page.sheet.rows for page in pages])
        self.read = np.concatenate([page.read for page in pages]).astype(np.int64)
        self.headline = np.concatenate([page.headline for page in pages]).astype(np.int64)
        self.near = np.concatenate([page.near for page in pages])
        self.fold = np.concatenate([[zlib.crc32(page.publisher.encode()) % _FOLDS] * len(page.read) for page in pages])
        easy = (self.rows[:, 0] < np.log1p(_EASY_SIZE)) & (self.read == 0)
        self.used = ~easy | (np.random.default_rng(7).random(len(easy)) < _KEPT_EASY)
        weights = np.concatenate([page.weights for page in pages])
        weights[easy] /= _KEPT_EASY
        self.weights = weights / weights[self.used].mean()
        self.ends = np.cumsum([len(page.read) for page in pages])[:-1]

    def held_out(self, labels: Labels, used: Mask, iterations: int) -> Matrix:
        """The scores of all lines, each by an ensemble that saw nothing of its publisher."""
        scores = np.zeros(len(self.rows), np.float32)
        for fold in range(_FOLDS):
            seen, unseen = np.flatnonzero(used & (self.fold != fold)), self.fold == fold
            model = fit(self.rows[seen], labels[seen], self._weights(labels)[seen], iterations, seed=1)
            scores[unseen] = model.predict_proba(self.rows[unseen])[:, 1]
        return scores

    def fitted(self, labels: Labels, used: Mask, iterations: int) -> Forest:
        """The ensemble that ships: fitted to every page."""
        with tempfile.TemporaryDirectory() as scratch:
            model = fit(self.rows[used], labels[used], self._weights(labels)[used], iterations, seed=1)
            return forest(model, features.NAMES, Path(scratch) / "model.json")

    def _weights(self, labels: Labels) -> npt.NDArray[np.float64]:
        return self.weights if labels is self.read else np.ones(len(labels))


def main() -> None:
    """Train the forests and store them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bench", type=Path, help="the folder of page sets")
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--held-out", type=Path, help="write every page's article by forests that never saw its publisher")
    given = arguments.parse_args()
    table = Table(list(examples(given.bench)))
    print(f"{len(table.pages)} pages, {len(table.read)} lines, {int(table.used.sum())} trained on", flush=True)
    if given.held_out:
        reading = table.held_out(table.read, table.used, _LINES)
        headline = table.held_out(table.headline, table.near, _HEADLINE)
        _write(given.held_out, table, reading, headline)
    store(given.out / linemodel.LINES, table.fitted(table.read, table.used, _LINES))
    store(given.out / linemodel.HEADLINE, table.fitted(table.headline, table.near, _HEADLINE))


def _write(path: Path, table: Table, reading: Matrix, headline: Matrix) -> None:
    """One file for each form of the pages, named for it."""
    files = {kind: path.with_suffix(f".{kind}.jsonl").open("w", encoding="utf-8") for kind in {page.kind for page in table.pages}}
    for page, of_page, heads in zip(table.pages, np.split(reading, table.ends), np.split(headline, table.ends), strict=True):
        judged = Judgement("model", of_page, heads)
        article = article_of(open_page(page.text.encode()), lines_of(page.text), page.sheet, judged)
        files[page.kind].write(json.dumps(answer(page.truth["set"], page.truth["id"], article)) + "\n")
    for file in files.values():
        file.close()


if __name__ == "__main__":
    main()
