"""Whose verb it is: the subject before it, behind it, or over descriptions at the beginning of the sentence."""

from __future__ import annotations

from quoth.quotations.grammar.fields import Field, Fields, field_at
from quoth.quotations.grammar.phrases import begins_subject, is_name_in_marks, is_noun, is_pronoun, phrase_end
from quoth.quotations.grammar.shapes import as_clause, before_asides, in_reported_mood, is_final, is_relative, opening, with_appositions
from quoth.quotations.grammar.verbs import Verb
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range

_PRONOUN_WITHIN = 3
_PASSED = ("adverb", "time", "reflexive", "object_pronoun", "modal", "auxiliary")
"""What may stand between a verb and its subject."""


def subject_of(reading: Reading, fields: Fields, verb: Verb) -> Range | None:
    """The subject of a verb, or by whom or in what a passive or impersonal one says it; None where it has none (`man`, `es`)."""
    if verb.takes("nobody"):
        return _where_it_says(reading, fields, verb)
    if verb.passive and not verb.takes("quoted"):
        return _agent(reading, fields, verb)
    here = field_at(fields, verb.finite)
    opened = as_clause(reading, fields, verb)
    if opened is not None and opened != here:
        return opening(reading, fields[opened]) + 1, _end_before(reading, fields, opened, here)
    return _in_clause(reading, fields, here, verb)


def _in_clause(reading: Reading, fields: Fields, here: int, verb: Verb) -> Range | None:
    """The subject of an active verb in the field `here`."""
    start = _past_adverbs(reading, opening(reading, fields[here]))
    if verb.first > start and reading.is_a(verb.first - 1, "conjunction"):
        return main_subject(reading, fields[here])
    if start >= verb.first:
        return _of_leading(reading, fields, here, verb)
    if is_final(reading, fields[here], verb):
        return _of_final(reading, fields, here, verb)
    if begins_subject(reading, start):
        return _inverted(reading, fields, start, verb) or _before(reading, start, verb.first)
    found = _behind(reading, fields, verb.behind)
    if found is None and reading.quoted(start) and start + 1 == verb.first and is_name_in_marks(reading, start):
        return start, start + 1
    return found or _third(reading, start, verb.first)


def _past_adverbs(reading: Reading, start: int) -> int:
    """Past adverbs before a phrase that can be a subject (`Auch die Ministerin`)."""
    place = start
    while reading.is_a(place, "adverb") and not reading.is_a(place, "determiner"):
        place += 1
    return place if place > start and begins_subject(reading, place) and not is_pronoun(reading, place) else start


def _of_leading(reading: Reading, fields: Fields, here: int, verb: Verb) -> Range | None:
    """For a verb that begins its field: the subject behind it, or before it where the field goes on with the clause before."""
    before = fields[here - 1] if here and fields[here].mark == "," else None
    told = before is None or reading.quoted(before.first) or in_reported_mood(reading, before.first, before.after)
    goes_on = before is not None and not told and not reading.quoted(before.after - 1) and not verb.takes("clause", "question", "quoted")
    found = None if goes_on else _described(reading, fields, here) or _behind(reading, fields, verb.behind)
    return main_subject(reading, before) if found is None and before and not told else found


def _end_before(reading: Reading, fields: Fields, number: int, here: int) -> int:
    """Where a phrase ends whose descriptions are the fields from `number` to `here`: before the first relative clause."""
    until = number + 1 if is_relative(reading, fields[number + 1]) else here
    return fields[until].first - 1


def _where_it_says(reading: Reading, fields: Fields, verb: Verb) -> Range | None:
    """In what something is said by no one: `heißt es in dem Bericht`, `In dem Bericht heißt es`."""
    start = opening(reading, fields[field_at(fields, verb.finite)])
    for place, ceiling in ((verb.last + 1, fields[field_at(fields, verb.last)].after), (start, verb.first)):
        if place < ceiling and reading.is_a(place, "medium"):
            end = phrase_end(reading, place + 1, ceiling)
            timed = any(reading.is_a(within, "time") for within in range(place, end))
            return (place + 1, end) if end > place + 1 and not timed else None
    return None


def _agent(reading: Reading, fields: Fields, verb: Verb) -> Range | None:
    """By whom something was said: `wurde von Mara Ondell mitgeteilt`."""
    field = fields[field_at(fields, verb.places[-1])]
    for place in range(field.first, field.after):
        if reading.is_a(place, "agent"):
            end = phrase_end(reading, place + 1, field.after)
            return (place + 1, end) if end > place + 1 else None
    return None


def _described(reading: Reading, fields: Fields, here: int) -> Range | None:
    """For a verb that begins its field: the noun phrase at the sentence's beginning, when only its descriptions stand between."""
    number = before_asides(reading, fields, here - 1)
    if number < 0 or number == here - 1:
        return None
    field = fields[number]
    start = opening(reading, field)
    start += reading.is_a(start, "as", "subordinator") and not begins_subject(reading, start)
    if not begins_subject(reading, start) or phrase_end(reading, start, field.after) != field.after:
        return None
    return start, _end_before(reading, fields, number, here)


