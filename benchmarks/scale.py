"""`python -m benchmarks scale [PART…]`: builds from a crawl of the bench's pages, PART one of `PARTS` (default: all).

workers  the article alone, local with one worker and with two; rows compared
memory   the article alone of every page four times over: the largest worker while it reads them again, and at the end
full     the whole pipeline, the same way, on fewer pages
many     `read_many` with one worker and with two, article alone and whole
ray      Ray with one worker and with two, against local with two
faults   runs with a kill -9 of a random worker or of the driver at a random time, then run again: is the output the same?

Ratios are of wall-clock paces and mean what they say on a machine that does nothing else; the processor seconds for a page are given too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import quoth
from benchmarks.bench import Figures, bench
from benchmarks.builds import children, processor
from benchmarks.crawl import write_crawl

PARTS = ("workers", "memory", "full", "many", "ray", "faults")
_MANY, _FEW, _ROUNDS = 200, 60, 4


def run(argv: list[str]) -> Figures:
    """The figures of the parts, by names such as `scale.local-2-of-1`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks scale", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--pages", type=int, default=0, help="how many pages, taken evenly; default: all")
    parser.add_argument("--full-pages", type=int, default=_MANY, help="how many for the whole pipeline")
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args(argv)
    steps: dict[str, Callable[[Path, argparse.Namespace], Figures]] = {
        "workers": _workers,
        "memory": _memory,
        "full": _full,
        "many": _read_many,
        "ray": _ray,
        "faults": _faults,
    }
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="quoth-scale-") as folder:
        for part in options.parts or PARTS:
            print(f"{part}, with {os.getloadavg()[0]:.1f} processes running on {os.cpu_count()} cores")
            figures |= steps[part](Path(folder), options)
    return figures


