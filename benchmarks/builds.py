"""One build, timed: `python -m benchmarks.builds ARCHIVE OUT ENGINE WORKERS [article]`, in a process of its own.

Prints one JSON object: pages, the seconds of the whole build, the pages a second between the first unit that is done and the last (so
without the start of processes), the processor seconds of this process and its workers (not those of Ray's), the largest memory of a worker
in the second quarter of the run and in the last.
"""

from __future__ import annotations

import json
import os
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
        pages = max(step.done for step in build(job, _engine(kind, int(workers))) if step.stage == "pages")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures = {
        "pages": pages,
        "failures": counts(job).get("failures", 0),
        "seconds": time.monotonic() - begun,
        "pace": _pace(job.folder, pages),
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


def _pace(folder: Path, pages: int) -> float:
    """Pages a second between the first unit that was written and the last."""
    times: dict[str, float] = {}
    for path in folder.glob("*/*/*.parquet"):
        times[path.stem] = max(times.get(path.stem, 0.0), path.stat().st_mtime)
    return pages * (1 - 1 / len(times)) / max(max(times.values()) - min(times.values()), 1e-9)


def processor() -> float:
    """The processor seconds that this process and those that it has started have taken, while they live."""
    return sum(_ticks(pid) for pid in ("self", *children())) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int | str) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0  # it has ended meanwhile
    return int(fields[11]) + int(fields[12])


def children(parent: str = "self") -> list[int]:
    """The processes that a process has started (Linux)."""
    return [int(pid) for thread in Path(f"/proc/{parent}/task").iterdir() for pid in _started(thread)]


def _started(thread: Path) -> list[str]:
    try:
        return (thread / "children").read_text().split()
    except OSError:
        return []  # the thread has ended meanwhile


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0  # it has ended meanwhile


if __name__ == "__main__":
    main(*sys.argv[1:])
