"""The articles of a build, as they were read: every span, quotation and person, and the failures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from quoth.errors import QuothError
from quoth.model import Article, Failure
from quoth.report import article_from

MARK = "build.json"
"""The file whose presence says that a folder is a build."""


def is_build(path: str | Path) -> bool:
    """Is this the folder of a build?"""
    return Path(path, MARK).is_file()


def built_results(path: str | Path) -> Iterator[Article | Failure]:
    """The articles of a finished build, day by day in the order of the records, then its failures; a few hundred pages in memory.

    Raises `QuothError` for a build that is not finished.
    """
    folder = Path(path)
    if not json.loads((folder / MARK).read_text(encoding="utf-8"))["complete"]:
        raise QuothError(str(folder), "the build is not finished", "run the same `quoth build` again")
    for file in sorted(folder.glob("articles/*/*.parquet")):
        yield from _articles(folder, file.relative_to(folder / "articles"))
    for file in sorted(folder.glob("failures/*/*.parquet")):
        for row in _rows(file):
            yield Failure(row["where"], row["stage"], row["error"], row["hint"])


def _articles(folder: Path, name: Path) -> Iterator[Article]:
    from quoth.scale.tables import report_of  # noqa: PLC0415 - needs pyarrow, which a command that meets no build does without

    beside = {}
    for table in ("quotations", "people"):
        file = folder / table / name
        found = _rows(file) if file.exists() else iter(())
        beside[table] = {place: list(rows) for place, rows in groupby(found, _place)}
    for row in _rows(folder / "articles" / name):
        place = _place(row)
        yield article_from(report_of(row, beside["quotations"].get(place, []), beside["people"].get(place, [])))


def _place(row: dict[str, Any]) -> tuple[str, int]:
    return row["warc"], row["offset"]


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    with pq.ParquetFile(file) as opened:
        for batch in opened.iter_batches(batch_size=256):
            yield from batch.to_pylist()
