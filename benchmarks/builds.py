"""One build, timed: `python -m benchmarks.builds ARCHIVE OUT ENGINE WORKERS [article]`, in a process of its own.

Prints one JSON object: pages, the seconds of the whole build, the pages a second between the first unit that is done and the last (so
without the start of processes), the processor seconds of this process and its workers (not those of Ray's), the largest memory of a worker
in the second quarter of the run and in the last.
"""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from pathlib import Path
from typing import Self

import quoth
from quoth.scale.build import build, counts
from quoth.scale.engines import Engine, Local
from quoth.scale.inputs import find_sources
from quoth.scale.job import Job


def main(archive: str, out: str, kind: str, workers: str, only: str = "") -> None:
    """Build and print."""
    job = Job(out, find_sources([archive]), recipe=quoth.Recipe(only="article" if only else None))
    begun = time.monotonic()
    with Watch() as watch:
        marks = [(time.monotonic(), step.done) for step in build(job, _engine(kind, int(workers))) if step.stage == "pages"]
    first, last = marks[1], marks[-1]
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures = {
        "pages": last[1],
        "failures": counts(job).get("failures", 0),
        "seconds": time.monotonic() - begun,
        "pace": (last[1] - first[1]) / max(last[0] - first[0], 1e-9),
        "processor": sum(one.ru_utime + one.ru_stime for one in used),
        "memory": watch.quarters(),
    }
    print(json.dumps(figures))


def _engine(kind: str, workers: int) -> Engine:
    if kind == "local":
        return Local(workers)
    from quoth.scale.cluster import Ray  # noqa: PLC0415 - takes a second to import

    return Ray(workers)


class Watch:
    """Looks at the memory of the processes that this one has started, twice a second."""

    def __init__(self) -> None:
        self._seen: list[int] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *trouble: object) -> None:
        self._over.set()
        self._thread.join()

    def quarters(self) -> list[int]:
        """The largest resident size of a worker, in megabytes, in the second and in the last quarter of the run."""
        size = len(self._seen) // 4
        return [max(part, default=0) // 1_000_000 for part in (self._seen[size : 2 * size], self._seen[3 * size :])]

    def _look(self) -> None:
        while not self._over.wait(0.5):
            self._seen.append(max((_resident(pid) for pid in children()), default=0))


def children(parent: str = "self") -> list[int]:
    """The processes that a process has started (Linux)."""
    return [int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in (task / "children").read_text().split()]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0  # it has ended meanwhile


if __name__ == "__main__":
    main(*sys.argv[1:])
