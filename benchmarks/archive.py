"""`python -m benchmarks archive [--articles N] [--file FILE] [--kills N [--seed N]]`: load, search, trace and size of a large archive.

Articles are made from the bench's statistics, beside the clock, and added in one process; only adding is timed, in CPU seconds: all of it,
and then a small add to a copy. Searches are what readers type: words, phrases, people, outlets, days. A plain FTS5 table and DuckDB's scan
(where it is installed) answer the same word searches. Tracing is measured for precision and recall on known edits
(`benchmarks/printings.py`). With `--kills`, and then nothing else, `quoth add` is killed (SIGKILL) so many times at random moments
(`benchmarks/kills.py`); another seed gives other moments, so that many kills can be counted in parts.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.bench import Figures, percent
from benchmarks.generated import Bench, Newsroom, statistics
from benchmarks.kills import killed
from benchmarks.printings import groups, natural
from quoth.archive import Archive
from quoth.archive.results import Paging
from quoth.archive.schema import TOKENS
from quoth.model import Article, Kind, Origin, Quotation, content_id
from quoth.spans import Span

BATCH = 1000
QUESTIONS = 1000
TRACES = 300
PEER_QUESTIONS = 100
EDITED = 400
MORE, MORE_SEED = 3000, 61

Spent = tuple[float, float]
"""Milliseconds of the clock and of the processor that an answer took."""


def run(argv: list[str]) -> Figures:
    """The figures of the archive, by name `archive.…`; times in milliseconds, sizes in bytes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks archive", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, help="200,000 give the million quotations of the goal")
    parser.add_argument("--kills", type=int, default=0, help="kill a writer so many times, and nothing else")
    parser.add_argument("--seed", type=int, default=9, help="of the moments at which it is killed")
    parser.add_argument("--file", type=Path, help="keep the archive here, or use the one that is here")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        if options.kills:
            return killed(Path(folder), options.kills, options.seed)
        taken = statistics()
        figures = _traced(taken)
        path = options.file or Path(folder, "news.quoth")
        if not path.exists():
            figures |= _loaded(path, taken, options.articles)
        figures |= _asked(path)
        figures |= _added(path, Path(folder), taken)
        return figures | _peers(path, Path(folder))


@dataclass(slots=True)
class _Made:
    """Articles as they are asked for, and what they are: CPU seconds to make them, bytes of their text."""

    newsroom: Newsroom
    count: int
    seconds: float = 0.0
    text: int = 0

    def __iter__(self) -> Iterator[Article]:
        articles = self.newsroom.articles(self.count)
        while True:
            began = time.process_time()
            article = next(articles, None)
            if article is None:
                return
            self.text += len(article.text.encode())
            self.seconds += time.process_time() - began
            yield article


