"""Noun phrases: where one begins that can be a subject, and where it ends."""

from __future__ import annotations

from quoth.quotations.reading import Reading

_MARKS = frozenset({"„", "“", "”", '"', "»", "«", "‚", "‘", "’", "'", "&"})
_ATTRIBUTES = 4
"""The most adjectives, with their adverbs, before a noun."""
_NAME_IN_MARKS = 5
"""Fewer spaces than this stand in a name between marks."""
_NO_SUBJECT = ("preposition", "adverb", "conjunction", "subordinator", "auxiliary", "object_pronoun", "relative", "as")


def has_capital_nouns(reading: Reading) -> bool:
    """Does the language write its nouns with a capital?"""
    return "nouns" in reading.lexicon.grammar


def is_noun(reading: Reading, place: int) -> bool:
    """Can the word there be a noun or a name (`45-Jährige` too)?"""
    if place >= len(reading.tokens) or not reading.tokens[place].alphabetic:
        return False
    token = reading.tokens[place]
    printed = reading.text[token.start : token.end]
    if has_capital_nouns(reading):
        small = place == 0 and reading.is_a(place, "determiner", "preposition", "pronoun", "adverb", "conjunction", "subordinator")
        return (any(letter.isupper() for letter in printed) or _is_address(token.word)) and not small
    known = reading.lexicon.classes.get(token.word) or token.word in reading.lexicon.widths
    return not known or (place > 0 and printed[0].isupper())


def _is_address(word: str) -> bool:
    """Is it the name of a site (`beispiel.de`)?"""
    return "." in word[1:-1] and word.replace(".", "").isalpha()


def begins_subject(reading: Reading, place: int) -> bool:
    """Can a subject begin there: a pronoun, an article that is no object's, an adjective before a noun, a noun?"""
    if place >= len(reading.tokens) or is_pronoun(reading, place):
        return place < len(reading.tokens)
    if reading.word(place) in _MARKS:
        return is_noun(reading, place + 1)
    if not reading.tokens[place].alphabetic or reading.is_a(place, "oblique", "time"):
        return False
    if reading.is_a(place, "determiner"):
        return not reading.is_a(place + 1, "relative", "oblique", "indefinite") and _reaches_noun(reading, place + 1)
    if reading.is_a(place, *_NO_SUBJECT) and not (place and reading.capital(place) and has_capital_nouns(reading)):
        return False
    return is_noun(reading, place) or _reaches_noun(reading, place)


def is_pronoun(reading: Reading, place: int) -> bool:
    """Is the word there a pronoun that stands for whoever speaks, alone?"""
    if not reading.is_a(place, "pronoun") or reading.is_a(place, "impersonal"):
        return False
    return not reading.is_a(place, "determiner") or not _reaches_noun(reading, place + 1)


def _reaches_noun(reading: Reading, place: int) -> bool:
    """Do only attributes stand between `place` and a noun?"""
    for later in range(place, place + _ATTRIBUTES + 1):
        if later >= len(reading.tokens):
            return False
        if reading.quoted(later):
            return is_name_in_marks(reading, later)
        if (
            reading.is_a(later, "determiner")
            and not is_noun(reading, later)
            and later > place
            and not reading.is_a(later - 1, "determiner")
        ):
            return False
        if is_noun(reading, later):
            return not reading.is_a(later, "time") or later > place
        if reading.word(later) in _MARKS:
            continue
        if not _attribute(reading, later):
            return False
    return False


def _attribute(reading: Reading, place: int) -> bool:
    """Can the small word there be an adjective before its noun, or an adverb or `und` between adjectives?"""
    word = reading.word(place)
    if not reading.tokens[place].alphabetic or reading.is_a(place, "determiner"):
        return reading.is_a(place, "determiner")
    if word in reading.lexicon.widths or reading.is_a(place, "auxiliary", "reported", "reflexive", "relative", "pronoun", "subordinator"):
        return False
    inflected = not has_capital_nouns(reading) or word.endswith(reading.lexicon.attributes) or word[0].isdigit()
    return reading.is_a(place, "adverb", "time", "conjunction") or (inflected and not reading.is_a(place, "preposition", "infinitive"))


