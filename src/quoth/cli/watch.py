"""`quoth watch`: feeds looked at again and again, what is new read into the archive."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table

from quoth.cli.archived import archive_option, writing
from quoth.cli.fetching import Fetching, fetching_options, keep, named, told
from quoth.pages.fetch import Feed, Subscriptions, look

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


@click.command(epilog="Example: quoth watch https://example.org/feed.xml --every 15m --archive news.quoth")
@click.argument("feeds", nargs=-1)
@archive_option
@fetching_options
@click.option("--every", default="15m", show_default=True, help="How often a feed is looked at (90s, 15m, 2h, 1d).")
@click.option("--once", is_flag=True, help="Look at what is due and stop: for cron and systemd timers.")
@click.option("--status", is_flag=True, help="Show what each feed gave, and stop.")
def watch(feeds: tuple[str, ...], path: str, fetching: Fetching, *, every: str, once: bool, status: bool) -> None:
    """Look at each FEED again and again, and read what is new into the archive; without FEED, at those that are watched already.

    A feed that fails is asked less and less often, at most once a day in the end. Stop with Ctrl-C and start again at any time.
    """
    with closing(Subscriptions(fetching.evidence)) as subscriptions:
        subscriptions.add(named(feeds), _seconds(every))
        if status:
            Console().print(_table(subscriptions.all()))
            return
        if not subscriptions.all():
            raise click.UsageError("Nothing is watched yet: name a feed.")
        while True:
            with writing(path) as archive, closing(look(fetching.evidence, time.time(), fetching.manners, fetching.limits)) as visits:
                counts = keep(visits, archive, fetching.limits)
            click.echo(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {told(counts)}")
            if once:
                return
            time.sleep(max(1.0, min(feed.due for feed in subscriptions.all()) - time.time()))


def _seconds(stated: str) -> float:
    number, unit = (stated[:-1], stated[-1]) if stated[-1:] in _UNITS else (stated, "s")
    if not number.replace(".", "", 1).isdecimal() or float(number) <= 0:
        raise click.BadParameter(f"{stated!r} is no length of time: write 90s, 15m, 2h or 1d.", param_hint="--every")
    return float(number) * _UNITS[unit]


def _table(feeds: Iterable[Feed]) -> Table:
    table = Table("feed", "entries", "new", "pages", "failures", "next", "said", show_edge=False)
    for feed in feeds:
        due = f"{datetime.fromtimestamp(feed.due, UTC):%Y-%m-%d %H:%M} UTC" if feed.due else "now"
        table.add_row(feed.url, *map(str, (feed.listed, feed.fresh, feed.pages, feed.failures)), due, feed.said)
    return table
