"""`quoth export`: the archive as files that other programs read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Literal

import click

from quoth.archive.export import COLUMNS
from quoth.cli.archived import archive_option, reading
from quoth.errors import QuothError

_ROWS_AT_ONCE = 10_000


@click.command(epilog="Example: quoth export csv --archive demo.quoth > quotations.csv")
@click.argument("form", type=click.Choice(["jsonl", "csv", "jsonld", "annotations", "parquet"]))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write (Parquet needs one; default: standard output)."
)
@archive_option
def export(form: Literal["jsonl", "csv", "jsonld", "annotations", "parquet"], out: Path | None, path: str) -> None:
    """Write the whole archive.

    jsonl: articles as `quoth read --jsonl` prints them, as read. jsonld: schema.org NewsArticle with its Quotations. csv, parquet: a
    row for each quotation, as corrected. annotations: W3C Web Annotations.
    """
    if form == "parquet":
        if out is None:
            raise click.UsageError("Parquet is no text: name a file with --out.")
        _parquet(path, out)
        return
    with reading(path) as archive, click.open_file(str(out or "-"), "w", encoding="utf-8") as file:
        for line in archive.export(form):
            file.write(line)


def _parquet(path: str, out: Path) -> None:
    try:
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # an extra: everything else works without it
    except ImportError as error:
        raise QuothError(str(out), "writing Parquet needs pyarrow", "pip install 'quoth[scale]'") from error
    special = {"confidence": pa.float64(), "corrected": pa.bool_()}
    shape = pa.schema([(column, special.get(column, pa.string())) for column in COLUMNS])
    with reading(path) as archive, parquet.ParquetWriter(out, shape) as writer:
        waiting = []
        for row in archive.rows():
            waiting.append(row)
            if len(waiting) == _ROWS_AT_ONCE:
                writer.write_table(pa.Table.from_pylist(waiting, shape))
                waiting.clear()
        writer.write_table(pa.Table.from_pylist(waiting, shape))
