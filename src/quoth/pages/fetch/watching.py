"""Feeds looked at again and again: which is due, what each gave, and how long a dying one is left alone.

The subscriptions are rows in a small SQLite file beside the evidence, so a watch that is stopped goes on where it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from quoth.pages.fetch.addresses import settled
from quoth.pages.fetch.crawl import fetched
from quoth.pages.fetch.manners import Manners
from quoth.pages.fetch.visiting import Visit
from quoth.pages.limits import PageLimits

_DAY = 86_400.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (
  url TEXT PRIMARY KEY, every REAL NOT NULL, due REAL NOT NULL, failures INTEGER NOT NULL, listed INTEGER NOT NULL, fresh INTEGER NOT NULL,
  pages INTEGER NOT NULL, said TEXT NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is watched: looked at `every` so many seconds, next at `due` (seconds since 1970).

    `failures` in a row make it wait longer; `listed` and `fresh` count the entries of its last answer and the new ones among them, `pages`
    all that it ever gave; `said` is what it answered last.
    """

    url: str
    every: float
    due: float = 0.0
    failures: int = 0
    listed: int = 0
    fresh: int = 0
    pages: int = 0
    said: str = "not looked at yet"


def looked_at(feed: Feed, visit: Visit, now: float) -> Feed:
    """The feed after a visit: when it is due next, and what it gave. A failing one waits twice as long each time, at most a day.

    >>> failed = looked_at(Feed("https://example.org/feed", every=600), Visit("https://example.org/feed", "failed"), now=0.0)
    >>> failed.due, looked_at(failed, Visit("https://example.org/feed", "failed"), now=0.0).due
    (1200.0, 2400.0)
    """
    if visit.outcome == "failed":
        failures = feed.failures + 1
        wait = min(feed.every * 2**failures, max(_DAY, feed.every))
        return replace(feed, due=now + wait, failures=failures, said=visit.failure.error if visit.failure else "failed")
    said = "unchanged" if visit.outcome == "unchanged" else "read"
    return replace(feed, due=now + feed.every, failures=0, listed=len(visit.found), fresh=visit.fresh, said=said)


class Subscriptions:
    """The feeds that are watched with the evidence in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(folder / "feeds.sqlite")
        self._connection.execute(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def all(self) -> list[Feed]:
        """Every feed, by address."""
        return [Feed(*row) for row in self._connection.execute("SELECT * FROM feeds ORDER BY url")]

    def add(self, addresses: Iterable[str], every: float) -> None:
        """Watch feeds, each due at once; one that is watched already takes the new pace. Raises `FetchError` for what is no address."""
        watched = {feed.url: feed for feed in self.all()}
        for address in map(settled, addresses):
            self.write(replace(watched.get(address, Feed(address, every)), every=every, due=0.0))

    def write(self, feed: Feed) -> None:
        """Keep the state of a feed."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(feed))


def look(folder: Path, now: float, manners: Manners = Manners(), limits: PageLimits = PageLimits()) -> Generator[Visit]:
    """The visits of one round: the feeds that are due at `now` (seconds since 1970), and the pages that they list and nobody has kept.

    Raises `PageError` when the folder cannot be used.
    """
    with closing(Subscriptions(folder)) as subscriptions:
        feeds = {feed.url: feed for feed in subscriptions.all()}
        due = [feed.url for feed in feeds.values() if feed.due <= now]
        for visit in fetched(due, folder, manners, limits):
            if visit.url in due:
                feeds[visit.url] = looked_at(feeds[visit.url], visit, now)
                subscriptions.write(feeds[visit.url])
            yield visit
            if visit.page and visit.via in feeds:
                feeds[visit.via] = replace(feeds[visit.via], pages=feeds[visit.via].pages + 1)
                subscriptions.write(feeds[visit.via])
