"""What the pages of articles are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from quoth.archive.results import ArticleLine, Count, Kept, Listing, PersonLine, Stats
from quoth.web.checking import Checked
from quoth.web.revising import Revision, revision
from quoth.web.sheets import Sheet, sheet


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    template: ClassVar[str] = "home.html"

    stats: Stats = field(metadata={"help": "counts of the archive"})
    latest: tuple[ArticleLine, ...] = field(metadata={"help": "what was added last"})
    week: str | None = field(metadata={"help": "the first day of the latest seven days in the archive"})
    foremost: tuple[Count, ...] = field(metadata={"help": "who is quoted most in those days"})
    people: tuple[PersonLine, ...] = field(metadata={"help": "who is quoted most of all"})


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """The list of articles."""

    template: ClassVar[str] = "articles.html"

    words: str = field(metadata={"help": "words that the headline must have"})
    outlet: str = field(metadata={"help": "whose articles are listed; empty for all"})
    outlets: tuple[Count, ...] = field(metadata={"help": "who prints, with their articles counted"})
    listing: Listing = field(metadata={"help": "the articles, last added first, and the cursor of the next page"})


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article of the archive."""

    template: ClassVar[str] = "article.html"

    line: ArticleLine = field(metadata={"help": "the article on one line: its place in the archive"})
    sheet: Sheet = field(metadata={"help": "the text with its quotations marked, who speaks, and a note on each quotation"})
    versions: tuple[ArticleLine, ...] = field(metadata={"help": "its versions, the oldest first"})
    copies: tuple[ArticleLine, ...] = field(metadata={"help": "articles that repeat it"})

    @classmethod
    def of(cls, kept: Kept, asked: int | str) -> ArticlePage:
        """The page of an article, from a part or at a quotation: what people corrected shows, and what they refused does not."""
        return cls(kept.line, sheet(kept.article, kept.hits, asked), kept.versions, kept.copies)


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """Two versions of an article."""

    template: ClassVar[str] = "revision.html"

    before: ArticleLine = field(metadata={"help": "the earlier version"})
    after: ArticleLine = field(metadata={"help": "the later version"})
    revision: Revision = field(metadata={"help": "the paragraphs of both with what was cut, added and changed"})

    @classmethod
    def of(cls, before: Kept, after: Kept) -> RevisionPage:
        """The page that compares two versions."""
        return cls(before.line, after.line, revision(before.article, after.article))


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The form to paste a text or drop a page."""

    template: ClassVar[str] = "read.html"

    most: int = field(metadata={"help": "the largest upload in bytes"})


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What was pasted or dropped, read and not kept."""

    template: ClassVar[str] = "reading.html"

    name: str = field(metadata={"help": "the name under which the reading is held"})
    sheet: Sheet = field(metadata={"help": "the text with its quotations marked, who speaks, and a note on each quotation"})


@dataclass(frozen=True, slots=True)
class CheckPage:
    """An article's quotations taken to the documents they came from."""

    template: ClassVar[str] = "check.html"

    line: ArticleLine = field(metadata={"help": "the article on one line"})
    documents: tuple[str, ...] = field(metadata={"help": "the names of the documents"})
    checks: tuple[Checked, ...] = field(metadata={"help": "each quotation in marks with its check"})