def _loaded(path: Path, taken: Bench, count: int) -> Figures:
    made = _Made(Newsroom(taken), count)
    moments: list[float] = []
    quotations = 0
    with Archive(path) as archive:
        began = time.process_time()
        for number, added in enumerate(archive.add_many(made)):
            if number % BATCH == 0:
                moments.append(time.process_time() - made.seconds)
            quotations += added.quotations
        whole = time.process_time() - began - made.seconds
    spent = [after - before for before, after in pairwise(moments)]
    size = path.stat().st_size
    edge = max(1, len(spent) // 20)
    print(f"  {count} articles, {quotations} quotations, {made.text / count:.0f} bytes of text an article, file {size / 1e6:.0f} MB")
    return {
        "archive.load.quotations-per-second": round(quotations / whole),
        "archive.load.times-dearer-at-the-end": round(sum(spent[-edge:]) / sum(spent[:edge]), 2),
        "archive.file.bytes-per-quotation": round((size - made.text) / quotations),
        "archive.file.bytes-per-quotation-beside-stored-article": round((size - _reports(path)) / quotations),
    }


def _added(path: Path, folder: Path, taken: Bench) -> Figures:
    """The pace of a small add to a copy of the archive, to compare archives of two sizes by."""
    grown = folder / "grown.quoth"
    shutil.copy(path, grown)
    articles = list(Newsroom(taken, MORE_SEED).articles(MORE, start=10**9))
    with Archive(grown) as archive:
        began = time.process_time()
        quotations = sum(added.quotations for added in archive.add_many(articles))
        spent = time.process_time() - began
    grown.unlink()
    return {"archive.load.quotations-per-second-at-this-size": round(quotations / spent)}


def _reports(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("SELECT sum(length(report)) FROM articles").fetchone()[0])


def _asked(path: Path) -> Figures:
    chance = random.Random(7)  # noqa: S311 - a seeded choice, not a secret
    with Archive(path, read_only=True) as archive:
        questions = [_question(archive, chance) for _ in range(QUESTIONS)]
        found = _timed([lambda q=q: archive.find(q[0], Paging(q[2]), **q[1]) for q in questions])
        facets = _timed([lambda q=q: archive.facets(q[0], **q[1]) for q in questions[:200]])
        said = [_telling(archive, chance) for _ in range(TRACES)]
        traced = _timed([lambda words=words: archive.trace(words) for words in said])
        people = archive.people(limit=50)
        persons = _timed([lambda line=line: archive.person(line.speaker.id) for line in people])
    slow = sorted(zip(found, questions, strict=True), key=lambda pair: -pair[0][0])[:5]
    print("  slowest searches: " + "; ".join(f"{ms:.0f} ms {words!r} {filters} {sort}" for (ms, _), (words, filters, sort) in slow))
    return {
        **_percentiles("archive.find", found),
        **_percentiles("archive.facets", facets),
        **_percentiles("archive.trace", traced),
        **_percentiles("archive.person", persons),
    }


def _some(archive: Archive, chance: random.Random) -> str:
    """The words of a quotation at random."""
    connection = archive._connection  # noqa: SLF001 - the generator of questions looks where a reader cannot
    low, high = connection.execute(
        "SELECT (SELECT min(number) FROM quotations WHERE number > 4294967296), (SELECT max(number) FROM quotations)"
    ).fetchone()
    sql = "SELECT words FROM quotations WHERE number >= ? AND state = 0 AND words LIKE '% % % %' ORDER BY number"
    row = connection.execute(sql, (chance.randint(low, high),)).fetchone() or connection.execute(sql, (low,)).fetchone()
    return str(row[0])


def _telling(archive: Archive, chance: random.Random) -> str:
    """The words of a quotation at random that has more than small words, which are not followed."""
    while max(map(len, (words := _some(archive, chance)).split())) <= 4:
        pass
    return words


def _question(archive: Archive, chance: random.Random) -> tuple[str, dict[str, str], str]:
    words = [word.strip("\"'“”‘’.,;:!?()") for word in _some(archive, chance).split()]
    telling = [word for word in words if len(word) > 4] or words
    form = chance.random()
    if form < 0.3:
        asked = chance.choice(telling)
    elif form < 0.65:
        asked = " ".join(chance.sample(telling, min(2, len(telling))))
    elif form < 0.8:
        asked = " ".join(chance.sample(telling, min(3, len(telling))))
    else:
        start = chance.randrange(max(1, len(words) - 2))
        asked = f'"{" ".join(words[start : start + 3])}"'
    filters: dict[str, str] = {}
    if chance.random() < 0.25:
        filters["by"] = chance.choice(archive.people(limit=50, offset=chance.choice((0, 0, 200, 1000)))).speaker.name
    if chance.random() < 0.2:
        filters["outlet"] = chance.choice(archive.outlets()).name
    if chance.random() < 0.25:
        year = chance.randint(2020, 2023)
        filters |= {"since": f"{year}-03-01", "until": f"{year}-{chance.choice(('03-31', '12-31'))}"}
    if chance.random() < 0.1:
        filters["kind"] = "direct"
    if chance.random() < 0.1:
        filters["about"] = chance.choice(telling)
    return asked, filters, chance.choice(("relevance", "relevance", "time"))


def _timed(calls: Sequence[Callable[[], object]]) -> list[Spent]:
    spent: list[Spent] = []
    for call in calls:
        began, busy = time.perf_counter(), time.process_time()
        call()
        spent.append(((time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000))
    return spent


def _percentiles(name: str, spent: Sequence[Spent]) -> Figures:
    figures: Figures = {}
    for unit, times in zip(("ms", "cpu-ms"), zip(*spent, strict=True), strict=True):
        ordered = sorted(times)
        figures |= {f"{name}.p50-{unit}": round(ordered[len(ordered) // 2], 1)}
        figures |= {f"{name}.p99-{unit}": round(ordered[int(len(ordered) * 0.99) - 1], 1)}
    return figures


def _peers(path: Path, folder: Path) -> Figures:
    chance = random.Random(8)  # noqa: S311 - a seeded choice, not a secret
    with Archive(path, read_only=True) as archive:
        asked = [[w for w in _some(archive, chance).split() if w.isalpha() and len(w) > 4][:2] for _ in range(PEER_QUESTIONS)]
        asked = [words for words in asked if words]
        figures = _percentiles("archive.words.quoth", _timed([lambda words=words: archive.find(" ".join(words)) for words in asked]))
    figures |= _percentiles("archive.words.plain-fts5", _plain(path, folder, asked))
    try:
        figures |= _percentiles("archive.words.duckdb-scan", _scanned(path, folder, asked))
    except ImportError:
        print("  duckdb is not installed: its scan was not measured (pip install duckdb)")
    return figures


def _plain(path: Path, folder: Path, asked: Sequence[Sequence[str]]) -> list[Spent]:
    plain = sqlite3.connect(folder / "plain.sqlite")
    plain.execute(f"CREATE VIRTUAL TABLE said USING fts5 (words, {TOKENS})")
    plain.execute("ATTACH ? AS archive", (str(path),))
    plain.execute("INSERT INTO said (rowid, words) SELECT number, words FROM archive.quotations ORDER BY number")
    plain.commit()
    sql = "SELECT rowid, words FROM said WHERE said MATCH ? ORDER BY rank LIMIT 20"
    spent = _timed([lambda words=words: plain.execute(sql, (" ".join(words),)).fetchall() for words in asked])
    plain.close()
    return spent


def _scanned(path: Path, folder: Path, asked: Sequence[Sequence[str]]) -> list[Spent]:
    import duckdb  # noqa: PLC0415 - a peer, measured where it is installed

    connection = duckdb.connect(str(folder / "scan.duckdb"))
    connection.execute("SET threads = 1")
    connection.execute("CREATE TABLE said (number BIGINT, words VARCHAR)")
    with sqlite3.connect(path) as archive:
        rows = archive.execute("SELECT number, words FROM quotations ORDER BY number")
        csv = folder / "said.tsv"
        with csv.open("w", encoding="utf-8") as file:
            file.writelines(f"{number}\t{' '.join(words.split())}\n" for number, words in rows)
    connection.execute(f"COPY said FROM '{csv}' (DELIMITER '\t', HEADER false, QUOTE '', ESCAPE '')")
    both = "SELECT number, words FROM said WHERE {} ORDER BY number DESC LIMIT 20"
    return _timed(
        [
            lambda words=words: connection.execute(
                both.format(" AND ".join("words ILIKE ?" for _ in words)), [f"%{w}%" for w in words]
            ).fetchall()
            for words in asked
        ]
    )


def _traced(taken: Bench) -> Figures:
    """Precision and recall of tracing on known edits; the bench's own printings of the same words are not judged."""
    made = groups(taken.said, EDITED)
    texts = list(taken.said)
    truth: dict[int, set[int]] = {}
    for group in made:
        for words in group.printings.values():
            truth.setdefault(group.seed, set()).add(len(texts))
            texts.append(words)
    right = wrong = missed = 0
    with Archive(":memory:") as archive:
        list(archive.add_many(_single(number, words) for number, words in enumerate(texts)))
        for group in made:
            found = {int(p.hit.article.title or 0) for p in archive.trace(taken.said[group.seed]).printings} - {group.seed}
            expected = truth[group.seed]
            right += len(found & expected)
            missed += len(expected - found)
            wrong += sum(not natural(taken.said[group.seed], texts[number]) for number in found - expected)
    print(f"  trace: {EDITED} quotations among {len(texts)}, {right} printings found, {missed} missed, {wrong} wrong")
    return {"archive.trace.precision": percent(right / max(1, right + wrong)), "archive.trace.recall": percent(right / (right + missed))}


def _single(number: int, words: str) -> Article:
    """An article that holds one quotation; its title is its number."""
    key = content_id("single", str(number))
    place = (Span(0, len(words)),)
    quotation = Quotation(content_id(key), key, Kind.DIRECT, place, place, (), ())
    return Article(
        key,
        Origin("memory"),
        f"https://x.example/{number}",
        None,
        None,
        str(number),
        (),
        None,
        None,
        (),
        (),
        "en",
        words,
        (),
        quotations=(quotation,),
    )
