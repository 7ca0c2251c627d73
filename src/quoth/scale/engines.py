"""What shares the steps of a build out: the processes of this machine, or Ray. Both run the same function on the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from quoth.crew import crewed
from quoth.errors import QuothError
from quoth.scale.job import Job
from quoth.scale.tries import deaths
from quoth.scale.unit import tries_path

_FALSE_STARTS = 3


class Work(Protocol):
    """One step of a build: `index_source` or `read_unit`, by the number of the source or unit."""

    def __call__(self, number: int, job: Job) -> Any:
        """What the step gives, picklable."""
        ...


class Engine(Protocol):
    """What does a step for many numbers."""

    def run(self, work: Work, numbers: Sequence[int], job: Job) -> Iterator[Any]:
        """The results, in any order; the work of a worker that dies is done again by another."""
        ...


class Local:
    """Processes of this machine."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, work: Work, numbers: Sequence[int], job: Job) -> Iterator[Any]:
        """The results, in order."""
        yield from crewed(
            partial(work, job=job),
            numbers,
            partial(_again, job),
            workers=min(self._workers, len(numbers) or 1),
            window=len(numbers) + 1,
            memory=job.recipe.limits.memory,
        )


def _again(job: Job, number: int, died: int, cause: str) -> None:
    """Have a unit tried again as long as its workers get to a page: each page dies twice at most, so there is an end."""
    if died - deaths(tries_path(job, number)).total() >= _FALSE_STARTS:
        raise QuothError(
            f"unit {number}",
            f"its workers end without getting further: {cause}",
            "they may have said why above; run the same command again to go on",
        )
