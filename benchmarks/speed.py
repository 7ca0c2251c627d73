"""`python -m benchmarks speed [--peer NAME…]`: CPU seconds for the whole article record, ours beside the peers', over the same pages.

Each reader runs in a process of its own, one thread, on pages already in memory, one after the other in this run. A peer has its own
virtual environment, made on first use (`.venv-peer-NAME`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.bench import Figures, bench
from benchmarks.environments import peer_python

READERS = Path(__file__).with_name("readers.py")
PEERS = {
    "trafilatura": ("trafilatura==2.3.1", "lxml_html_clean"),
    "resiliparse": ("resiliparse",),
    "newsplease": ("news-please==1.6.16", "lxml_html_clean"),
    "newspaper4k": ("newspaper4k", "lxml_html_clean"),
    "goose3": ("goose3",),
    "readability": ("readability-lxml", "lxml_html_clean"),
}
SETS = ("fundus", "fundus-eval", "scrapinghub", "wcxb")


def run(argv: list[str]) -> Figures:
    """Pages per CPU second by name `speed.READER`, and `speed.times-PEER`: how many times faster than the peer we are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=__doc__)
    parser.add_argument("--peer", action="append", default=[], choices=sorted(PEERS))
    parser.add_argument("--pages", type=int, default=400, help="how many pages, taken evenly over the sets")
    options = parser.parse_args(argv)
    pages = _pages(options.pages)
    ours = _measured(sys.executable, "quoth", pages)
    figures = {"speed.quoth": ours}
    for peer in options.peer:
        theirs = _measured(peer_python(peer, PEERS[peer]), peer, pages)
        figures[f"speed.{peer}"] = theirs
        figures[f"speed.times-{peer}"] = round(ours / theirs, 2)
    return figures


def found_pages() -> list[str]:
    """The paths of the pages of all sets that are timed."""
    return [str(path) for name in SETS for path in sorted((bench() / "pages" / name / "html").glob("*.html.gz"))]


def _pages(count: int) -> list[str]:
    found = found_pages()
    return found[:: max(1, len(found) // count)][:count]


def _measured(python: str, reader: str, pages: list[str]) -> float:
    done = subprocess.run([python, str(READERS), reader], input="\n".join(pages), capture_output=True, text=True, check=True)
    result = json.loads(done.stdout.splitlines()[-1])
    print(f"  {reader}: {result['pages']} pages, {result['failed']} failed, {result['seconds']:.2f} CPU seconds")
    return round(result["pages"] / result["seconds"], 1)
