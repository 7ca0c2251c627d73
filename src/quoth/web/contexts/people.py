"""What the pages of people are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from quoth.archive.results import Comparison, Count, Found, PersonLine, Profile, SimilarPeople
from quoth.web.drawing import Plot, over_time
from quoth.web.searching import Search
from quoth.web.shares import Shares


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people."""

    template: ClassVar[str] = "people.html"

    words: str = field(metadata={"help": "the name that was looked for"})
    people: tuple[PersonLine, ...] = field(metadata={"help": "who has such a name, the most quoted first"})
    following: int | None = field(metadata={"help": "how many come before the next page; none when this is the last"})


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person."""

    template: ClassVar[str] = "person.html"

    profile: Profile = field(metadata={"help": "who it is, by which names, where and with whom"})
    plot: Plot | None = field(metadata={"help": "their quotations over time"})
    said: Found = field(metadata={"help": "what they said, the latest first, and the cursor of the next page"})
    asked: Search = field(metadata={"help": "the search that finds the same: for its table, feed and JSON"})

    @classmethod
    def of(cls, profile: Profile, said: Found, asked: Search) -> PersonPage:
        """The page of a person."""
        return cls(profile, over_time(profile.months), said, asked)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two people side by side."""

    template: ClassVar[str] = "compare.html"

    a: str = field(metadata={"help": "the first name, as asked"})
    b: str = field(metadata={"help": "the second name, as asked"})
    comparison: Comparison | None = field(metadata={"help": "the two; none until both are named"})
    plots: tuple[Plot | None, ...] = field(metadata={"help": "the quotations of each over time"})

    @classmethod
    def of(cls, a: str, b: str, comparison: Comparison | None) -> ComparePage:
        """The page that compares two people."""
        plots = (over_time(comparison.a.months), over_time(comparison.b.months)) if comparison else ()
        return cls(a, b, comparison, plots)


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """People that may be one."""

    template: ClassVar[str] = "similar.html"

    pairs: tuple[SimilarPeople, ...] = field(metadata={"help": "two people and why they may be one"})


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """Who gets quoted."""

    template: ClassVar[str] = "voices.html"

    asked: Search = field(metadata={"help": "the outlet and the days that are counted"})
    shares: Shares = field(metadata={"help": "the part of each speaker, and how concentrated they are"})
    plot: Plot | None = field(metadata={"help": "the quotations over time"})
    outlets: tuple[Count, ...] = field(metadata={"help": "who prints, with their articles counted"})
    by_outlet: tuple[tuple[str, Shares], ...] = field(metadata={"help": "the shares within the largest outlets; empty when one is chosen"})
