"""What the pages of people are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import ClassVar

from quoth.archive.results import ArticleLine, Comparison, Found, Hit, Listing, PersonLine, Profile
from quoth.web.correcting import Told
from quoth.web.drawing import Plot, over_time
from quoth.web.listing import PeopleListing
from quoth.web.naming import Name, names
from quoth.web.searching import Search
from quoth.web.shares import WhoIsQuoted


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people."""

    template: ClassVar[str] = "people.html"

    words: str = field(metadata={"help": "the name that was looked for"})
    listing: PeopleListing = field(metadata={"help": "who has such a name, the most quoted first, and the cursor of the next page"})


@dataclass(frozen=True, slots=True)
class Printed:
    """An article with what one person says in it."""

    article: ArticleLine
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What people said of a person, and what they need to say more: the articles that name the person, and others of the same name."""

    done: tuple[Told, ...]
    naming: Listing
    namesakes: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person."""

    template: ClassVar[str] = "person.html"

    profile: Profile = field(metadata={"help": "who it is, by which names, where and with whom"})
    names: tuple[Name, ...] = field(metadata={"help": "the other names, each with the reason why it is theirs"})
    plot: Plot | None = field(metadata={"help": "their quotations over time"})
    said: tuple[Printed, ...] = field(metadata={"help": "what they said, article by article, the latest first"})
    cursor: str | None = field(metadata={"help": "where the next page begins; none at the end"})
    asked: Search = field(metadata={"help": "the search that finds the same: for its table, feed and JSON"})
    record: Record = field(metadata={"help": "what people corrected, the articles that name the person, and namesakes"})

    @classmethod
    def of(cls, profile: Profile, said: Found, asked: Search, record: Record) -> PersonPage:
        """The page of a person."""
        return cls(profile, names(profile, record.done), over_time(profile.months), _by_article(said), said.cursor, asked, record)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two people side by side."""

    template: ClassVar[str] = "compare.html"

    a: str = field(metadata={"help": "the first name, as asked"})
    b: str = field(metadata={"help": "the second name, as asked"})
    comparison: Comparison | None = field(default=None, metadata={"help": "the two; none until both are named"})
    plots: tuple[Plot | None, ...] = field(default=(), metadata={"help": "the quotations of each over the time of both"})
    unclear: str = field(default="", metadata={"help": "which of the names means nobody, or several people"})
    choices: tuple[PersonLine, ...] = field(default=(), metadata={"help": "whom the unclear name may mean"})

    @classmethod
    def of(cls, a: str, b: str, comparison: Comparison | None) -> ComparePage:
        """The page that compares two people."""
        if comparison is None:
            return cls(a, b)
        both = (comparison.a.months, comparison.b.months)
        return cls(a, b, comparison, tuple(over_time(months, beside=both[1 - number]) for number, months in enumerate(both)))


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """Who gets quoted."""

    template: ClassVar[str] = "voices.html"

    asked: Search = field(metadata={"help": "the outlet and the days that are counted"})
    quoted: WhoIsQuoted = field(metadata={"help": "the part of each speaker, how concentrated they are, by outlet and by time"})
    plot: Plot | None = field(metadata={"help": "the quotations over time"})
    outlets: tuple[str, ...] = field(metadata={"help": "who prints, by name"})


def _by_article(hits: Iterable[Hit]) -> tuple[Printed, ...]:
    groups = groupby(hits, key=lambda hit: hit.article)
    return tuple(Printed(line, tuple(of)) for line, of in groups)
