"""The machine contract: an article or a failure as one JSON object, and back. `quoth schema` publishes the shape.

Offsets are Unicode code points of `text`, half-open. Fields are only ever added.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from typing_extensions import TypedDict

from quoth.model import (
    Article,
    Block,
    Fact,
    Failure,
    Image,
    Kind,
    Moment,
    Origin,
    Person,
    PersonKind,
    Quotation,
    Rival,
    Role,
    moment_from_iso,
)
from quoth.spans import Span

SpanPair = tuple[int, int]


class BlockReport(TypedDict):
    """A block; `start` and `end` are null for a block that is not reading text."""

    role: Role
    text: str
    start: int | None
    end: int | None
    path: str | None
    source: SpanPair | None


class LeftOutReport(TypedDict):
    """A block that is not in the text, and why."""

    role: Role
    text: str
    why: str


class SpeakerReport(TypedDict):
    """The person a source was resolved to."""

    id: str
    name: str
    named: bool
    kind: PersonKind


class QuotationReport(TypedDict):
    """A quotation. `text` are the words of the spans `words`, joined by spaces; `content` is everything that is reported."""

    id: str
    kind: Kind
    text: str
    content: list[SpanPair]
    words: list[SpanPair]
    cue: list[SpanPair]
    source: list[SpanPair]
    source_text: str
    speaker: SpeakerReport | None
    candidates: list[str]
    medium: str | None
    confidence: float
    because: list[str]


class PersonReport(TypedDict):
    """A speaker of the article or somebody it names."""

    id: str
    name: str
    named: bool
    kind: PersonKind
    aliases: list[str]
    mentions: list[SpanPair]


class ImageReport(TypedDict):
    """A picture of the article."""

    url: str
    caption: str
    credit: str


class RivalReport(TypedDict):
    """A metadata value that lost, and the rule that proposed it."""

    value: str
    rule: str


class FactReport(TypedDict):
    """A metadata value, the rule that gave it, and its rivals."""

    field: str
    value: str
    rule: str
    rivals: list[RivalReport]


class OriginReport(TypedDict):
    """Where the bytes came from."""

    kind: Literal["file", "stdin", "url", "warc", "memory"]
    path: str
    offset: int | None
    record: str | None


class ArticleReport(TypedDict):
    """One article, as `quoth read --jsonl` prints it. `published` and `modified` are ISO 8601, a date alone when no time is stated."""

    input: str
    id: str
    origin: OriginReport
    url: str | None
    canonical: str | None
    outlet: str | None
    title: str | None
    authors: list[str]
    published: str | None
    modified: str | None
    section: list[str]
    tags: list[str]
    language: str | None
    text: str
    blocks: list[BlockReport]
    images: list[ImageReport]
    quotations: list[QuotationReport]
    people: list[PersonReport]
    left_out: list[LeftOutReport]
    facts: list[FactReport]
    notes: list[str]


class FailureReport(TypedDict):
    """One input that could not be read, as `quoth read --jsonl` prints it."""

    input: str
    error: str
    where: str
    hint: str


def report(article: Article, given: str = "") -> ArticleReport:
    """The article as JSON-ready values; `given` is the input as the caller named it (default: the article's origin)."""
    return {
        "input": given or str(article.origin),
        "id": article.id,
        "origin": _origin_report(article.origin),
        "url": article.url,
        "canonical": article.canonical,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": _iso(article.published),
        "modified": _iso(article.modified),
        "section": list(article.section),
        "tags": list(article.tags),
        "language": article.language,
        "text": article.text,
        "blocks": [_block_report(block) for block in article.blocks],
        "images": [{"url": i.url, "caption": i.caption, "credit": i.credit} for i in article.images],
        "quotations": [_quotation_report(quotation, article) for quotation in article.quotations],
        "people": [_person_report(person) for person in article.people],
        "left_out": [{"role": b.role, "text": b.text, "why": b.why or "not reading text"} for b in article.left_out()],
        "facts": [_fact_report(fact) for fact in article.facts],
        "notes": list(article.notes),
    }


def failure_report(failure: Failure, given: str = "") -> FailureReport:
    """The failure as JSON-ready values; `given` is the input as the caller named it (default: where it happened)."""
    return {"input": given or failure.where, "error": failure.error, "where": failure.where, "hint": failure.hint}


def article_from(given: ArticleReport) -> Article:
    """The article that `report` wrote: `article_from(report(article)) == article`.

    Only what the contract publishes comes back: a time keeps its zone as an offset, not as the page's own word for it.
    """
    people = {p["id"]: _person(p) for p in given["people"]}
    why = iter(given["left_out"])
    blocks = tuple(_block(b, None if b["start"] is not None else next(why)["why"]) for b in given["blocks"])
    return Article(
        id=given["id"],
        origin=Origin(**given["origin"]),
        url=given["url"],
        canonical=given["canonical"],
        outlet=given["outlet"],
        title=given["title"],
        authors=tuple(given["authors"]),
        published=_moment(given["published"]),
        modified=_moment(given["modified"]),
        section=tuple(given["section"]),
        tags=tuple(given["tags"]),
        language=given["language"],
        text=given["text"],
        blocks=blocks,
        images=tuple(Image(**image) for image in given["images"]),
        facts=tuple(_fact(fact) for fact in given["facts"]),
        notes=tuple(given["notes"]),
        quotations=tuple(_quotation(q, given["id"], people) for q in given["quotations"]),
        people=tuple(people.values()),
    )


def _iso(moment: Moment | None) -> str | None:
    return None if moment is None else moment.iso()


def _moment(text: str | None) -> Moment | None:
    return None if text is None else moment_from_iso(text)


def _pairs(spans: Iterable[Span]) -> list[SpanPair]:
    return [(span.start, span.end) for span in spans]


def _spans(pairs: Iterable[SpanPair]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _origin_report(origin: Origin) -> OriginReport:
    return {"kind": origin.kind, "path": origin.path, "offset": origin.offset, "record": origin.record}


def _block_report(block: Block) -> BlockReport:
    return {
        "role": block.role,
        "text": block.text,
        "start": None if block.span is None else block.span.start,
        "end": None if block.span is None else block.span.end,
        "path": block.path,
        "source": None if block.source is None else (block.source.start, block.source.end),
    }


def _block(given: BlockReport, why: str | None) -> Block:
    start, end, source = given["start"], given["end"], given["source"]
    return Block(
        role=Role(given["role"]),
        text=given["text"],
        span=None if start is None or end is None else Span(start, end),
        path=given["path"],
        source=None if source is None else Span(*source),
        why=why,
    )


def _quotation_report(quotation: Quotation, article: Article) -> QuotationReport:
    speaker = quotation.speaker
    return {
        "id": quotation.id,
        "kind": quotation.kind,
        "text": quotation.text(article),
        "content": _pairs(quotation.content),
        "words": _pairs(quotation.words),
        "cue": _pairs(quotation.cue),
        "source": _pairs(quotation.source),
        "source_text": quotation.source_text(article),
        "speaker": None if speaker is None else {"id": speaker.id, "name": speaker.name, "named": speaker.named, "kind": speaker.kind},
        "candidates": [person.id for person in quotation.candidates],
        "medium": quotation.medium,
        "confidence": quotation.confidence,
        "because": list(quotation.because),
    }


def _quotation(given: QuotationReport, article: str, people: dict[str, Person]) -> Quotation:
    return Quotation(
        id=given["id"],
        article=article,
        kind=Kind(given["kind"]),
        content=_spans(given["content"]),
        words=_spans(given["words"]),
        cue=_spans(given["cue"]),
        source=_spans(given["source"]),
        speaker=None if given["speaker"] is None else people[given["speaker"]["id"]],
        candidates=tuple(people[person] for person in given["candidates"]),
        medium=given["medium"],
        confidence=given["confidence"],
        because=tuple(given["because"]),
    )


def _person_report(person: Person) -> PersonReport:
    return {
        "id": person.id,
        "name": person.name,
        "named": person.named,
        "kind": person.kind,
        "aliases": list(person.aliases),
        "mentions": _pairs(person.mentions),
    }


def _person(given: PersonReport) -> Person:
    return Person(
        id=given["id"],
        name=given["name"],
        kind=given["kind"],
        named=given["named"],
        aliases=tuple(given["aliases"]),
        mentions=_spans(given["mentions"]),
    )


def _fact_report(fact: Fact) -> FactReport:
    rivals: list[RivalReport] = [{"value": rival.value, "rule": rival.rule} for rival in fact.rivals]
    return {"field": fact.field, "value": fact.value, "rule": fact.rule, "rivals": rivals}


def _fact(given: FactReport) -> Fact:
    return Fact(given["field"], given["value"], given["rule"], tuple(Rival(**rival) for rival in given["rivals"]))
