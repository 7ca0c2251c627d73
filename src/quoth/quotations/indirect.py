"""Attributions of words that stand in no marks: `Mara said the pier was shut`, `The pier is shut, according to Mara`.

Without marks only the cue speaks for a quotation, so that weak cues need a `that` beside them. What is reported inside a reported clause
is no quotation of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoth.quotations.attribution import Attribution
from quoth.quotations.certainty import confidence
from quoth.quotations.clauses import clause_begins, clause_ends
from quoth.quotations.cues import Cue
from quoth.quotations.governing import Governor, closing, source_of
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range, subject_after
from quoth.spans import Span, trimmed

_SURE = 0.6
_WITH_THAT = 0.35
_WITHOUT_SOURCE = 0.9
_LEAST_WORDS = 3
_INFINITIVE_WITHIN = 8
_DATELINE = 8
_EDGES = ",;:—–-. "


def indirect_attributions(reading: Reading, taken: Sequence[Span]) -> Iterator[Attribution]:
    """One attribution for each cue of the sentence that lies in none of the `taken` spans and governs unmarked words."""
    used: list[Span] = list(taken)
    for cue in reading.cues:
        if any(reading.span(cue.first, cue.after).overlaps(span) for span in used):
            continue
        found = _closing(reading, cue) or _opening(reading, cue)
        if found:
            yield found
            used += (*found.cue, *found.content)


def _closing(reading: Reading, cue: Cue) -> Attribution | None:
    """The clause before `, Mara said.`, and what follows `, Mara said,`."""
    governor = closing(reading, cue) if cue.strength >= _SURE else None
    if governor is None or governor.source is None:
        return None
    first = min(governor.source[0], cue.begins)
    stretches = [(_clause_start(reading, first), first)]
    resumed = governor.source[1] <= cue.first and reading.word(cue.after) == ","
    if resumed:
        stretches.append((cue.after + 1, clause_ends(reading, cue.after + 1)))
    return _attribution(reading, governor, stretches)


def _clause_start(reading: Reading, end: int) -> int:
    """Where the clause that ends at `end` begins: after a quotation, a semicolon, a dateline's dash, a `but`."""
    start = 0
    for place in range(end):
        if reading.quoted(place) or reading.word(place) == ";" or (reading.word(place) in {"—", "–"} and place < _DATELINE):
            start = place + 1
    while start < end and (not reading.tokens[start].alphabetic or reading.is_a(start, "contrast")):
        start += 1
    return start


def _opening(reading: Reading, cue: Cue) -> Attribution | None:
    """The clause after `Mara said (that)`, `Mara urged the council to`, `According to Mara,`."""
    if cue.form is None:
        return _after_according(reading, cue)
    begins = clause_begins(reading, cue, len(reading.tokens))
    if (
        begins >= len(reading.tokens)
        or not (reading.tokens[begins].alphabetic or reading.quoted(begins))
        or not _governs(reading, cue, begins)
    ):
        return None
    source = source_of(reading, cue)
    if source is None and (cue.strength < _WITHOUT_SOURCE or cue.first == 0):
        return None
    governor = Governor(cue, (cue.begins, cue.after), source, "before", f"cue '{reading.words(cue.first, cue.after)}' before a clause")
    return _attribution(reading, governor, [(begins, clause_ends(reading, begins))])


def _governs(reading: Reading, cue: Cue, begins: int) -> bool:
    """Is what begins there a clause that the cue can report?"""
    that = reading.is_a(begins, "that")
    if cue.strength < (_WITH_THAT if that else _SURE):
        return False
    if cue.takes("to") and not (cue.takes("clause") or cue.takes("object")):
        return any(reading.is_a(place, "infinitive") for place in range(begins, begins + _INFINITIVE_WITHIN))
    return that or cue.takes("to") or not cue.takes("clause") or not reading.is_a(begins, "preposition", "conjunction", "relative")


def _after_according(reading: Reading, cue: Cue) -> Attribution | None:
    if cue.first > 2 or closing(reading, cue):
        return None
    source = subject_after(reading, cue.after, len(reading.tokens), leading=True)
    if source is None:
        return None
    begins = source[1]
    while begins < len(reading.tokens) and not reading.tokens[begins].alphabetic and not reading.quoted(begins):
        begins += 1
    governor = Governor(cue, (cue.first, cue.after), source, "before", "a source named before the clause")
    return _attribution(reading, governor, [(begins, clause_ends(reading, begins))])


def _attribution(reading: Reading, governor: Governor, stretches: Sequence[Range]) -> Attribution | None:
    """The attribution of the stretches that hold enough words to say something."""
    told = [(first, after) for first, after in stretches if after - first >= _LEAST_WORDS]
    content = [trimmed(reading.text, reading.tokens[first].start, reading.tokens[after - 1].end, _EDGES) for first, after in told]
    spans = tuple(span for span in content if span)
    if not spans or governor.cue is None:
        return None
    cue = (reading.span(*governor.cue_range),) if governor.cue_range else ()
    source = (reading.span(*governor.source),) if governor.source else ()
    return Attribution(spans, cue, source, confidence(governor, marked=False), ("no marks", governor.why))
