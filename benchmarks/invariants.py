"""`python -m benchmarks invariants`: every page and text of the bench through the whole pipeline, and every span of every report checked.

Counts the inputs, the articles, the failures and the spans; a span that does not slice to its words is named and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import Figures, bench, rows
from benchmarks.quotes import body
from quoth.model import Article, Failure
from quoth.pipeline import Recipe, read_many
from quoth.report import article_from, report
from quoth.spans import joined


def run(argv: list[str]) -> Figures:
    """Counts by name `invariants.WHAT`; `wrong` must be 0 and `missing` (inputs without a result) too."""
    del argv
    inputs = sorted(str(path) for path in bench().rglob("*.html.gz"))
    count = {"inputs": len(inputs), "articles": 0, "failures": 0, "spans": 0, "wrong": 0}
    for result in _results(inputs):
        if isinstance(result, Failure):
            count["failures"] += 1
            print(f"  {result.where}: {result.error}")
            continue
        count["articles"] += 1
        spans, wrong = check(result)
        count["spans"] += spans
        count["wrong"] += len(wrong)
        for sentence in wrong:
            print(f"  {result.origin}: {sentence}")
    texts = sum(1 for path in _texts() for _ in rows(path))
    count["inputs"] += texts
    count["missing"] = count["inputs"] - count["articles"] - count["failures"]
    return {f"invariants.{name}": float(value) for name, value in count.items()}


def _results(inputs: list[str]) -> Iterator[Article | Failure]:
    yield from read_many(inputs, Recipe())
    for path in _texts():
        for row in rows(path):
            yield body(row["text"], row["lang"])


def _texts() -> list[Path]:
    return [bench() / "quotes" / f"{name}-dev.jsonl.gz" for name in ("polnear", "dewikinews")]


def check(article: Article) -> tuple[int, list[str]]:
    """The number of spans of an article, and a sentence for each that breaks a promise."""
    wrong, text = [], article.text
    end = 0
    for block in article.reading_blocks():
        assert block.span is not None
        if block.span.of(text) != block.text or block.span.start < end:
            wrong.append(f"block {block.span} is not its text")
        end = block.span.end
    wrong += [f"a block left out without a reason: {block.text[:40]!r}" for block in article.left_out() if not block.why]
    count = len(article.reading_blocks())
    for quotation in article.quotations:
        spans = (*quotation.content, *quotation.words, *quotation.cue, *quotation.source)
        count += len(spans)
        wrong += [f"quotation span {span} runs past the text" for span in spans if span.end > len(text)]
        if not any(c.contains(w) for w in quotation.words for c in quotation.content):
            wrong.append(f"words outside their content: {quotation.text(article)[:40]!r}")
        if quotation.speaker is not None and quotation.speaker not in article.people:
            wrong.append(f"a speaker who is not among the people: {quotation.speaker.name!r}")
    for person in article.people:
        count += len(person.mentions)
        said = {" ".join(name.split()) for name in (person.name, *person.aliases)}
        wrong += [
            f"{span.of(text)!r} is no name of {person.name!r}"
            for span in person.mentions
            if " ".join(joined(text, (span,)).split()) not in said
        ]
    if article_from(report(article)).quotations != article.quotations:
        wrong.append("the report does not read back as the same quotations")
    return count, wrong
