"""`quoth add`: pages, and articles of other tools, into the archive."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TypedDict, Unpack

import click

from quoth.archive import Archive
from quoth.archive.results import Added
from quoth.cli.archived import archive_option, reading, writing
from quoth.cli.printing import print_failure
from quoth.cli.progress import watched
from quoth.cli.read import LOOK
from quoth.cli.records import FIELDS, articles_of, is_lines, is_read, mapping_of
from quoth.model import Article, Failure
from quoth.pipeline import Recipe, attribute_or_fail, read_many
from quoth.scale.reading import built_results, is_build

_OUTCOMES = ("added", "updated", "duplicate", "unchanged")


@dataclass(frozen=True, slots=True)
class Known:
    """Whether an archive has an article already, asked in other processes, each with a connection of its own."""

    path: str

    def __call__(self, article: Article) -> bool:
        """Whether adding the article would change nothing."""
        return _opened(self.path).knows(article)


@cache
def _opened(path: str) -> Archive:
    return reading(path)


class _Options(TypedDict):
    """Where the fields of an article are in the lines of another tool, and how to go about it."""

    pairs: tuple[str, ...]
    map_file: Path | None
    workers: int


@click.command(epilog="Example: quoth add samples/pages --archive demo.quoth")
@click.argument("pages", nargs=-1, required=True)
@archive_option
@click.option("--map", "pairs", metavar="FIELD=NAME", multiple=True, help=f"Where JSON lines have a field: {', '.join(FIELDS)}.")
@click.option(
    "--map-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file of such pairs, one a line; # begins a comment."
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each article, one JSON object a line.")
def add(pages: tuple[str, ...], path: str, *, as_json: bool, **options: Unpack[_Options]) -> None:
    """Read each PAGE (a file, a folder, a web archive, `-` for standard input) into the archive; a folder of `quoth build` comes as read.

    JSON lines (.jsonl, .ndjson, also .gz, or standard input that begins with a brace) are articles of other tools, their text taken
    verbatim: --map text=body --map title=headline says which field is which. Lines that `quoth read --jsonl` printed come in as they were
    read.

    Adding a page again changes nothing and costs little, so an interrupted run is simply started again. A page that changed becomes a new
    version; an article that repeats another is kept and linked to it.
    """
    named = _mapping(options)
    failures: list[Failure] = []
    counts = Counter[str]()
    with writing(path) as archive:
        recipe = Recipe(known=archive.knows if options["workers"] == 1 else Known(path))
        results = chain.from_iterable(_results(page, recipe, named, options["workers"]) for page in pages)
        for added in archive.add_many(_articles(watched(results, "pages"), failures)):
            counts[added.outcome] += 1
            counts["quotations"] += added.quotations if added.outcome != "unchanged" else 0
            _print(archive, added, as_json=as_json)
    if not as_json:
        outcomes = ", ".join(f"{counts[outcome]} {outcome}" for outcome in _OUTCOMES)
        click.echo(f"{outcomes}, {len(failures)} failed; {counts['quotations']} quotations into {path}")
    if failures:
        sys.exit(LOOK)


def _mapping(options: _Options) -> dict[str, tuple[str, ...]]:
    lines = options["map_file"].read_text(encoding="utf-8").splitlines() if options["map_file"] else []
    pairs = [pair for line in lines if (pair := line.partition("#")[0].strip())]
    try:
        return mapping_of((*pairs, *options["pairs"]))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _results(page: str, recipe: Recipe, named: dict[str, tuple[str, ...]], workers: int) -> Iterator[Article | Failure]:
    if is_lines(page):
        return (_attributed(result, recipe) for result in articles_of(page, named, recipe.limits.size))
    if is_build(page):
        return built_results(page)
    return read_many([page], recipe, workers)


def _attributed(result: Article | Failure, recipe: Recipe) -> Article | Failure:
    return result if isinstance(result, Failure) or is_read(result) else attribute_or_fail(result, recipe)


def _print(archive: Archive, added: Added, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(added)))
    elif added.outcome == "updated" and added.of is not None:
        line = archive.kept(added.article).line
        click.echo(f"updated: {line.title or line.url or line.id}: version {line.version}; the earlier one, {added.of}, is kept")


def _articles(results: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            print_failure(result)
        else:
            yield result
