"""A question put to the chooser: the likeliest of those who may be meant, or nobody where none is likely enough to be told.

A chooser (the learned ranker, or the answers when it is trained) gives each candidate its probability; what is enough, and what is kept
beside an open answer, is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quoth.people.features import NOBODY, Question, compatible, features_of
from quoth.people.scene import Referent, Scene
from quoth.people.standing import Features

Chooser = Callable[[Scene, Question, Sequence[Referent], Sequence[Features]], Sequence[float]]
"""Gives the probability of each candidate and, last, that of nobody among them."""

_WORTH_SHOWING = 0.1
_UNNAMED = 0.7
"""The share of the threshold that does for somebody without a name: only a wrong name is worse than none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source means: a referent's number or None, how likely, those it may be, and the steps that led there.

    `guess` is the likeliest where nobody is likely enough to be told: what follows is read as if it were right.
    """

    referent: int | None
    probability: float = 1.0
    candidates: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()
    guess: int | None = None

    @property
    def followed(self) -> int | None:
        """Whom the reading goes on with."""
        return self.guess if self.referent is None else self.referent


@dataclass(frozen=True, slots=True)
class Asker:
    """Puts questions about a scene to a chooser; an answer less likely than `threshold` stays open."""

    scene: Scene
    choose: Chooser
    threshold: float

    def ask(self, question: Question, among: Sequence[Referent] | None = None, least: float = 0.0) -> Answer:
        """The likeliest candidate, when it is likely enough; `among` limits who may be meant, `least` raises the threshold."""
        scene = self.scene
        third = question.source.form in ("pronoun", "implicit")
        candidates = list(among or ())
        if among is None:
            candidates = [r for r in scene.referents if compatible(scene, question, r) and not (third and r.number == scene.narrator)]
        rows = features_of(scene, question, candidates)
        rows.append(_nobody_features(question))
        chances = self.choose(scene, question, candidates, rows)
        ranked = sorted(range(len(candidates)), key=lambda i: (-chances[i], i))
        if not ranked or chances[-1] >= chances[ranked[0]]:
            return Answer(None, chances[-1])
        best = ranked[0]
        enough = self.threshold if candidates[best].named else self.threshold * _UNNAMED
        if chances[best] < max(enough, least):
            open_ = tuple(candidates[i].number for i in ranked if chances[i] >= _WORTH_SHOWING)
            return Answer(None, chances[best], open_, guess=candidates[best].number)
        return Answer(candidates[best].number, chances[best], (), _reasons(scene, question, candidates[best], rows[best]))


def _nobody_features(question: Question) -> Features:
    """The features of the answer "nobody of these"."""
    source = question.source
    found = {NOBODY: 1.0, f"{NOBODY} {source.reach}": 1.0}
    if source.form == "nominal":
        found[f"{NOBODY} {source.sort or 'thing'}"] = 1.0
        found[f"{NOBODY} many"] = float(question.many == "many")
        found[f"{NOBODY} traits"] = float(bool(source.traits))
    return found


def _reasons(scene: Scene, question: Question, referent: Referent, found: Features) -> tuple[str, ...]:
    """Why this candidate, in words: what the description states, or where the candidate was last seen."""
    words = scene.reading.words
    said = "the quotation has no source of its own" if not question.source.words else f"“{words[question.source.head].text}”"
    because = [
        reason
        for name, reason in (
            ("age", "of that age"),
            ("called so", "so described in the article"),
            ("tied", "so related in the article"),
            ("last speaker", "the last to speak"),
            ("sentence before", "named in the sentence before"),
            ("same sentence", "named in the same sentence"),
        )
        if found.get(name)
    ]
    seen = referent.last_before(question.at)
    printed = scene.reading.text[words[seen.first].start : words[seen.last].end] if seen else referent.name
    steps = [f"{said} → “{printed}”: {', '.join(because[:2]) or 'the likeliest of those who fit'}"]
    if printed != referent.name:
        steps.append(f"“{printed}” → {referent.name}")
    return tuple(steps)
