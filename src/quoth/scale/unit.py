"""One unit of work: its captures are read, the rows staged, and all its files put in their places, or none.

The names of the files come from the unit's number, their rows stand in the order of the records: whoever reads the unit, and however often,
makes the same files. The unit's own entry in the work folder is written last; a unit that has it is done.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Self

import pyarrow as pa
import pyarrow.parquet as pq

from quoth.crew import within
from quoth.errors import PageError, PassingError
from quoth.model import Article, Failure, Origin
from quoth.pages.archives import page_in, warc_files
from quoth.pages.captures import capture_at
from quoth.pipeline import attribute_or_fail, gave_up, read_or_fail
from quoth.scale.inputs import opened_anywhere
from quoth.scale.job import Job
from quoth.scale.keeping import place_json, read_json, settle, staging
from quoth.scale.plan import unit_rows
from quoth.scale.tables import Place, Row, rows, schemas
from quoth.scale.tries import Tries

_GROUP = 64
"""Pages whose rows are held before they are written: what bounds the memory of a worker."""


def entry_path(job: Job, number: int) -> Path:
    """Where the entry of a unit that is done is kept."""
    return job.work / "units" / f"{number:06d}.json"


def tries_path(job: Job, number: int) -> Path:
    """Where the tries of a unit are kept."""
    return job.work / "tries" / f"{number:06d}"


def read_unit(number: int, job: Job) -> dict[str, int]:
    """Read and commit one unit, if that is not done; how many rows each table has got, and what was left out. Raises `PassingError`."""
    done = read_json(entry_path(job, number))
    if done is not None:
        return done
    with staging(job.work / "staging") as folder, Tries(tries_path(job, number)) as tries:
        with _Tables(folder, f"{number:06d}") as tables, _Reader(job) as reader:
            for at, row in enumerate(unit_rows(job, number)):
                tables.add(row, _outcome(reader, tries, at, row))
        for staged in sorted(folder.rglob("*.parquet")):
            settle(staged, job.folder / staged.relative_to(folder))
        counts = dict(tables.counts)
        place_json(entry_path(job, number), counts)
    return counts


def _outcome(reader: _Reader, tries: Tries, at: int, row: Row) -> Article | Failure | None:
    where = str(Origin("warc", row["warc"], row["offset"]))
    if row["kind"] == "failure":
        return Failure(where, "pages", row["error"], row["hint"])
    if tries.given_up(at):
        return gave_up(where, "it ended the process, or took longer or more memory than the limits allow")
    tries.begin(at)
    return reader.read(row)


class _Reader(ExitStack):
    """Reads captures by their places; the archive that was read last stays open."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._open: tuple[str, IO[bytes]] | None = None

    def read(self, row: Row) -> Article | Failure | None:
        """The article of a capture, why there is none, or None when its language is not wanted."""
        limits, origin = self._job.recipe.limits, Origin("warc", row["warc"], row["offset"])
        with within(limits.seconds):
            try:
                found = capture_at(self._file(row), origin, limits, self._job.filters.statuses)
            except PassingError:
                raise  # not a property of the page: the next try may read it
            except PageError as error:
                return Failure(str(origin), "pages", error.what, error.hint)
            if found is None:
                return Failure(str(origin), "pages", "the page is not there any more", "the file was changed: build into another folder")
            page = found if isinstance(found, Failure) else page_in(found, limits)
            if isinstance(page, Failure):
                return page
            languages, recipe = self._job.filters.languages, self._job.recipe
            if not languages:
                return read_or_fail(page, recipe)
            printed = read_or_fail(page, replace(recipe, only="article"))
            if isinstance(printed, Article) and printed.language not in languages:
                return None
            return printed if isinstance(printed, Failure) or recipe.only else attribute_or_fail(printed, recipe)

    def _file(self, row: Row) -> IO[bytes]:
        """The WARC file of a capture. Raises `PageError` when it cannot be opened."""
        if self._open is None or self._open[0] != row["warc"]:
            self.close()
            path = self._job.sources[row["source"]].path
            file = self.enter_context(opened_anywhere(path))
            files = self.enter_context(closing(warc_files(file, path)))
            found = next((warc for where, warc in files if where == row["warc"]), None)
            if found is None:
                raise PageError(row["warc"], "there is no such file in the WACZ", "the file was changed: build into another folder")
            self._open = (row["warc"], found)
        return self._open[1]


@dataclass(slots=True)
class _Tables:
    """The tables of a unit as they grow, one staged file for each table and day."""

    folder: Path
    name: str
    counts: Counter[str] = field(default_factory=Counter)
    _schemas: dict[str, pa.Schema] = field(default_factory=schemas)
    _writers: dict[tuple[str, str], pq.ParquetWriter] = field(default_factory=dict)
    _waiting: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    _pages: int = 0

    def __enter__(self) -> Self:
        return self

    def add(self, row: Row, result: Article | Failure | None) -> None:
        """Add what a capture gave."""
        self.counts["pages"] += 1
        self.counts["repeated"] += len(row["also"])
        if result is None:
            self.counts["other_languages"] += 1
            return
        place = Place(row["warc"], row["offset"], row["record"], row["url"], tuple(row["also"]))
        for table, found in rows(result, place).items():
            self.counts[table] += len(found)
            self._waiting.setdefault((table, row["day"] or "unknown"), []).extend(found)
        self._pages += 1
        if self._pages % _GROUP == 0:
            self._write()

    def _write(self) -> None:
        for (table, day), found in sorted(self._waiting.items()):
            if not found:
                continue
            if (table, day) not in self._writers:
                path = self.folder / table / f"day={day}" / f"{self.name}.parquet"
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writers[table, day] = pq.ParquetWriter(path, self._schemas[table], compression="zstd")
            self._writers[table, day].write_table(pa.Table.from_pylist(found, self._schemas[table]))
        self._waiting.clear()

    def __exit__(self, *trouble: object) -> None:
        if trouble[0] is None:
            self._write()
        for writer in self._writers.values():
            writer.close()
