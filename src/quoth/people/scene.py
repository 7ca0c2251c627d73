"""The state of one reading: who has been seen where so far. Resolution walks through the text once and looks at nothing else."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quoth.people.entities import Cast, Entity
from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.profiles import Profile
from quoth.people.reading import Reading

PERSONS = ("person", "presumed")
"""The kinds of one person; presumed is a name of several words that nothing but speaking makes a person's."""
SPEAKERS = (*PERSONS, "speaker")
"""The kinds of one who may be a person."""
_NOBODY = Profile(frozenset(), frozenset(), frozenset(), "-")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where somebody is meant: words `first` to `last`, by a mention of the kind `how`.

    `leading`: it stands where a sentence's subject does; `acts`: a verb follows; `tells`: a reporting verb stands beside it; `oblique`: a
    preposition stands before it; `fresh`: the first mention; `sure`: false for a guess that is not told.
    """

    first: int
    last: int
    sentence: int
    paragraph: int
    quoted: bool
    leading: bool
    genitive: bool
    how: str
    acts: bool = False
    oblique: bool = False
    fresh: bool = False
    sure: bool = True
    tells: bool = False

    @property
    def subject(self) -> bool:
        """Does it stand as the subject of a sentence of the article's own?"""
        return (self.leading or self.acts) and not (self.genitive or self.quoted or self.oblique)


@dataclass(slots=True)
class Referent:
    """Somebody (or something) that may be meant: an entity of the cast, or one known by a description alone.

    Sightings grow as the text is read and stay in order of place. `male` is how many of 100 bearers of the given name are men.
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
    male: int = 50
    speaks: int = 0

    def see(self, sighting: Sighting) -> None:
        """Take in a sighting, in order of place."""
        insort(self.sightings, sighting, key=_first)

    def last_before(self, at: int) -> Sighting | None:
        """The latest sighting that begins before word `at`; of several that begin together, the one taken in first."""
        known = self.seen_before(at)
        return self.sightings[self.seen_before(self.sightings[known - 1].first)] if known else None

    def seen_before(self, at: int) -> int:
        """How many sightings begin before word `at`."""
        return bisect_left(self.sightings, at, key=_first)

    def before(self, at: int) -> Iterator[Sighting]:
        """The sightings that begin before word `at`, the latest first."""
        for place in range(self.seen_before(at) - 1, -1, -1):
            yield self.sightings[place]

    def between(self, start: int, end: int) -> Iterator[Sighting]:
        """The sightings that begin from word `start` on and before word `end`, in order of place."""
        for place in range(self.seen_before(start), self.seen_before(end)):
            yield self.sightings[place]


def _first(sighting: Sighting) -> int:
    return sighting.first


@dataclass(frozen=True, slots=True)
class Turn:
    """One quotation resolved: who spoke, the paragraph it ended in, its last word, and its source's sentence and form."""

    referent: int
    paragraph: int
    at: int = 0
    sentence: int = -1
    by: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of the text from outside of it: title, authors, which words are reported ones, and which names are sources."""

    title: str
    authors: tuple[str, ...]
    reported: frozenset[int] = frozenset()
    speaking: frozenset[int] = frozenset()


@dataclass(slots=True)
class Scene:
    """The article as read so far.

    `referents` holds the cast first, then those known by descriptions; `reported` are the words inside any quotation, indirect ones too;
    `narrator` is who writes "I" outside of quotation marks, `bylined` whether the article names its authors.
    """

    reading: Reading
    lexicon: Lexicon
    names: Sequence[Name]
    named: Mapping[int, int]
    cast: Cast
    referents: list[Referent]
    turns: list[Turn] = field(default_factory=list)
    narrator: int | None = None
    bylined: bool = False
    reported: frozenset[int] = frozenset()

    def sighting(self, first: int, last: int, how: str, *, sure: bool = True) -> Sighting:
        """The sighting that covers these words."""
        word, end = self.reading.words[first], self.reading.words[last]
        quoted = word.quoted or first in self.reported
        before = self.reading.words[first - 1] if first else None
        oblique = before is not None and not word.opens and self.lexicon.is_a(before.low, "preposition")
        return Sighting(
            first=first,
            last=last,
            sentence=word.sentence,
            paragraph=word.paragraph,
            quoted=quoted,
            leading=self.leads(first),
            genitive=end.genitive,
            how=how,
            acts=self.acts(last),
            oblique=oblique,
            sure=sure,
            tells=self.tells(first, last),
        )

    def acts(self, last: int) -> bool:
        """Does a verb follow, as far as small words and reporting verbs tell: is this a subject?"""
        words = self.reading.words
        if last + 1 >= len(words) or words[last].genitive or words[last].gap != " ":
            return False
        low = words[last + 1].low
        return self.lexicon.is_a(low, "auxiliary") or low in self.lexicon.cues

    def tells(self, first: int, last: int) -> bool:
        """Does a reporting verb stand right beside: "Okafor said", "said Okafor"?"""
        words = self.reading.words
        after = last + 1 < len(words) and words[last].gap == " " and words[last + 1].low in self.lexicon.cues
        return after or (first > 0 and words[first - 1].gap == " " and words[first - 1].low in self.lexicon.cues)

    def subjects(self, before: int) -> list[tuple[Sighting, int]]:
        """The sightings that stand as subject of a sentence outside of quoted words, the last few before a word, each with whose it is."""
        found: dict[int, tuple[Sighting, int]] = {}
        near = self.reading.words[before].sentence - _MEMORY
        for referent in self.referents:
            for sighting in referent.before(before):
                if sighting.sentence < near:
                    break
                known = found.get(sighting.sentence)
                if sighting.subject and (known is None or sighting.first < known[0].first):
                    found[sighting.sentence] = (sighting, referent.number)
        return [found[sentence] for sentence in sorted(found)]

    def leads(self, at: int) -> bool:
        """Does the word stand where a sentence's subject does: only small words or a description between it and the sentence's start?"""
        words = self.reading.words
        i = at - 1
        while i >= 0 and words[i].sentence == words[at].sentence and at - i <= _NEAR_START:
            if lexicon_verb(words[i].low, self.lexicon):
                return False
            i -= 1
        return i < 0 or words[i].sentence != words[at].sentence

    def signature_after(self, at: int) -> int | None:
        """Who signs the words at `at`: the name of several words, or the screen name, that makes up the next such paragraph alone."""
        words = self.reading.words
        for i, name in enumerate(self.names):
            if words[name.lead].paragraph <= words[at].paragraph or (len(name.parts) == 1 and not name.parts[0].startswith("@")):
                continue
            opens = words[name.lead - 1].paragraph < words[name.lead].paragraph
            closes = name.last + 1 == len(words) or words[name.last + 1].paragraph > words[name.last].paragraph
            if opens and closes and i in self.cast.of and self.referents[self.cast.of[i]].kind != "organisation":
                return self.cast.of[i]
        return None

    def anew(self, genders: Mapping[int, str]) -> Scene:
        """The scene to begin again from, with the genders of these referents known."""
        known = [replace(r, sightings=list(r.sightings), gender=genders.get(r.number, r.gender)) for r in self.referents]
        return replace(self, referents=known, turns=[])

    def add(self, referent: Referent) -> Referent:
        """Take in somebody new."""
        self.referents.append(referent)
        return referent


_NEAR_START = 8
_MEMORY = 12
_TELLING = 3


def lexicon_verb(low: str, lexicon: Lexicon) -> bool:
    """Is this an auxiliary or a reporting verb: a sign that a clause's subject is over?"""
    return lexicon.is_a(low, "auxiliary", "preposition") or low in lexicon.cues


