"""`python -m benchmarks room [--archive FILE] [--times N]`: how long the reading room takes to make each kind of page.

Every page is asked for through the ASGI application, one request after the other, as a browser's first visit asks: without an ETag. The
addresses are the archive's own, chosen by a seeded chance: articles, people from the most quoted to the hardly quoted, words that were
said. Printed are milliseconds from the request to the last byte, without a network: by the clock, and of this process's processor time,
which is what remains on a machine that has nothing else to do. Without `--archive` a small one is made.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx

from benchmarks.bench import Figures
from benchmarks.generated import Newsroom, statistics
from quoth.archive import Archive
from quoth.archive.results import Hit
from quoth.web.app import create_app
from quoth.web.options import RoomOptions

_ARTICLES = 2000
_PEOPLE = (0, 0, 10, 200, 1000)
"""Ranks, by quotations, from which on people are taken."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What the addresses are made of: ids that the archive has, and searches that readers would type."""

    articles: tuple[str, ...]
    quotations: tuple[str, ...]
    people: tuple[str, ...]
    outlets: tuple[str, ...]
    searches: tuple[str, ...]
    words: tuple[str, ...]


def run(argv: list[str]) -> Figures:
    """The figures of the reading room, by name `room.…`, in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks room", description=__doc__)
    parser.add_argument("--archive", type=Path, help="an archive to ask; the goal is on 200,000 articles")
    parser.add_argument("--times", type=int, default=30, help="how often each kind of page is asked for")
    parser.add_argument("--page", action="append", help="only this kind of page; may be given again")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        path = options.archive or made(Path(folder, "room.quoth"))
        pages = addresses(visited(path, options.times))
        chosen = {name: asked for name, asked in pages.items() if not options.page or name in options.page}
        return asyncio.run(_asked(path, chosen))


def visited(path: Path, count: int) -> Visited:
    """What an archive has to be asked for, `count` of each kind."""
    chance = random.Random(11)  # noqa: S311 - a seeded choice, not a secret
    with Archive(path, read_only=True) as archive:
        kept = [archive.kept(article) for article in chance.choices(archive.ids(), k=count)]
        hits = [chance.choice(one.hits) for one in kept if one.hits]
        people = [chance.choice(archive.people(limit=50, offset=rank)) for rank in _PEOPLE for _ in range(-(-count // len(_PEOPLE)))]
        return Visited(
            articles=tuple(one.line.id for one in kept),
            quotations=tuple(hit.id for hit in hits),
            people=tuple(line.speaker.id for line in people),
            outlets=tuple(outlet.name for outlet in archive.outlets()[:count]),
            searches=tuple(urlencode(_search(hit, chance)) for hit in hits),
            words=tuple(hit.words[:300] for hit in hits if len(hit.words.split()) > 3),
        )


def _search(hit: Hit, chance: random.Random) -> dict[str, str]:
    """What somebody types who half remembers a quotation: a word, two, or three in a row; some narrow it."""
    words = [word.strip("\"'“”‘’.,;:!?()") for word in hit.words.split()]
    telling = [word for word in words if len(word) > 4] or words
    start = chance.randrange(max(1, len(words) - 2))
    two, three = " ".join(chance.sample(telling, min(2, len(telling)))), " ".join(words[start : start + 3])
    asked = chance.choice((chance.choice(telling), two, three))
    narrowed = {
        "by": hit.speaker.name if hit.speaker and chance.random() < 0.2 else "",
        "outlet": hit.article.outlet if hit.article.outlet and chance.random() < 0.2 else "",
        "since": (hit.article.published or "")[:10] if chance.random() < 0.2 else "",
    }
    return {"q": asked, "sort": chance.choice(("relevance", "time"))} | {name: value for name, value in narrowed.items() if value}


def addresses(has: Visited) -> dict[str, tuple[str, ...]]:
    """Every kind of page with the addresses to ask for."""
    again = len(has.searches)
    return {
        "home": ("/",) * again,
        "articles": ("/articles",) * again,
        "articles of an outlet": tuple(f"/articles?{urlencode({'outlet': name})}" for name in has.outlets),
        "article": tuple(f"/articles/{article}" for article in has.articles),
        "people": ("/people", "/people?q=an", "/people?offset=1000") * -(-again // 3),
        "person": tuple(f"/people/{person}" for person in has.people),
        "compare": tuple(f"/compare?a={a}&b={b}" for a, b in zip(has.people, has.people[1:], strict=False)),
        "similar": ("/people/similar",) * again,
        "search, no words": ("/search",) * again,
        "search": tuple(f"/search?{asked}" for asked in has.searches),
        "feed": tuple(f"/search.atom?{asked}" for asked in has.searches),
        "quotation": tuple(f"/quotations/{quotation}" for quotation in has.quotations),
        "trace": tuple(f"/trace?{urlencode({'q': words})}" for words in has.words),
        "voices": ("/voices",) * again,
        "voices of an outlet": tuple(f"/voices?{urlencode({'outlet': name})}" for name in has.outlets),
        "voices of words": tuple(f"/voices?{asked}" for asked in has.searches),
        "read": ("/read",) * again,
        "review": ("/review",) * again,
        "missing": ("/articles/nothing",) * again,
    }


def made(path: Path) -> Path:
    """A small archive of made articles at a path."""
    with Archive(path) as archive:
        for _ in archive.add_many(Newsroom(statistics()).articles(_ARTICLES)):
            pass
    return path


async def _asked(path: Path, pages: dict[str, tuple[str, ...]]) -> Figures:
    app = create_app(RoomOptions(path, hosts=("room",), readings=1_000_000))
    figures: Figures = {}
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://room") as reader:
        await reader.get("/read")
        for name, asked in pages.items():
            spent = [took async for took in _timed(reader, asked)]
            figures |= _percentiles(f"room.{name}", "ms", [clock for clock, _ in spent])
            figures |= _percentiles(f"room.{name}", "cpu-ms", [processor for _, processor in spent])
    return figures


async def _timed(reader: httpx.AsyncClient, asked: tuple[str, ...]) -> AsyncIterator[tuple[float, float]]:
    for address in asked:
        clock, processor = time.perf_counter(), time.process_time()
        answer = await reader.get(address)
        yield (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000
        if answer.status_code not in (200, 404):
            raise RuntimeError(f"{address} was answered with {answer.status_code}: {answer.text[:300]}")


def _percentiles(name: str, unit: str, spent: Sequence[float]) -> Figures:
    ordered = sorted(spent)
    return {f"{name}.p50-{unit}": round(ordered[len(ordered) // 2], 1), f"{name}.p95-{unit}": round(ordered[-(len(ordered) // 20) - 1], 1)}
