"""The reports of one sentence as attributions: what its verbs and named sources report, and marked words behind a colon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quoth.quotations.attribution import Attribution
from quoth.quotations.grammar.certainty import BEFORE_MARKS, UNKNOWN, confidence
from quoth.quotations.grammar.contents import Told, around, told_by
from quoth.quotations.grammar.extents import marked_end
from quoth.quotations.grammar.named import Named
from quoth.quotations.grammar.parsing import Clauses
from quoth.quotations.grammar.phrases import begins_subject, phrase_end
from quoth.quotations.grammar.shapes import with_appositions
from quoth.quotations.grammar.subjects import main_subject, subject_of
from quoth.quotations.grammar.verbs import Verb
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range
from quoth.spans import trimmed

EDGES = ",;:—–-. "
"""What no unmarked content begins or ends with."""
_LEAST_WORDS = 2
_SURE = 0.5


def reports(clauses: Clauses) -> Iterator[Attribution]:
    """The attributions of a sentence in the order of their cues."""
    reading = clauses.reading
    floor = 0
    shared: Range | None = None
    taken: list[Range] = []
    every: tuple[Verb | Named, ...] = (*clauses.verbs, *clauses.named)
    for report in sorted(every, key=_place):
        cue, source, told = _read(clauses, report, shared, floor)
        if any(first < place < after for first, after in taken for place, _ in cue):
            continue
        shared = source or shared
        if told and _is_no_report(reading, report, source, told):
            continue
        found = _attribution(reading, told, cue, source) if told else None
        if found and told:
            yield found
            taken += told.stretches
            floor = max(told.stretches[-1][1], cue[-1][1])
    yield from _before_comma(clauses, taken)
    yield from _after_colon(clauses, taken, shared)


def _is_no_report(reading: Reading, report: Verb | Named, source: Range | None, told: Told) -> bool:
    """Does the writer speak of themselves, or a weak verb of nobody, about words without marks?"""
    marked = any(reading.quoted(place) for first, after in told.stretches for place in range(first, after))
    writer = source is not None and source[1] - source[0] == 1 and reading.is_a(source[0], "self")
    weak = source is None and isinstance(report, Verb) and report.form.strength < _SURE
    return not marked and (writer or weak)


def _place(report: Verb | Named) -> int:
    return report.places[0] if isinstance(report, Verb) else report.whole[0]


def _read(clauses: Clauses, report: Verb | Named, shared: Range | None, floor: int) -> tuple[list[Range], Range | None, Told | None]:
    """The cue, source and content of one report; the subject of the verb before serves a verb behind `und` that has none."""
    if isinstance(report, Named):
        return [report.cue], report.source, around(clauses, report, floor)
    source = subject_of(clauses.reading, clauses.fields, report)
    if source is None and clauses.reading.is_a(report.first - 1, "conjunction") and not report.takes("nobody"):
        source = shared
    return cue_of(report), source, told_by(clauses, report, source, floor)


def cue_of(verb: Verb) -> list[Range]:
    """The verb and its auxiliary as stretches."""
    places = sorted({*verb.places, verb.finite})
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return [(first, after) for first, after in runs]


def _before_comma(clauses: Clauses, taken: list[Range]) -> Iterator[Attribution]:
    """`„…“, poltert der 61-Jährige`: behind marked words and a comma, a small word that no table knows and a subject are a report."""
    reading, fields = clauses.reading, clauses.fields
    for before, field in pairwise(fields):
        quoted, verb = before.after - 1, field.first
        free = reading.quoted(quoted) and field.mark == "," and not any(first <= quoted < after for first, after in taken)
        unknown = reading.tokens[verb].alphabetic and not reading.capital(verb) and not reading.lexicon.classes.get(reading.word(verb))
        named = reading.capital(verb + 1) or reading.is_a(verb + 1, "determiner", "pronoun")
        if free and unknown and named and begins_subject(reading, verb + 1):
            source = with_appositions(reading, fields, (verb + 1, phrase_end(reading, verb + 1, field.after)))
            said = Told(((before.first, before.after),), UNKNOWN)
            found = _attribution(reading, said, [(verb, verb + 1)], source)
            if found:
                yield found
                taken.append((before.first, before.after))


def _after_colon(clauses: Clauses, taken: list[Range], shared: Range | None) -> Iterator[Attribution]:
    """`Mara Ondell: „…“`: marked words behind a colon that no verb governs are those of who spoke before it, or of its subject."""
    reading, fields = clauses.reading, clauses.fields
    for number in range(1, len(fields)):
        place = fields[number].first
        if fields[number].mark == ":" and reading.quoted(place) and not any(first <= place < after for first, after in taken):
            clause = next((field for field in reversed(fields[:number]) if field.mark != "," or field.first == 0), fields[0])
            source = shared or with_appositions(reading, fields, main_subject(reading, clause))
            told = Told(((place, marked_end(reading, place)),), BEFORE_MARKS)
            found = _attribution(reading, told, [], source)
            if found:
                yield found
            return


def _attribution(reading: Reading, told: Told, cue: list[Range], source: Range | None) -> Attribution | None:
    places = [place for first, after in told.stretches for place in range(first, after)]
    words = sum(reading.tokens[place].alphabetic for place in places)
    if words < _LEAST_WORDS and not any(reading.quoted(place) for place in places):
        return None
    cut = [trimmed(reading.text, *_edges(reading, stretch), EDGES) for stretch in told.stretches]
    spans = tuple(span for span in cut if span)
    if not spans:
        return None
    printed = " ".join(reading.words(*part) for part in cue)
    why = (f"cue '{printed}'", told.rule) if cue else (told.rule,)
    return Attribution(
        spans,
        tuple(reading.span(*part) for part in cue),
        (reading.span(*source),) if source else (),
        confidence(told.rule, sourced=source is not None),
        why,
    )


def _edges(reading: Reading, stretch: Range) -> tuple[int, int]:
    return reading.tokens[stretch[0]].start, reading.tokens[stretch[1] - 1].end
