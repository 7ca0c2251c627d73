"""What `quoth fetch` and `quoth watch` share: their options, which addresses are meant, and how visits end up in the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from quoth.archive import Archive
from quoth.cli.printing import print_failure
from quoth.model import Failure
from quoth.pages import PageLimits
from quoth.pages.fetch import Manners, Visit, listed
from quoth.pipeline import Recipe, read_or_fail

_DEFAULT = Manners()
_OUTCOMES = ("added", "updated", "duplicate", "unchanged", "same", "list", "failed")


@dataclass(frozen=True, slots=True)
class Fetching:
    """Where the evidence goes, and how fetching behaves."""

    evidence: Path
    manners: Manners
    limits: PageLimits


_OPTIONS = (
    click.option(
        "--evidence",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("evidence"),
        show_default=True,
        help="The folder in which every answer is kept as WARC.",
    ),
    click.option("--delay", type=click.FloatRange(0), default=_DEFAULT.delay, show_default=True, help="Seconds of pause for each host."),
    click.option("--together", type=click.IntRange(1), default=_DEFAULT.together, show_default=True, help="Hosts asked at the same time."),
    click.option("--patience", type=click.FloatRange(0.1), default=_DEFAULT.patience, show_default=True, help="Seconds for one answer."),
    click.option(
        "--retries", type=click.IntRange(0), default=_DEFAULT.retries, show_default=True, help="Repetitions of what may go better."
    ),
    click.option("--since", metavar="DAY", help="Leave out what a feed or sitemap dates before (2024-05-31)."),
    click.option("--listed", type=click.IntRange(1), default=_DEFAULT.listed, show_default=True, help="Addresses from one list at most."),
    click.option("--max-size", type=click.IntRange(1), default=PageLimits().size, show_default=True, help="The largest answer, in bytes."),
    click.option("--private", is_flag=True, help="Also ask addresses that are not on the public internet."),
)


def fetching_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of fetching, which it gets as one `Fetching`."""

    @wraps(command)
    def gathered(*, evidence: Path, max_size: int, **options: Any) -> None:
        manners = {name: options.pop(name) for name in ("delay", "together", "patience", "retries", "since", "listed", "private")}
        command(fetching=Fetching(evidence, Manners(**manners), PageLimits(size=max_size)), **options)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def named(addresses: Iterable[str]) -> Iterator[str]:
    """The addresses, and those in the files among them: outlines, feeds, or one address a line with `#` before remarks."""
    for address in addresses:
        if "://" in address or not Path(address).is_file():
            yield address
            continue
        content = Path(address).read_bytes()
        lines = (line.strip() for line in content.decode("utf-8", "replace").splitlines())
        entries = listed(content, address)
        yield from (line for line in lines if line and line[0] != "#") if entries is None else (entry.url for entry in entries)


def keep(visits: Iterable[Visit], archive: Archive, limits: PageLimits) -> Counter[str]:
    """What became of the visits, their pages read and added one by one: what is added is in the archive before the next is taken."""
    counts = Counter[str]()
    recipe = Recipe(limits=limits)
    for visit in visits:
        result = read_or_fail(visit.page, recipe) if visit.page else visit.failure
        if isinstance(result, Failure):
            print_failure(result)
            counts["failed"] += 1
        else:
            counts[archive.add(result).outcome if result else visit.outcome] += 1
    return counts


def told(counts: Counter[str]) -> str:
    """The counts in words."""
    return ", ".join(f"{counts[name]} {name}" for name in _OUTCOMES if counts[name]) or "nothing new"
