"""`quoth fetch`: pages from the web into the archive, every answer kept as evidence."""

from __future__ import annotations

import sys
from contextlib import closing

import click

from quoth.cli.archived import archive_option, writing
from quoth.cli.fetching import Fetching, fetching_options, keep, named, told
from quoth.cli.progress import watched
from quoth.cli.read import LOOK
from quoth.pages.fetch import fetched


@click.command(epilog="Example: quoth fetch https://example.org/news/feed.xml --archive news.quoth --since 2024-05-31")
@click.argument("addresses", nargs=-1, required=True)
@archive_option
@fetching_options
def fetch(addresses: tuple[str, ...], path: str, fetching: Fetching) -> None:
    """Read each ADDRESS (a page, a feed, a sitemap, an OPML outline, or a file that lists addresses) into the archive.

    robots.txt is heeded, hosts are asked slowly, pages that are kept are asked only whether they have changed, and every answer is kept as
    WARC in the folder of evidence. A run that was interrupted is simply started again.
    """
    with writing(path) as archive, closing(fetched(named(addresses), fetching.evidence, fetching.manners, fetching.limits)) as visits:
        counts = keep(watched(visits, "addresses"), archive, fetching.limits)
    click.echo(f"{told(counts)} into {path}; evidence in {fetching.evidence}")
    if counts["failed"]:
        sys.exit(LOOK)
