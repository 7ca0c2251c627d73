"""`python -m benchmarks crowd [--archive FILE] [--readers N] [--seconds N]`: many readers at once while articles are added.

The reading room runs in a process of its own (`quoth serve`), another one adds articles to the same file without a pause, and the readers
ask for the pages of `benchmarks/room.py` over the loopback network, each the next as soon as it has the last. The archive is written to: a
copy is served, and without `--archive` a small one is made.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.bench import Figures
from benchmarks.room import addresses, made, visited
from quoth.archive import Archive

_KINDS = ("home", "articles", "article", "people", "person", "search", "quotation", "voices")
_PATIENCE = 60.0
_WRITER = """
import sys
from benchmarks.generated import Newsroom, statistics
from quoth.archive import Archive
with Archive(sys.argv[1]) as archive:
    for _ in archive.add_many(Newsroom(statistics(), 50).articles(10**9)):
        pass
"""


def run(argv: list[str]) -> Figures:
    """The figures of a crowd, by name `crowd.…`; times in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks crowd", description=__doc__)
    parser.add_argument("--archive", type=Path, help="an archive to serve a copy of")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        path = Path(folder, "crowd.quoth")
        shutil.copyfile(options.archive, path) if options.archive else made(path)
        pages = addresses(visited(path, 30))
        asked = [address for kind in _KINDS for address in pages[kind]]
        before = _articles(path)
        with _served(path) as room, _written(path):
            answers, spent = asyncio.run(_crowd(room, asked, options.readers, options.seconds))
        print(f"  {sum(answers.values())} answers {dict(answers)}, {_articles(path) - before} articles added meanwhile")
    ordered = sorted(spent)
    return {
        "crowd.answers-a-second": round(sum(answers.values()) / options.seconds, 1),
        "crowd.not-served": sum(count for status, count in answers.items() if status != "200"),
        "crowd.p50-ms": round(ordered[len(ordered) // 2]),
        "crowd.p95-ms": round(ordered[int(len(ordered) * 0.95)]),
    }


async def _crowd(room: str, asked: list[str], readers: int, seconds: float) -> tuple[Counter[str], list[float]]:
    answers, spent = Counter[str](), list[float]()
    ends = time.monotonic() + seconds

    async def read(number: int) -> None:
        order = random.Random(number).sample(asked, len(asked))  # noqa: S311 - a seeded order, not a secret
        async with httpx.AsyncClient(base_url=room, timeout=_PATIENCE) as reader:
            for address in itertools.cycle(order):
                if time.monotonic() >= ends:
                    return
                began = time.perf_counter()
                try:
                    status = str((await reader.get(address)).status_code)
                except httpx.HTTPError as error:
                    status = type(error).__name__
                answers[status] += 1
                spent.append((time.perf_counter() - began) * 1000)

    await asyncio.gather(*(read(number) for number in range(readers)))
    return answers, spent


@contextmanager
def _served(path: Path) -> Iterator[str]:
    """The address of a reading room over an archive, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "quoth", "serve", "--archive", str(path), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        room = f"http://127.0.0.1:{port}"
        for _ in range(int(_PATIENCE * 10)):
            try:
                httpx.get(f"{room}/read", timeout=_PATIENCE)
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        try:
            yield room
        finally:
            server.terminate()


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """A process that adds articles to an archive until it is left."""
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.DEVNULL) as writer:
        try:
            yield
        finally:
            writer.terminate()


def _articles(path: Path) -> int:
    with Archive(path, read_only=True) as archive:
        return archive.stats().articles
