"""Where each candidate stands when a question is asked: how lately seen, as what, who spoke last, whom the last sentences were about.

Readers take a pronoun for whoever the text is about at that point: the subject of the sentence before, the last to speak, the one whom the
paragraph opens with (centering: Grosz, Joshi and Weinstein 1995, Computational Linguistics 21(2)). What stands inside quoted words counts
apart, since those words are somebody else's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.people.scene import Referent, Scene, Sighting

Features = dict[str, float]
_FAR_SENTENCES, _FAR_PARAGRAPHS, _FAR_TURNS = 8, 6, 5


@dataclass(frozen=True, slots=True)
class View:
    """What a question sees: its word `at`, the words `content` of its quotation, and the word `anchor` at which the two begin."""

    scene: Scene
    at: int
    content: frozenset[int]
    anchor: int


def view(scene: Scene, at: int, content: frozenset[int]) -> View:
    """The view from word `at`."""
    at = min(at, len(scene.reading.words) - 1)
    return View(scene, at, content, min(at, *content) if content else at)


def standings(seen: View, candidates: Sequence[Referent]) -> list[Features]:
    """For each candidate, what its mentions and its turns of speech say for it beside the others'."""
    rows: list[Features] = [{} for _ in candidates]
    lasts = [_latest(seen, referent) for referent in candidates]
    for referent, (last, plain), row in zip(candidates, lasts, rows, strict=True):
        _recency(seen, last, plain, row)
        _presence(seen, referent, row)
    _ranks(lasts, rows)
    _subjects(seen, candidates, rows)
    _tellers(seen, candidates, rows)
    _speech(seen, candidates, rows)
    return rows


def _latest(seen: View, referent: Referent) -> tuple[Sighting | None, Sighting | None]:
    """The latest sighting before the question, and the latest outside of anybody's words."""
    last = plain = None
    for sighting in referent.before(seen.at):
        if sighting.first in seen.content:
            continue
        last = last or sighting
        if not sighting.quoted:
            plain = sighting
            break
    return last, plain


def _recency(seen: View, last: Sighting | None, plain: Sighting | None, row: Features) -> None:
    words = seen.scene.reading.words
    here, anchor = words[seen.at], words[seen.anchor]
    if last is None:
        row["later"] = 1.0
        return
    row["near"] = 1 / (1 + math.log1p((seen.at - last.first) / 8))
    row["sentences"] = min(here.sentence - last.sentence, _FAR_SENTENCES) / _FAR_SENTENCES
    row["in quoted words"] = float(last.quoted)
    row[f"last a {last.how}"] = 1.0
    if plain is None:
        row["never outside quoted words"] = 1.0
        return
    apart = max(anchor.sentence - plain.sentence, 0)
    away = max(anchor.paragraph - plain.paragraph, 0)
    row["near outside"] = 1 / (1 + math.log1p((seen.at - plain.first) / 8))
    row["same sentence"] = float(here.sentence == plain.sentence)
    row["sentence before"] = float(apart == 1)
    row["two sentences before"] = float(apart == 2)
    row["paragraphs"] = min(away, _FAR_PARAGRAPHS) / _FAR_PARAGRAPHS
    row["same paragraph"] = float(away == 0)
    row["paragraph before"] = float(away == 1)
    row["led"] = float(plain.leading)
    row["led near"] = float(plain.leading and apart <= 1)
    row["led here"] = float(plain.leading and here.sentence == plain.sentence)
    row["owned"] = float(plain.genitive)
    row["oblique"] = float(plain.oblique)
    row["acts"] = float(plain.acts)
    row["new"] = float(plain.fresh and away <= 1)


def _presence(seen: View, referent: Referent, row: Features) -> None:
    before = referent.seen_before(seen.at)
    row["known"] = math.log1p(before) / 3
    row["total"] = math.log1p(len(referent.sightings)) / 3
    row["speaks"] = math.log1p(referent.speaks) / 2
    row["spoke"] = math.log1p(referent.spoken) / 3
    row["silent"] = float(not referent.speaks and not referent.spoken)
    if seen.content:
        around = referent.between(min(seen.content), max(seen.content) + 1)
        row["in own words"] = float(any(s.first in seen.content and s.how == "name" for s in around))


def _tellers(seen: View, candidates: Sequence[Referent], rows: Sequence[Features]) -> None:
    """Who stood last beside a reporting verb, whether or not a quotation was found there."""
    latest: tuple[int, int] | None = None
    for i, referent in enumerate(candidates):
        for sighting in referent.before(seen.at):
            if sighting.tells and not sighting.quoted and sighting.first not in seen.content:
                latest = max(latest, (sighting.first, i)) if latest else (sighting.first, i)
                rows[i]["tells"] = 1.0
                break
    if latest:
        rows[latest[1]]["last to tell"] = 1.0
        words = seen.scene.reading.words
        rows[latest[1]]["last to tell near"] = float(words[seen.anchor].sentence - words[latest[0]].sentence <= 1)


