"""The bench's pages, flattened, as training examples: every line a row, with how much of it the page's true text holds.

Each page is taken as a reader's copy, as a web archive's WET record, as a copy of the article alone with some lines around it, and as the
beginning of that copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.bench import rows
from benchmarks.flatten import flatten
from quoth.article.flattened.features import Sheet, tabulate
from quoth.article.flattened.lines import Line, lines_of
from quoth.errors import PageError
from quoth.pages import open_page
from training.article.labels import covers, words
from training.article.pages import publisher

SETS = ("fundus", "fundus-eval", "scrapinghub", "wcxb")
_TRUE = 0.5
_ABOVE = (1, 2, 3, 4, 6, 10, 15)
_BELOW = (0, 0, 1, 2, 4, 8, 15, 30)
_PARAGRAPHS = (1, 2, 3, 4, 6)
_HEADLINE_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Example:
    """A flattened page: `read` and `headline` are the answers line by line; a mistake on a line costs its `weights`.

    `near` are the lines where a headline is looked for; it is empty when the page's headline is not known.
    """

    truth: dict[str, Any]
    kind: str
    publisher: str
    text: str
    sheet: Sheet
    read: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.float64]
    headline: npt.NDArray[np.bool_]
    near: npt.NDArray[np.bool_]


def examples(bench: Path) -> Iterator[Example]:
    """Every page with a known text, in its four forms."""
    for name in SETS:
        for truth in rows(bench / name / "truth.jsonl"):
            try:
                html = open_page(bench / name / truth["html"]).decoded()
            except PageError as error:
                print(error)
                continue
            text = flatten(html)
            lines = lines_of(text)
            if lines and truth.get("text"):
                read = np.array(covers([one.text for one in lines], truth["text"])) >= _TRUE
                for kind, (start, end) in _forms(read, Random(truth["id"])).items():  # noqa: S311 - a draw, not a secret
                    form = _copied(lines[start:end], apart=kind != "wet")
                    yield _example(truth, kind, form, read[start:end])


def _forms(read: npt.NDArray[np.bool_], draw: Random) -> dict[str, tuple[int, int]]:
    """Which lines each form of a page takes."""
    forms = {"copy": (0, len(read)), "wet": (0, len(read))}
    true = np.flatnonzero(read)
    if len(true):
        start = max(int(true[0]) - draw.choice(_ABOVE), 0)
        forms["article"] = start, int(true[-1]) + 1 + draw.choice(_BELOW)
        forms["beginning"] = start, int(true[min(draw.choice(_PARAGRAPHS), len(true)) - 1]) + 1
    return forms


def _copied(lines: list[Line], *, apart: bool) -> str:
    return "".join(("\n" if line.apart and apart else "") + line.text + "\n" for line in lines)


def _example(truth: dict[str, Any], kind: str, text: str, read: npt.NDArray[np.bool_]) -> Example:
    lines = lines_of(text)
    if len(lines) != len(read):
        raise ValueError(f"{truth['id']} as {kind}: {len(lines)} lines, not {len(read)}")
    sizes = np.array([len(words(line.text)) for line in lines], float)
    weights = np.sqrt(sizes + 1)
    first = int(read.argmax()) if read.any() else 0
    title = _key(truth.get("title") or "")
    places = np.arange(len(lines))
    near = (places >= first - _HEADLINE_WITHIN) & (places <= first + 1) & bool(title)
    headline = np.array([_key(line.text) == title for line in lines]) & near
    return Example(truth, kind, publisher(truth), text, tabulate(lines), read, weights / np.sqrt(weights.sum()), headline, near)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
