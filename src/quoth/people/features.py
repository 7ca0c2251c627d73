"""What speaks for and against one candidate for one source: named, plain numbers that a small model weighs (`quoth.people.ranker`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.people.scene import PERSONS, SPEAKERS, Referent, Scene
from quoth.people.sources import Source
from quoth.people.standing import Features, View, standings, view

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Question:
    """Who is meant at word `at`?

    `source` is the mention, `content` the words of the quotation it is the source of (empty for a mention that is no source); `gender` and
    `many` are what the mention says of those it means, `called` the noun that a description is headed by, in lower case.
    """

    at: int
    source: Source
    gender: str
    many: str
    content: frozenset[int] = frozenset()
    speaks: bool = False
    called: str = ""


def compatible(scene: Scene, question: Question, referent: Referent) -> bool:
    """Can this one be meant at all? Gender, number, and what a description says that it is decide."""
    if question.source.form == "nominal":
        if not _describable(question, referent) or _of_another(scene, question, referent):
            return False
    elif referent.kind in (_NEVER_IT if question.gender == "n" else _NO_PERSONS):
        return False
    if question.gender in ("m", "f") and (referent.gender not in (question.gender, "-") or referent.kind in _BODIES):
        return False
    return not (question.many == "one" and referent.many and question.gender != "n") and not (question.many == "many" and _single(referent))


def _describable(question: Question, referent: Referent) -> bool:
    """Can a description of this sort be of this one? One with an owner (his lawyer) only of whoever the article has called so."""
    called = question.called in referent.profile.heads
    match question.source.sort:
        case "body":
            several = question.source.noun is not None and question.source.noun.number == "many"
            return referent.kind not in ("person", "origin") and (several or referent.kind != "group")
        case "document":
            return referent.kind == "document" or called
        case "person":
            tied = any(word == question.called for _, word in referent.profile.tied)
            open_ = question.source.reach != "owned" or called or tied
            return referent.kind not in _BODIES and open_
    return True


def _of_another(scene: Scene, question: Question, referent: Referent) -> bool:
    """Does the description name whose it is ("the Harbour Board’s clerk"), which nothing in the article said of this one?"""
    source = question.source
    if source.sort != "person" or source.owner not in scene.named or question.called in scene.lexicon.kinship:
        return False
    return referent.profile.words.isdisjoint(part.lower() for part in scene.names[scene.named[source.owner]].parts)


_NO_PERSONS = ("place", "origin", "document")
"""Kinds that he, she, they and silence never mean."""
_NEVER_IT = ("person", "group", "origin")
_MOSTLY = 0.8
_HANDLE = re.compile(r"^@|\w[0-9_]")
_BODIES = ("organisation", "document", "place", "origin")


def _single(referent: Referent) -> bool:
    return referent.kind in SPEAKERS and not referent.many


def features_of(scene: Scene, question: Question, candidates: Sequence[Referent]) -> list[Features]:
    """The features of each candidate; absent ones are 0."""
    seen = view(scene, question.at, question.content)
    rows = standings(seen, candidates)
    asked = _asked(seen, question)
    for referent, row in zip(candidates, rows, strict=True):
        row.update(asked)
        _kind(question, referent, row)
        if asked["asked in a clause"]:
            row.update({f"{name}, in a clause": row[name] for name in _IN_CLAUSE if name in row})
        if question.source.form == "nominal":
            _description(scene, question, referent, row)
    return rows


_IN_CLAUSE = ("latest", "same sentence", "subject here", "last speaker", "near outside")
"""What weighs otherwise for a pronoun behind who, that or when."""


def _asked(seen: View, question: Question) -> Features:
    """What the question itself is like: the same for all its candidates."""
    words, lexicon = seen.scene.reading.words, seen.scene.lexicon
    here = words[seen.at]
    behind = lexicon.is_a(words[seen.at - 1].low, "relative", "subordinator")
    content = seen.anchor if seen.anchor < seen.at else min(question.content, default=seen.at)
    return {
        "asked of speech": float(question.speaks),
        "asked at a sentence's start": float(here.opens),
        "asked at a paragraph's start": float(seen.anchor == 0 or words[seen.anchor - 1].paragraph < here.paragraph),
        "asked after the words": float(bool(question.content) and seen.anchor < seen.at),
        "asked in a clause": float(seen.at > 0 and not here.opens and behind),
        "asked of marked words": float(bool(question.content) and words[content].quoted),
    }


def _kind(question: Question, referent: Referent, found: Features) -> None:
    found["title"] = float(referent.in_title)
    if question.gender in ("m", "f"):
        found["gender"] = float(referent.gender == question.gender)
        share = (referent.male - 50) / 50 * (1 if question.gender == "m" else -1) if referent.gender == "-" else 0.0
        found["given name"] = share
        found["given name against"] = float(share < -_MOSTLY)
    found["person"] = float(referent.kind in PERSONS)
    found["body"] = float(referent.kind == "organisation")
    found["unsure kind"] = float(referent.kind in ("unknown", "speaker"))
    found["unnamed"] = float(not referent.named)
    found["many"] = float(referent.many)
    if question.source.form == "pronoun" and question.gender == "-":
        found["screen name"] = float(_HANDLE.search(referent.name) is not None)
        found["gendered"] = float(_single(referent) and referent.gender in ("m", "f"))
    found["agrees"] = float((question.many == "many") == (referent.many or referent.kind == "group"))


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
    found["body for body"] = float(source.sort == "body" and referent.kind in ("organisation", "unknown", "presumed"))
    found["body for person"] = float(source.sort == "body" and _single(referent) and referent.kind != "presumed")
    found["person for body"] = float(source.sort == "person" and referent.kind == "organisation")
    found["document for other"] = float(source.sort == "document" and referent.kind != "document")
    if source.owner >= 0:
        found["is owner"] = float(any(s.first <= source.owner <= s.last for s in referent.sightings))
        found["tied"] = float(any(word == head for _, word in profile.tied))
