"""`quoth export`: the archive, or what a search finds in it, as files that other programs read."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Literal, Unpack

import click

from quoth.archive import Archive
from quoth.archive.export import COLUMNS, Only
from quoth.archive.results import Paging
from quoth.cli.archived import Chosen, archive_option, filter_options, filters_of, reading
from quoth.cli.printing import print_failure
from quoth.cli.read import LOOK
from quoth.errors import QuothError
from quoth.pages.bundles import Exhibit, bundle

Form = Literal["jsonl", "csv", "jsonld", "annotations", "parquet", "warc", "wacz"]
_NO_TEXT = ("parquet", "warc", "wacz")
_ROWS_AT_ONCE = 10_000
_HITS_AT_ONCE = 500


@click.command(epilog="Example: quoth export csv --find bridge --archive demo.quoth > quotations.csv")
@click.argument("form", type=click.Choice(["jsonl", "csv", "jsonld", "annotations", "parquet", "warc", "wacz"]))
@click.option("--find", "words", default="", help="Only quotations with these words, and the articles in which they stand.")
@filter_options
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write (default: standard output, for text).")
@archive_option
def export(form: Form, words: str, out: Path | None, path: str, **options: Unpack[Chosen]) -> None:
    """Write the archive, or with --find and the filters of `quoth find` only what they leave.

    jsonl: articles as `quoth read --jsonl` prints them, as read. jsonld: schema.org NewsArticle with its Quotations. csv, parquet: a
    row for each quotation, as corrected. annotations: W3C Web Annotations. warc, wacz: the evidence, that is the pages as they were kept.
    """
    if form in _NO_TEXT and out is None:
        raise click.UsageError(f"{form} is no text: name a file with --out.")
    with reading(path) as archive:
        only = _found(archive, words, options) if words or any(options.values()) else None
        match form:
            case "parquet":
                _parquet(archive, only, Path(str(out)))
            case "warc" | "wacz":
                _evidence(archive, only, Path(str(out)))
            case _:
                with click.open_file(str(out or "-"), "w", encoding="utf-8") as file:
                    for line in archive.export(form, only):
                        file.write(line)


def _found(archive: Archive, words: str, options: Chosen) -> Only:
    quotations: set[str] = set()
    articles: set[str] = set()
    cursor: str | None = None
    while True:
        found = archive.find(words, Paging("oldest", _HITS_AT_ONCE, cursor), **filters_of(options))
        quotations.update(hit.id for hit in found)
        articles.update(hit.article.id for hit in found)
        if not (cursor := found.cursor):
            return Only(frozenset(quotations), frozenset(articles))


def _evidence(archive: Archive, only: Only | None, out: Path) -> None:
    articles = (archive.article(address) for address in (archive.ids() if only is None else sorted(only.articles)))
    count, failures = bundle((Exhibit(article.origin, article.url, article.title) for article in articles), out)
    for failure in failures:
        print_failure(failure)
    click.echo(f"{count} pages into {out}, {len(failures)} not to be had", err=True)
    if failures:
        sys.exit(LOOK)


def _parquet(archive: Archive, only: Only | None, out: Path) -> None:
    try:
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # an extra: everything else works without it
    except ImportError as error:
        raise QuothError(str(out), "writing Parquet needs pyarrow", "pip install 'quoth[scale]'") from error
    special = {"confidence": pa.float64(), "corrected": pa.bool_()}
    shape = pa.schema([(column, special.get(column, pa.string())) for column in COLUMNS])
    with parquet.ParquetWriter(out, shape) as writer:
        waiting = []
        for row in archive.rows(only):
            waiting.append(row)
            if len(waiting) == _ROWS_AT_ONCE:
                writer.write_table(pa.Table.from_pylist(waiting, shape))
                waiting.clear()
        writer.write_table(pa.Table.from_pylist(waiting, shape))
