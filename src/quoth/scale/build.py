"""A build from end to end: index, plan, units, and a last word; each step is skipped when an earlier run has done it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Literal

from quoth.errors import QuothError
from quoth.scale.engines import Engine
from quoth.scale.index import index_path, index_source
from quoth.scale.job import Job
from quoth.scale.keeping import held, place_json, read_json, sweep
from quoth.scale.plan import make_plan
from quoth.scale.reading import MARK
from quoth.scale.unit import entry_path, read_unit

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: `done` of `total` archives found through, or pages read; `before` of them by an earlier run."""

    stage: Literal["archives", "pages"]
    done: int
    total: int
    before: int
    counts: Counts = field(default_factory=dict)


def build(job: Job, engine: Engine) -> Iterator[Step]:
    """Do what is left of a build, and say after each step how far it is.

    Raises `QuothError` when the folder holds another build or another run is at work in it, and what the engine raises.
    """
    found = _started(job)
    with held(job.folder):
        if not found["complete"]:
            sweep(job.work)
            yield from _indexed(job, engine)
            totals: Counter[str] = Counter()
            for step in _read(job, engine):
                totals.update(step.counts)
                yield step
            place_json(job.folder / MARK, found | {"complete": True, "counts": dict(totals)})
        shutil.rmtree(job.work, ignore_errors=True)


def counts(job: Job) -> Counts:
    """How many rows each table of a finished build has, how many payloads were met again, how many pages were in other languages."""
    return dict(_started(job).get("counts", {}))


def _started(job: Job) -> dict[str, Any]:
    """The word on this build, written when it is begun. Raises `QuothError` when the folder holds another one."""
    path, release = job.folder / MARK, version("quoth")
    mark = job.fingerprint(release)
    found = read_json(path)
    if found is None:
        if job.folder.exists() and any(one.name != job.work.name for one in job.folder.iterdir()):
            raise QuothError(str(job.folder), "the folder holds something else", "name a new folder")
        found = {"quoth": release, "job": mark, "complete": False, "sources": [source.path for source in job.sources]}
        place_json(path, found)
    if found["job"] != mark:
        what = "the folder holds a build of other inputs, filters or options, or by another version of Quoth"
        raise QuothError(str(job.folder), what, "name a new folder")
    return found


def _indexed(job: Job, engine: Engine) -> Iterator[Step]:
    total = len(job.sources)
    left = [number for number in range(total) if not index_path(job, number).exists()]
    before = done = total - len(left)
    yield Step("archives", done, total, before)
    for _ in engine.run(index_source, left, job):
        done += 1
        yield Step("archives", done, total, before)


def _read(job: Job, engine: Engine) -> Iterator[Step]:
    sizes = make_plan(job)
    kept = {number: entry for number in range(len(sizes)) if (entry := read_json(entry_path(job, number))) is not None}
    before = done = sum(sizes[number] for number in kept)
    totals: Counter[str] = Counter()
    for entry in kept.values():
        totals.update(entry)
    yield Step("pages", done, sum(sizes), before, dict(totals))
    for entry in engine.run(read_unit, [number for number in range(len(sizes)) if number not in kept], job):
        done += entry["pages"]
        yield Step("pages", done, sum(sizes), before, entry)