def open_scene(reading: Reading, names: Sequence[Name], cast: Cast, profiles: Sequence[Profile], lexicon: Lexicon, frame: Frame) -> Scene:
    """The scene before the first word is read: the cast with all its named sightings."""
    named = {i: number for number, name in enumerate(names) for i in range(name.first, name.last + 1)}
    heading = frozenset(word.strip(".,:;'’\"“”") for word in frame.title.split())
    referents = [_cast_member(entity, profile, heading, lexicon) for entity, profile in zip(cast.entities, profiles, strict=True)]
    scene = Scene(reading, lexicon, names, named, cast, referents, reported=frame.reported, bylined=bool(frame.authors))
    for number, member in cast.of.items():
        name = names[number]
        referents[member].sightings.append(scene.sighting(name.first, name.last, "name"))
    for speaking in frame.speaking:
        if (speaker := cast.of.get(speaking)) is not None:
            referents[speaker].speaks += 1
    for referent in referents:
        referent.sightings.sort(key=_first)
        if referent.sightings:
            referent.sightings[0] = replace(referent.sightings[0], fresh=True)
        referent.introduced = referent.sightings[0].first if referent.sightings else 0
    scene.narrator = _narrator(scene, frame.authors)
    return scene


def _narrator(scene: Scene, authors: Sequence[str]) -> int | None:
    """The one author, if the article names one: in its byline, or in a last paragraph about somebody whom nothing else names."""
    persons = [referent for referent in scene.referents if referent.kind in SPEAKERS and referent.sightings]
    if len(authors) == 1:
        known = next((referent.number for referent in persons if referent.name == authors[0]), None)
        if known is None:
            return scene.add(Referent(len(scene.referents), "person", authors[0], named=True, gender="-", many=False)).number
        return known
    if authors or not scene.reading.words:
        return None
    end = scene.reading.words[-1].paragraph
    for referent in persons:
        first = referent.sightings[0]
        name = scene.names[scene.named[first.first]] if first.first in scene.named else None
        lead = name.lead if name is not None else first.first
        if first.paragraph == end > 0 and scene.reading.words[lead - 1].paragraph < end:
            return referent.number
    return None


def _kind(entity: Entity, profile: Profile, lexicon: Lexicon) -> str:
    """The kind of an entity, which what the article calls it decides where only its speaking told."""
    if entity.kind != "presumed" or not profile.heads or any(lexicon.noun(head) for head in profile.heads):
        return "person" if entity.kind == "presumed" and profile.heads else entity.kind
    return "organisation" if any(head in lexicon.bodies for head in profile.heads) else entity.kind


def _cast_member(entity: Entity, profile: Profile, heading: frozenset[str], lexicon: Lexicon) -> Referent:
    return Referent(
        number=entity.number,
        kind=_kind(entity, profile, lexicon),
        name=entity.name,
        named=True,
        gender=profile.gender,
        many=entity.kind in ("origin", "organisation"),
        male=lexicon.given.get(entity.parts[0], 50) if entity.kind in PERSONS else 50,
        profile=profile,
        in_title=entity.parts[-1] in heading or (len(entity.parts[0]) > _TELLING and entity.parts[0] in heading),
    )
