"""One command for each gate: `python -m benchmarks COMMAND [ARGUMENT…]`, COMMAND one of `COMMANDS`.

Prints each figure with its bound and the best published peer's figure, and exits 1 when a figure is beyond its bound. Without the shared
bench it says "skipped: no bench" and exits 0.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import floors
from benchmarks.bench import Figures, NoBenchError

COMMANDS = (
    "pages",
    "flattened",
    "quotes",
    "whole",
    "speakers",
    "people",
    "check",
    "archive",
    "room",
    "crowd",
    "merging",
    "fetch",
    "pace",
    "speed",
    "memory",
    "scale",
    "invariants",
    "errors",
)
PEERS = Path(__file__).with_name("peers.json")


def main(argv: list[str]) -> int:
    """Run one gate; the exit code."""
    if not argv or argv[0] not in COMMANDS:
        print(__doc__)
        return 2
    try:
        figures: Figures = import_module(f"benchmarks.{argv[0]}").run(argv[1:])
    except NoBenchError as missing:
        print(f"skipped: no bench ({missing})")
        return 0
    _print(figures)
    said = floors.broken(figures) + floors.loosened_without_reason()
    for sentence in said:
        print(f"FLOOR: {sentence}", file=sys.stderr)
    return 1 if said else 0


def _print(figures: Figures) -> None:
    bounds = json.loads(floors.FILE.read_text(encoding="utf-8"))
    peers = json.loads(PEERS.read_text(encoding="utf-8"))
    table = Table(show_edge=False)
    table.add_column("figure")
    for heading in ("measured", "bound", "goal", "best peer"):
        table.add_column(heading, justify="right")
    for name, value in figures.items():
        bound, peer = bounds.get(name, {}), peers.get(name, {})
        table.add_row(name, f"{value:g}", _bound(bound), _goal(peer), f"{peer.get('figure', '')} {peer.get('peer', '')}".strip())
    Console(width=140).print(table)


def _bound(entry: dict[str, float]) -> str:
    if "at_least" in entry:
        return f">= {entry['at_least']:g}"
    return f"<= {entry['at_most']:g}" if "at_most" in entry else ""


def _goal(entry: dict[str, str | float]) -> str:
    return str(entry.get("goal", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
