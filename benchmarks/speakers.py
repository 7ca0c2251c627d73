"""`python -m benchmarks speakers`: who each source is, with the annotated quotations given, so that resolution alone is judged.

On `speakers-dev` (strict: labels marked unsure are left out) the share of quotations whose speaker means the labelled entity, for each form
of source, in all, and as the mean over forms. On `pages-quotes` dev the share with the right speaker by the bench's own `speaker_right`,
and the share that carries a wrong named speaker.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from importlib import import_module
from typing import Any

from benchmarks.bench import Figures, Row, bench, percent, rows
from quoth.article import verbatim_article
from quoth.model import Article, Kind, Person, Quotation
from quoth.pages import open_page
from quoth.people import resolve_people
from quoth.spans import Span


def run(argv: list[str]) -> Figures:
    """The figures of both sets, by name `speakers.SET.MEASURE`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speakers", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print each wrong resolution")
    options = parser.parse_args(argv)
    return speakers_dev(errors=options.errors) | pages(errors=options.errors)


def scorer() -> Any:
    """The bench's scorer of names, imported as it is."""
    if str(bench()) not in sys.path:
        sys.path.insert(0, str(bench()))
    return import_module("score_pages_quotes")


def speakers_dev(*, errors: bool = False) -> Figures:
    """Accuracy on `speakers-dev` by form of source, micro, and the mean over forms."""
    texts = {row["id"]: row for row in rows(bench() / "quotes" / "polnear-dev.jsonl.gz")}
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows(bench() / "quotes" / "speakers-dev.jsonl"):
        article = resolve_people(labelled_article(row, texts[f"polnear/{row['id']}"]))
        for quotation, label in zip(article.quotations, row["attributions"], strict=True):
            if label.get("unsure"):
                continue
            good = means(quotation.speaker, label, row["entities"])
            asked[label["source_form"]] += 1
            right[label["source_form"]] += good
            if errors and not good:
                print(
                    f"  {label['source_form']}\t{label['source_text']}\t{label['speaker']}\t{quotation.speaker and quotation.speaker.name}"
                )
    figures = {f"speakers.dev.{form}": percent(right[form] / asked[form]) for form in sorted(asked)}
    figures["speakers.dev.micro"] = percent(right.total() / asked.total())
    figures["speakers.dev.mean"] = percent(sum(right[form] / asked[form] for form in asked) / len(asked))
    return figures


def means(speaker: Person | None, label: Row, entities: list[Row]) -> bool:
    """Does the speaker mean the labelled entity: one of its names, or a fuller or shorter form of them that nobody else bears?"""
    wanted = [entity for entity in entities if entity["id"] in (label["speaker"], *label.get("also_acceptable", []))]
    if not wanted or speaker is None:
        return not wanted and speaker is None
    score = scorer()
    said = score.name_tokens(speaker.name)
    if any(said == score.name_tokens(name) for entity in wanted for name in (entity["name"], *entity["aliases"])):
        return True
    return speaker.named and any(score.named_right(speaker.name, entity["name"], entities) for entity in wanted if entity["named"])


def labelled_article(row: Row, text: Row) -> Article:
    """An article of `speakers-dev` with its annotated quotations, speakers not yet resolved."""
    article = plain_article(text["text"])
    by_id = {quote["id"]: quote for quote in text["quotations"]}
    quotations = []
    for label in row["attributions"]:
        quote = by_id[label["attribution"]]
        content, cue, source = (tuple(Span(*pair) for pair in pairs) for pairs in (label["content"], quote["cue"], label["source"]))
        quotations.append(Quotation(quote["id"], article.id, Kind(quote["type"]), content, content, cue, source))
    return replace(article, quotations=tuple(quotations))


def pages(name: str = "dev", *, errors: bool = False) -> Figures:
    """Accuracy on `pages-quotes` with the annotated body and quotations, by form of source, and the share of wrong named speakers."""
    score = scorer()
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong = 0
    for row in rows(bench() / "pages-quotes" / f"{name}.jsonl"):
        article = resolve_people(quoted_article(row))
        for quotation, quote in zip(article.quotations, row["quotes"], strict=True):
            speaker = quotation.speaker.name if quotation.speaker and quotation.speaker.named else None
            good = score.speaker_right({"speaker": speaker, "source_text": quote["source_text"]}, quote, row["people"])
            form = score.source_form(quote, row["people"])
            asked[form] += 1
            right[form] += good
            wrong += not good and speaker is not None
            if errors and not good:
                print(f"  {form}\t{quote['source_text']}\t{quote['speaker']}\t{quotation.speaker and quotation.speaker.name}")
    figures = {f"speakers.pages-{name}.{form}": percent(right[form] / asked[form]) for form in sorted(asked)}
    figures[f"speakers.pages-{name}.all"] = percent(right.total() / asked.total())
    figures[f"speakers.pages-{name}.wrong-named"] = percent(wrong / asked.total())
    return figures


def plain_article(text: str, title: str | None = None) -> Article:
    """A clean English text as an article."""
    return replace(verbatim_article(open_page(text.encode())), language="en", title=title)


def quoted_article(row: Row) -> Article:
    """An annotated article of `pages-quotes` with its annotated quotations, speakers not yet resolved."""
    article = replace(plain_article(row["body"], row["title"]), authors=tuple(row["authors"]))
    quotations = []
    for place, quote in enumerate(row["quotes"]):
        content = tuple(Span(*pair) for pair in quote["part_offsets"])
        source = source_span(row["body"], quote["source_text"], content)
        quotations.append(Quotation(str(place), article.id, Kind(quote["kind"]), content, content, (), source))
    return replace(article, quotations=tuple(quotations))


def source_span(body: str, source: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The place of a source's words nearest to the quotation, outside of it; the set gives the words alone."""
    best: tuple[int, int] | None = None
    at = body.find(source) if source else -1
    while at >= 0:
        end = at + len(source)
        whole = not (at and body[at - 1].isalnum()) and not (end < len(body) and body[end].isalnum())
        if whole and not any(at < span.end and span.start < end for span in content):
            apart = min(min(abs(at - span.end), abs(span.start - end)) for span in content)
            best = min(best, (apart, at)) if best else (apart, at)
        at = body.find(source, at + 1)
    return (Span(best[1], best[1] + len(source)),) if best else ()
