"""What an archive answers: the values that the library, the command line and the HTTP API share.

Moments are ISO 8601 as `quoth.model.Moment.iso` writes them. Spans count in the text that the field names, in code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from quoth.model import Article, Kind, PersonKind, Quotation
from quoth.spans import Selector, Span

Outcome = Literal["added", "unchanged", "updated", "duplicate"]
Sort = Literal["relevance", "time", "oldest"]
CorrectionKind = Literal["speaker", "span", "not_quotation", "confirm", "merge", "split", "rename", "apart"]
ChangeType = Literal["same", "cut", "added", "changed"]

# ------------------------------------------------------------------------------------------------------------------------- writing


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: `of` is the id of the earlier version of an updated one, of the original of a duplicate."""

    outcome: Outcome
    article: str
    quotations: int
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word beside the machine's, never over it.

    `target` is a quotation's id, or for `merge`, `split`, `rename` and `apart` the id of a speaker. `value` is, by kind: `speaker` a
    speaker's id, a name, or None for nobody; `span` the right places in the article's text ("12:40 60:80"); `merge` the speaker that
    `target` joins; `split` the ids of the articles whose speaker is another; `rename` the name; `apart` the speaker that `target` is not,
    however alike their names. The archive fills in `id`, `at` and `undone`.
    """

    kind: CorrectionKind
    target: str
    value: str | None
    author: str
    note: str = ""
    id: str = ""
    at: str = ""
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Reread:
    """What changed when an article was read again: ids of quotations that are new, gone, or have another speaker."""

    article: str
    new: tuple[str, ...]
    gone: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed for good."""

    articles: int
    quotations: int
    people: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review has come: quotations that somebody looked at, and unsure ones that nobody did (`more`: at least so many)."""

    looked_at: int
    left: int
    more: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking speakers to a register gave: its entries, how many were linked, and how many names left doubt and were not."""

    register: str
    entries: int
    linked: int
    doubtful: int


