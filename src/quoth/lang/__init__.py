"""Language knowledge as data: one folder a language, one table a file, one entry a line, each with an example.

A table is a UTF-8 file of tab-separated values. Its first line names the columns, of which the first is `entry` and the last
`example`; lines that begin with `#` are comments. Tables are read once per process.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def table(language: str, name: str) -> tuple[Row, ...]:
    """The rows of one table, in the order of the file; empty when the language has no such table.

    `language` is an ISO 639-1 code ("en"), `name` the file's stem ("cues"). Raises `ValueError` for a line with another number of columns.

    >>> table("en", "cues")[0]["entry"]
    'said'
    """
    file = files(__name__).joinpath(language, f"{name}.tsv")
    if not file.is_file():
        return ()
    lines = [(n, line) for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if line and line[0] != "#"]
    columns = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"lang/{language}/{name}.tsv line {number}: {len(cells)} columns, not {len(columns)}: {line!r}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


@cache
def entries(language: str, name: str) -> frozenset[str]:
    """The first column of a table as a set: for lists where only membership counts."""
    return frozenset(row["entry"] for row in table(language, name))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have any table, sorted."""
    return tuple(sorted(folder.name for folder in files(__name__).iterdir() if folder.is_dir() and not folder.name.startswith("_")))
