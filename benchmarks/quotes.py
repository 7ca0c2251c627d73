"""`python -m benchmarks quotes`: content, cue and source on PolNeAR's and the German dev articles, scored by `score_quotes.py`.

The bench's text is taken verbatim as the article's body, so that spans count in exactly that text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace

from benchmarks.bench import Figures, Row, bench, percent, rows, scored
from quoth.article import verbatim_article
from quoth.model import Article
from quoth.pages import open_page
from quoth.pipeline import Recipe, attribute
from quoth.quotations import QuotationOptions
from quoth.spans import Span

SETS = ("polnear-dev", "dewikinews-dev")
MEASURES = (
    "end-to-end",
    "end-to-end d+m",
    "quoted words",
    "attributed words",
    "attributed words quoted",
    "content exact",
    "cue exact",
    "source exact",
)


def run(argv: list[str]) -> Figures:
    """F1 of each measure, by name `quotes.SET.MEASURE`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks quotes", description=__doc__)
    parser.add_argument("--set", choices=SETS, help="one set alone")
    parser.add_argument("--min-confidence", type=float, default=0.0)
    options = parser.parse_args(argv)
    recipe = Recipe(quotations=QuotationOptions(min_confidence=options.min_confidence))
    figures: Figures = {}
    for name in [options.set] if options.set else SETS:
        gold = bench() / "quotes" / f"{name}.jsonl.gz"
        answers = (answer(row["id"], body(row["text"], row["lang"], recipe)) for row in rows(gold))
        scores = scored("score_quotes.py", answers, [str(gold)], [])[0]
        figures |= {f"quotes.{name}.{measure}": percent(scores[measure]["f1"]) for measure in MEASURES if measure in scores}
    return figures


def body(text: str, language: str, recipe: Recipe = Recipe()) -> Article:
    """A clean text as an article with its quotations and people."""
    printed = replace(verbatim_article(open_page(text.encode())), language=language)
    return attribute(printed, recipe)


def answer(article_id: str, article: Article) -> Row:
    """An article's quotations as a prediction of `score_quotes.py`."""
    found = [{"content": _pairs(q.content), "cue": _pairs(q.cue), "source": _pairs(q.source)} for q in article.quotations]
    return {"id": article_id, "quotations": found}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
