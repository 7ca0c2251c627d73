"""What the pages of quotations are given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from quoth.archive.results import Correction, Facets, Found, Hit, PersonLine, Trace
from quoth.model import Article
from quoth.spans import Span
from quoth.web.copying import Copies, copies
from quoth.web.drawing import Plot, over_time
from quoth.web.marking import MarkedBlock
from quoth.web.searching import Search
from quoth.web.sheets import Note, sheet


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A search and what it found."""

    template: ClassVar[str] = "search.html"

    asked: Search = field(metadata={"help": "the words and the filters"})
    found: Found = field(metadata={"help": "the quotations"})
    facets: Facets = field(metadata={"help": "how they spread over people, outlets, kinds and months"})
    plot: Plot | None = field(metadata={"help": "how they spread over time"})

    @classmethod
    def of(cls, asked: Search, found: Found, facets: Facets) -> SearchPage:
        """The page of a search."""
        return cls(asked, found, facets, over_time(facets.months))


@dataclass(frozen=True, slots=True)
class QuotationPage:
    """One quotation."""

    template: ClassVar[str] = "quotation.html"

    hit: Hit = field(metadata={"help": "the quotation with its article and its links"})
    note: Note = field(metadata={"help": "what the machine, or a person after it, says of it"})
    passage: tuple[MarkedBlock, ...] = field(metadata={"help": "the paragraphs it stands in, marked"})
    trace: Trace = field(metadata={"help": "its printings across outlets and days"})
    copies: Copies = field(metadata={"help": "it as text, Markdown and linked data"})

    @classmethod
    def of(cls, hit: Hit, article: Article, trace: Trace) -> QuotationPage:
        """The page of a quotation."""
        note, passage = _alone(hit, article)
        return cls(hit, note, passage, trace, copies(hit, article))


@dataclass(frozen=True, slots=True)
class TracePage:
    """The same words across outlets and days."""

    template: ClassVar[str] = "trace.html"

    words: str = field(metadata={"help": "the words that are followed; empty before any are given"})
    trace: Trace | None = field(metadata={"help": "their printings; none before any words are given"})


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The least sure decision that nobody has looked at."""

    template: ClassVar[str] = "review.html"

    hit: Hit | None = field(metadata={"help": "the quotation to look at; none when all were looked at"})
    note: Note | None = field(metadata={"help": "what the machine says of it and on what evidence"})
    passage: tuple[MarkedBlock, ...] = field(metadata={"help": "the paragraphs it stands in, marked"})
    here: str = field(metadata={"help": "the place in the queue"})
    following: str | None = field(metadata={"help": "the place of the next; none at the end"})
    left: int = field(metadata={"help": "how many nobody has looked at"})
    more: bool = field(metadata={"help": "whether there are more left than were counted"})
    done: tuple[Correction, ...] = field(metadata={"help": "the corrections that stand, the latest first"})
    people: tuple[PersonLine, ...] = field(metadata={"help": "people to choose from, the most quoted first"})
    author: str = field(metadata={"help": "who corrects, as said last time"})

    @classmethod
    def of(cls, queue: Queue, article: Article | None) -> ReviewPage:
        """The page of the review."""
        hit = queue.found.hits[0] if queue.found.hits else None
        note, passage = _alone(hit, article) if hit and article else (None, ())
        found = queue.found
        return cls(hit, note, passage, queue.here, found.cursor, found.total, found.more, queue.done, queue.people, queue.author)


@dataclass(frozen=True, slots=True)
class Queue:
    """The state of the review when its page is made."""

    found: Found
    here: str
    done: tuple[Correction, ...]
    people: tuple[PersonLine, ...]
    author: str


def _alone(hit: Hit, article: Article) -> tuple[Note, tuple[MarkedBlock, ...]]:
    """The note of one quotation and the paragraphs it stands in, with it alone marked, and one paragraph before."""
    shown = sheet(replace(article, quotations=(hit.quotation,)), [replace(hit, refused=False)])
    spans = (*hit.content, *hit.quotation.source, *hit.quotation.cue)
    blocks = article.reading_blocks()
    held = [number for number, block in enumerate(blocks) if block.span and _touches(block.span, spans)]
    first, last = (max(0, held[0] - 1), held[-1] + 1) if held else (0, 0)
    return shown.notes[0], shown.blocks[first:last]


def _touches(block: Span, spans: tuple[Span, ...]) -> bool:
    return any(block.overlaps(span) for span in spans)
