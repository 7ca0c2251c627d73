"""What the commands on an archive share: which file, which filters, and how an answer is printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TypedDict, TypeVar

import click
from pydantic_core import to_jsonable_python
from rich.console import Console
from rich.text import Text

from quoth.archive import Archive
from quoth.archive.archive import FilterFields
from quoth.archive.results import Count, Hit, PersonLine, Sort

F = TypeVar("F", bound=Callable[..., object])

archive_option = click.option(
    "--archive",
    "path",
    envvar="QUOTH_ARCHIVE",
    default="news.quoth",
    show_default=True,
    show_envvar=True,
    type=click.Path(dir_okay=False),
    help="The archive file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class Chosen(TypedDict):
    """The filters of a search as the command line gives them."""

    by: str | None
    about: str | None
    outlet: str | None
    since: str | None
    until: str | None
    kind: str | None
    medium: str | None
    min_confidence: float


def filters_of(options: Chosen) -> FilterFields:
    """The filters among the options of a command."""
    return {
        "by": options["by"],
        "about": options["about"],
        "outlet": options["outlet"],
        "since": options["since"],
        "until": options["until"],
        "kind": options["kind"],
        "medium": options["medium"],
        "min_confidence": options["min_confidence"],
    }


class Pages(TypedDict):
    """Order and length of an answer as the command line gives them."""

    sort: Sort
    limit: int
    cursor: str | None


_PAGES = (
    click.option("--sort", type=click.Choice(["relevance", "time", "oldest"]), default="relevance", show_default=True, help="The order."),
    click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="How many."),
    click.option("--cursor", help="Go on where an earlier answer ended."),
)
_FILTERS = (
    click.option("--by", metavar="PERSON", help="Said by this person (a name, an alias or an id)."),
    click.option("--about", metavar="WORDS|PERSON", help="With these words or this name in the quotation, its paragraph or the headline."),
    click.option("--outlet", help="Printed by this outlet."),
    click.option("--since", metavar="DAY", help="Printed on this day or later (2024-05-31)."),
    click.option("--until", metavar="DAY", help="Printed on this day or before."),
    click.option("--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="Wholly, partly or not in quotation marks."),
    click.option("--medium", help="Said in a letter, a post, an interview…"),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out quotations that are less sure."),
)


def filter_options(command: F) -> F:
    """The command with an option for every filter of a search."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def paging_options(command: F) -> F:
    """The command with options for order and length."""
    for option in reversed(_PAGES):
        command = option(command)
    return command


def reading(path: str) -> Archive:
    """The archive at `path`, to be read only."""
    return Archive(path, read_only=True)


def writing(path: str) -> Archive:
    """The archive at `path`, to be written; says on standard error when it waits for another writer."""
    return Archive(path, on_wait=lambda message: click.echo(f"quoth: {message}", err=True))


def print_json(value: object) -> None:
    """Print a value of the archive as indented JSON."""
    click.echo(json.dumps(to_jsonable_python(value), ensure_ascii=False, indent=2))


def print_hit(console: Console, hit: Hit) -> None:
    """Print one quotation: who, the words with what matched set off, where, and the link to them."""
    speaker = hit.speaker.name if hit.speaker else hit.printed_speaker
    candidates = " or ".join(candidate.name for candidate in hit.candidates)
    words = Text(hit.words.replace("\n", " "))
    for mark in hit.marks:
        words.stylize("bold yellow", mark.start, mark.end)
    console.print(Text.assemble((speaker or (f"{candidates}?" if candidates else "nobody named"), "bold"), ": ", words), highlight=False)
    signs = [sign for sign, holds in (("withdrawn", hit.withdrawn), ("corrected", hit.corrected), ("refused", hit.refused)) if holds]
    place = [hit.article.outlet, hit.article.title, hit.article.published, hit.kind, hit.id, *signs]
    console.print(Text("  " + " · ".join(part for part in place if part), "dim"), highlight=False)
    if hit.link:
        console.print(Text("  " + hit.link, "dim"), highlight=False, soft_wrap=True)


def person_row(line: PersonLine) -> tuple[str, ...]:
    """The cells of a person in a table."""
    name = line.speaker.name if line.speaker.sure else f"{line.speaker.name} (one name only)"
    days = line.first or "" if line.first == line.last else f"{line.first or ''} – {line.last or ''}"
    return name, str(line.quotations), str(line.articles), str(line.outlets), days, line.speaker.id


def bars(counts: Iterable[Count], width: int = 40) -> list[str]:
    """Counts as lines with a bar of blocks, the longest `width` wide."""
    rows = list(counts)
    most = max((row.count for row in rows), default=1)
    label = max((len(row.name) for row in rows), default=0)
    return [f"{row.name:{label}}  {'█' * max(1, round(width * row.count / most))} {row.count}" for row in rows]
