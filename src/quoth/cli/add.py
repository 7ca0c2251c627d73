"""`quoth add`: pages into the archive."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import click

from quoth.cli.archived import archive_option, writing
from quoth.cli.printing import print_failure
from quoth.cli.progress import watched
from quoth.cli.read import LOOK
from quoth.model import Article, Failure
from quoth.pipeline import read_many

_OUTCOMES = ("added", "updated", "duplicate", "unchanged")


@click.command(epilog="Example: quoth add samples/pages --archive demo.quoth")
@click.argument("pages", nargs=-1, required=True)
@archive_option
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each article, one JSON object a line.")
def add(pages: tuple[str, ...], path: str, *, workers: int, as_json: bool) -> None:
    """Read each PAGE (a file, a folder, `-` for standard input) into the archive.

    Adding a page again changes nothing, so an interrupted run is simply started again. A page that changed becomes a new version; an
    article that repeats another is kept and linked to it.
    """
    failures: list[Failure] = []
    counts = Counter[str]()
    quotations = 0
    with writing(path) as archive:
        for added in archive.add_many(_articles(watched(read_many(pages, workers=workers), "pages"), failures)):
            counts[added.outcome] += 1
            quotations += added.quotations if added.outcome != "unchanged" else 0
            if as_json:
                click.echo(json.dumps(asdict(added)))
    if not as_json:
        outcomes = ", ".join(f"{counts[outcome]} {outcome}" for outcome in _OUTCOMES)
        click.echo(f"{outcomes}, {len(failures)} failed; {quotations} quotations into {path}")
    if failures:
        sys.exit(LOOK)


def _articles(results: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            print_failure(result)
        else:
            yield result
