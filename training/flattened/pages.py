"""The bench's pages, flattened, as training examples: every line a row, with how much of it the page's true text holds.

Each page is taken as programs copy it: a reader's copy, a web archive's WET record, wrapped as mail is, the article alone with some lines
around it (that with bullets and with what pictures say, too), and the beginning of that.
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
from benchmarks.flatten import MAIL, READER, WET, CopiedLine, Copying, copied_lines, written
from quoth.article import read_article
from quoth.article.flattened.features import Sheet, tabulate
from quoth.article.flattened.lines import Line, lines_of
from quoth.errors import QuothError
from quoth.model import Page
from quoth.pages import open_page
from training.article.labels import covers, words
from training.article.pages import publisher

SETS = ("fundus", "fundus-eval", "scrapinghub", "wcxb")
TAUGHT = ("trafilatura", "htmldate")
"""Sets without whole texts, whose pages are learnt from as the reader of HTML reads them, where what is known of their text agrees."""
WHOLE = {"copy": READER, "wet": WET, "mail": MAIL}
PARTS = {"article": "copy", "beginning": "copy", "pictures": "pictures"}
TEXT_BROWSER = Copying(bullet="• ", pictures=True)
_TRUE = 0.5
_ABOVE = (1, 2, 3, 4, 6, 10, 15)
_BELOW = (0, 0, 1, 2, 4, 8, 15, 30)
_PARAGRAPHS = (1, 2, 3, 4, 6)
_HEADLINE_WITHIN = 60
_WHOLE_ARTICLE = 1_000
"""Characters of text from which a page without a known text is taken for an article."""

Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """A flattened page: `read` and `headline` are the answers line by line; a mistake on a line costs its `weights`.

    `near` are the lines where a headline is looked for; it is empty when the page's headline is not known, as in those `TAUGHT`.
    """

    truth: dict[str, Any]
    kind: str
    publisher: str
    text: str
    sheet: Sheet
    read: Marks
    weights: npt.NDArray[np.float64]
    headline: Marks
    near: Marks


def examples(bench: Path) -> Iterator[Example]:
    """Every page with a known text, in all its forms."""
    for name in (*SETS, *TAUGHT):
        for truth in rows(bench / name / "truth.jsonl"):
            try:
                page = open_page(bench / name / truth["html"])
                known = truth if name in SETS else _as_read(truth, page)
            except QuothError as error:
                print(error)
                continue
            if known.get("text"):
                yield from _forms(known, copied_lines(page.decoded()))


def _as_read(truth: dict[str, Any], page: Page) -> dict[str, Any]:
    """The truth with the text that the reader of HTML finds; without one where it is short or not what is known of the page."""
    article = read_article(page)
    flat = _flat(article.text)
    right = all(_flat(said) in flat for said in truth.get("with") or ()) and not any(
        _flat(said) in flat for said in truth.get("without") or ()
    )
    return truth | {"text": article.text if right and len(article.text) >= _WHOLE_ARTICLE else ""}


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def _forms(truth: dict[str, Any], copied: list[CopiedLine]) -> Iterator[Example]:
    known: dict[str, tuple[list[Line], Marks]] = {}
    for kind, copying in (*WHOLE.items(), ("pictures", TEXT_BROWSER)):
        text = written(copied, copying)
        if lines := lines_of(text):
            known[kind] = lines, np.array(covers([line.text for line in lines], truth["text"])) >= _TRUE
            if kind in WHOLE:
                yield _example(truth, kind, text, known[kind][1])
    draw = Random(truth["id"])  # noqa: S311 - a draw, not a secret
    for kind, whole in PARTS.items():
        lines, read = known.get(whole, ([], np.zeros(0, bool)))
        if read.any():
            start, end = _part(read, draw, beginning=kind == "beginning")
            text = "".join(("\n" if line.apart else "") + line.text + "\n" for line in lines[start:end])
            if len(lines_of(text)) == len(read[start:end]):
                yield _example(truth, kind, text, read[start:end])


def _part(read: Marks, draw: Random, *, beginning: bool) -> tuple[int, int]:
    """Which lines a copy of the article alone takes, or of its first paragraphs."""
    true = np.flatnonzero(read)
    start = max(int(true[0]) - draw.choice(_ABOVE), 0)
    if beginning:
        return start, int(true[min(draw.choice(_PARAGRAPHS), len(true)) - 1]) + 1
    return start, int(true[-1]) + 1 + draw.choice(_BELOW)


def _example(truth: dict[str, Any], kind: str, text: str, read: Marks) -> Example:
    lines = lines_of(text)
    sizes = np.array([len(words(line.text)) for line in lines], float)
    weights = np.sqrt(sizes + 1)
    first = int(read.argmax()) if read.any() else 0
    title = _key(truth.get("title") or "")
    places = np.arange(len(lines))
    near = (places >= first - _HEADLINE_WITHIN) & (places <= first + 1) & bool(title) & (truth["set"] in SETS)
    headline = np.array([_key(line.text) == title for line in lines]) & near
    return Example(truth, kind, publisher(truth), text, tabulate(lines), read, weights / np.sqrt(weights.sum()), headline, near)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
