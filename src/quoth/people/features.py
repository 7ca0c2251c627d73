"""What speaks for and against one candidate for one source: named, plain numbers that a small model weighs (`quoth.people.ranker`)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from quoth.people.scene import Referent, Scene, Sighting
from quoth.people.sources import Source

Features = dict[str, float]
NOBODY = "nobody"
_FAR = 60


@dataclass(frozen=True, slots=True)
class Question:
    """Who is meant at word `at`?

    `source` is the mention, `content` the words of the quotation it is the source of (empty for a mention that is no source); `gender` and
    `many` are what the mention says of those it means.
    """

    at: int
    source: Source
    gender: str
    many: str
    content: frozenset[int] = frozenset()
    speaks: bool = False


def compatible(question: Question, referent: Referent) -> bool:
    """Can this one be meant at all? Gender, number and being alive decide."""
    if referent.kind in ("place", "origin", "document") and question.source.form != "nominal":
        return False
    if question.gender in ("m", "f") and (
        referent.gender not in (question.gender, "-") or referent.kind in ("organisation", "place", "origin")
    ):
        return False
    if question.gender == "n" and referent.kind == "person":
        return False
    return not (question.many == "one" and referent.many and question.gender != "n") and not (question.many == "many" and _single(referent))


def _single(referent: Referent) -> bool:
    return referent.kind in ("person", "speaker") and not referent.many


def features_of(scene: Scene, question: Question, referent: Referent) -> Features:
    """The features of a candidate; absent ones are 0."""
    found: Features = {}
    last = referent.last_before(question.at, question.content)
    _recency(scene, question, last, found)
    _standing(question, referent, found)
    _speech(scene, question, referent, found)
    if question.speaks and question.source.form == "pronoun":
        found.update({f"{name}, speaking": found[name] for name in _SPEAKING if name in found})
    if question.source.form == "nominal":
        _description(scene, question, referent, found)
    return found


_SPEAKING = (
    "near",
    "same sentence",
    "sentence before",
    "same paragraph",
    "led near",
    "known",
    "person",
    "unsure kind",
    "unnamed",
    "last speaker",
    "last speaker near",
    "last speaker here",
    "in own words",
)
"""What weighs otherwise for a pronoun that speaks than for one that does not."""


def _recency(scene: Scene, question: Question, last: Sighting | None, found: Features) -> None:
    words = scene.reading.words
    here = words[min(question.at, len(words) - 1)]
    if last is None:
        found["later"] = 1.0
        return
    apart = here.sentence - last.sentence
    found["near"] = 1 / (1 + math.log1p((question.at - last.first) / 8))
    found["sentences"] = min(apart, 8) / 8
    found["same sentence"] = float(apart == 0)
    found["sentence before"] = float(apart == 1)
    found["paragraphs"] = min(here.paragraph - last.paragraph, 6) / 6
    found["same paragraph"] = float(here.paragraph == last.paragraph)
    found["led"] = float(last.leading)
    found["led near"] = float(last.leading and apart <= 1)
    found["owned"] = float(last.genitive)
    found["in quoted words"] = float(last.quoted)
    found[f"last a {last.how}"] = 1.0


def _standing(question: Question, referent: Referent, found: Features) -> None:
    found["known"] = math.log1p(referent.seen_before(question.at)) / 3
    found["total"] = math.log1p(len(referent.sightings)) / 3
    found["title"] = float(referent.in_title)
    if question.gender in ("m", "f"):
        found["gender"] = float(referent.gender == question.gender)
        found["given name"] = (referent.male - 50) / 50 * (1 if question.gender == "m" else -1) if referent.gender == "-" else 0.0
    found["person"] = float(referent.kind == "person")
    found["body"] = float(referent.kind == "organisation")
    found["unsure kind"] = float(referent.kind in ("unknown", "speaker"))
    found["unnamed"] = float(not referent.named)
    found["many"] = float(referent.many)
    found["agrees"] = float((question.many == "many") == (referent.many or referent.kind == "group"))


def _speech(scene: Scene, question: Question, referent: Referent, found: Features) -> None:
    found["spoke"] = math.log1p(referent.spoken) / 3
    if question.content:
        found["in own words"] = float(any(s.first in question.content for s in referent.sightings))
    if not scene.turns:
        return
    turn = scene.turns[-1]
    words = scene.reading.words
    here = words[min(question.at, len(words) - 1)]
    if turn.referent == referent.number:
        found["last speaker"] = 1.0
        found["last speaker near"] = float(here.paragraph - turn.paragraph <= 1)
        found["last speaker here"] = float(here.paragraph == turn.paragraph)
    elif len(scene.turns) > 1 and scene.turns[-2].referent == referent.number:
        found["speaker before last"] = 1.0


def _description(scene: Scene, question: Question, referent: Referent, found: Features) -> None:
    source, profile = question.source, referent.profile
    head = scene.reading.words[source.head].low
    found["called so"] = float(head in profile.heads)
    found["head in name"] = float(head in referent.name.lower().split())
    found["traits"] = min(len(source.traits & profile.words), 3) / 3 if source.traits else 0.0
    found["traits unknown"] = min(len(source.traits - profile.words), 3) / 3
    found["trait in name"] = float(bool(source.traits & frozenset(referent.name.lower().split())))
    if source.age:
        found["age"] = float(source.age in profile.ages)
        found["other age"] = float(bool(profile.ages) and source.age not in profile.ages)
    found["body for body"] = float(source.sort == "body" and referent.kind in ("organisation", "unknown"))
    found["body for person"] = float(source.sort == "body" and _single(referent))
    found["person for body"] = float(source.sort == "person" and referent.kind == "organisation")
    found["document for other"] = float(source.sort == "document" and referent.kind != "document")
    if source.owner >= 0:
        found["is owner"] = float(any(s.first <= source.owner <= s.last for s in referent.sightings))
        found["tied"] = float(any(word == head for _, word in profile.tied))
