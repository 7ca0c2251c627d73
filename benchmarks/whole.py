"""`python -m benchmarks whole`: from the HTML page alone to who said what, scored by `score_pages_quotes.py`."""

from __future__ import annotations

import argparse

from benchmarks.bench import Figures, Row, bench, percent, rows, scored
from benchmarks.quotes import body
from quoth.model import Article, Failure
from quoth.pages import open_page
from quoth.pipeline import Recipe, read_or_fail


def run(argv: list[str]) -> Figures:
    """Quotation F1, speaker accuracy and end-to-end F1, by name `whole.SET.MEASURE`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks whole", description=__doc__)
    parser.add_argument("--set", default="dev", choices=["dev", "train"])
    parser.add_argument("--gold-body", action="store_true", help="take the body as annotated, not the page")
    options = parser.parse_args(argv)
    gold = bench() / "pages-quotes" / f"{options.set}.jsonl"
    answers = [answer(row, _read(row, options.set, gold_body=options.gold_body)) for row in rows(gold)]
    scores = scored("score_pages_quotes.py", answers, [str(gold)], [])[0]
    name = f"whole.{options.set}{'-body' if options.gold_body else ''}"
    return {
        f"{name}.quotes": percent(scores["quotes"]["F1"]),
        f"{name}.speaker": percent(scores["speaker accuracy"]),
        f"{name}.end-to-end": percent(scores["end-to-end"]["F1"]),
        f"{name}.parts": percent(scores["parts"]["found"]),
        f"{name}.indirect": percent(scores["indirect"]["recall"]),
        f"{name}.indirect-speaker": percent(scores["indirect"]["recall, speaker right"]),
        f"{name}.not-quotes-reported": float(scores["not quotes"]["reported"]),
    }


def _read(row: Row, name: str, *, gold_body: bool) -> Article | Failure:
    if gold_body:
        return body(row["body"], "en")
    folder = bench() / ("pages-quotes" if name == "dev" else "pages")
    return read_or_fail(open_page(folder / row["html"]), Recipe())


def answer(row: Row, result: Article | Failure) -> Row:
    """An article's quotations as a prediction of `score_pages_quotes.py`; nothing for a page that could not be read."""
    if isinstance(result, Failure):
        print(f"  {row['id']}: {result.error}")
        return {"id": row["id"], "quotations": []}
    return {
        "id": row["id"],
        "quotations": [
            {
                "text": quotation.text(result),
                "kind": quotation.kind,
                "source_text": quotation.source_text(result),
                "speaker": quotation.speaker.name if quotation.speaker and quotation.speaker.named else None,
            }
            for quotation in result.quotations
        ],
    }
