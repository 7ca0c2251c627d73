"""The ratchet: `floors.json` says what every figure must at least (or at most) be, and how that came to be.

An entry is `{"at_least" or "at_most": number, "history": [[day, number, reason], …]}`. The last line of the history is the bound in force;
a line that loosens the one before it must give its reason.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.bench import Figures

FILE = Path(__file__).with_name("floors.json")


def broken(figures: Figures) -> list[str]:
    """A sentence for each figure that is beyond its bound; bounds of figures that were not measured are left alone."""
    said = []
    for name, entry in json.loads(FILE.read_text(encoding="utf-8")).items():
        if name not in figures:
            continue
        value, bound = figures[name], _bound(entry)
        if "at_least" in entry and value < bound:
            said.append(f"{name} is {value}, below its floor of {bound}")
        if "at_most" in entry and value > bound:
            said.append(f"{name} is {value}, above its ceiling of {bound}")
    return said


def loosened_without_reason() -> list[str]:
    """A sentence for each bound that was loosened, or stands apart from its history, without a reason."""
    said = []
    for name, entry in json.loads(FILE.read_text(encoding="utf-8")).items():
        history, sign = entry["history"], 1 if "at_least" in entry else -1
        if history[-1][1] != _bound(entry):
            said.append(f"{name}: the bound {_bound(entry)} is not the last of its history")
        said += [
            f"{name}: loosened from {before[1]} to {after[1]} on {after[0]} without a reason"
            for before, after in pairwise(history)
            if sign * after[1] < sign * before[1] and not after[2].strip()
        ]
    return said


def gates() -> list[str]:
    """The commands of `python -m benchmarks` that have a bound, in the order of the file."""
    names = json.loads(FILE.read_text(encoding="utf-8"))
    return list(dict.fromkeys(name.split(".")[0] for name in names))


def _bound(entry: dict[str, Any]) -> float:
    return float(entry["at_least"] if "at_least" in entry else entry["at_most"])


if __name__ == "__main__":
    print("\n".join(gates()))