# ------------------------------------------------------------------------------------------------------------------------- asking


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotations are meant. Every field narrows; None does not.

    `by` is a name or any alias; `speaker` the id of a speaker; `about` words or a name that must stand in the quotation, its paragraph or
    the headline. `since` and `until` are days ("2024-05-31"), both included, as the page dates itself.
    """

    by: str | None = None
    about: str | None = None
    outlet: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    kind: str | None = None
    medium: str | None = None
    min_confidence: float = 0.0
    speaker: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """How many answers, in which order, and from where on.

    `relevance` gives the words side by side first, then close together, then anywhere; up to 200 matches are ranked by BM25 within
    these, of more the newest come first. `time` is newest first.
    """

    sort: Sort = "relevance"
    limit: int = 20
    cursor: str | None = None


# ------------------------------------------------------------------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article on one line. `version` counts from 1; `copy_of` is the article that it repeats."""

    id: str
    url: str | None
    canonical: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    quotations: int
    added: str
    version: int = 1
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks, across the archive. `sure` is False for a person known by one name only, who may be several."""

    id: str
    name: str
    kind: PersonKind
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation with its article, its place and its links.

    `quotation` is as the machine read it; `content`, `words`, `speaker` are as corrected. `parts` are the stretches of `words` that the
    article prints in one piece; they and `marks` count in `words`, `content` in the article's text. `printed_speaker` names whom the
    article means, also where that is a description. `withdrawn` says that a later version of the article no longer prints it, `refused`
    that a person said it is no quotation.
    """

    id: str
    article: ArticleLine
    kind: Kind
    words: str
    parts: tuple[Span, ...]
    marks: tuple[Span, ...]
    quotation: Quotation
    content: tuple[Span, ...]
    source_text: str
    cue_text: str
    speaker: Speaker | None
    printed_speaker: str | None
    candidates: tuple[Speaker, ...]
    medium: str | None
    confidence: float
    link: str | None
    selector: Selector
    withdrawn: bool
    corrected: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of quotations. `total` is exact unless `more` is set: then there are at least so many. `people` are those that `by` meant."""

    hits: tuple[Hit, ...]
    total: int
    more: bool
    cursor: str | None
    people: tuple[Speaker, ...] = ()

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


@dataclass(frozen=True, slots=True)
class Count:
    """How often: an outlet, a kind, a month or a person (`id` is then the speaker's)."""

    name: str
    count: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """A distinctive word: how often it was said, and by how much more than others say it (log odds, in standard deviations)."""

    word: str
    count: int
    weight: float


def by_count(counted: Mapping[str, int]) -> tuple[Count, ...]:
    """Counts by name, the largest first; equal ones in the order of their names."""
    return tuple(Count(name, count) for name, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Facets:
    """How the quotations that were asked for divide. `whole` is False when only the newest `counted` were counted."""

    people: tuple[Count, ...]
    outlets: tuple[Count, ...]
    kinds: tuple[Count, ...]
    media: tuple[Count, ...]
    months: tuple[Count, ...]
    counted: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the quotations that were asked for: those of an outlet or of a year (`name`), and who said most of them."""

    name: str
    counted: int
    people: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who gets quoted: in all that was asked for, in each of the largest outlets, and in each year, or month where there is one year.

    `whole` is False when only the newest `counted` were counted.
    """

    people: tuple[Count, ...]
    months: tuple[Count, ...]
    counted: int
    whole: bool
    outlets: tuple[Part, ...]
    times: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of articles, and the cursor of the next."""

    articles: tuple[ArticleLine, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as the archive keeps it: as read, its quotations as corrected, its versions (oldest first) and the articles like it."""

    line: ArticleLine
    article: Article
    hits: tuple[Hit, ...]
    versions: tuple[ArticleLine, ...]
    copies: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A speaker on one line; `first` and `last` are days."""

    speaker: Speaker
    quotations: int
    articles: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SimilarPeople:
    """Two speakers that may be one, and why."""

    a: PersonLine
    b: PersonLine
    why: str


@dataclass(frozen=True, slots=True)
class Registered:
    """An entry of a register that a speaker is linked to."""

    register: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about a speaker: the names and why they are one, where and when, with whom, about what, and the latest words.

    `registered` are the ids that registers have for the speaker.
    """

    line: PersonLine
    aliases: tuple[Count, ...]
    reasons: tuple[str, ...]
    outlets: tuple[Count, ...]
    months: tuple[Count, ...]
    kinds: tuple[Count, ...]
    media: tuple[Count, ...]
    beside: tuple[Count, ...]
    words: tuple[Weight, ...]
    latest: tuple[Hit, ...]
    registered: tuple[Registered, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two speakers who are compared: where, when and how they are quoted, and the `words` that they say more than the other."""

    line: PersonLine
    outlets: tuple[Count, ...]
    months: tuple[Count, ...]
    kinds: tuple[Count, ...]
    media: tuple[Count, ...]
    words: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two speakers side by side, and the newest articles in which both speak."""

    a: Side
    b: Side
    together: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words of the first printing (`first`) and what stands for it here."""

    type: ChangeType
    first: str
    here: str


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of the traced words.

    `changes` compare it with the first printing, word by word; `likeness` is the share of the shorter one's words found in the other;
    `other_speaker` says that it names somebody else than the first printing does.
    """

    hit: Hit
    moment: str | None
    changes: tuple[Change, ...]
    likeness: float
    other_speaker: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """The printings that have the same words, in the order of time."""

    words: str
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The same words across outlets and days. `printings` stand in the order of time, undated ones last; `first` is the first."""

    words: str
    first: Printing | None
    variants: tuple[Variant, ...]
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """The archive in numbers; `versions` are earlier versions, `copies` articles that repeat another; `first` and `last` are days."""

    articles: int
    versions: int
    copies: int
    quotations: int
    people: int
    outlets: int
    corrections: int
    bytes: int
    first: str | None
    last: str | None
