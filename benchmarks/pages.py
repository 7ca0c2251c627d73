"""`python -m benchmarks pages [SET…]`: the article from HTML, scored by `score_pages.py`.

Every page of the bench is read in this process; a page that fails counts as an empty answer and is named.
"""

from __future__ import annotations

import argparse

from benchmarks.bench import Figures, Row, bench, rows, scored
from quoth.model import Article, Failure
from quoth.pages import open_page
from quoth.pipeline import Recipe, read_or_fail

SETS = ("fundus", "fundus-eval", "scrapinghub", "wcxb", "trafilatura", "htmldate", "readability")
COLUMNS = ("empty", "wF", "sF", "with", "wo", "title", "au", "au-", "date", "date-", "capt", "ads")
ARTICLE_ONLY = Recipe(only="article")


def run(argv: list[str]) -> Figures:
    """The figures of every set asked for (default: all), by name `pages.SET.COLUMN`; wcxb's articles alone are `wcxb-articles`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pages", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    figures: Figures = {}
    for name in parser.parse_args(argv).sets or SETS:
        figures |= _set_figures(name, read_set(name))
    return figures


def read_set(name: str) -> list[Row]:
    """The answers to one set of pages, in the form that the scorer reads."""
    folder = bench() / "pages" / name
    answers = []
    for page in rows(folder / "truth.jsonl"):
        result = read_or_fail(open_page(folder / page["html"]), ARTICLE_ONLY)
        if isinstance(result, Failure):
            print(f"  {name}/{page['id']}: {result.error}")
        else:
            answers.append(answer(name, page["id"], result))
    return answers


def answer(name: str, page: str, article: Article) -> Row:
    """An article as a prediction of `score_pages.py`."""
    return {
        "set": name,
        "id": page,
        "title": article.title,
        "authors": list(article.authors),
        "date": article.published.iso() if article.published else None,
        "text": article.text,
    }


def _set_figures(name: str, answers: list[Row]) -> Figures:
    truth = ["--truth", str(bench() / "pages" / name)]
    figures = {}
    for line in scored("score_pages.py", answers, [], truth):
        figures |= _named(name, line["scores"])
    if name == "wcxb":
        for line in scored("score_pages.py", answers, [], [*truth, "--by", "page_type"]):
            if line["set"] == "wcxb:article":
                figures |= _named("wcxb-articles", line["scores"])
    return figures


def _named(name: str, scores: Row) -> Figures:
    return {f"pages.{name}.{column}": round(scores[column], 1) for column in COLUMNS if scores.get(column) is not None}
