"""The outcome as values: the article's people with aliases and mentions, and the speaker of each quotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quoth.model import Article, Person, PersonKind, Quotation, content_id
from quoth.people.asking import Answer
from quoth.people.scene import Referent, Scene
from quoth.spans import Span

_KINDS: dict[str, PersonKind] = {
    "person": "person",
    "presumed": "person",
    "speaker": "unknown",
    "organisation": "organisation",
    "place": "organisation",
    "origin": "group",
    "group": "group",
    "document": "document",
}


def with_people(article: Article, scene: Scene, answers: Mapping[int, Answer]) -> Article:
    """The article with its people and its quotations' speakers.

    People are all persons and organisations named, and whoever else speaks or may be the speaker; in order of first mention.
    """
    wanted = {n for answer in answers.values() for n in (answer.referent, *answer.candidates) if n is not None}
    wanted |= {r.number for r in scene.referents if r.named and r.kind in ("person", "presumed", "organisation")}
    chosen = sorted((scene.referents[n] for n in wanted), key=lambda r: (r.introduced, r.number))
    people = {referent.number: _person(article, scene, referent) for referent in chosen}
    quotations = tuple(_told(quotation, answers.get(place, Answer(None)), people) for place, quotation in enumerate(article.quotations))
    return replace(article, people=tuple(people.values()), quotations=quotations)


def _person(article: Article, scene: Scene, referent: Referent) -> Person:
    words = scene.reading.words
    spans = sorted({Span(words[s.first].start, words[s.last].end) for s in referent.sightings if s.sure})
    aliases = _unlike(referent.name, (span.of(article.text) for span in spans))
    return Person(
        id=content_id(article.id, referent.name, str(referent.introduced)),
        name=referent.name,
        kind=_KINDS.get(referent.kind, "unknown"),
        named=referent.named,
        aliases=aliases,
        mentions=tuple(spans),
    )


def _unlike(name: str, worded: Iterable[str]) -> tuple[str, ...]:
    """The wordings other than the name, each once, in order."""
    return tuple(dict.fromkeys(words for words in worded if words != name))


def _told(quotation: Quotation, answer: Answer, people: Mapping[int, Person]) -> Quotation:
    speaker = people[answer.referent] if answer.referent is not None else None
    return replace(
        quotation,
        speaker=speaker,
        candidates=_known(answer.candidates, people),
        because=(*quotation.because, *answer.steps),
    )


def _known(numbers: Sequence[int], people: Mapping[int, Person]) -> tuple[Person, ...]:
    return tuple(people[number] for number in numbers)
