"""`quoth add` killed (SIGKILL) at random moments, again and again, and then compared with a run that nobody disturbed.

Each run adds a file of articles, read already, in three transactions; the moment is anywhere from the start of the process to a little
after its usual end. A killed run is started again, as a person would. What every killed run had reported as kept must be there at once;
in the end every row must be the one that undisturbed runs give.
"""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from benchmarks.bench import Figures
from benchmarks.generated import Newsroom, statistics
from quoth.archive.repair import damage
from quoth.report import report

CHUNK = 2100
"""Articles a run: more than two transactions take, so that many kills come after a commit."""
_LATER = 1.15
"""Times the usual length of a run after which the kill comes at the latest."""
_LOOKED_THROUGH = 20
"""The file is looked through after so many kills."""
_TABLES = {
    "articles": "id, text_id, address, url, outlet, title, authors, published, minute, day, quotations, version, later, copy_of, report",
    "quotations": "*",
    "speakers": "*",
    "people": "*",
    "names": "*",
    "outlets": "*",
    "spoken": "*",
    "spoken_monthly": "*",
    "spoken_yearly": "*",
    "spoken_how": "*",
    "printed_monthly": "*",
    "sketches": "*",
}
_INDEXES = ("said_index", "quotation_index", "wording_index", "headline_index")


def killed(folder: Path, kills: int, seed: int) -> Figures:
    """The counts of `kills` kills: what was lost, what is there twice, and which tables differ from undisturbed runs.

    The moments follow from `seed`.
    """
    newsroom = Newsroom(statistics())
    chance = random.Random(seed)  # noqa: S311 - a seeded choice, not a secret
    path, clean = folder / "killed.quoth", folder / "clean.quoth"
    chunks = [_chunk(folder, newsroom, 0)]
    usual = _seconds(clean, chunks[0])
    counts, lost = Counter[str](), 0
    while counts["killed"] < kills:
        reported, ended = _run(path, chunks[-1], chance.random() * usual * _LATER)
        counts["killed"] += not ended
        counts["after a commit"] += bool(reported) and not ended
        lost += len(reported.difference(_kept(path)))
        if counts["killed"] % _LOOKED_THROUGH == 0 and path.exists():
            counts["faults"] += len(damage(path))
        if ended and counts["killed"] < kills:
            chunks.append(_chunk(folder, newsroom, len(chunks)))
    for chunk in chunks:
        _run(path, chunk, None)
        _run(clean, chunk, None)
    twice = _twice(path)
    differing = [table for table in (*_TABLES, *_INDEXES) if _rows(path, table) != _rows(clean, table)]
    counts["faults"] += len(damage(path))
    print(
        f"  {kills} runs of quoth add killed, {counts['after a commit']} of them after a commit; {len(chunks) * CHUNK} articles in the end"
    )
    print(f"  {lost} reported articles lost, {twice} rows twice, {counts['faults']} faults; tables that differ: {differing or 0}")
    return {"archive.kills": kills, "archive.kills.lost": lost + twice + counts["faults"] + len(differing)}


def _chunk(folder: Path, newsroom: Newsroom, number: int) -> Path:
    file = folder / f"articles-{number}.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(report(article))}\n" for article in newsroom.articles(CHUNK, number * CHUNK))
    return file


def _seconds(path: Path, chunk: Path) -> float:
    began = time.monotonic()
    _run(path, chunk, None)
    return time.monotonic() - began


def _run(path: Path, chunk: Path, after: float | None) -> tuple[set[str], bool]:
    """What a run reported as kept, and whether it came to its end before it was killed."""
    command = [sys.executable, "-m", "quoth", "add", str(chunk), "--archive", str(path), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        try:
            out, _ = run.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            out, _ = run.communicate()
    if run.returncode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"quoth add ended with {run.returncode}: {command}")
    whole = out[: out.rfind("\n") + 1]
    return {json.loads(line)["article"] for line in whole.splitlines()}, run.returncode == 0


def _kept(path: Path) -> set[str]:
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles'").fetchone()[0]
        return {row[0] for row in connection.execute("SELECT id FROM articles")} if made else set()


def _twice(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        articles = connection.execute("SELECT count(*) - count(DISTINCT id || text_id) FROM articles").fetchone()[0]
        quotations = connection.execute("SELECT count(*) - count(DISTINCT article || ' ' || place) FROM quotations").fetchone()[0]
    return int(articles + quotations)


def _rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        if table in _TABLES:
            return sorted(connection.execute(f"SELECT {_TABLES[table]} FROM {table}"), key=repr)  # noqa: S608 - constants of this module
        connection.execute(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', '{table}', 'row')")
        return connection.execute("SELECT * FROM temp.terms").fetchall()
