"""`quoth reread`, `quoth forget` and `quoth repair`: an archive kept current, lawful and sound."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from quoth.archive import Archive
from quoth.archive.repair import damage, recovered
from quoth.archive.results import Reread
from quoth.cli.archived import archive_option, json_option, print_json, reading, writing
from quoth.cli.progress import watched
from quoth.cli.read import LOOK
from quoth.errors import ArchiveError
from quoth.pipeline import attribute


@click.command(epilog="Example: quoth reread --archive demo.quoth")
@click.argument("articles", nargs=-1)
@json_option
@archive_option
def reread(articles: tuple[str, ...], path: str, *, as_json: bool) -> None:
    """Read the kept texts again (of ARTICLES, ids or URLs; default: all) with this version's models, and report what changed.

    Corrections stay: a correction belongs to its place in the text.
    """
    with writing(path) as archive:
        wanted = articles or tuple(archive.ids())
        changed = [result for result in watched(_reread(archive, wanted), "articles", len(wanted)) if _changes(result)]
    if as_json:
        print_json(changed)
        return
    for result in changed:
        click.echo(f"{result.article}: {len(result.new)} new, {len(result.gone)} gone, {len(result.speakers)} with another speaker")
    click.echo(f"{len(wanted)} articles read again, {len(changed)} changed")


def _reread(archive: Archive, articles: tuple[str, ...]) -> Iterator[Reread]:
    for address in articles:
        yield archive.reread(attribute(replace(archive.article(address), quotations=(), people=())))


def _changes(result: Reread) -> bool:
    return bool(result.new or result.gone or result.speakers)


@click.command(epilog="Example: quoth forget --person 'Ada Okafor' --archive demo.quoth")
@click.argument("url", required=False)
@click.option("--person", metavar="NAME", help="Forget a person, with every article that names them.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@archive_option
def forget(url: str | None, person: str | None, path: str, *, yes: bool) -> None:
    """Remove every trace of the article at URL (or with an id; all its versions), or of a person, from the archive file.

    Copies of the file, and exports, are yours to remove.
    """
    if (url is None) == (person is None):
        raise click.UsageError("Name a URL, or --person NAME.")
    if not yes:
        click.confirm(f"Remove {url or person} from {path} for good?", abort=True, err=True)
    with writing(path) as archive:
        gone = archive.forget(url=url, person=person)
    click.echo(f"{gone.articles} articles, {gone.quotations} quotations and {gone.people} people are gone; the file was written anew")


@click.command(epilog="Example: quoth repair --archive demo.quoth")
@click.option("--anew", is_flag=True, help="Make a sound archive anew too.")
@archive_option
def repair(path: str, *, anew: bool) -> None:
    """Look whether the archive is sound; take what can be read out of a damaged one and make everything else anew.

    The damaged file is kept beside it as FILE.damaged.
    """
    found = _damage(path)
    for line in found:
        click.echo(f"quoth: {path}: {line}", err=True)
    if not found and not anew:
        with reading(path) as archive:
            click.echo(f"{path} is sound: {archive.stats().articles} articles")
        return
    file, whole, kept = Path(path), Path(f"{path}.repaired"), Path(f"{path}.damaged")
    for taken in (whole, kept):
        if taken.exists():
            raise ArchiveError(str(taken), "the file is in the way", "move it elsewhere")
    result = recovered(file, whole)
    for end in ("-wal", "-shm"):
        beside = Path(path + end)
        if beside.exists():
            beside.replace(f"{kept}{end}")
    file.replace(kept)
    whole.replace(file)
    click.echo(
        f"{result.articles} articles and {result.corrections} corrections recovered, {result.lost} rows lost; the old file is {kept}"
    )
    if result.lost:
        sys.exit(LOOK)


def _damage(path: str) -> tuple[str, ...]:
    try:
        return damage(Path(path))
    except ArchiveError as error:
        if not Path(path).is_file():
            raise
        return (error.what,)
