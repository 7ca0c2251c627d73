"""`quoth find`: quotations by words, people, outlets and days."""

from __future__ import annotations

from typing import Unpack

import click
from rich.console import Console

from quoth.archive.results import Found, Paging
from quoth.cli.archived import (
    Chosen,
    Pages,
    archive_option,
    filter_options,
    filters_of,
    json_option,
    paging_options,
    print_hit,
    print_json,
    reading,
)


class _Options(Chosen, Pages):
    """Filters and paging."""


@click.command(epilog="Example: quoth find bridge --since 2024-01-01 --archive demo.quoth")
@click.argument("words", nargs=-1)
@filter_options
@paging_options
@json_option
@archive_option
def find(words: tuple[str, ...], path: str, *, as_json: bool, **options: Unpack[_Options]) -> None:
    """Find the quotations that have all the WORDS.

    "Words in marks" stand side by side, -word must not occur, wor* begins a word. Words are compared by their stem, without accents. Put --
    before words that begin with a hyphen.
    """
    paging = Paging(options["sort"], options["limit"], options["cursor"])
    with reading(path) as archive:
        found = archive.find(" ".join(words), paging, **filters_of(options))
    if as_json:
        print_json(found)
    else:
        _print(found)


def _print(found: Found) -> None:
    console = Console()
    if len(found.people) > 1:
        console.print("By any of: " + ", ".join(person.name for person in found.people), style="dim", highlight=False, markup=False)
    for hit in found:
        print_hit(console, hit)
    total = f"more than {found.total}" if found.more else str(found.total)
    click.echo(f"{len(found)} of {total} quotations" + (f"; the next: --cursor {found.cursor}" if found.cursor else ""))
