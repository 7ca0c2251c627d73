"""What a reporting verb reports: the clause behind it, the clause that it closes or interrupts, or the marked words beside it."""

from __future__ import annotations

from typing import NamedTuple

from quoth.quotations.grammar.certainty import AROUND, AROUND_SOURCE, CLAUSE, COLON, INFINITIVE, MARKED, MOOD, PLAIN
from quoth.quotations.grammar.extents import marked_end, resumed, runs_to
from quoth.quotations.grammar.fields import QUOTED, field_at
from quoth.quotations.grammar.named import Named
from quoth.quotations.grammar.parsing import Clauses
from quoth.quotations.grammar.phrases import is_name_in_marks, is_noun, phrase_end
from quoth.quotations.grammar.shapes import as_clause, in_reported_mood, is_apposition, is_aside, is_final, is_relative, opening
from quoth.quotations.grammar.verbs import Verb
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range

_SURE = 0.65
_FAIR = 0.5
_ASIDES = 3
_INSERTED = frozenset({",", QUOTED, "–", "—"})


class Told(NamedTuple):
    """The stretches of what is reported, and by which rule (see `certainty`)."""

    stretches: tuple[Range, ...]
    rule: str


def told_by(clauses: Clauses, verb: Verb, source: Range | None, floor: int) -> Told | None:
    """What a verb reports, not before `floor`; None when nothing that it can report stands beside it."""
    return (
        _colon(clauses, verb, source)
        or _aside(clauses, verb, source, floor)
        or _clause(clauses, verb, source)
        or _marked(clauses, verb, source)
    )


def _end_of_report(clauses: Clauses, verb: Verb, source: Range | None) -> int:
    """The number of the last field that verb and source reach into."""
    last = max(verb.last, source[1] - 1 if source and source[0] > verb.finite else 0)
    return field_at(clauses.fields, last)


def _colon(clauses: Clauses, verb: Verb, source: Range | None) -> Told | None:
    reading, fields = clauses.reading, clauses.fields
    number = _end_of_report(clauses, verb, source) + 1
    while number < len(fields) and fields[number].mark == "," and is_aside(reading, fields[number]):
        number += 1
    if number >= len(fields) or fields[number].mark != ":" or verb.form.strength < _FAIR:
        return None
    if any(verb.last < other.first < fields[number].first for other in clauses.verbs):
        return None
    first = fields[number].first
    if reading.quoted(first):
        return Told(((first, marked_end(reading, first)),), COLON)
    return Told(((first, runs_to(clauses, number)),), COLON)


def _aside(clauses: Clauses, verb: Verb, source: Range | None, floor: int) -> Told | None:
    """The sentence around `…, sagte Mara Ondell, …` or `…, wie Mara Ondell sagte`."""
    reading, fields = clauses.reading, clauses.fields
    opened = as_clause(reading, fields, verb)
    number = field_at(fields, verb.finite) if opened is None else opened
    field = fields[number]
    inverted = field.first == verb.finite or (field.first == verb.finite - 1 and reading.is_a(field.first, "aside"))
    before = (floor, fields[number].first - (field.mark != QUOTED))
    alone = verb.takes("nobody") or (source is None and before[0] < before[1] and reading.quoted(before[1] - 1))
    behind = source is not None and source[0] > verb.finite
    if opened is None and not (inverted and field.mark in _INSERTED and (behind or alone)):
        return None
    if opened is not None and field.mark in {"", ":"}:
        before = (field.first, field.first)
    directly = before[0] < before[1] and reading.quoted(before[1] - 1)
    told = verb.takes("clause", "question") and verb.form.strength >= _SURE and (opened is not None or not verb.passive)
    if not told and (opened is not None or not (directly or in_reported_mood(reading, *before))):
        return None
    last = _end_of_report(clauses, verb, source)
    if opened is None and not directly and _leads_in(clauses, verb, source, before, last + 1):
        return None
    after = resumed(clauses, last + 1, before)
    stretches = tuple(stretch for stretch in (before, after) if stretch[0] < stretch[1])
    return Told(stretches, AROUND) if stretches else None


def _leads_in(clauses: Clauses, verb: Verb, source: Range | None, before: Range, number: int) -> bool:
    """Is what stands before the report its adverbial (`Am Montag, als es regnete, sagte Mara, …`), and the clause told behind it?"""
    reading, fields = clauses.reading, clauses.fields
    if number >= len(fields) or reading.is_a(opening(reading, fields[number]), "reported", "hypothetical", "auxiliary"):
        return False
    if reading.is_a(opening(reading, fields[number]), "that"):
        return True
    adverbial = reading.is_a(before[0], "preposition", "subordinator", "adverb", "time", "as")
    return adverbial and _clause(clauses, verb, source) is not None


