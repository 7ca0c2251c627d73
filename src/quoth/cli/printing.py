"""An article, its quotations and what was left out, as a person reads them on a terminal."""

from __future__ import annotations

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from quoth.model import Article, Failure, Quotation
from quoth.spans import joined

UNRESOLVED = "nobody named"
SURE = 0.5
"""Quotations less sure than this carry a question mark."""


def print_article(console: Console, article: Article, *, explain: bool = False) -> None:
    """Print headline, byline and place, then a table of who said what."""
    console.print(f"[bold]{escape(article.title or 'Without a headline')}[/bold]", highlight=False)
    byline = [", ".join(article.authors), article.outlet or "", article.published.iso() if article.published else "", str(article.origin)]
    console.print(escape(" · ".join(part for part in byline if part)), style="dim", highlight=False)
    for note in article.notes:
        console.print(f"[yellow]note:[/yellow] {escape(note)}", highlight=False)
    table = Table(show_edge=False, pad_edge=False, show_lines=explain, expand=False)
    for heading in ("Speaker", "Kind", "Words", "As printed"):
        table.add_column(heading, overflow="fold")
    for quotation in article.quotations:
        table.add_row(*_row(quotation, article, explain=explain))
    console.print(table if article.quotations else "No quotations found.")
    console.print()


def _row(quotation: Quotation, article: Article, *, explain: bool) -> tuple[str, str, str, str]:
    words = quotation.text(article).replace("\n", " ")
    doubt = "" if quotation.confidence >= SURE else " ?"
    printed = joined(article.text, sorted((*quotation.source, *quotation.cue), key=lambda span: span.start))
    if explain:
        printed = "\n".join((printed, *quotation.because))
    return escape(_speaker(quotation)), quotation.kind + doubt, escape(words), escape(printed)


def _speaker(quotation: Quotation) -> str:
    if quotation.speaker is not None:
        return quotation.speaker.name if quotation.speaker.named else f"({quotation.speaker.name})"
    if quotation.candidates:
        return " or ".join(person.name for person in quotation.candidates) + "?"
    return UNRESOLVED


def print_left_out(console: Console, article: Article) -> None:
    """Print each block that is not in the text with its role and the reason."""
    table = Table(title=escape(article.title or str(article.origin)), title_justify="left", show_edge=False, pad_edge=False)
    for heading in ("Role", "Why", "Text"):
        table.add_column(heading, overflow="fold")
    for block in article.left_out():
        table.add_row(block.role, escape(block.why or ""), escape(block.text))
    console.print(table)


def print_failure(failure: Failure) -> None:
    """Print one line on standard error: where, what, and the next step."""
    hint = f" ({failure.hint})" if failure.hint else ""
    click.echo(f"quoth: {failure.where}: {failure.error}{hint}", err=True)
