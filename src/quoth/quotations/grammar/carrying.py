"""Speech that goes on over sentences: in the reported mood, in marks that stand alone, and what `Das sagte Mara Ondell` points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quoth.quotations.attribution import Attribution
from quoth.quotations.grammar.certainty import ALONE, BEGINS, GOES_ON, POINTED, confidence
from quoth.quotations.grammar.parsing import Clauses
from quoth.quotations.grammar.reports import EDGES, cue_of
from quoth.quotations.grammar.shapes import is_aside, opening
from quoth.quotations.grammar.subjects import subject_of
from quoth.spans import Span, trimmed

Source = tuple[Span, ...]


class Told(NamedTuple):
    """A sentence with the number of its paragraph and what it reports by itself."""

    paragraph: int
    clauses: Clauses
    found: tuple[Attribution, ...]


class _Speaker(NamedTuple):
    """A source and the paragraph in which it spoke last."""

    source: Source = ()
    paragraph: int = -1


def carried(told: Sequence[Told]) -> Iterator[Attribution]:
    """All attributions of the sentences, and those of sentences that only what stands before or behind them makes speech."""
    speaking = spoke = _Speaker()
    running: Attribution | None = None
    before: Told | None = None
    for read in told:
        one = read if read.found or before is None or before.found else read._replace(found=tuple(_pointing(before, read)))
        goes_on = None if one.found else _goes_on(before, one, speaking)
        if running and not (goes_on and running.source == goes_on.source and speaking.paragraph == one.paragraph):
            yield running
            running = None
        yield from one.found
        if goes_on:
            running = _grown(running, goes_on)
            speaking = _Speaker(goes_on.source, one.paragraph)
        else:
            speaking = _last_speaker(one)
            spoke = speaking if one.found or one.clauses.verbs else spoke
            yield from _marked_alone(one, spoke)
            speaking = speaking if one.found else spoke if _is_marked_alone(one) else _Speaker()
        before = one
    if running:
        yield running


def _last_speaker(one: Told) -> _Speaker:
    """Whose speech a sentence ends with, or whom its reporting verb names."""
    if one.found:
        return _Speaker(next((each.source for each in reversed(one.found) if each.source), ()), one.paragraph)
    return _Speaker(_subject(one.clauses), one.paragraph)


def _subject(clauses: Clauses) -> Source:
    """The subject of the first reporting verb of a sentence."""
    subject = subject_of(clauses.reading, clauses.fields, clauses.verbs[0]) if clauses.verbs else None
    return (clauses.reading.span(*subject),) if subject else ()


def _span(one: Told) -> Span | None:
    tokens = one.clauses.reading.tokens
    return trimmed(one.clauses.reading.text, tokens[0].start, tokens[-1].end, EDGES)


def _pointing(before: Told, one: Told) -> Iterator[Attribution]:
    """`Der Steg ist gesperrt. Das teilte Mara Ondell mit.`: the sentence before is what she said."""
    reading = one.clauses.reading
    span = _span(before)
    for verb in one.clauses.verbs:
        points = verb.finite == 1 and reading.is_a(0, "pointing") and verb.takes("clause") and not verb.passive
        source = subject_of(reading, one.clauses.fields, verb) if points and one.paragraph - before.paragraph <= 1 else None
        if source and span:
            cue = tuple(reading.span(*part) for part in cue_of(verb))
            yield Attribution((span,), cue, (reading.span(*source),), confidence(POINTED, sourced=True), (POINTED,))


def _goes_on(before: Told | None, one: Told, speaking: _Speaker) -> Attribution | None:
    """A sentence in the reported mood: whose speech the one before is, or whom its reporting verb names in the same paragraph."""
    moods = ("reported", "hypothetical") if speaking.source else ("reported",)
    span = _span(one)
    if span is None or not _in_reported_mood(one.clauses, moods):
        return None
    if speaking.source and one.paragraph - speaking.paragraph <= 1:
        return Attribution((span,), (), speaking.source, confidence(GOES_ON, sourced=True), (GOES_ON,))
    source = _subject(before.clauses) if before and before.paragraph == one.paragraph else ()
    return Attribution((span,), (), source, confidence(BEGINS, sourced=True), (BEGINS,)) if source else None


def _grown(running: Attribution | None, one: Attribution) -> Attribution:
    """The run of sentences with one more."""
    return replace(running, content=(Span(running.content[0].start, one.content[0].end),)) if running else one


def _marked_alone(one: Told, spoke: _Speaker) -> Iterator[Attribution]:
    """A sentence that is nothing but marked words is said by who spoke before in the paragraph."""
    pairs = tuple(token.pair.inner for token in one.clauses.reading.tokens if token.pair)
    if not one.found and spoke.source and spoke.paragraph == one.paragraph and _is_marked_alone(one):
        yield Attribution(pairs, (), spoke.source, confidence(ALONE, sourced=True), (ALONE,))


def _is_marked_alone(one: Told) -> bool:
    tokens = one.clauses.reading.tokens
    return any(token.pair for token in tokens) and not any(token.alphabetic for token in tokens)


def _in_reported_mood(clauses: Clauses, moods: tuple[str, ...]) -> bool:
    """Is the first clause of the sentence that stands for itself in one of these moods, and does nobody say `ich`?"""
    reading = clauses.reading
    if any(reading.is_a(place, "self") for place in range(len(reading.tokens))):
        return False
    for field in clauses.fields:
        if reading.is_a(opening(reading, field), "subordinator", "that", "interrogative") or is_aside(reading, field):
            continue
        if any(reading.is_a(place, *moods) and not reading.capital(place) for place in range(field.first, field.after)):
            return True
        if field.first:
            return False
    return False
