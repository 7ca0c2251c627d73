"""`quoth people`, `quoth person` and `quoth compare`: who speaks, and what they said."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from quoth.archive.results import PersonLine, Profile, SimilarPeople, Weight
from quoth.cli.archived import archive_option, bars, json_option, person_row, print_hit, print_json, reading, writing

_COLUMNS = ("Speaker", "Quotations", "Articles", "Outlets", "Days", "Id")


@click.command(epilog="Example: quoth people --limit 10 --archive demo.quoth")
@click.argument("words", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many.")
@click.option("--similar", is_flag=True, help="Pairs of speakers that may be one person, and why.")
@click.option(
    "--register",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Link speakers to the ids of a CSV file (id, name, aliases, birth) where a full name leaves no doubt.",
)
@json_option
@archive_option
def people(words: tuple[str, ...], path: str, *, limit: int, similar: bool, register: Path | None, as_json: bool) -> None:
    """List who speaks (with WORDS in the name), most quoted first."""
    if register is not None:
        _link(path, register, as_json=as_json)
        return
    with reading(path) as archive:
        found: tuple[PersonLine, ...] | tuple[SimilarPeople, ...]
        found = archive.similar(limit) if similar else archive.people(" ".join(words), limit=limit)
    if as_json:
        print_json(found)
        return
    lines = [line for line in found if isinstance(line, PersonLine)]
    if lines:
        _print_people(lines)
    for pair in found:
        if isinstance(pair, SimilarPeople):
            click.echo(f"{_named(pair.a)} and {_named(pair.b)}: {pair.why}")
    if not found:
        click.echo("Nobody.")


def _link(path: str, register: Path, *, as_json: bool) -> None:
    with writing(path) as archive:
        linked = archive.register(register)
    if as_json:
        print_json(linked)
    else:
        click.echo(f"{linked.linked} of {linked.entries} entries of {linked.register} linked, {linked.doubtful} left in doubt")


@click.command(epilog='Example: quoth person "Ada Okafor" --archive demo.quoth')
@click.argument("name")
@json_option
@archive_option
def person(name: str, path: str, *, as_json: bool) -> None:
    """Show what a person said: over time, by outlet, with whom, about what. NAME may be an alias or an id."""
    with reading(path) as archive:
        profile = archive.person(name)
    if as_json:
        print_json(profile)
    else:
        _print_profile(profile)


@click.command(epilog='Example: quoth compare "Ada Okafor" "Tomas Brandvold" --archive demo.quoth')
@click.argument("first")
@click.argument("second")
@json_option
@archive_option
def compare(first: str, second: str, path: str, *, as_json: bool) -> None:
    """Show two people side by side: how often, where, and the words that tell them apart."""
    with reading(path) as archive:
        compared = archive.compare(first, second)
    if as_json:
        print_json(compared)
        return
    _print_people([compared.a.line, compared.b.line])
    for side in (compared.a, compared.b):
        click.echo(f"Rather {side.line.speaker.name}: {_words(side.words)}")
    click.echo(f"Both speak in {len(compared.together)} article{'' if len(compared.together) == 1 else 's'}.")
    for line in compared.together:
        click.echo("  " + " · ".join(part for part in (line.published, line.outlet, line.title, line.url) if part))


def _print_people(lines: Iterable[PersonLine]) -> None:
    table = Table(show_edge=False, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column, justify="right" if column in _COLUMNS[1:4] else "left", no_wrap=column == "Id")
    for line in lines:
        table.add_row(*(escape(cell) for cell in person_row(line)))
    Console().print(table)


def _print_profile(profile: Profile) -> None:
    _print_people([profile.line])
    for reason in profile.reasons:
        click.echo(f"  {reason}")
    for entry in profile.registered:
        click.echo(f"  {entry.register}: {entry.id} ({entry.name})")
    if profile.aliases:
        click.echo("Also: " + ", ".join(f"{alias.name} ({alias.count})" for alias in profile.aliases))
    if profile.beside:
        click.echo("Beside: " + ", ".join(f"{other.name} ({other.count})" for other in profile.beside))
    if profile.words:
        click.echo("Distinctive words: " + _words(profile.words))
    for title, counts in (("Over time", profile.months), ("By outlet", profile.outlets), ("By kind", profile.kinds)):
        click.echo(f"\n{title}")
        for line in bars(counts):
            click.echo(f"  {line}")
    click.echo("\nLatest")
    console = Console()
    for hit in profile.latest:
        print_hit(console, hit)


def _words(words: Iterable[Weight]) -> str:
    return ", ".join(f"{weight.word} ({weight.count})" for weight in words) or "no word"


def _named(line: PersonLine) -> str:
    return f"{line.speaker.name} [{line.speaker.id}, {line.quotations} quotations]"
