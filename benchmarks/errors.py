"""`python -m benchmarks errors`: the errors of the quotations in the worst articles of polnear-dev, by class.

An article's errors are counted after pairing each annotated quotation with the found one that shares most of its words (IoU 0.5 or more).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.bench import Figures, Row, bench, rows
from benchmarks.quotes import body
from quoth.model import Article, Quotation
from quoth.spans import Span

_WORD = re.compile(r"\w+")
_SHARED, _NEAR = 0.5, 0.2
Words = frozenset[int]


def run(argv: list[str]) -> Figures:
    """Counts by name `errors.CLASS` over the worst articles, and how many errors all articles have."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks errors", description=__doc__)
    parser.add_argument("--worst", type=int, default=40, help="how many articles")
    options = parser.parse_args(argv)
    counted = [classed(row, body(row["text"], row["lang"])) for row in rows(bench() / "quotes" / "polnear-dev.jsonl.gz")]
    counted.sort(key=lambda errors: -errors.total())
    worst: Counter[str] = sum(counted[: options.worst], Counter())
    return {"errors.all-articles": float(sum(errors.total() for errors in counted))} | {
        f"errors.{name}": float(count) for name, count in worst.most_common()
    }


def classed(row: Row, article: Article) -> Counter[str]:
    """The errors of one article by class."""
    errors: Counter[str] = Counter()
    left = list(article.quotations)
    for gold in row["quotations"]:
        wanted = _words(article.text, [Span(*pair) for pair in gold["content"]])
        best = max(left, key=lambda found: _iou(wanted, _words(article.text, found.content)), default=None)
        shared = 0.0 if best is None else _iou(wanted, _words(article.text, best.content))
        if best is None or shared < _SHARED:
            errors[f"{'cut elsewhere' if shared >= _NEAR else 'missed'}, {gold['type']}"] += 1
            continue
        left.remove(best)
        error = _source_error(gold, best, article)
        if error:
            errors[error] += 1
    errors.update(f"invented, {found.kind.value}" for found in left)
    return errors


def _source_error(gold: Row, found: Quotation, article: Article) -> str:
    wanted = _words(article.text, [Span(*pair) for pair in gold["source"]])
    given = _words(article.text, found.source)
    if not wanted and not given:
        return ""
    if not wanted or not given:
        return "source missing" if wanted else "source invented"
    return "" if wanted & given else "source wrong"


def _words(text: str, spans: Iterable[Span]) -> Words:
    return frozenset(match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end))


def _iou(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
