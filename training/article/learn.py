"""Trains the block model on the pages with known text.

    python -m training.article.learn ../shared/bench/pages --held-out held-out.jsonl

`--held-out` writes the texts of every page by forests that never saw its publisher (five folds), for `score_pages.py`. Needs catboost;
about twelve minutes of one core.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from catboost import CatBoostClassifier

from quoth.article.choice import choose
from quoth.article.features import NAMES
from quoth.article.metadata import read_metadata
from training.article.fit import Matrix, fit, forest, store
from training.article.pages import Example, examples

OUT = Path(__file__).parents[2] / "src" / "quoth" / "models" / "article-blocks.npz"
_FOLDS = 5
_TREES = 800
_SEED = 1
_KEPT_EASY = 0.35
"""Share of the menu entries (short, all link, not in the text) that are trained on; each stands for those left out."""
_EASY_LINKED = 0.8
_EASY_SIZE = 60
_TRUE = 0.5


class Table:
    """All pieces of all pages as one matrix, with labels, weights and folds."""

    def __init__(self, pages: list[Example]) -> None:
        self.pages = pages
        self.rows: Matrix = np.concatenate([page.sheet.rows for page in pages])
        share = np.concatenate([page.covers for page in pages])
        self.labels = (share > _TRUE).astype(np.int64)
        weights = np.concatenate([page.weights for page in pages])
        self.fold = np.concatenate([[zlib.crc32(page.publisher.encode()) % _FOLDS] * len(page.covers) for page in pages])
        linked, size = NAMES.index("linked"), NAMES.index("size")
        easy = (self.rows[:, linked] > _EASY_LINKED) & (self.rows[:, size] < np.log1p(_EASY_SIZE)) & (self.labels == 0)
        self.used = (weights > 0) & (~easy | (np.random.default_rng(7).random(len(easy)) < _KEPT_EASY))
        weights[easy] /= _KEPT_EASY
        self.weights = weights / weights[self.used].mean()

    def held_out(self) -> Matrix:
        """The scores of all pieces, each by a forest that saw nothing of its publisher."""
        scores = np.zeros(len(self.rows), np.float32)
        for fold in range(_FOLDS):
            unseen = self.fold == fold
            scores[unseen] = self.fitted(~unseen).predict_proba(self.rows[unseen])[:, 1]
            print(f"fold {fold + 1} of {_FOLDS}", flush=True)
        return scores

    def fitted(self, among: npt.NDArray[np.bool_]) -> CatBoostClassifier:
        """A forest fitted to the pieces `among` all."""
        used = self.used & among
        return fit(self.rows[used], self.labels[used], self.weights[used], _TREES, _SEED)

    def split(self, values: Matrix) -> Iterator[Matrix]:
        """The values page by page."""
        yield from np.split(values, np.cumsum([len(page.covers) for page in self.pages])[:-1])


def main() -> None:
    """Train the forest and store it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bench", type=Path, help="the folder of page sets")
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--held-out", type=Path, help="write every page's text by forests that never saw its publisher")
    given = arguments.parse_args()
    table = Table(list(examples(given.bench)))
    print(f"{len(table.pages)} pages, {len(table.labels)} pieces, {int(table.used.sum())} trained on", flush=True)
    if given.held_out:
        _write(given.held_out, table, table.held_out())
    with tempfile.TemporaryDirectory() as scratch:
        made = forest(table.fitted(np.ones(len(table.rows), bool)), NAMES, Path(scratch) / "model.json")
    store(given.out, made)


def _write(path: Path, table: Table, scores: npt.NDArray[np.float32]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for page, of_page in zip(table.pages, table.split(scores), strict=True):
            known = read_metadata(page.layout.markup, page.truth.get("url"))
            read = choose(page.layout, page.sheet, of_page, known).read
            text = "\n\n".join(text for text, taken in zip(page.layout.texts, read, strict=True) if taken)
            file.write(json.dumps({"set": page.truth["set"], "id": page.truth["id"], "text": text}) + "\n")


if __name__ == "__main__":
    main()
