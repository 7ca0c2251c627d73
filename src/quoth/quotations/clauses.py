"""Where the reported clause begins and ends in the reporter's sentence, as PolNeAR annotates it.

What tells whom, when and in what medium belongs to the reporting (`told reporters on Tuesday that`), not to what is reported.
"""

from __future__ import annotations

from quoth.quotations.cues import Cue
from quoth.quotations.reading import Reading

_BREAKS = frozenset({";", "—", "–", ":"})
_OPENERS = frozenset({",", ":", "—", "–", "-"})
_FULL_STOPS = frozenset(".!?…")
_ADDRESSEE = 6
_REPORT_WITHIN = 5
_REPORTS = 0.5


def clause_begins(reading: Reading, cue: Cue, until: int) -> int:
    """The place where the clause governed by a cue before it begins; `until` is the place of its first quotation, or the sentence's end."""
    place = cue.after
    if cue.takes("person") and not cue.takes("object"):
        place = _past_addressee(reading, place, until)
    if cue.takes("object") or cue.takes("to") or place >= until:
        return place
    opened = reading.word(place) in _OPENERS
    if not opened and not _circumstantial(reading, place):
        return place
    for later in range(place, until):
        if reading.is_a(later, "subordinator") and reading.is_a(later, "continues") and later - place > 1:
            return later
        if reading.word(later) in _OPENERS and not (later + 1 < until and _circumstantial(reading, later + 1)):
            return later + 1
    plain = not any(reading.is_a(later, "auxiliary", "subordinator") for later in range(place, until))
    return until if opened or plain or until == len(reading.tokens) else place


def _past_addressee(reading: Reading, place: int, until: int) -> int:
    """Past whom the source told it: a pronoun, a name, `the council`."""
    if place >= until or reading.is_a(place, "subordinator"):
        return place
    if reading.is_a(place, "object_pronoun"):
        return place + 1
    named = reading.capital(place)
    later = place + 1
    while later < until and later - place < _ADDRESSEE and (reading.tokens[later].alphabetic or reading.word(later) in {"'s", "’s"}):
        if reading.is_a(later, "subordinator", "pronoun", "preposition", "auxiliary", "time", "adverb"):
            break
        if reading.is_a(later, "determiner") and not reading.is_a(later - 1, "conjunction", "determiner"):
            break
        if named and not reading.capital(later) and not reading.is_a(later, "conjunction"):
            break
        later += 1
    return later


def _circumstantial(reading: Reading, place: int) -> bool:
    """Does a time, a place or a medium begin here?"""
    return reading.is_a(place, "preposition", "time") or (reading.is_a(place, "adverb") and not reading.is_a(place, "pronoun"))


def clause_ends(reading: Reading, place: int, *, running: bool = False) -> int:
    """The place after the last token of the reported clause that goes on at `place`; with `running` its first words stand before that."""
    last = len(reading.tokens) - 1
    for here in range(place, len(reading.tokens)):
        word = reading.word(here)
        if word in _BREAKS or (here == last and word[-1:] in _FULL_STOPS and not reading.tokens[here].alphabetic):
            return here
        if (word == "," or (running and here == place)) and _leaves_clause(reading, here + (word == ",")):
            return here
        if reading.is_a(here, "conjunction") and here > place and _another_report(reading, here + 1):
            return here
    return len(reading.tokens)


def _leaves_clause(reading: Reading, place: int) -> bool:
    """Does something else begin at `place`, behind a comma: a contrast, an aside about the reported thing, another report?"""
    if place >= len(reading.tokens):
        return True
    if reading.is_a(place, "conjunction"):
        return _another_report(reading, place + 1) or reading.is_a(place, "contrast")
    if reading.is_a(place, "subordinator", "relative"):
        return not reading.is_a(place, "continues")
    return _another_report(reading, place)


def _another_report(reading: Reading, place: int) -> bool:
    """Does `she added` or `called it` begin within a few words of `place`?"""
    starts = {cue.begins for cue in reading.cues if cue.strength >= _REPORTS}
    for here in range(place, min(place + _REPORT_WITHIN, len(reading.tokens))):
        if here in starts:
            return True
        if reading.quoted(here) or reading.word(here) in {",", ";", ":"} or reading.is_a(here, "preposition", "subordinator"):
            return False
    return False
