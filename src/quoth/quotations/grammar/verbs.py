"""Reporting verbs in use, also in two parts (`teilte … mit`, `a … déclaré`): their finite form, and whether somebody speaks at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from quoth.quotations.lexicon import CueForm, lexicon
from quoth.quotations.reading import Reading

_REACH = 30
_FAIR = 0.75
_OPENERS = frozenset({":", "„", "“", "”", '"'})
_STOPS = frozenset({":", ";"})


class Verb(NamedTuple):
    """A reporting verb: the places of its words, of its finite form (an auxiliary may be it), its table row, and whether it is passive."""

    places: tuple[int, ...]
    finite: int
    form: CueForm
    passive: bool

    @property
    def first(self) -> int:
        """The first place of verb and auxiliary."""
        return min(self.finite, self.places[0])

    @property
    def last(self) -> int:
        """The last place of verb and auxiliary."""
        return max(self.finite, self.places[-1])

    @property
    def behind(self) -> int:
        """Where a subject behind the verb can begin: behind its finite form, or behind the participle that follows that (`a dit Mara`)."""
        return self.last + 1 if self.places[0] == self.finite + 1 else self.finite + 1

    def takes(self, *what: str) -> bool:
        """Does it take one of these: clause, question, infinitive, object; or report without a source (nobody)?"""
        return not self.form.takes.isdisjoint(what)


def find_verbs(reading: Reading) -> tuple[Verb, ...]:
    """The reporting verbs of a sentence in order of place, without those that are denied or not said yet."""
    return tuple(verb for verb in _verbs(reading) if not _denied(reading, verb))


def _verbs(reading: Reading) -> Iterator[Verb]:
    phrases = _phrases(reading.lexicon.language)
    used: set[int] = set()
    for place in range(len(reading.tokens)):
        if place in used or _noun(reading, place):
            continue
        for words in phrases.get(reading.word(place), ()):
            places = _matched(reading, place, words)
            verb = _in_use(reading, places, reading.lexicon.cues[" ".join(words)]) if places else None
            if verb:
                used.update((*verb.places, verb.finite))
                yield verb
                break


def _noun(reading: Reading, place: int) -> bool:
    """In a language that writes nouns with a capital, is the word one (`nach Angaben`)?"""
    if "nouns" not in reading.lexicon.grammar or place == 0 or not reading.capital(place):
        return False
    return reading.word(place - 1) not in _OPENERS and not reading.quoted(place - 1)


@cache
def _phrases(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The cues of a language as words, by the first, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon(language).cues:
        words = tuple(phrase.split(" "))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(cues, key=len, reverse=True)) for first, cues in found.items()}


def _matched(reading: Reading, place: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """The places of the words of a cue; the last of several ends its clause, unless an object follows it (`sprach von`)."""
    places = [place]
    for word in words[1:]:
        later = next((other for other in _within_reach(reading, places[-1]) if reading.word(other) == word), None)
        if later is None:
            return None
        places.append(later)
    joined = reading.lexicon.cues[" ".join(words)].lemma.endswith(f" {words[-1]}")
    return tuple(places) if len(words) == 1 or joined or _ends_clause(reading, places[-1] + 1) else None


def _within_reach(reading: Reading, place: int) -> Iterator[int]:
    """The places where the rest of a verb may stand: not beyond a colon, a `dass`, or the verb of another clause."""
    comma = False
    for later in range(place + 1, min(place + _REACH, len(reading.tokens))):
        comma = comma or reading.word(later) == ","
        other = comma and reading.is_a(later, "reported", "hypothetical", "infinitive")
        if reading.word(later) in _STOPS or reading.is_a(later, "that") or other:
            return
        yield later


def _ends_clause(reading: Reading, place: int) -> bool:
    if place >= len(reading.tokens) or reading.quoted(place) or not reading.tokens[place].alphabetic:
        return True
    return reading.is_a(place, "conjunction", "that", "auxiliary", "preposition", "time") or reading.is_a(place - 1, "pronoun", "reflexive")


def _in_use(reading: Reading, places: tuple[int, ...], form: CueForm) -> Verb | None:
    """The verb, if its form is finite or has an auxiliary; None for an infinitive and an attribute."""
    first = places[0]
    if form.strength < _FAIR and any(reading.is_a(beside, "reflexive") for beside in (first - 1, first + 1)) and "sich" not in form.form:
        return None
    helper = _auxiliary(reading, places, form)
    if helper is not None:
        passive = reading.is_a(helper, "passive") or reading.is_a(places[-1] + 1, "passive")
        if helper > first and passive and _infinitive(reading, first):
            return None
        return Verb(places, helper, form, passive)
    if form.tense in {"perfect", "participle"} or _attribute(reading, first):
        return None
    if form.tense == "base" and _infinitive(reading, first):
        return None
    return Verb(places, first, form, passive=False)


def _auxiliary(reading: Reading, places: tuple[int, ...], form: CueForm) -> int | None:
    """The auxiliary of a participle: directly behind it, or the nearest before it in its clause."""
    participle = form.tense == "perfect" or (form.tense == "present" and len(places) == 1)
    if not participle or reading.is_a(places[0], "auxiliary"):
        return None
    after = places[-1] + 1
    if reading.is_a(after, "auxiliary"):
        return after
    ends = after >= len(reading.tokens) or not reading.tokens[after].alphabetic
    apart = form.tense == "perfect" or (ends and reading.word(places[0] - 1) == ",")
    crossed = 0
    for before in range(places[0] - 1, max(-1, places[0] - _REACH), -1):
        crossed += reading.word(before) == ","
        if reading.word(before) in _STOPS or reading.is_a(before, "that") or (crossed and not apart):
            return None
        if reading.is_a(before, "auxiliary") and crossed != 1:
            return before
    return None


def _attribute(reading: Reading, place: int) -> bool:
    """Does the form stand between an article and a noun (`der erklärte Gegner`)?"""
    if not reading.is_a(place - 1, "determiner", "preposition") or reading.is_a(place - 1, "object_pronoun", "pronoun"):
        return False
    return reading.capital(place + 1)


def _infinitive(reading: Reading, place: int) -> bool:
    """Does the form follow a `zu`, a preposition, or another verb of its clause that it completes (`will sagen`)?"""
    if reading.is_a(place - 1, "infinitive", "preposition") or (reading.is_a(place - 1, "determiner") and reading.capital(place)):
        return True
    for before in range(place - 1, -1, -1):
        if not reading.tokens[before].alphabetic:
            return False
        if reading.is_a(before, "modal"):
            return True
    return False


def _denied(reading: Reading, verb: Verb) -> bool:
    """Is a `not` among the verb's words or right beside them, that is none of its own?"""
    beside = {*range(verb.finite + 1, verb.places[0]), verb.places[-1] + 1, verb.places[0] - 1} - set(verb.places)
    return any(reading.is_a(place, "negation") for place in beside if place >= 0)
