"""What stands before "who" and "which": the name or the description that they go on from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.reading import Reading, pronoun_of

_PAUSE = re.compile(r"[,;:—–]|\s--?\s")
_DASH = re.compile(r"[—–]|\s--?\s")
_SEGMENTS = 4


def before_relative(reading: Reading, at: int, lexicon: Lexicon) -> int:
    """The last word before the relative word `at`, what stands in parentheses or between dashes left out; -1 when there is none.

    Behind a conjunction the relative goes on from where the sentence's relative before it does: "whom they met and who said".
    """
    words = reading.words
    last = at - 1
    if last >= 0 and lexicon.is_a(words[last].low, "conjunction"):
        first = relative_before(reading, last, lexicon)
        if first is not None:
            return before_relative(reading, first, lexicon)
    if last >= 0 and ")" in words[last].gap and "(" not in words[last].gap:
        while last >= 0 and words[last].sentence == words[at].sentence and "(" not in words[last].gap:
            last -= 1
    if last >= 0 and _DASH.search(words[last].gap):
        opens = (i for i in range(last - 1, -1, -1) if words[i].sentence == words[at].sentence)
        last = next((i for i in opens if _DASH.search(words[i].gap)), last)
    while last > 0 and words[last - 1].gap == " " and lexicon.is_a(words[last].low, "adverb", "time"):
        last -= 1
    return last


def relative_before(reading: Reading, at: int, lexicon: Lexicon) -> int | None:
    """The "who" before the word `at` in its sentence; None where there is none."""
    words = reading.words
    earlier = (i for i in range(at - 1, -1, -1) if words[i].sentence == words[at].sentence)
    return next((i for i in earlier if lexicon.is_a(words[i].low, "relative") and pronoun_of(words[i], lexicon)), None)


def person_before(reading: Reading, first: int, lexicon: Lexicon) -> int | None:
    """The noun for persons that the phrase beginning at word `first` only says more of: "a lawyer for the family, who"."""
    words = reading.words
    if first < 2 or not lexicon.is_a(words[first - 1].low, "preposition") or words[first - 1].gap + words[first - 2].gap != "  ":
        return None
    return first - 2 if lexicon.noun(words[first - 2].low) is not None else None


def body_before(reading: Reading, place: Name, named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> int | None:
    """The name that a place stands behind: "the Harbour Group in Lagos, which"; None where none does."""
    before = place.lead - 1
    if before < 1 or not lexicon.is_a(reading.words[before].low, "preposition") or place.kind != "place":
        return None
    name = named.get(before - 1)
    return name if name is not None and names[name].kind not in ("place", "origin") and reading.words[before - 1].gap == " " else None


def described_before(reading: Reading, name: Name, lexicon: Lexicon) -> int | None:
    """The noun for persons that a name only describes: "an adviser to Okafor, who"; None where none does."""
    words = reading.words
    between = name.lead - 1
    if between < 1 or not lexicon.is_a(words[between].low, "preposition") or words[between].gap + words[between - 1].gap != "  ":
        return None
    return between - 1 if lexicon.noun(words[between - 1].low) is not None else None


def joined_before(reading: Reading, last: int, named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> int | None:
    """The name that a conjunction joins to the one ending at word `last`: "Ada Okafor and Teo Varga, who"; None where none is."""
    conjunction = names[named[last]].lead - 1
    if conjunction < 1 or not lexicon.is_a(reading.words[conjunction].low, "conjunction") or reading.words[conjunction - 1].gap != " ":
        return None
    return named.get(conjunction - 1)


def set_beside(reading: Reading, last: int, persons: frozenset[int], lexicon: Lexicon) -> int | None:
    """The word of a person's name that the description ending at word `last` is set beside, behind a comma or "is"; None where none is.

    Only where what stands between is a description: it has a noun for persons and no verb that a table knows.
    """
    words = reading.words
    if last < 0:
        return None
    described = False
    pauses = 0
    for i in range(last, -1, -1):
        if words[i].sentence != words[last].sentence:
            return None
        pause = i != last and bool(_PAUSE.search(words[i].gap))
        if described and i in persons and (pause or lexicon.is_a(words[i + 1].low, "passive")):
            return i
        pauses += pause
        low = words[i].low
        if pauses > _SEGMENTS or low in lexicon.cues or (lexicon.is_a(low, "auxiliary") and not lexicon.is_a(low, "passive")):
            return None
        described = described or (lexicon.noun(low) is not None and pauses <= 1)
    return None
