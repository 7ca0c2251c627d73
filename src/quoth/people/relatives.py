"""What stands before "who" and "which": the name or the description that they go on from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.reading import Reading

_PAUSE = re.compile(r"[,;:—–]|\s--?\s")
_SEGMENTS = 4


def before_relative(reading: Reading, at: int, lexicon: Lexicon) -> int:
    """The last word before the relative word `at`, what stands in parentheses left out; -1 when there is none.

    Behind a conjunction the relative goes on from where the sentence's relative before it does: "whom they met and who said".
    """
    words = reading.words
    last = at - 1
    if last >= 0 and lexicon.is_a(words[last].low, "conjunction"):
        earlier = (i for i in range(last - 1, -1, -1) if words[i].sentence == words[at].sentence)
        first = next((i for i in earlier if lexicon.is_a(words[i].low, "relative") and words[i].low in lexicon.pronouns), None)
        if first is not None:
            return before_relative(reading, first, lexicon)
    if last >= 0 and ")" in words[last].gap and "(" not in words[last].gap:
        while last >= 0 and words[last].sentence == words[at].sentence and "(" not in words[last].gap:
            last -= 1
    while last > 0 and words[last - 1].gap == " " and lexicon.is_a(words[last].low, "adverb", "time"):
        last -= 1
    return last


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
