"""`quoth check`: is what was printed in the documents it came from?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict, Unpack

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoth.archive import Archive
from quoth.check import Document, Indexed, check_many, check_words, index, read_document
from quoth.check.differences import differences
from quoth.check.report import check_report
from quoth.check.sheet import Checked, check_sheet, told
from quoth.cli.read import LOOK
from quoth.errors import QuothError
from quoth.model import Article, Check, Verdict
from quoth.pipeline import check_article, read

_STYLES = {"same": "", "said": "red strike", "printed": "green underline"}
_ARCHIVE = click.Path(exists=True, path_type=Path, dir_okay=False)
_GOOD = (Verdict.EXACT, Verdict.TRIMMED)


class _Options(TypedDict):
    """What is checked against, and how the answer is given."""

    documents: tuple[str, ...]
    archive: Path | None
    as_json: bool
    html: Path | None


@click.command(epilog='Example: quoth check --quote "the gate shall be opened" --against samples/documents/order-tarnhaven-harbour.pdf')
@click.argument("article", required=False)
@click.option("--against", "documents", multiple=True, help="A document: txt, html, pdf, docx, srt, vtt. Several: repeat it.")
@click.option("--against-archive", "archive", type=_ARCHIVE, help="Check against every other article kept.")
@click.option("--quote", help="Check these words rather than an article's quotations.")
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help='JSON lines {"id", "quote", "sources"?}; - is standard input.',
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a check.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a check sheet that stands alone.")
def check(article: str | None, quote: str | None, batch: str | None, **options: Unpack[_Options]) -> None:
    """Take every quotation of ARTICLE (or --quote, or --batch) to the documents, and say word for word whether it is there.

    Exit code 3 when a quotation is altered, spliced or absent.
    """
    if sum(given is not None for given in (article, quote, batch)) != 1:
        raise click.UsageError("give an ARTICLE, or --quote, or --batch")
    if not options["documents"] and options["archive"] is None:
        raise click.UsageError("give documents with --against, or --against-archive")
    if batch is not None:
        bad = _batch(batch, list(_sources(options, None)))
    elif quote is not None:
        bad = _show([Checked(found) for found in check_many([quote], _sources(options, None))], quote, options)
    else:
        printed = read(article or "")
        bad = _show(_of_article(printed, _sources(options, printed)), printed.title or str(printed.origin), options)
    if bad:
        sys.exit(LOOK)


def _sources(options: _Options, printed: Article | None) -> Iterator[Indexed]:
    """The documents, and the articles of the archive but for the one that is checked, one after the other."""
    yield from (index(read_document(path)) for path in _files(options["documents"]))
    if options["archive"] is not None:
        with Archive(options["archive"], read_only=True) as archive:
            for article in map(archive.article, archive.ids()):
                if printed is None or article.text != printed.text:
                    yield index(Document(article.url or str(article.origin), article.text))


def _files(documents: Iterable[str]) -> list[Path]:
    """The documents named; a folder stands for the files in it."""
    found: list[Path] = []
    for name in documents:
        path = Path(name)
        found += sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
    return found


def _of_article(printed: Article, sources: Iterator[Indexed]) -> list[Checked]:
    return [
        Checked(answer, quotation.speaker.name if quotation.speaker else quotation.source_text(printed))
        for quotation, answer in check_article(printed, sources)
    ]


def _batch(batch: str, sources: list[Indexed]) -> bool:
    by_name = {Path(source.document.name).name: source for source in sources}
    bad = False
    with click.open_file(batch, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                case = json.loads(line)
                unknown = [name for name in case.get("sources", ()) if name not in by_name]
                if unknown:
                    raise QuothError(
                        f"{batch}:{number}", f"names a document that is not among --against: {unknown[0]}", "add it to --against"
                    )
                answer = check_words(case["quote"], [by_name[name] for name in case.get("sources", by_name)])
                bad = bad or answer.verdict not in _GOOD
                click.echo(json.dumps({"id": case.get("id"), **check_report(answer)}, ensure_ascii=False))
    return bad


def _show(checked: Sequence[Checked], title: str, options: _Options) -> bool:
    if options["html"] is not None:
        against = [*options["documents"], *([str(options["archive"])] if options["archive"] else [])]
        options["html"].write_text(check_sheet(title, checked, against), encoding="utf-8")
    if options["as_json"]:
        for item in checked:
            click.echo(json.dumps(check_report(item.check), ensure_ascii=False))
    elif options["html"] is None:
        Console().print(_table(checked) if checked else "The article has no quotations.")
    return any(item.check.verdict not in (*_GOOD, None) for item in checked)


def _table(checked: Sequence[Checked]) -> Table:
    table = Table(show_edge=False, pad_edge=False, show_lines=True)
    for heading in ("Verdict", "Who", "The document's words, struck out; the quotation's own, underlined", "Place"):
        table.add_column(heading, overflow="fold")
    for item in checked:
        verdict = item.check.verdict
        style = "" if verdict is None else "green" if verdict in _GOOD else "bold red"
        words, place = _compared(item.check)
        table.add_row(Text(verdict or "indirect", style), item.speaker, words, place)
    return table


def _compared(check: Check) -> tuple[Text, str]:
    if not check.passages or check.verdict is Verdict.ABSENT:
        return Text(f"{check.quotation}\n").append(check.reason, "dim"), ""
    best, words = check.passages[0], Text()
    for stretch in differences(" ".join(best.found), check.quotation):
        words.append(stretch.text, _STYLES[stretch.kind]).append(" ")
    return words.append("\n").append(check.reason, "dim"), f"{best.document}, {told(best.place)}"
