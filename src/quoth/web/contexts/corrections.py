"""What the pages on which people correct are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from quoth.archive.results import Found, Hit, PersonLine, Progress, SimilarPeople
from quoth.model import Article
from quoth.web.contexts.quotations import alone
from quoth.web.correcting import Told
from quoth.web.marking import MarkedBlock
from quoth.web.sheets import Note


@dataclass(frozen=True, slots=True)
class Queue:
    """Where the review stands: the quotation at the place `here`, the place of the next, and how far the review has come."""

    hit: Hit | None
    here: str
    following: str | None
    progress: Progress

    @classmethod
    def of(cls, found: Found, here: str, progress: Progress) -> Queue:
        """The queue at the first of some doubtful quotations."""
        return cls(found.hits[0] if found.hits else None, here, found.cursor, progress)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One decision to look at: the least sure one that nobody has looked at, or the one that was asked for."""

    template: ClassVar[str] = "review.html"

    queue: Queue = field(metadata={"help": "the quotation, its place in the queue, and how far the review has come"})
    note: Note | None = field(metadata={"help": "what the machine says of it and on what evidence"})
    passage: tuple[MarkedBlock, ...] = field(metadata={"help": "the paragraphs it stands in, marked"})
    done: tuple[Told, ...] = field(metadata={"help": "the corrections that stand, the latest first"})
    people: tuple[PersonLine, ...] = field(metadata={"help": "people to choose from, the most quoted first"})

    @classmethod
    def of(cls, queue: Queue, article: Article | None, done: tuple[Told, ...], people: tuple[PersonLine, ...]) -> ReviewPage:
        """The page of one decision."""
        note, passage = alone(queue.hit, article) if queue.hit and article else (None, ())
        return cls(queue, note, passage, done, people)


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """People that may be one."""

    template: ClassVar[str] = "similar.html"

    pairs: tuple[SimilarPeople, ...] = field(metadata={"help": "two people and why they may be one"})
    done: tuple[Told, ...] = field(metadata={"help": "what people said of people, the latest first"})


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Everything that people corrected and that stands."""

    template: ClassVar[str] = "corrections.html"

    done: tuple[Told, ...] = field(metadata={"help": "the corrections, the latest first"})
    cursor: str | None = field(metadata={"help": "where the next page begins; none at the end"})
