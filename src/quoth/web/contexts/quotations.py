"""What the pages of quotations are given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from quoth.archive.results import Facets, Found, Hit, PersonLine, Trace
from quoth.errors import NotFoundError
from quoth.model import Article
from quoth.spans import Span
from quoth.web.copying import Copies, copies
from quoth.web.drawing import Plot, over_time
from quoth.web.marking import MarkedBlock, marked
from quoth.web.searching import Search
from quoth.web.sheets import Note, corrected_article, sheet

_AROUND = 2000
"""Characters of a passage before and after a quotation, at most."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A search and what it found."""

    template: ClassVar[str] = "search.html"

    asked: Search = field(metadata={"help": "the words and the filters"})
    found: Found = field(metadata={"help": "the quotations"})
    facets: Facets = field(metadata={"help": "how they spread over people, outlets, kinds and months"})
    plot: Plot | None = field(default=None, metadata={"help": "how they spread over time"})
    people: tuple[PersonLine, ...] = field(default=(), metadata={"help": "who is called what was typed"})
    unknown: str = field(default="", metadata={"help": "what the filters name and the archive does not know"})

    @classmethod
    def of(cls, asked: Search, found: Found, facets: Facets, people: tuple[PersonLine, ...]) -> SearchPage:
        """The page of a search."""
        return cls(asked, found, facets, over_time(facets.months), people)

    @classmethod
    def nothing(cls, asked: Search, error: NotFoundError) -> SearchPage:
        """The page of a search for somebody or something that the archive does not know."""
        return cls(
            asked, Found((), 0, more=False, cursor=None), Facets((), (), (), (), (), 0, whole=True), unknown=f"{error.where}: {error.what}."
        )


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
        note, passage = alone(hit, article)
        return cls(hit, note, passage, trace, copies(hit, article))


@dataclass(frozen=True, slots=True)
class TracePage:
    """The same words across outlets and days."""

    template: ClassVar[str] = "trace.html"

    words: str = field(metadata={"help": "the words that are followed; empty before any are given"})
    trace: Trace | None = field(metadata={"help": "their printings; none before any words are given"})

    @classmethod
    def of(cls, asked: str, trace: Trace | None) -> TracePage:
        """The page that follows words, or those of the quotation with an id."""
        printings = trace.printings if trace is not None else ()
        return cls(next((printing.hit.words for printing in printings if printing.hit.id == asked), asked), trace)


def alone(hit: Hit, article: Article) -> tuple[Note, tuple[MarkedBlock, ...]]:
    """The note of one quotation and the paragraphs it stands in, with it alone marked, and one paragraph before."""
    spans = (*hit.content, *hit.quotation.source, *hit.quotation.cue)
    blocks = [block.span for block in article.reading_blocks() if block.span is not None]
    held = [number for number, block in enumerate(blocks) if any(block.overlaps(span) for span in spans)]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start = max(blocks[max(0, held[0] - 1)].start if held else first, first - _AROUND)
    end = min(blocks[held[-1]].end if held else last, last + _AROUND)
    single = replace(article, quotations=(hit.quotation,))
    note = sheet(single, [replace(hit, refused=False)], hit.id).notes[0]
    shown = corrected_article(single, {hit.id: replace(hit, refused=False)})
    return note, marked(shown, {hit.id: note.ink}, Span(start, end))
