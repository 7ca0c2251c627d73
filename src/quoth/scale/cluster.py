"""A build on Ray Data (https://docs.ray.io/en/latest/data/data.html): on this machine, or on a cluster that shares the folder of the build.

Actors keep the models loaded; Ray hands them numbers only, as fast as they take them, so that nothing large ever waits. An actor that dies
is started again and its number given out again; what it has already kept is not done twice.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from typing import Any

import ray
import ray.data

from quoth.crew import bound_memory
from quoth.scale.engines import Work
from quoth.scale.job import Job

_STORE = 200_000_000
"""Bytes of Ray's object store on this machine: numbers and counts are all that goes through it."""


class Ray:
    """The workers of a Ray cluster, which is started on this machine when no address is given."""

    def __init__(self, workers: int, address: str | None = None) -> None:
        self._workers = workers
        quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        if address is None:
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a cluster that we start tells nobody that it runs
            ray.init(address="local", num_cpus=workers, include_dashboard=False, object_store_memory=_STORE, **quiet)
        else:
            ray.init(address=address, **quiet)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False

    def run(self, work: Work, numbers: Sequence[int], job: Job) -> Iterator[Any]:
        """The results, in any order."""
        if not numbers:
            return
        units = ray.data.from_items(list(numbers), override_num_blocks=len(numbers))
        crew = ray.data.ActorPoolStrategy(size=min(self._workers, len(numbers)))
        done = units.map_batches(_Actor, fn_constructor_args=(work, job), batch_size=1, compute=crew, num_cpus=1)
        for row in done.iter_rows():
            yield row["result"]


class _Actor:
    """A worker of the cluster: one step of the build, over and over."""

    def __init__(self, work: Work, job: Job) -> None:
        bound_memory(job.recipe.limits.memory)
        self._work, self._job = work, job

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        return {"result": [self._work(int(number), self._job) for number in batch["item"]]}
