"""`quoth trace`: the same words across outlets and days."""

from __future__ import annotations

import click
from rich.console import Console
from rich.text import Text

from quoth.archive.results import Change, Printing, Trace
from quoth.cli.archived import archive_option, json_option, print_json, reading

_STYLES = {"same": "", "cut": "red strike", "added": "green", "changed": "yellow"}


@click.command(epilog='Example: quoth trace "I am not an engineer" --archive demo.quoth')
@click.argument("words", nargs=-1, required=True)
@json_option
@archive_option
def trace(words: tuple[str, ...], path: str, *, as_json: bool) -> None:
    """Show every printing of some WORDS (or of the quotation with an id): first seen, variants, and what each changed."""
    with reading(path) as archive:
        traced = archive.trace(" ".join(words))
    if as_json:
        print_json(traced)
    else:
        _print(Console(), traced)


def _print(console: Console, traced: Trace) -> None:
    if traced.first is None:
        click.echo("Nobody printed these words.")
        return
    console.print(f"First: {_place(traced.first)}", highlight=False, markup=False)
    for number, variant in enumerate(traced.variants, 1):
        console.print(Text.assemble((f"\n{number}. ", "bold"), _shown(variant.printings[0])), highlight=False)
        for printing in variant.printings:
            warning = "  (names somebody else)" if printing.other_speaker else ""
            console.print(f"   {_place(printing)}{warning}", style="dim", highlight=False, markup=False)
    click.echo(f"\n{len(traced.printings)} printings, {len(traced.variants)} variants")


def _place(printing: Printing) -> str:
    hit = printing.hit
    speaker = hit.speaker.name if hit.speaker else hit.printed_speaker or "nobody named"
    return " · ".join(part for part in (printing.moment or "undated", hit.article.outlet, hit.article.title, speaker, hit.id) if part)


def _shown(printing: Printing) -> Text:
    shown = Text()
    for change in printing.changes:
        for words, style in _pieces(change):
            shown.append(words, style)
            shown.append(" ")
    return shown


def _pieces(change: Change) -> list[tuple[str, str]]:
    if change.type == "changed":
        return [(f"[{change.first}]", _STYLES["cut"]), (change.here, _STYLES["changed"])]
    if change.type == "cut":
        return [(f"[{change.first}]", _STYLES["cut"])]
    return [(change.here, _STYLES[change.type])]
