"""`python -m benchmarks memory`: does reading many pages in one process keep its memory flat?

The bench's pages are read over and over, one after the other, each article dropped when it is read. Every page is met within the first
1,000, so that what may be remembered is remembered by then; what grows after them is a leak. Resident memory, in MiB.
"""

from __future__ import annotations

import argparse
import gc
import os
from itertools import cycle, islice
from pathlib import Path

from benchmarks.bench import Figures
from benchmarks.speed import found_pages
from quoth.errors import PageError
from quoth.pages import open_page
from quoth.pipeline import Recipe, read_or_fail

_STATM = Path("/proc/self/statm")
_STEP = 1_000


def run(argv: list[str]) -> Figures:
    """Resident memory after the first 1,000 pages and after all, and by how much it grew between, by name `memory.…`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks memory", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000, help="how many pages to read, at least 2,000")
    count = max(parser.parse_args(argv).pages, 2 * _STEP)
    figures: Figures = {}
    for number, path in enumerate(islice(cycle(found_pages()), count), 1):
        _read(path)
        if number % _STEP == 0:
            gc.collect()
            figures[f"memory.at-{number}"] = _resident()
            print(f"  {number:,} pages: {figures[f'memory.at-{number}']} MiB", flush=True)
    first, last = figures[f"memory.at-{_STEP}"], max(list(figures.values())[1:])
    return {f"memory.at-{_STEP}": first, "memory.most-after": last, "memory.growth": round(last - first, 1)}


def _read(path: str) -> None:
    try:
        read_or_fail(open_page(path), Recipe(only="article"))
    except PageError as error:
        print(f"  {error}")


def _resident() -> float:
    pages = int(_STATM.read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