def _of_final(reading: Reading, fields: Fields, here: int, verb: Verb) -> Range | None:
    """In `wie Mara Ondell mitteilte`: behind the opening word; of a relative clause: what stands before it."""
    field = fields[here]
    start = opening(reading, field)
    if is_relative(reading, field) and not reading.is_a(start, "oblique", "preposition", "as", "subordinator"):
        earlier = fields[here - 1]
        first = next(
            (place for place in range(earlier.first, earlier.after) if phrase_end(reading, place, earlier.after) == earlier.after), None
        )
        return None if first is None else (first, earlier.after)
    return _first_subject(reading, start + 1, verb.first)


def _inverted(reading: Reading, fields: Fields, start: int, verb: Verb) -> Range | None:
    """The subject behind a verb in spite of the phrase before it: a pronoun (`Den Bau lobte er`), or `Besorgt äußerte sich Mara Ondell`."""
    if "verb" not in reading.lexicon.grammar:
        return None
    if reading.is_a(verb.finite + 1, "nominative"):
        return verb.finite + 1, verb.finite + 2
    adverb = start == 0 and verb.first == 1 and reading.is_a(verb.finite + 1, "reflexive")
    return _behind(reading, fields, verb.behind) if adverb else None


def _before(reading: Reading, start: int, end: int) -> Range | None:
    """The whole stretch before a verb, without the adverbs at its end."""
    if is_pronoun(reading, start):
        return start, start + 1
    while end > start + 1 and (
        reading.is_a(end - 1, "adverb", "reflexive", "auxiliary", "object_pronoun") and not is_noun(reading, end - 1)
    ):
        end -= 1
    if end - start > 1 and reading.is_a(start, "determiner") and not any(is_noun(reading, place) for place in range(start, end)):
        return None
    return start, end


def _third(reading: Reading, start: int, end: int) -> Range | None:
    """The noun phrase that ends right before a verb, behind an adverbial, where verbs stand third (`Lundi Mara Ondell a dit`)."""
    if "verb" in reading.lexicon.grammar:
        return None
    for place in range(start, end):
        if (
            begins_subject(reading, place)
            and not reading.is_a(place - 1, "preposition", "determiner")
            and phrase_end(reading, place, end) == end
        ):
            return place, end
    return None


def _behind(reading: Reading, fields: Fields, start: int) -> Range | None:
    """The first subject from `start` to its field's end, past adverbs, adverbials and objects, with its appositions."""
    here = field_at(fields, start)
    if start >= len(reading.tokens) or fields[here].first > start:
        return None
    return with_appositions(reading, fields, _first_subject(reading, start, fields[here].after))


def _first_subject(reading: Reading, start: int, ceiling: int) -> Range | None:
    """The first phrase from `start` that can be a subject, past adverbs, adverbials and objects."""
    place = start
    while place < ceiling:
        if reading.quoted(place) and place == start and (is_name_in_marks(reading, place) or _before_verb(reading, place, ceiling)):
            return place, place + 1
        if reading.is_a(place, "impersonal"):
            return None
        if begins_subject(reading, place):
            end = phrase_end(reading, place, ceiling)
            return (place, end) if end > place else None
        if reading.is_a(place, "preposition", "oblique"):
            inner = place + reading.is_a(place, "preposition")
            place = max(phrase_end(reading, inner + reading.is_a(inner, "oblique"), ceiling), place + 1)
        elif reading.is_a(place, "determiner") and reading.is_a(place + 1, "time"):
            place += 2
        elif reading.is_a(place, *_PASSED) or reading.word(place).isdigit():
            place += 1
        else:
            return None
    return None


def _before_verb(reading: Reading, place: int, ceiling: int) -> bool:
    """Does nothing but a verb follow a marked name to the clause's end (`wie „heute aktuell“ meldet`)?"""
    return place + 1 == ceiling and reading.word(place + 1) in reading.lexicon.cues


def main_subject(reading: Reading, field: Field) -> Range | None:
    """The subject of a clause whose verb may be any word: the phrase that begins it, or the first one behind what must be its verb."""
    start = opening(reading, field)
    start += reading.is_a(start, "subordinator") and not begins_subject(reading, start)
    while start < field.after and reading.is_a(start, "adverb") and not reading.capital(start + 1):
        start += 1
    if begins_subject(reading, start):
        end = phrase_end(reading, start, field.after)
        if end < field.after and reading.is_a(end, "preposition"):
            return None
        near = range(end, min(end + _PRONOUN_WITHIN, field.after))
        pronoun = next((place for place in near if reading.is_a(place, "nominative")), None)
        return (start, end) if pronoun is None else (pronoun, pronoun + 1)
    for place in range(start, field.after):
        if begins_subject(reading, place) and _behind_verb(reading, start, place):
            end = phrase_end(reading, place, field.after)
            return (place, end) if end > place else None
    return None


def _behind_verb(reading: Reading, start: int, place: int) -> bool:
    """Does a small word that no table knows, or an auxiliary, stand before `place`, and no preposition right before it?"""
    verb = place - 1
    while verb > start and reading.is_a(verb, "adverb", "reflexive", "object_pronoun"):
        verb -= 1
    unknown = not reading.lexicon.classes.get(reading.word(verb)) or reading.is_a(verb, "auxiliary")
    return verb >= start and reading.tokens[verb].alphabetic and not reading.capital(verb) and unknown
