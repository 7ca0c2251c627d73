"""Where the shared test data is, and how its scorers are run: as they are, in a process of their own."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Figures = dict[str, float]
"""Measured figures by name, such as `pages.fundus.wF`; percentages are in percent."""

Row = dict[str, Any]


class NoBenchError(Exception):
    """The shared bench is not on this machine."""


def bench() -> Path:
    """The bench's folder: $QUOTH_BENCH, or `shared/bench` beside the checkout. Raises `NoBenchError`."""
    folder = Path(os.environ.get("QUOTH_BENCH") or Path(__file__).resolve().parents[2] / "shared" / "bench")
    if not (folder / "README.md").is_file():
        raise NoBenchError(str(folder))
    return folder


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def scored(scorer: str, predictions: Iterable[Row], before: list[str], after: list[str]) -> list[Any]:
    """What a scorer of the bench prints with `--json`, one value a line or one in all, for these predictions."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "predictions.jsonl")
        with file.open("w", encoding="utf-8") as out:
            for row in predictions:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        command = [sys.executable, str(bench() / scorer), *before, str(file), *after, "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    try:
        return [json.loads(printed)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in printed.splitlines() if line.strip()]


def percent(share: float) -> float:
    """A share as a percentage with one decimal."""
    return round(100 * share, 1)
