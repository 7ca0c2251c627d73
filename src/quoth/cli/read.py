"""`quoth read`: the article of each page and who said what in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Literal, TypedDict, Unpack

import click
from rich.console import Console

from quoth.cli.printing import print_article, print_failure, print_left_out
from quoth.cli.progress import watched
from quoth.linked_data import linked_data
from quoth.model import Article, Failure
from quoth.pipeline import Recipe, read_many
from quoth.quotations import QuotationOptions
from quoth.report import failure_report, report

LOOK = 3
"""The exit code of a run that finished but has something to look at."""

Style = Literal["table", "json", "jsonl", "jsonld", "text", "dropped"]


class _Choices(TypedDict):
    """The options that change how a page is read."""

    only: Literal["article"] | None
    treat_as: Literal["auto", "page", "text"]
    min_confidence: float


def _style(flag: Style, text: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    return click.option(f"--{flag}", "style", flag_value=flag, help=text)


@click.command(epilog="Example: quoth read --jsonl samples/pages | head -n 1")
@click.argument("pages", nargs=-1, required=True)
@_style("json", "One indented JSON object a page.")
@_style("jsonl", "One JSON object a line, one line for every input.")
@_style("jsonld", "schema.org NewsArticle with its Quotations, one object a line.")
@_style("text", "The article's text alone.")
@_style("dropped", "What was left out of the text, and why.")
@click.option("--only", type=click.Choice(["article"]), help="Stop after the article: no model is loaded.")
@click.option(
    "--as",
    "treat_as",
    type=click.Choice(["auto", "page", "text"]),
    default="auto",
    show_default=True,
    help="Clean the input as a page, or take it verbatim as the article's text.",
)
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out quotations that are less sure.")
@click.option("--explain", is_flag=True, help="Show the evidence for each quotation and its speaker.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
def read(pages: tuple[str, ...], style: Style | None, *, explain: bool, workers: int, **recipe: Unpack[_Choices]) -> None:
    """Print the article of each PAGE (a file, a folder, `-` for standard input) and who said what in it."""
    results = watched(read_many(pages, _recipe(recipe), workers), "pages")
    if _print_all(results, style or "table", explain=explain):
        sys.exit(LOOK)


def _recipe(choices: _Choices) -> Recipe:
    return Recipe(
        quotations=QuotationOptions(min_confidence=choices["min_confidence"]),
        only=choices["only"],
        treat_as=choices["treat_as"],
    )


def _print_all(results: Iterator[Article | Failure], style: Style, *, explain: bool) -> int:
    console, failed = Console(), 0
    for result in results:
        if isinstance(result, Failure):
            failed += 1
            if style in ("json", "jsonl"):
                click.echo(json.dumps(failure_report(result), ensure_ascii=False, indent=2 if style == "json" else None))
            else:
                print_failure(result)
        elif style == "table":
            print_article(console, result, explain=explain)
        elif style == "dropped":
            print_left_out(console, result)
        else:
            click.echo(_rendered(result, style))
    return failed


def _rendered(article: Article, style: Style) -> str:
    if style == "text":
        return article.text
    if style == "jsonld":
        return json.dumps(linked_data(article), ensure_ascii=False)
    return json.dumps(report(article), ensure_ascii=False, indent=2 if style == "json" else None)