def _ranks(lasts: Sequence[tuple[Sighting | None, Sighting | None]], rows: Sequence[Features]) -> None:
    """Whether a candidate is the latest, or the one before, of those who may be meant."""
    order = sorted((i for i, (_, plain) in enumerate(lasts) if plain), key=lambda i: -lasts[i][1].first)  # type: ignore[union-attr]
    for place, i in enumerate(order):
        rows[i]["latest"] = float(place == 0)
        rows[i]["latest but one"] = float(place == 1)
        rows[i]["others since"] = min(place, 4) / 4
    most = max((row.get("known", 0.0) for row in rows), default=0.0)
    for row in rows:
        row["most known"] = float(row.get("known", 0.0) == most > 0)
        row["alone"] = float(len(rows) == 1)


def _subjects(seen: View, candidates: Sequence[Referent], rows: Sequence[Features]) -> None:
    """Whom the sentence and the ones before were about."""
    place = {referent.number: i for i, referent in enumerate(candidates)}
    words = seen.scene.reading.words
    here = words[seen.at]
    before = [s for s in seen.scene.subjects(seen.at) if s[0].first not in seen.content]
    earlier = [s for s in before if s[0].sentence < here.sentence]
    for sighting, number in before:
        if sighting.sentence == here.sentence and number in place:
            rows[place[number]]["subject here"] = 1.0
    if earlier and earlier[-1][1] in place:
        rows[place[earlier[-1][1]]]["last subject"] = 1.0
    fitting = [s for s in earlier if s[1] in place]
    if fitting:
        rows[place[fitting[-1][1]]]["last fitting subject"] = 1.0
        other = next((n for _, n in reversed(fitting) if n != fitting[-1][1]), None)
        if other is not None:
            rows[place[other]]["fitting subject before"] = 1.0
    turns = seen.scene.turns
    if turns and earlier and earlier[-1][0].first > turns[-1].at and earlier[-1][1] in place and earlier[-1][1] != turns[-1].referent:
        rows[place[earlier[-1][1]]]["subject since the last turn"] = 1.0
    if not any(s[0].sentence == here.sentence for s in before):
        _ahead(seen, candidates, rows)
    opener = next((n for s, n in before if s.paragraph == words[seen.anchor].paragraph), None)
    if opener in place:
        rows[place[opener]]["opens the paragraph"] = 1.0
    opener = next((n for s, n in before if s.paragraph == words[seen.anchor].paragraph - 1), None)
    if opener in place:
        rows[place[opener]]["opened the paragraph before"] = 1.0


def _ahead(seen: View, candidates: Sequence[Referent], rows: Sequence[Features]) -> None:
    """The subject that a clause set first waits for: "In her report, Okafor said"."""
    words = seen.scene.reading.words
    nearest: tuple[int, int] | None = None
    for i, referent in enumerate(candidates):
        for sighting in referent.between(seen.at + 1, len(words)):
            if sighting.sentence != words[seen.at].sentence:
                break
            apart = "," in words[sighting.first - 1].gap + words[max(sighting.first - 2, 0)].gap
            if apart and not (sighting.quoted or sighting.genitive or sighting.oblique):
                nearest = min(nearest, (sighting.first, i)) if nearest else (sighting.first, i)
    if nearest:
        rows[nearest[1]]["subject ahead"] = 1.0


def _speech(seen: View, candidates: Sequence[Referent], rows: Sequence[Features]) -> None:
    """Who spoke last, of all and of those who may be meant, how far away, and whether others came up since."""
    turns = seen.scene.turns
    if not turns:
        return
    place = {referent.number: i for i, referent in enumerate(candidates)}
    words = seen.scene.reading.words
    paragraph = words[seen.anchor].paragraph
    told: set[int] = set()
    for back, turn in enumerate(reversed(turns[-_FAR_TURNS:])):
        i = place.get(turn.referent)
        if i is None or i in told:
            continue
        row = rows[i]
        away = paragraph - turn.paragraph
        if not told:
            row["last fitting speaker"] = 1.0
            row["last fitting speaker here"] = float(away <= 0)
            row["last fitting speaker near"] = float(away <= 1)
            others = [
                j
                for j, r in enumerate(candidates)
                if j != i and any(not s.quoted and s.first not in seen.content for s in r.between(turn.at + 1, seen.at))
            ]
            row["undisturbed"] = float(not others)
            for j in others:
                rows[j]["came up since"] = 1.0
        if back == 0:
            row["last speaker"] = 1.0
            row["last speaker here"] = float(away <= 0)
            row["last speaker near"] = float(away <= 1)
            row["last speaker, by pronoun"] = float(turn.by == "pronoun")
        told.add(i)
        row["turns back"] = 1 - back / _FAR_TURNS
        row["spoke in this sentence"] = max(row.get("spoke in this sentence", 0.0), float(turn.sentence == words[seen.at].sentence))
