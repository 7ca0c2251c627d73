"""Invented news as articles, built by hand: each paragraph's quotations are given by their words, and found in the text by search."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quoth.model import Article, Block, Kind, Moment, Origin, Person, Quotation, Role, content_id, quotation_id
from quoth.spans import Span

Said = tuple[str, str, str]
"""Words as printed, the source as printed, the full name of the speaker ("" for nobody)."""

BRIDGE = (
    "The old bridge will stay closed until spring, the county said on Tuesday.",
    '"We will not open a bridge that we would not cross ourselves," said Ada Okafor, the county engineer.',
    '"Every week without it costs us a tenth of our trade," said Tomas Brandvold, who keeps the ferry inn.',
)
BRIDGE_SAID: tuple[Said, ...] = (
    ("We will not open a bridge that we would not cross ourselves,", "Ada Okafor, the county engineer", "Ada Okafor"),
    ("Every week without it costs us a tenth of our trade,", "Tomas Brandvold", "Tomas Brandvold"),
)


def article(
    paragraphs: tuple[str, ...] = BRIDGE,
    said: tuple[Said, ...] = BRIDGE_SAID,
    *,
    url: str | None = "https://harbour-post.example/bridge",
    outlet: str | None = "Harbour Post",
    title: str | None = "Bridge to stay closed until spring",
    published: str | None = "2024-03-05T09:30:00+01:00",
    recipe: str = "test",
) -> Article:
    """An article of these paragraphs in which these words are quoted."""
    text = "\n\n".join(paragraphs)
    key = content_id(url or "", text)
    blocks, place = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Role.PARAGRAPH, paragraph, Span(place, place + len(paragraph)), "p"))
        place += len(paragraph) + 2
    people = {name: Person(content_id(key, name), name, aliases=(name.split()[-1],)) for _, _, name in said if name}
    moment = None
    if published is not None:
        precision = "day" if len(published) == 10 else "minute"
        moment = Moment(datetime.fromisoformat(published), precision, "CET" if "+01" in published else None)
    printed = Article(
        id=key,
        origin=Origin("file", "bridge.html"),
        url=url,
        canonical=None,
        outlet=outlet,
        title=title,
        authors=("Mira Solheim",),
        published=moment,
        modified=None,
        section=("Local",),
        tags=(),
        language="en",
        text=text,
        blocks=(*blocks, Block(Role.ADVERTISEMENT, "Buy boats", why="advertisement: class 'ad'")),
        people=tuple(people.values()),
    )
    return replace(printed, quotations=tuple(quotation(printed, row, people, recipe) for row in said))


def quotation(printed: Article, said: Said, people: dict[str, Person], recipe: str = "test") -> Quotation:
    """The quotation of these words in an article."""
    words, source, name = said
    span = find(printed.text, words)
    return Quotation(
        id=quotation_id(printed.id, Kind.DIRECT, (span,), recipe),
        article=printed.id,
        kind=Kind.DIRECT,
        content=(span,),
        words=(span,),
        cue=(),
        source=(find(printed.text, source),) if source else (),
        speaker=people.get(name),
        confidence=0.9,
        because=("marks", "cue after"),
    )


def find(text: str, words: str) -> Span:
    """Where the words stand in the text, for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def story(number: int, words: str, speaker: str, **facts: str | None) -> Article:
    """A short article of its own with one quotation."""
    lead = f"Item {number} of the council's agenda number {number * 7} was heard in room {number * 13}."
    given = {
        "url": f"https://harbour-post.example/{number}",
        "title": f"Item {number}",
        "published": f"2024-03-{1 + number % 28:02}",
        **facts,
    }
    return article((lead, f'"{words}" said {speaker}.'), ((words, speaker, speaker),), **given)
