"""Where the captures of one web archive are, with what is known of them before they are read: the first step of a build.

Walking an archive costs a hundredth of reading its pages. It tells which records are whole, which the filters let through, and by a digest
of its own of each payload (those in the records may be missing, or wrong) which payloads are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from quoth.errors import PageError, PassingError
from quoth.model import Failure
from quoth.pages.archives import NO_PAGE, warc_files
from quoth.pages.captures import Capture, captures
from quoth.scale.inputs import opened_anywhere
from quoth.scale.job import Job
from quoth.scale.keeping import place_file
from quoth.scale.tables import Row

KEY = 16
"""Bytes of the digest of a payload: two of a thousand million payloads share one with a chance of one in 10^20."""

SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("source", pa.int64()),
        ("warc", pa.string()),
        ("offset", pa.int64()),
        ("record", pa.string()),
        ("url", pa.string()),
        ("day", pa.string()),
        ("key", pa.binary(KEY)),
        ("claim", pa.string()),
        ("error", pa.string()),
        ("hint", pa.string()),
    ]
)
_ROWS = 10_000
_NOTHING = bytes(KEY)


def index_path(job: Job, number: int) -> Path:
    """Where the index of source `number` is kept."""
    return job.work / "index" / f"{number:06d}.parquet"


def index_source(number: int, job: Job) -> int:
    """Make and keep the index of one source, if that is not done; how many pages it has. Raises `PassingError`."""
    path = index_path(job, number)
    if not path.exists():
        with place_file(path) as staged, pq.ParquetWriter(staged, SCHEMA, compression="zstd") as writer:
            waiting: list[Row] = []
            for row in _rows(number, job):
                waiting.append(row)
                if len(waiting) >= _ROWS:
                    writer.write_table(pa.Table.from_pylist(waiting, SCHEMA))
                    waiting = []
            writer.write_table(pa.Table.from_pylist(waiting, SCHEMA))
    return int(pq.read_metadata(path).num_rows)


def _rows(number: int, job: Job) -> Iterator[Row]:
    path, empty = job.sources[number].path, True
    try:
        with opened_anywhere(path) as file:
            for where, warc in warc_files(file, path):
                for found in captures(warc, where, job.recipe.limits, job.filters.statuses):
                    empty = False
                    if isinstance(found, Failure):
                        yield _failed(number, where, found)
                    elif job.filters.let_through(found):
                        yield _met(number, found)
    except PassingError:
        raise  # not a property of the archive: the next run may find it whole
    except PageError as error:
        yield _failed(number, path, Failure(error.where, "pages", error.what, error.hint))
    else:
        if empty:
            yield _failed(number, path, Failure(path, "pages", *NO_PAGE))


def _met(number: int, found: Capture) -> Row:
    origin = found.origin
    key = _NOTHING if found.kind == "revisit" else blake2b(found.content, digest_size=KEY).digest()
    return {
        "kind": "revisit" if found.kind == "revisit" else "page",
        "source": number,
        "warc": origin.path,
        "offset": origin.offset,
        "record": origin.record,
        "url": found.url,
        "day": found.fetched.date().isoformat() if found.fetched else None,
        "key": key,
        "claim": found.claim,
    }


def _failed(number: int, warc: str, failure: Failure) -> Row:
    _, at, offset = failure.where.rpartition(" @ ")
    return {
        "kind": "failure",
        "source": number,
        "warc": warc,
        "offset": int(offset) if at and offset.isdecimal() else None,
        "key": _NOTHING,
        "error": failure.error,
        "hint": failure.hint,
    }
