"""The questions that were answered by reading (`readings.tsv`): sources of PolNeAR's training articles, and quotations of news pages.

The table holds places alone, counted in the texts of the bench, and no words of them: `text` begins the SHA-1 of the text, `content` and
`source` are the places of a quotation and of its source, `kind` is what speaks (person, organisation, group, document; unnamed for one
person without a name), and `speaker` where its fullest name is printed, or those of several named together; "-" for none. A language model
read the articles once; where it was unsure there is no line.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.bench import Row, bench, rows
from benchmarks.speakers import plain_article, scorer
from quoth.model import Article, Kind, Quotation
from quoth.people.features import Question
from quoth.people.scene import Referent, Scene
from quoth.spans import Span
from training.people.answers import Lesson, Right

TABLE = Path(__file__).with_name("readings.tsv")
_MARKS = '“”"„«»'


@dataclass(frozen=True, slots=True)
class Label:
    """One answer; places count in code points of the text."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: str
    speaker: tuple[Span, ...]


def from_readings() -> Iterator[Lesson]:
    """The articles that were read, each with its answers."""
    labels = read_labels()
    for row in rows(bench() / "quotes" / "polnear-train.jsonl.gz"):
        found = labels.get(("polnear-train", digest(row["text"])))
        if found:
            yield lesson(_annotated(row), found)
    for name in sorted({name for name, _ in labels} - {"polnear-train"}):
        for row in rows(bench() / "pages" / name / "truth.jsonl"):
            found = labels.get((name, digest(row.get("text") or "")))
            if found:
                yield lesson(_found(row["text"], found), found)


def read_labels() -> dict[tuple[str, str], list[Label]]:
    """The table's answers by set and text."""
    labels: dict[tuple[str, str], list[Label]] = defaultdict(list)
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            labels[row["set"], row["text"]].append(
                Label(*map(_spans, (row["content"], row["source"])), row["kind"], _spans(row["speaker"]))
            )
    return labels


def digest(text: str) -> str:
    """How the table names a text."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:16]


def _spans(written: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, place.split("-"))) for place in written.split(",")) if written != "-" else ()


def _annotated(row: Row) -> Article:
    """A PolNeAR article with all the quotations that its annotators marked."""
    article = plain_article(row["text"])
    quotations = []
    for quote in row["quotations"]:
        content, cue, source = (tuple(Span(*pair) for pair in quote[part]) for part in ("content", "cue", "source"))
        quotations.append(Quotation(quote["id"], article.id, Kind(quote["type"]), content, content, cue, source))
    return replace(article, quotations=tuple(quotations))


def _found(text: str, labels: list[Label]) -> Article:
    """A page's text with the quotations that were found in it and judged to be some."""
    article = plain_article(text)
    quotations = []
    for place, label in enumerate(labels):
        first = label.content[0].start
        kind = Kind.DIRECT if text[first] in _MARKS or text[first - 1 : first] in tuple(_MARKS) else Kind.INDIRECT
        quotations.append(Quotation(str(place), article.id, kind, label.content, label.content, (), label.source))
    return replace(article, quotations=tuple(quotations))


def lesson(article: Article, labels: list[Label]) -> Lesson:
    """An article with the test of its answers."""
    by_source = {label.source[0].start: label for label in labels if label.source}
    by_content = {label.content[0].start: label for label in labels if label.content}

    def asked(scene: Scene, question: Question) -> Label | None:
        if not question.speaks:
            return None
        words = scene.reading.words
        if question.source.words:
            return by_source.get(words[question.source.words[0]].start)
        return by_content.get(words[min(question.content)].start) if question.content else None

    def nobody(scene: Scene, question: Question) -> bool:
        label = asked(scene, question)
        return label is not None and (not label.speaker or question.source.form == "nominal")

    name = "polnear" if labels[0].content == () else "read pages"
    return Lesson(name, article, _test(article, labels, asked), nobody)


def _test(article: Article, labels: list[Label], asked: Callable[[Scene, Question], Label | None]) -> Right:
    score = scorer()
    people = [
        {"name": name, "aliases": [], "named": True}
        for name in sorted({span.of(article.text) for label in labels for span in label.speaker})
    ]

    def right(scene: Scene, question: Question, referent: Referent) -> bool | None:
        label = asked(scene, question)
        if label is None:
            return None
        names = [span.of(article.text) for span in label.speaker]
        if len(names) > 1:
            members = [scene.referents[member].name for member in referent.members]
            return len(members) == len(names) and all(any(score.same_name(one, name) for one in members) for name in names)
        if names:
            return referent.named and bool(score.named_right(referent.name, names[0], people))
        return not referent.named and referent.kind == {"unnamed": "person"}.get(label.kind, label.kind)

    return right