def phrase_end(reading: Reading, start: int, ceiling: int) -> int:
    """The place after the noun phrase that begins at `start`; `start` itself where none does."""
    if start < ceiling and is_pronoun(reading, start):
        return start + 1
    place, noun = start, False
    while place < ceiling:
        after = place if place == start and reading.quoted(place) else _next(reading, place, ceiling, noun=noun)
        if after == place:
            break
        noun = noun or any(is_noun(reading, here) or reading.quoted(here) for here in range(place, after))
        place = after
    while place > start and reading.word(place - 1) in _MARKS and _opens(reading, place - 1):
        place -= 1
    return place if noun else start


def is_name_in_marks(reading: Reading, place: int) -> bool:
    """Do the marks there hold a few words with a capital, and no sentence: the name of a paper or a body?"""
    pair = reading.tokens[place].pair if reading.quoted(place) else None
    said = pair.inner.of(reading.text) if pair is not None else ""
    return said[:1].isupper() and (said[-1:].isalnum() or said[-1:] == ")") and said.count(" ") < _NAME_IN_MARKS


def _opens(reading: Reading, place: int) -> bool:
    return reading.word(place) in {"„", "»", "‚"}


def _next(reading: Reading, place: int, ceiling: int, *, noun: bool) -> int:
    """The place up to which the phrase goes on at `place`."""
    if not reading.tokens[place].alphabetic:
        return _past_mark(reading, place, ceiling, noun=noun)
    if is_noun(reading, place) and not (noun and reading.is_a(place, "time")):
        return place + 1
    if noun:
        return _behind_noun(reading, place, ceiling)
    return place + (reading.is_a(place, "determiner") or _reaches_noun(reading, place))


def _past_mark(reading: Reading, place: int, ceiling: int, *, noun: bool) -> int:
    """Past a name in marks, the marks of one, a hyphen before `und` or a comma, what stands in parentheses."""
    word = reading.word(place)
    if reading.quoted(place):
        return place + is_name_in_marks(reading, place)
    if word == "(" and noun:
        closing = reading.find(")", place, ceiling)
        return place if closing is None else closing + 1
    hyphened = word == "-" and (reading.is_a(place + 1, "conjunction") or reading.word(place + 1) == ",")
    return place + (word in _MARKS or (noun and (hyphened or (word == "," and reading.word(place - 1) == "-"))))


def _behind_noun(reading: Reading, place: int, ceiling: int) -> int:
    """Behind the noun a phrase goes on with a genitive, a preposition that joins nouns, a particle of a name, or a conjunction."""
    following = place + 1 < ceiling
    if reading.is_a(place, "joining") and following and not reading.is_a(place + 1, "time", "pronoun"):
        inner = place + 1 + reading.is_a(place + 1, "determiner")
        timed = any(reading.is_a(later, "time") or reading.word(later).isdigit() for later in range(place + 1, min(place + 4, ceiling)))
        return inner if _reaches_noun(reading, inner) and not timed else place
    small_nouns = not has_capital_nouns(reading)
    if small_nouns and reading.capital(place - 1) and reading.is_a(place, "determiner") and reading.capital(place + 1):
        return place + 1
    if reading.is_a(place, "genitive", "determiner") and not reading.is_a(place, "preposition"):
        return place + 1 if reading.is_a(place, "genitive") and _reaches_noun(reading, place + 1) else place
    if reading.is_a(place, "conjunction"):
        return place + 1 if following and begins_subject(reading, place + 1) and not is_pronoun(reading, place + 1) else place
    if reading.lexicon.classes.get(reading.word(place)) or reading.word(place) in reading.lexicon.cues:
        return place
    attributes = reading.is_a(place - 1, "genitive", "joining", "conjunction", "determiner") and _reaches_noun(reading, place)
    particle = following and is_noun(reading, place + 1) and len(reading.word(place)) <= _ATTRIBUTES and has_capital_nouns(reading)
    numbered = reading.word(place).isdigit() and not (following and _reaches_noun(reading, place + 1))
    between = small_nouns and following and reading.capital(place + 1)
    genitive = reading.is_a(place - 1, "voice") and _reaches_noun(reading, place)
    return place + 1 if attributes or particle or numbered or genitive or between else place