def _clause(clauses: Clauses, verb: Verb, source: Range | None) -> Told | None:
    """The clause behind the report: `dass …`, a clause in the reported mood, `zu` with an infinitive, or after a strong verb any other."""
    reading, fields = clauses.reading, clauses.fields
    if not verb.takes("clause", "question", "infinitive", "quoted"):
        return None
    last = max(verb.last, source[1] - 1 if source and source[0] > verb.finite else 0)
    number = field_at(fields, last)
    inside = next((place for place in range(last + 1, fields[number].after) if reading.is_a(place, "that")), None)
    if inside is not None and verb.takes("clause", "question"):
        return Told(((inside, runs_to(clauses, number)),), CLAUSE)
    for later in range(number + 1, min(number + 1 + _ASIDES, len(fields))):
        found = _clause_at(clauses, verb, later)
        if found:
            return found
        if not is_aside(reading, fields[later]):
            return None
    return None


def _clause_at(clauses: Clauses, verb: Verb, number: int) -> Told | None:
    """What the verb reports in the clause that begins with a field, if it can report such a clause."""
    reading, field = clauses.reading, clauses.fields[number]
    start = opening(reading, field)
    if field.mark != "," or any(other.first == start for other in clauses.verbs):
        return None
    stretch = (field.first, runs_to(clauses, number))
    asked = reading.is_a(start, "interrogative") and (not is_relative(reading, field) or _directly_before(clauses, verb, number))
    if verb.takes("clause", "question") and (reading.is_a(start, "that") or asked):
        return Told((stretch,), CLAUSE)
    depends = reading.is_a(start, "subordinator") and not reading.is_a(start, "condition")
    if is_relative(reading, field) or reading.is_a(field.first, "conjunction") or depends:
        return None
    return _main_clause(clauses, verb, number, stretch)


def _main_clause(clauses: Clauses, verb: Verb, number: int, stretch: Range) -> Told | None:
    """A clause without an opening word: in the reported mood, with an infinitive, or any other right behind a strong verb."""
    reading, field = clauses.reading, clauses.fields[number]
    if verb.takes("clause", "question", "quoted") and (reading.quoted(field.first) or in_reported_mood(reading, *stretch)):
        return Told((stretch,), MOOD)
    if verb.takes("infinitive") and _with_infinitive(reading, *stretch):
        return Told((stretch,), INFINITIVE)
    strong = verb.takes("clause") and verb.form.strength >= _SURE and _directly_before(clauses, verb, number)
    whole = field.after - field.first > _ASIDES and not is_apposition(reading, field)
    if strong and whole and not reading.is_a(opening(reading, field), "subordinator", "as", "aside"):
        return Told((stretch,), PLAIN)
    return None


def _directly_before(clauses: Clauses, verb: Verb, number: int) -> bool:
    """Does the field before end with the verb of a main clause or its subject, so that the verb has no object but the next clause?"""
    reading, fields = clauses.reading, clauses.fields
    here = field_at(fields, verb.finite)
    if here != number - 1 or is_final(reading, fields[here], verb):
        return False
    behind = verb.last + 1
    return behind >= fields[here].after or phrase_end(reading, behind, fields[here].after) == fields[here].after


def _with_infinitive(reading: Reading, first: int, after: int) -> bool:
    """Does a `zu` stand there, also inside a verb (`anzukommen`)?"""
    return any(
        reading.is_a(place, "infinitive") or ("zu" in reading.word(place)[2:-2] and reading.word(place).endswith("en"))
        for place in range(first, after)
    )


def _marked(clauses: Clauses, verb: Verb, source: Range | None) -> Told | None:
    """The marked words of the verb's own clause: `nannte den Steg „eine Gefahr“`."""
    reading, fields = clauses.reading, clauses.fields
    span = fields[field_at(fields, verb.finite)].first, fields[field_at(fields, verb.last)].after
    taken = range(*source) if source else range(0)
    places = [place for place in range(*span) if reading.quoted(place) and place not in taken and _nearest(clauses, verb, place)]
    if not places or verb.form.strength < _FAIR or verb.takes("nobody"):
        return None
    return Told(tuple((place, place + 1) for place in places), MARKED)


def _nearest(clauses: Clauses, verb: Verb, place: int) -> bool:
    """Is a quotation this verb's: no other verb stands between, and it is no name behind a noun (`dem Sender „Hafenwelle“`)?"""
    reading = clauses.reading
    between = any(min(verb.last, place) < other.first < max(verb.first, place) for other in clauses.verbs)
    named = is_name_in_marks(reading, place) and is_noun(reading, place - 1)
    return not between and not named


def around(clauses: Clauses, named: Named, floor: int) -> Told | None:
    """What a source without a verb reports: the sentence around it, or the clause in the sentence's midst that it stands in."""
    reading, fields = clauses.reading, clauses.fields
    first, after = named.whole
    number = field_at(fields, first)
    field = fields[number]
    start, end = floor, runs_to(clauses, field_at(fields, after - 1))
    if not named.aside and number and (reading.is_a(opening(reading, field), "subordinator") or is_relative(reading, field)):
        start, end = field.first, field.after
    if named.aside:
        after_aside = resumed(clauses, field_at(fields, after - 1) + 1, (start, first))
        stretches = [(start, first), after_aside]
    else:
        stretches = [(start, first), (after, end)]
    kept = tuple(stretch for stretch in stretches if stretch[0] < stretch[1])
    return Told(kept, AROUND_SOURCE) if kept else None