def crawl(folder: Path, pages: int, rounds: int = 1) -> Path:
    """The archive made from so many pages of the bench (0: all), each as often as there are rounds."""
    path = folder / f"crawl-{pages}-{rounds}.warc.gz"
    if not path.exists():
        found = sorted((bench() / "pages").glob("*/html/*.html.gz"))
        chosen = (found[:: max(1, len(found) // pages)][:pages] if pages else found) * rounds
        print(f"  {write_crawl(path, chosen):,} records of {len(chosen):,} pages, {path.stat().st_size / 1e6:.0f} MB")
    return path


def timed(archive: Path, out: Path, engine: str, workers: int, only: str = "article") -> dict[str, Any]:
    """One build in a process of its own, and what it measured."""
    command = [sys.executable, "-m", "benchmarks.builds", str(archive), str(out), engine, str(workers), *([only] if only else [])]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(
        f"  {out.name}: {found['pages']} pages, {found['failures']} failures, {found['pace']:.1f} pages/s, {found['seconds']:.0f} s", end=""
    )
    print(f", {1000 * found['processor'] / found['pages']:.1f} ms of processor a page; MB a worker: {found['memory']}")
    return found


def digest(folder: Path) -> str:
    """One value for everything in a folder."""
    whole = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return whole.hexdigest()


def _workers(folder: Path, options: argparse.Namespace) -> Figures:
    archive = crawl(folder, options.pages)
    one, two = (timed(archive, folder / f"local-{workers}", "local", workers) for workers in (1, 2))
    return {
        "scale.article-per-core-second": round(one["pages"] / one["processor"], 1),
        "scale.local-2-of-1": round(two["pace"] / one["pace"], 2),
        "scale.local-2-of-1-processor": round(2 * one["processor"] / two["processor"], 2),
        "scale.rows-differ": float(digest(folder / "local-1") != digest(folder / "local-2")),
        "scale.megabytes-a-worker": two["memory"][1],
    }


def _memory(folder: Path, options: argparse.Namespace) -> Figures:
    again, last = timed(crawl(folder, options.pages, _ROUNDS), folder / "rounds", "local", 1)["memory"]
    return {"scale.memory-growth": round(100 * (last - again) / max(again, 1), 1), "scale.megabytes-a-worker-late": last}


def _full(folder: Path, options: argparse.Namespace) -> Figures:
    archive = crawl(folder, options.full_pages)
    one, two = (timed(archive, folder / f"full-{workers}", "local", workers, "") for workers in (1, 2))
    return {
        "scale.whole-per-core-second": round(one["pages"] / one["processor"], 2),
        "scale.whole-2-of-1": round(two["pace"] / one["pace"], 2),
        "scale.whole-2-of-1-processor": round(2 * one["processor"] / two["processor"], 2),
        "scale.whole-rows-differ": float(digest(folder / "full-1") != digest(folder / "full-2")),
        "scale.whole-megabytes-a-worker": two["memory"][1],
    }


def _read_many(folder: Path, options: argparse.Namespace) -> Figures:
    archive = crawl(folder, options.full_pages)
    figures: Figures = {}
    for name, recipe in (("article", quoth.Recipe(only="article")), ("whole", quoth.Recipe())):
        (pace, used), (pace_of_two, used_by_two) = (_read(archive, recipe, workers) for workers in (1, 2))
        print(f"  read_many, {name}: {pace:.1f} and {pace_of_two:.1f} pages/s, {used:.1f} and {used_by_two:.1f} ms of processor a page")
        figures[f"scale.read-many-{name}-2-of-1"] = round(pace_of_two / pace, 2)
        figures[f"scale.read-many-{name}-2-of-1-processor"] = round(2 * used / used_by_two, 2)
    return figures


def _read(archive: Path, recipe: quoth.Recipe, workers: int) -> tuple[float, float]:
    """Pages a second, and processor milliseconds a page, both from the twentieth result on: all workers have their models then."""
    begun, used, number = 0.0, 0.0, 0
    for number, _ in enumerate(quoth.read_many([archive], recipe, workers)):
        if number == 20:
            begun, used = time.monotonic(), processor()
        spent = processor() - used
    return (number - 20) / (time.monotonic() - begun), 1000 * spent / (number - 20)


def _ray(folder: Path, options: argparse.Namespace) -> Figures:
    archive = crawl(folder, options.pages)
    one, two = (timed(archive, folder / f"ray-{workers}", "ray", workers) for workers in (1, 2))
    local = timed(archive, folder / "local-again", "local", 2)
    return {
        "scale.ray-2-of-1": round(two["pace"] / one["pace"], 2),
        "scale.ray-slower-than-local": round(100 * (1 - two["pace"] / local["pace"]), 1),
        "scale.ray-rows-differ": float(digest(folder / "ray-2") != digest(folder / "local-again")),
    }


def _faults(folder: Path, options: argparse.Namespace) -> Figures:
    archive, chance = crawl(folder, _FEW), random.Random(9)  # noqa: S311 - a seeded choice, not a secret
    begun = time.monotonic()
    _built(archive, folder / "clean").wait()
    clean, lasts = digest(folder / "clean"), time.monotonic() - begun
    killed = {"worker": 0, "driver": 0}
    differ = number = 0
    while killed["worker"] + killed["driver"] < options.kills:
        number += 1
        out = folder / f"killed-{number}"
        run = _built(archive, out)
        time.sleep(chance.random() * lasts)
        whom = _kill(run, chance, driver=bool(number % 2))
        run.wait()
        if whom is None:
            continue  # it was quicker than the clean run
        killed[whom] += 1
        _built(archive, out).wait()
        differ += digest(out) != clean
    print(f"  killed: {killed}; {differ} outputs differ")
    return {"scale.kills": float(killed["worker"] + killed["driver"]), "scale.outputs-differ": float(differ)}


def _built(archive: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "quoth", "build", str(archive), "--out", str(out), "--only", "article", "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _kill(run: subprocess.Popen[bytes], chance: random.Random, *, driver: bool) -> str | None:
    """Kill the driver or one of its workers; whom it was, or None when the run is over."""
    workers = children(str(run.pid)) if run.poll() is None else []
    if run.poll() is not None:
        return None
    if driver or not workers:
        run.kill()
        return "driver"
    os.kill(chance.choice(workers), signal.SIGKILL)
    return "worker"
