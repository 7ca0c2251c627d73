"""The bench's pages as training examples: every piece a row, with how much of it the page's true text holds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from selectolax.lexbor import LexborHTMLParser

from quoth.article.evidence import find_evidence
from quoth.article.features import Sheet, tabulate
from quoth.article.layout import Layout, lay_out
from quoth.article.markup import mark_up
from quoth.pages import open_page
from training.article.labels import covers, words

SETS = ("fundus", "fundus-eval", "scrapinghub", "wcxb", "trafilatura")
UNKNOWN = -1.0
_SECONDS = 30.0
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "go"})
_HOSTERS = ("blogspot.com", "wordpress.com", "github.io", "substack.com")
_SNIPPET_PLACES = 3
_SNIPPET = 0.05
"""What a mistake on a piece costs of which only a snippet is known, as a share of a page."""

_USUAL, _RARE = frozenset({"article", "mixed"}), 2.0
"""Shops, forums, lists and the like are few among these pages, and hard: each counts so often."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page with, for every piece, the share of it that is true text (-1: not known) and its weight."""

    truth: dict[str, Any]
    publisher: str
    layout: Layout
    sheet: Sheet
    covers: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]


def examples(bench: Path) -> Iterator[Example]:
    """Every page of the bench that shows any text."""
    for name in SETS:
        for line in (bench / name / "truth.jsonl").open(encoding="utf-8"):
            truth = json.loads(line)
            page = open_page(gzip.decompress((bench / name / truth["html"]).read_bytes()))
            markup = mark_up(LexborHTMLParser(page.decoded()).html)
            layout = lay_out(markup, _SECONDS)
            if layout.texts:
                sheet = tabulate(layout, find_evidence(markup, truth.get("url")))
                share = _covers(layout, truth)
                yield Example(truth, publisher(truth), layout, sheet, share, _weights(layout, truth, share))


def publisher(truth: dict[str, Any]) -> str:
    """The registered domain of a page's address, so that no publisher stands on both sides of a split."""
    host = urlsplit(truth.get("url") or "").netloc.lower().split(":")[0]
    parts = host.split(".")
    if len(parts) < 2:
        return str(truth["id"])
    long = host.endswith(_HOSTERS) or (len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2)
    return ".".join(parts[-3 if long else -2 :])


def _covers(layout: Layout, truth: dict[str, Any]) -> npt.NDArray[np.float64]:
    texts = layout.texts
    if truth.get("text"):
        return np.array(covers(texts, truth["text"]))
    share = np.full(len(texts), UNKNOWN)
    if "text" in truth:
        return share
    flat = [" ".join(text.casefold().split()) for text in texts]
    for label, snippets in ((0.0, truth.get("without")), (1.0, truth.get("with"))):
        for snippet in snippets or ():
            found = [number for number, text in enumerate(flat) if " ".join(snippet.casefold().split()) in text]
            if label:
                found = sorted(found, key=lambda number: -len(flat[number]))[:1]
            elif len(found) > _SNIPPET_PLACES:
                continue
            share[found] = label
    return share


def _weights(layout: Layout, truth: dict[str, Any], share: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """What a mistake on each piece costs: its words as a share of the page's true words, as the word-bag measure has it."""
    if "text" not in truth:
        return np.where(share == UNKNOWN, 0, _SNIPPET)
    sizes = np.array([len(words(text)) for text in layout.texts], float)
    true = len(words(truth["text"]))
    counts = 1 if truth["page_type"] in _USUAL else _RARE
    if not true:
        return counts * (sizes + 2) / (sizes.sum() + 100)
    weights = (sizes + 2) * np.abs(2 * share - 1).clip(0.1) / (true + 60)
    wrong = share <= 0.5
    total = weights[wrong].sum()
    if total > 2:
        weights[wrong] *= 2 / total
    return counts * weights
