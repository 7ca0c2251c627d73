"""`python -m benchmarks flattened [SET…]`: the article from a page's visible text alone, line by line, scored by `score_pages.py`.

The same pages and the same truth as `python -m benchmarks pages`, after `benchmarks.flatten` has taken the markup away.
"""

from __future__ import annotations

import argparse

from benchmarks.bench import Figures, Row, bench, rows, scored
from benchmarks.flatten import MAIL, READER, WET, Copying, flatten
from benchmarks.pages import ARTICLE_ONLY, answer
from quoth.errors import PageError
from quoth.model import Failure
from quoth.pages import open_page
from quoth.pipeline import Recipe, read_or_fail

SETS = ("fundus", "fundus-eval", "scrapinghub", "wcxb")
COPIES = {"reader": READER, "wet": WET, "mail": MAIL}
COLUMNS = ("empty", "wF", "sF", "title", "au", "au-", "date", "date-", "capt", "ads")


def run(argv: list[str]) -> Figures:
    """The figures of every set asked for (default: those with a true text), by name `flattened.SET.COLUMN`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks flattened", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    parser.add_argument("--copied", choices=COPIES, default="reader", help="select all and copy; a WET record; wrapped at 72 columns")
    options = parser.parse_args(argv)
    suffix = "" if options.copied == "reader" else f"-{options.copied}"
    figures: Figures = {}
    for name in options.sets or SETS:
        answers = read_set(name, ARTICLE_ONLY, COPIES[options.copied])
        truth = ["--truth", str(bench() / "pages" / name)]
        wcxb = ["--by", "page_type"] if name == "wcxb" else []
        for line in scored("score_pages.py", answers, [], [*truth, *wcxb]):
            if line["set"] in {name, "wcxb:article"}:
                figures |= _named(f"flattened.{line['set'].replace(':', '-')}{suffix}", line["scores"])
    return figures


def read_set(name: str, recipe: Recipe, copying: Copying) -> list[Row]:
    """The answers to one set of flattened pages, in the form that the scorer reads."""
    folder = bench() / "pages" / name
    answers = []
    for page in rows(folder / "truth.jsonl"):
        text = flatten(open_page(folder / page["html"]).decoded(), copying)
        try:
            result = read_or_fail(open_page(text.encode()), recipe)
        except PageError as error:
            result = Failure(page["id"], "pages", error.what, error.hint)
        if isinstance(result, Failure):
            print(f"  {name}/{page['id']}: {result.error}")
        else:
            answers.append(answer(name, page["id"], result))
    return answers


def _named(label: str, scores: Row) -> Figures:
    return {f"{label}.{column}": round(scores[column], 1) for column in COLUMNS if scores.get(column) is not None}
