"""Every value that passes between the stages, in the order of the flow: page, article, quotation, person, check, failure.

All are frozen and slotted; a stage makes new values and never fills in old ones. Spans count in Unicode code points of one text, which
each field names. `quoth.report` turns articles and failures into the published JSON and back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from hashlib import blake2b
from typing import Literal

from quoth.spans import Span, joined

# --------------------------------------------------------------------------------------------------------------------------- pages


def content_id(*parts: str | bytes) -> str:
    """The id of a value: 16 hexadecimal digits of BLAKE2b over its parts. Equal content gives equal ids on every machine.

    >>> content_id("a", "b") == content_id("a", "b") != content_id("ab", "")
    True
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from. For a WARC, `offset` is the record's first byte in the file as stored and `record` its WARC-Record-ID."""

    kind: Literal["file", "stdin", "url", "warc", "memory"]
    path: str = ""
    offset: int | None = None
    record: str | None = None

    def __str__(self) -> str:
        place = self.path or self.kind
        return place if self.offset is None else f"{place} @ {self.offset}"


@dataclass(frozen=True, slots=True)
class Page:
    """What came in, byte-identical. `media_type` is decided by content: `text/html` or `text/plain`; `encoding` is a Python codec name."""

    origin: Origin
    content: bytes
    media_type: Literal["text/html", "text/plain"]
    encoding: str
    url: str | None = None
    fetched: datetime | None = None

    @property
    def id(self) -> str:
        """What tells pages of other content apart."""
        return content_id(self.content)

    def decoded(self) -> str:
        """The content as text. Bytes that the encoding does not know become U+FFFD; a byte-order mark is dropped."""
        return self.content.decode(self.encoding, "replace").removeprefix("\ufeff")


# ------------------------------------------------------------------------------------------------------------------------- article


class Role(StrEnum):
    """What a block of a page is. Rows of a table that belongs to the article are list items."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    CREDIT = "credit"
    EMBED = "embed"
    ADVERTISEMENT = "advertisement"
    RELATED = "related"
    NAVIGATION = "navigation"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


READING_ROLES = frozenset({Role.DECK, Role.PARAGRAPH, Role.SUBHEAD, Role.LIST_ITEM, Role.BLOCKQUOTE, Role.EMBED})
"""The roles whose blocks make up an article's text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page with its role.

    `span` counts in the article's text and is None for a block that is not reading text; such a block says in `why` which rule left it
    out. `path` is the element's CSS path in HTML; `source` are its characters in a plain-text input.
    """

    role: Role
    text: str
    span: Span | None = None
    path: str | None = None
    source: Span | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time exactly as precise as the page states it.

    `value` is aware when the page states a zone and naive when it does not; with precision `day` it is midnight of that day. `zone` is the
    zone as printed ("EDT", "+02:00", "Europe/Berlin"), None when the page names none: an unknown zone is never taken for UTC.

    >>> Moment(datetime(2024, 5, 2), "day").iso()
    '2024-05-02'
    """

    value: datetime
    precision: Literal["day", "minute", "second"]
    zone: str | None = None

    def iso(self) -> str:
        """ISO 8601: a date alone for precision `day`; otherwise with the offset where a zone is known."""
        if self.precision == "day":
            return self.value.date().isoformat()
        return self.value.isoformat(timespec="seconds")

    @property
    def day(self) -> date:
        """The day as the page writes it, in the page's own zone."""
        return self.value.date()


_ISO_SECONDS = len("2024-05-02T10:15:00")


