"""Which captures are read, in which unit of work: a pure function of the indexes, so that every run of a build plans the same.

A payload is read where it stands first, in the order of the sources; the other places are kept with it. A unit is a run of captures; it is
read, staged and committed as one. The plan is a Parquet file with one row group a unit: a worker reads its own and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from quoth.scale.index import KEY, SCHEMA, index_path
from quoth.scale.job import Job
from quoth.scale.keeping import place_file
from quoth.scale.tables import ALSO, Row

_FEWEST, _MOST, _UNITS = 20, 1000, 64
"""Captures in a unit: small enough to be shared out evenly and cheap to do again, large enough for files that are read fast."""

_PLAN = SCHEMA.append(pa.field("also", ALSO))


def plan_path(job: Job) -> Path:
    """Where the plan of a build is kept."""
    return job.work / "plan.parquet"


def make_plan(job: Job) -> tuple[int, ...]:
    """The captures in each unit, after making the plan from the indexes of all sources, if that is not done."""
    path = plan_path(job)
    if not path.exists():
        found = pa.concat_tables(pq.read_table(index_path(job, number)) for number in range(len(job.sources)))
        with place_file(path) as staged, pq.ParquetWriter(staged, _PLAN, compression="zstd") as writer:
            for unit in _units(found):
                writer.write_table(unit, row_group_size=_MOST)
    metadata = pq.read_metadata(path)
    return tuple(metadata.row_group(number).num_rows for number in range(metadata.num_row_groups))


def unit_rows(job: Job, number: int) -> list[Row]:
    """The captures and failures of one unit, in order."""
    with pq.ParquetFile(plan_path(job)) as plan:
        return list(plan.read_row_group(number).to_pylist())


def _units(found: pa.Table) -> Iterator[pa.Table]:
    """The rows to read, in order, unit by unit, each with the other places of its payload."""
    first, others = _shared(found)
    size = min(_MOST, max(_FEWEST, -(-len(first) // _UNITS)))
    for start in range(0, len(first), size):
        chosen = first[start : start + size]
        also = pa.array([_places(found, others.get(int(row), [])) for row in chosen], ALSO)
        yield found.take(chosen).append_column("also", also).cast(_PLAN)


def _shared(found: pa.Table) -> tuple[npt.NDArray[np.int64], dict[int, list[int]]]:
    """The rows to read, in order (failures, and each payload where it stands first), and for a payload's first row its other rows."""
    kinds = found["kind"]
    pages = np.flatnonzero(pc.equal(kinds, "page").to_numpy())
    halves = _halves(found["key"].take(pages).combine_chunks())
    order = np.lexsort((halves[:, 1], halves[:, 0]))  # stable: among equal payloads the order of the sources stays
    new = np.ones(len(order), dtype=bool)
    new[1:] = np.any(halves[order][1:] != halves[order][:-1], axis=1)
    owner = np.empty(len(order), dtype=np.int64)
    owner[order] = pages[order[np.flatnonzero(new)]][np.cumsum(new) - 1]
    others: dict[int, list[int]] = {}
    for place in np.flatnonzero(owner != pages):
        others.setdefault(int(owner[place]), []).append(int(pages[place]))
    for again, row in _revisits(found, pages, owner):
        others.setdefault(row, []).append(again)
    failures = np.flatnonzero(pc.equal(kinds, "failure").to_numpy())
    return np.sort(np.concatenate([np.unique(owner), failures]).astype(np.int64)), others


def _halves(keys: pa.FixedSizeBinaryArray) -> npt.NDArray[np.uint64]:
    """The digests as pairs of numbers, without copying them."""
    if not len(keys):
        return np.empty((0, 2), dtype=np.uint64)
    return np.frombuffer(keys.buffers()[1], np.uint64, count=2 * len(keys), offset=KEY * keys.offset).reshape(-1, 2)


def _revisits(found: pa.Table, pages: npt.NDArray[np.int64], owner: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The rows of revisits whose digest is that of a payload which is read, each with that payload's first row."""
    revisits = np.flatnonzero(pc.equal(found["kind"], "revisit").to_numpy())
    wanted = {claim for claim in found["claim"].take(revisits).to_pylist() if claim}
    known: dict[str, int] = {}
    for place, claim in enumerate(found["claim"].take(pages).to_pylist() if wanted else ()):
        if claim in wanted:
            known.setdefault(claim, int(owner[place]))
    for row, claim in zip(revisits, found["claim"].take(revisits).to_pylist(), strict=True):
        if claim in known:
            yield int(row), known[claim]


def _places(found: pa.Table, rows: list[int]) -> list[Row]:
    return list(found.select([field.name for field in ALSO.value_type]).take(sorted(rows)).to_pylist()) if rows else []
