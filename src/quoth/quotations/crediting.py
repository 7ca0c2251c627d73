"""Mends the tagger's sources: those left out where the rules see one, and words at a source's beginning and end that are none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quoth.quotations.attribution import Attribution
from quoth.quotations.lexicon import Lexicon
from quoth.spans import Span

_OPENER = re.compile(r"(?:^|[.!?…][\"”’»]?\s)([^\W_]+)\s$", re.MULTILINE)
"""The word that opens a sentence, right before a source."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def credited(text: str, one: Attribution, by_rules: Sequence[Attribution], words: Lexicon) -> Attribution:
    """The attribution with the source that the rules see for its cue where it has none, and without what is not its source's own."""
    if not one.source:
        ruled = [other.source for other in by_rules if other.source and _overlap(one.cue, other.cue)]
        apart = len(ruled) == 1 and not _overlap(ruled[0], one.content) and not _overlap(ruled[0], one.cue)
        return replace(one, source=ruled[0], because=(*one.because, "the rules see its source")) if apart else one
    last = one.source[-1]
    start = last.start if len(one.source) > 1 else _begin(text, last, words)
    return replace(one, source=(*one.source[:-1], Span(start, _end(text, last, words))))


def _begin(text: str, source: Span, words: Lexicon) -> int:
    """Where a source begins that was read together with the phrase before it: "In [a letter to trustees] the singer"."""
    before = _OPENER.search(text, text.rfind("\n", 0, source.start) + 1, source.start)
    if before is None or not words.is_a(before[1].lower(), "preposition"):
        return source.start
    found = list(_WORD.finditer(text, source.start, source.end))
    for one, following in reversed(list(pairwise(found))):
        beside = text[one.end() : following.start()] == " " and one.group().islower()
        linked = words.is_a(one.group(), "preposition", "conjunction", "determiner", "relative", "adverb", "passive", "auxiliary")
        if words.is_a(following.group(), "determiner") and beside and not linked:
            return following.start()
    return source.start


def _end(text: str, source: Span, words: Lexicon) -> int:
    """Where a source ends without what tells when or how it spoke: "Okafor also", "the clerk on Tuesday", "those that"."""
    found = list(_WORD.finditer(text, source.start, source.end))
    low = [match.group().lower() for match in found]
    while len(low) > 1:
        if len(low) > 2 and words.is_a(low[-1], "time") and words.is_a(low[-2], "preposition"):
            del low[-2:]
        elif words.is_a(low[-1], "adverb", "relative") and not words.is_a(low[-1], "time", "determiner"):
            del low[-1]
        else:
            break
    return found[len(low) - 1].end() if len(low) < len(found) else source.end


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)
