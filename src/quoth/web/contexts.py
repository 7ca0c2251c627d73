"""What each page is given: one frozen value a page, so that a template can be read without the code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quoth.archive.results import ArticleLine, Facets, Found, Hit, Kept, PersonLine, Profile, Speaker, Stats
from quoth.model import Article, Block
from quoth.spans import Span
from quoth.web.marking import MarkedBlock, inks, marked
from quoth.web.searching import Search


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page."""

    stats: Stats = field(metadata={"help": "counts of the archive"})
    latest: tuple[ArticleLine, ...] = field(metadata={"help": "what was added last"})
    people: tuple[PersonLine, ...] = field(metadata={"help": "who is quoted most"})


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker in an article's margin."""

    name: str
    identity: str | None
    ink: int
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article."""

    kept: Kept = field(metadata={"help": "the article as kept, its versions and copies"})
    blocks: tuple[MarkedBlock, ...] = field(metadata={"help": "the text with its quotations marked"})
    speakers: tuple[SpeakerLine, ...] = field(metadata={"help": "who speaks, the most quoted first"})
    left_out: tuple[Block, ...] = field(metadata={"help": "what is not in the text, with the reason"})

    @classmethod
    def of(cls, kept: Kept) -> ArticlePage:
        """The page of an article: corrections by people show, and what they withdrew does not."""
        article = _as_corrected(kept)
        return cls(kept, marked(article), _speakers(article, kept.hits), article.left_out())


def _as_corrected(kept: Kept) -> Article:
    standing = {hit.id: hit for hit in kept.hits if not hit.withdrawn}
    quotations = tuple(
        replace(quotation, content=standing[quotation.id].content, words=_words(standing[quotation.id]))
        for quotation in kept.article.quotations
        if quotation.id in standing
    )
    return replace(kept.article, quotations=quotations)


def _words(hit: Hit) -> tuple[Span, ...]:
    moved = hit.content != hit.quotation.content
    return hit.content if moved else hit.quotation.words


def _speakers(article: Article, hits: tuple[Hit, ...]) -> tuple[SpeakerLine, ...]:
    colours = inks(article)
    said: dict[Speaker | None, list[Hit]] = {}
    for hit in hits:
        if not hit.withdrawn:
            said.setdefault(hit.speaker, []).append(hit)
    lines = [_line(speaker, of, colours) for speaker, of in said.items()]
    return tuple(sorted(lines, key=lambda line: (line.identity is None, -len(line.quotations))))


def _line(speaker: Speaker | None, said: list[Hit], colours: dict[str, int]) -> SpeakerLine:
    printed = next((hit.quotation.speaker for hit in said if hit.quotation.speaker), None)
    ink = colours.get(printed.id, 0) if printed else 0
    name = speaker.name if speaker else "Nobody named"
    return SpeakerLine(name, speaker.id if speaker else None, ink, tuple(hit.id for hit in said))


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people."""

    words: str = field(metadata={"help": "the name that was looked for"})
    offset: int = field(metadata={"help": "how many came on the pages before"})
    people: tuple[PersonLine, ...] = field(metadata={"help": "who has such a name, the most quoted first"})


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person."""

    profile: Profile = field(metadata={"help": "who it is, by which names, where and with whom"})
    said: tuple[Hit, ...] = field(metadata={"help": "what they said, the latest first"})


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A search and what it found."""

    asked: Search = field(metadata={"help": "the words and the filters"})
    found: Found = field(metadata={"help": "the quotations"})
    facets: Facets = field(metadata={"help": "how they spread over people, outlets, kinds and months"})
