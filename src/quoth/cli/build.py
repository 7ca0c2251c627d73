"""`quoth build`: web archives into Parquet tables, on this machine or on a Ray cluster."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from quoth.cli.read import LOOK
from quoth.errors import QuothError
from quoth.pipeline import Recipe

if TYPE_CHECKING:  # these need the extra `scale`
    from quoth.scale.build import Step
    from quoth.scale.engines import Engine
    from quoth.scale.job import Filters

_EVERY = 30
"""Seconds between two lines of progress where no person watches."""

_DAY = click.DateTime(["%Y-%m-%d"])


class _Options(TypedDict):
    """Who does the work, how much of it, and which captures."""

    engine: Literal["local", "ray"]
    address: str | None
    workers: int
    only: Literal["article"] | None
    base: str

    hosts: str | None
    languages: tuple[str, ...]
    since: datetime | None
    until: datetime | None
    media: tuple[str, ...]
    statuses: tuple[int, ...]


@click.command(epilog="Example: quoth build samples/archives --out tables --only article")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--out", required=True, type=click.Path(file_okay=False), help="The folder for the tables.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="What shares out the work.")
@click.option("--address", help="An existing Ray cluster (`auto`, `ray://head:10001`); without it one is started on this machine.")
@click.option("--workers", type=click.IntRange(1), default=lambda: os.cpu_count() or 1, help="Processes to read with; default: one a core.")
@click.option("--only", type=click.Choice(["article"]), help="Stop after the article.")
@click.option("--base", default="", help="Where the relative lines of a manifest begin, such as https://data.commoncrawl.org/.")
@click.option("--hosts", type=click.Path(exists=True, dir_okay=False), help="A file of hosts, one a line: only these and their subdomains.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only articles in this language (ISO 639-1); repeatable.")
@click.option("--since", type=_DAY, help="Only captures of this day (UTC) or later.")
@click.option("--until", type=_DAY, help="Only captures of this day (UTC) or earlier.")
@click.option("--media", multiple=True, metavar="TYPE", help="Only answers of this media type, such as text/html; repeatable.")
@click.option("--status", "statuses", multiple=True, type=int, default=(200,), show_default=True, help="Only this HTTP status; repeatable.")
def build(inputs: tuple[str, ...], out: str, **options: Unpack[_Options]) -> None:
    """Read the pages of web archives into Parquet tables: articles, quotations, people, failures, a folder for each day.

    Each INPUT is a WARC or WACZ file, a folder of them, a glob, or a manifest (a list of paths), here or at an address that fsspec opens
    (s3://, https://). A run that was killed, in whatever way, goes on where it was when the same command is given again.
    """
    if find_spec("pyarrow") is None or find_spec("fsspec") is None:
        raise QuothError("quoth build", "the packages that it needs are not installed", "pip install 'quoth[scale]'")
    from quoth.scale.build import build as steps  # noqa: PLC0415 - needs the extra `scale`
    from quoth.scale.build import counts  # noqa: PLC0415 - as above
    from quoth.scale.inputs import find_sources  # noqa: PLC0415 - as above
    from quoth.scale.job import Job  # noqa: PLC0415 - as above

    job = Job(str(Path(out).resolve()), find_sources(inputs, options["base"]), _filters(options), Recipe(only=options["only"]))
    _show(steps(job, _engine(options)))
    done = counts(job)
    click.echo(", ".join(f"{done.get(table, 0)} {table}" for table in ("articles", "quotations", "people", "failures")) + f" in {out}")
    click.echo(f"{done.get('repeated', 0)} payloads met again, {done.get('other_languages', 0)} articles in other languages", err=True)
    if done.get("failures"):
        sys.exit(LOOK)


def _filters(options: _Options) -> Filters:
    from quoth.scale.job import Filters  # noqa: PLC0415 - needs the extra `scale`

    hosts = Path(options["hosts"]).read_text(encoding="utf-8").split() if options["hosts"] else []
    since, until = options["since"], options["until"]
    return Filters(
        hosts=frozenset(host.lower() for host in hosts),
        languages=frozenset(options["languages"]),
        since=since.date() if since else None,
        until=until.date() if until else None,
        media=frozenset(options["media"]),
        statuses=frozenset(options["statuses"]),
    )


def _engine(options: _Options) -> Engine:
    if options["engine"] == "local":
        if options["address"]:
            raise click.UsageError("--address is for --engine ray.")
        from quoth.scale.engines import Local  # noqa: PLC0415 - needs the extra `scale`

        return Local(options["workers"])
    if find_spec("ray") is None:
        raise QuothError("--engine ray", "Ray is not installed", "pip install 'quoth[scale]', or take --engine local")
    from quoth.scale.cluster import Ray  # noqa: PLC0415 - as above

    return Ray(options["workers"], options["address"])


def _show(steps: Iterator[Step]) -> None:
    """Show on standard error how far the build is, how fast and how long it will take: a bar on a terminal, else a line now and then."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(),
    )
    started = said = monotonic()
    stage = ""
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None, pace="")
        for step in steps:
            now = monotonic()
            if step.stage != stage:
                stage, started = step.stage, now
            pace = (step.done - step.before) / max(now - started, 1e-3)
            progress.update(task, description=stage, completed=step.done, total=step.total, pace=f"{pace:.1f} {stage}/s")
            if not console.is_terminal and now - said >= _EVERY:
                said = now
                left = f"{(step.total - step.done) / pace:.0f} s left" if pace else "time left not known yet"
                click.echo(f"{stage}: {step.done} of {step.total}, {pace:.1f} a second, {left}", err=True)
