"""`quoth correct`: what a person knows better, kept beside what the machine read."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from quoth.archive import Archive
from quoth.archive.results import Correction, CorrectionKind
from quoth.cli.archived import archive_option, json_option, print_json, reading, writing

KINDS: tuple[CorrectionKind, ...] = ("speaker", "span", "not_quotation", "confirm", "merge", "split", "rename", "apart")


class _Options(TypedDict):
    """Who corrects, and what else to do."""

    author: str
    note: str
    show: bool
    undo: str | None


@click.command(epilog="Example: quoth correct --list --archive demo.quoth")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.argument("target", required=False)
@click.argument("value", required=False)
@click.option("--author", envvar="QUOTH_AUTHOR", default="", show_envvar=True, help="Who corrects.")
@click.option("--note", default="", help="Why.")
@click.option("--list", "show", is_flag=True, help="List the corrections (of TARGET).")
@click.option("--undo", metavar="ID", help="Take back the correction with this id; it stays on record.")
@json_option
@archive_option
def correct(
    kind: CorrectionKind | None, target: str | None, value: str | None, path: str, *, as_json: bool, **options: Unpack[_Options]
) -> None:
    """Correct a quotation or a person; TARGET is its id.

    speaker QUOTATION NAME|ID (none: nobody); span QUOTATION "12:40 60:80" (code points of the article's text); not_quotation QUOTATION;
    confirm QUOTATION; merge SPEAKER INTO-SPEAKER; split SPEAKER "ARTICLE ARTICLE" (they get a speaker of their own); rename SPEAKER NAME;
    apart SPEAKER SPEAKER (not one, however alike their names).
    """
    if options["show"]:
        with reading(path) as archive:
            found = archive.corrections(target=target, undone=True)
    else:
        with writing(path) as archive:
            found = (_done(archive, kind, (target, value), options),)
    if as_json:
        print_json(found)
        return
    for row in found:
        undone = f", taken back {row.undone}" if row.undone else ""
        value_shown = "" if row.value is None else f" → {row.value}"
        click.echo(f"{row.id}: {row.kind} {row.target}{value_shown} ({row.author}, {row.at}{undone}) {row.note}".rstrip())


def _done(archive: Archive, kind: CorrectionKind | None, parts: tuple[str | None, str | None], options: _Options) -> Correction:
    if options["undo"] is not None:
        return archive.undo(options["undo"])
    target, value = parts
    if kind is None or target is None:
        raise click.UsageError("Say what to correct (KIND and TARGET), or --list, or --undo ID.")
    return archive.correct(Correction(kind, target, value, options["author"], options["note"]))
