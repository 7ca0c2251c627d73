"""A virtual environment of its own for each peer, beside ours, so that what a peer needs never meets what we need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def peer_python(peer: str, packages: Sequence[str]) -> str:
    """The interpreter of a peer's own virtual environment, made with its packages when it is not there."""
    folder = ROOT / f".venv-peer-{peer}"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    return str(python)
