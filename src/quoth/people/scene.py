"""The state of one reading: who has been seen where so far. Resolution walks through the text once and looks at nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.people.entities import Cast, Entity
from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.profiles import Profile
from quoth.people.reading import Reading

_NOBODY = Profile(frozenset(), frozenset(), frozenset(), "-")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where somebody is meant: words `first` to `last`; `leading` when it stands as subject; `how` the kind of mention."""

    first: int
    last: int
    sentence: int
    paragraph: int
    quoted: bool
    leading: bool
    genitive: bool
    how: str


@dataclass(slots=True)
class Referent:
    """Somebody (or something) that may be meant: an entity of the cast, or one known by a description alone.

    Sightings grow as the text is read.
    """

    number: int
    kind: str
    name: str
    named: bool
    gender: str
    many: bool
    profile: Profile = _NOBODY
    sightings: list[Sighting] = field(default_factory=list)
    introduced: int = 0
    in_title: bool = False
    members: tuple[int, ...] = ()
    spoken: int = 0

    def last_before(self, at: int) -> Sighting | None:
        """The latest sighting that begins before word `at`."""
        latest: Sighting | None = None
        for sighting in self.sightings:
            if sighting.first < at and (latest is None or sighting.first > latest.first):
                latest = sighting
        return latest

    def seen_before(self, at: int) -> int:
        """How many sightings begin before word `at`."""
        return sum(sighting.first < at for sighting in self.sightings)


@dataclass(frozen=True, slots=True)
class Turn:
    """One quotation resolved: who spoke, and in which paragraph it ended."""

    referent: int
    paragraph: int


@dataclass(slots=True)
class Scene:
    """The article as read so far. `referents` holds the cast first, then those known by descriptions."""

    reading: Reading
    lexicon: Lexicon
    names: Sequence[Name]
    named: Mapping[int, int]
    cast: Cast
    referents: list[Referent]
    turns: list[Turn] = field(default_factory=list)

    def sighting(self, first: int, last: int, how: str) -> Sighting:
        """The sighting that covers these words."""
        word, end = self.reading.words[first], self.reading.words[last]
        return Sighting(first, last, word.sentence, word.paragraph, word.quoted, self.leads(first), end.genitive, how)

    def leads(self, at: int) -> bool:
        """Does the word stand where a sentence's subject does: only small words or a description between it and the sentence's start?"""
        words = self.reading.words
        i = at - 1
        while i >= 0 and words[i].sentence == words[at].sentence and at - i <= _NEAR_START:
            if lexicon_verb(words[i].low, self.lexicon):
                return False
            i -= 1
        return i < 0 or words[i].sentence != words[at].sentence

    def add(self, referent: Referent) -> Referent:
        """Take in somebody new."""
        self.referents.append(referent)
        return referent


_NEAR_START = 8
_TELLING = 3


def lexicon_verb(low: str, lexicon: Lexicon) -> bool:
    """Is this an auxiliary or a reporting verb: a sign that a clause's subject is over?"""
    return lexicon.is_a(low, "auxiliary", "preposition") or low in lexicon.cues


def open_scene(reading: Reading, names: Sequence[Name], cast: Cast, profiles: Sequence[Profile], lexicon: Lexicon, title: str) -> Scene:
    """The scene before the first word is read: the cast with all its named sightings."""
    named = {i: number for number, name in enumerate(names) for i in range(name.first, name.last + 1)}
    heading = frozenset(word.strip(".,:;'’\"“”") for word in title.split())
    referents = [_cast_member(entity, profile, heading) for entity, profile in zip(cast.entities, profiles, strict=True)]
    scene = Scene(reading, lexicon, names, named, cast, referents)
    for number, member in cast.of.items():
        name = names[number]
        referents[member].sightings.append(scene.sighting(name.first, name.last, "name"))
    for referent in referents:
        referent.sightings.sort(key=lambda sighting: sighting.first)
        referent.introduced = referent.sightings[0].first if referent.sightings else 0
    return scene


def _cast_member(entity: Entity, profile: Profile, heading: frozenset[str]) -> Referent:
    return Referent(
        number=entity.number,
        kind=entity.kind,
        name=entity.name,
        named=True,
        gender=profile.gender,
        many=entity.kind in ("origin", "organisation"),
        profile=profile,
        in_title=entity.parts[-1] in heading or (len(entity.parts[0]) > _TELLING and entity.parts[0] in heading),
    )