def moment_from_iso(text: str) -> Moment:
    """The moment that `Moment.iso` wrote. Raises `ValueError` for text that is not ISO 8601.

    >>> moment_from_iso("2024-05-02").precision, moment_from_iso("2024-05-02T10:15:00-04:00").zone
    ('day', '-04:00')
    """
    if "T" not in text:
        return Moment(datetime.combine(date.fromisoformat(text), time()), "day")
    value = datetime.fromisoformat(text)
    return Moment(value, "second", text[_ISO_SECONDS:] or None)


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that another rule proposed and that lost."""

    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One metadata value with its witness: the rule that gave it, and the rivals that lost."""

    field: str
    value: str
    rule: str
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article: its address, caption and credit as printed ("" when there is none)."""

    url: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A printed article, and, once the later stages have run, who said what in it.

    `text` is the one reading text (headline not in it): deck, paragraphs, subheads, list items, block quotes and embeds, joined by blank
    lines. Every span of `blocks`, `quotations` and `people` counts in it. `notes` are remarks for the reader ("cut by a paywall").
    """

    id: str
    origin: Origin
    url: str | None
    canonical: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Moment | None
    modified: Moment | None
    section: tuple[str, ...]
    tags: tuple[str, ...]
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = ()

    def reading_blocks(self) -> tuple[Block, ...]:
        """The blocks that make up `text`, in order."""
        return tuple(block for block in self.blocks if block.span is not None)

    def left_out(self) -> tuple[Block, ...]:
        """The blocks that are not in `text`, each with the reason in `why`."""
        return tuple(block for block in self.blocks if block.span is None)


# ---------------------------------------------------------------------------------------------------------------------- quotations


class Kind(StrEnum):
    """How words are quoted: all inside marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. All spans count in the article's `text`.

    `content` is everything that is reported, without the outer marks; `words` the words to show as quoted: the content of a direct or
    indirect quotation, the marked parts alone of a mixed one. A quotation interrupted by its cue, or running over paragraphs, is one
    quotation with several spans. `source` is the mention as printed next to the quotation; `speaker` the person it was resolved to, or
    None; then `candidates` holds those it may be. `because` says on what evidence, step by step. `confidence` is a probability.
    """

    id: str
    article: str
    kind: Kind
    content: tuple[Span, ...]
    words: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Person | None = None
    candidates: tuple[Person, ...] = ()
    medium: str | None = None
    confidence: float = 1.0
    because: tuple[str, ...] = ()

    def text(self, article: Article) -> str:
        """The quoted words, parts joined by a space."""
        return joined(article.text, self.words)

    def cue_text(self, article: Article) -> str:
        """The reporting words as printed; "" when there are none."""
        return joined(article.text, self.cue)

    def source_text(self, article: Article) -> str:
        """The source as printed next to the quotation; "" when nothing there says who speaks."""
        return joined(article.text, self.source)


def quotation_id(article: str, kind: Kind, content: tuple[Span, ...], recipe: str) -> str:
    """The id of a quotation: a hash of its article's id, kind, place and the recipe (rules or model version) that decided it."""
    return content_id(article, kind, ";".join(f"{s.start}:{s.end}" for s in content), recipe)


# -------------------------------------------------------------------------------------------------------------------------- people

PersonKind = Literal["person", "organisation", "group", "document", "unknown"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody (or something) that speaks in one article: the fullest name or, with `named` False, a description as printed.

    `aliases` are the other ways the article words the same one; `mentions` the places, counted in the article's text.
    """

    id: str
    name: str
    kind: PersonKind = "person"
    named: bool = True
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


# --------------------------------------------------------------------------------------------------------------------------- check


class Verdict(StrEnum):
    """Whether printed words are in a document; the definitions are those of docs/checking.md."""

    EXACT = "exact"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    SPLICED = "spliced"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Edit:
    """One word-level difference: `said` are the document's words, `printed` the quotation's ("" where there are none)."""

    type: str
    said: str
    printed: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: `spans` in code points of the document's text; `pages` from 1; `times` in seconds."""

    spans: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    times: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a quotation may come from: the document, the words found (one string a piece), the place and the differences."""

    document: str
    found: tuple[str, ...]
    place: Place
    edits: tuple[Edit, ...] = ()
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Check:
    """A printed quotation taken to its documents. `passages` holds the best first; it is empty when the words are absent."""

    quotation: str
    verdict: Verdict | None
    reason: str
    passages: tuple[Passage, ...] = ()


# ------------------------------------------------------------------------------------------------------------------------- failure

Stage = Literal["pages", "article", "quotations", "people", "check", "archive", "scale"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: where, at which stage, what happened and what to do. Inputs = articles + failures."""

    where: str
    stage: Stage
    error: str
    hint: str = ""
