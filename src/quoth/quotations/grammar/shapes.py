"""What a field is in its sentence: a clause that a subordinator opens, a relative clause, a description of what stands before it."""

from __future__ import annotations

from quoth.quotations.grammar.fields import Field, Fields, field_at
from quoth.quotations.grammar.phrases import begins_subject, is_pronoun, phrase_end
from quoth.quotations.grammar.verbs import Verb
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range

_BEFORE = frozenset("-.")


def opening(reading: Reading, field: Field) -> int:
    """The first place of a field past its conjunctions."""
    place = field.first
    while place < field.after and (reading.is_a(place, "conjunction") or reading.word(place) in _BEFORE):
        place += 1
    return place


def told_end(reading: Reading, field: Field) -> int:
    """The place after the last word of a field."""
    after = field.after
    while after > field.first and not (reading.tokens[after - 1].alphabetic or reading.quoted(after - 1)):
        after -= 1
    return after


def in_reported_mood(reading: Reading, first: int, after: int) -> bool:
    """Does a verb in the mood of reported speech stand there?"""
    return any(reading.is_a(place, "reported", "hypothetical") and not reading.capital(place) for place in range(first, after))


def is_final(reading: Reading, field: Field, verb: Verb) -> bool:
    """Does the verb close a clause that a subordinator, a relative pronoun or `wie` opens?"""
    start = opening(reading, field)
    opened = reading.is_a(start, "subordinator", "as", "interrogative") or is_relative(reading, field)
    return opened and start < verb.first and verb.last + 1 >= told_end(reading, field)


def is_relative(reading: Reading, field: Field) -> bool:
    """Does a relative pronoun open the field, behind a comma, and no noun phrase of its own?"""
    start = opening(reading, field)
    if reading.is_a(start, "preposition") and field.mark == ",":
        start += 1
    if field.mark != "," or not reading.is_a(start, "relative"):
        return False
    object_ = any(reading.is_a(place, "infinitive") for place in range(start, field.after)) and reading.capital(start + 1)
    return not (reading.is_a(start, "determiner") and (object_ or begins_subject(reading, start)))


def is_apposition(reading: Reading, field: Field) -> bool:
    """Is the whole field behind a comma one noun phrase?"""
    if field.mark != "," or is_pronoun(reading, field.first) or reading.is_a(field.first, "preposition", "time", "conjunction", "oblique"):
        return False
    told = told_end(reading, field)
    return told > field.first and phrase_end(reading, field.first, told) == told


def is_aside(reading: Reading, field: Field) -> bool:
    """Does the field only describe what stands before it?"""
    return is_relative(reading, field) or is_apposition(reading, field)


def before_asides(reading: Reading, fields: Fields, number: int) -> int:
    """The number of the field that the asides up to a field describe; the same where that is none."""
    while number > 0 and is_aside(reading, fields[number]):
        number -= 1
    return number


def with_appositions(reading: Reading, fields: Fields, source: Range | None) -> Range | None:
    """A phrase that ends its field, with the descriptions that follow as fields of their own: `der Sprecher, Max Ondell,`."""
    if source is None:
        return None
    start, end = source
    here = field_at(fields, start)
    while fields[here].after == end and here + 1 < len(fields) and is_apposition(reading, fields[here + 1]):
        here += 1
        end = told_end(reading, fields[here])
        if end < fields[here].after:
            break
    return start, end


def as_clause(reading: Reading, fields: Fields, verb: Verb) -> int | None:
    """The number of the field in which the clause of `wie Mara Ondell mitteilte` begins that the verb ends, over descriptions too."""
    here = field_at(fields, verb.finite)
    if reading.is_a(opening(reading, fields[here]), "as"):
        return here if is_final(reading, fields[here], verb) else None
    number = before_asides(reading, fields, here - 1)
    start = opening(reading, fields[here])
    alone = not begins_subject(reading, start) and verb.last + 1 >= told_end(reading, fields[here])
    return number if alone and number < here - 1 and reading.is_a(opening(reading, fields[number]), "as") else None
