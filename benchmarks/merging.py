"""`python -m benchmarks merging [--archive FILE] [--rank N]`: how long it takes to say that two people are one, and to take it back.

The two are neighbours in the list of people, by quotations, from each rank on; the one that is quoted less is merged into the other. The
archive is written to: a copy is used, and without `--archive` a small one is made.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from benchmarks.bench import Figures
from benchmarks.room import made
from quoth.archive import Archive
from quoth.archive.results import Correction

_RANKS = (1000, 300, 100, 30)


def run(argv: list[str]) -> Figures:
    """The figures of merging, by name `merging.…`, with the articles of who is merged; seconds, and how long others waited at most."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks merging", description=__doc__)
    parser.add_argument("--archive", type=Path, help="an archive to copy")
    parser.add_argument("--rank", type=int, action="append", help="a rank of people; may be given again")
    parser.add_argument("--no-undo", action="store_true", help="only merge")
    options = parser.parse_args(argv)
    figures: Figures = {}
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        path = Path(folder, "merging.quoth")
        shutil.copyfile(options.archive, path) if options.archive else made(path)
        with Archive(path) as archive:
            for rank in options.rank or _RANKS:
                stays, joins = archive.people(limit=2, offset=rank)
                began = time.perf_counter()
                with _waited(path) as waits:
                    merge = archive.correct(Correction("merge", joins.speaker.id, stays.speaker.id, "benchmarks"))
                merged = time.perf_counter()
                of = f"merging.{joins.articles}-into-{stays.articles}-articles"
                figures |= {f"{of}-s": round(merged - began, 2), f"{of}-others-waited-s": round(max(waits), 2)}
                if options.no_undo:
                    continue
                archive.undo(merge.id)
                figures[f"{of}-undone-s"] = round(time.perf_counter() - merged, 2)
    return figures


@contextmanager
def _waited(path: Path) -> Iterator[list[float]]:
    """How long another writer waits for the file, again and again until the block is left; in seconds."""
    waits, over = [0.0], Event()

    def ask() -> None:
        other = sqlite3.connect(path, isolation_level=None, timeout=600)
        while not over.wait(0.05):
            began = time.perf_counter()
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
            waits.append(time.perf_counter() - began)
        other.close()

    writer = Thread(target=ask)
    writer.start()
    try:
        yield waits
    finally:
        over.set()
        writer.join()
