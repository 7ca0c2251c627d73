"""How far a reported clause reaches."""

from __future__ import annotations

from quoth.quotations.grammar.fields import QUOTED
from quoth.quotations.grammar.parsing import Clauses
from quoth.quotations.grammar.shapes import in_reported_mood, is_final, is_relative, opening
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range


def runs_to(clauses: Clauses, number: int) -> int:
    """The place after the clause that begins with a field: before a semicolon, another report, an aside that names a source."""
    reading, fields = clauses.reading, clauses.fields
    for later in range(number, len(fields)):
        if later > number and _ends_before(clauses, later):
            return fields[later].first - (fields[later].mark != QUOTED)
        joint = _joined_report(clauses, later)
        if joint is not None:
            return joint
    return len(reading.tokens)


def _ends_before(clauses: Clauses, number: int) -> bool:
    """Does the reported clause end before a field?"""
    reading, field = clauses.reading, clauses.fields[number]
    start = opening(reading, field)
    if field.mark == ";" or (field.mark == ":" and reading.quoted(field.first)):
        return True
    if any(named.aside and named.whole[0] == start for named in clauses.named):
        return True
    if start in clauses.starts:
        return True
    if not reading.is_a(start, "as"):
        return False
    return any(is_final(reading, field, verb) for verb in clauses.verbs if start < verb.first < field.after)


def _joined_report(clauses: Clauses, number: int) -> int | None:
    """The place of the `und` before another report in a field (`… sei gesperrt und forderte …`)."""
    reading, field = clauses.reading, clauses.fields[number]
    starts = clauses.starts
    joints = (place for place in range(field.first + 1, field.after) if reading.is_a(place, "conjunction") and place + 1 in starts)
    joint = next(joints, None)
    return None if joint is None or is_final(reading, field, starts[joint + 1]) else joint


def resumed(clauses: Clauses, number: int, before: Range) -> Range:
    """What of an interrupted sentence goes on behind the interruption; nothing when a clause about the report follows."""
    reading, fields = clauses.reading, clauses.fields
    if number >= len(fields):
        return 0, 0
    field = fields[number]
    start = opening(reading, field)
    begun = before[0] < before[1]
    report = any(verb.first == start for verb in clauses.verbs)
    other = reading.is_a(start, "subordinator", "interrogative", "that") or is_relative(reading, field) or field.mark == ";"
    if begun and (report or (other and not in_reported_mood(reading, field.first, field.after) and not reading.quoted(field.first))):
        return 0, 0
    return field.first, runs_to(clauses, number)


def marked_end(reading: Reading, first: int) -> int:
    """The place after the last quotation of the sentence from `first` on."""
    return max(place + 1 for place in range(first, len(reading.tokens)) if reading.quoted(place))
