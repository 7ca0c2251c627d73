"""Which words a speaker says more than others do."""

# ruff: noqa: S608 - statements are put together from constants of this package alone; every value is bound

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from functools import cache

from quoth.archive.results import Weight
from quoth.archive.shingles import words
from quoth.lang import table

_SAMPLE = 500
"""So many of the newest quotations, of a speaker and of everybody, are looked at."""
_PRIOR = 0.5
_SHORT = 3
"""Letters of the longest word that is never distinctive."""
_TOP = 30
_SMALL = frozenset(
    {
        *("adverb", "auxiliary", "conjunction", "determiner", "indefinite", "joining", "negation", "object_pronoun"),
        *("possessive", "preposition", "pronoun", "relative", "subordinator", "that"),
    }
)
"""Classes of the words that say how a sentence is built and nothing of what is spoken about."""


def said(connection: sqlite3.Connection, speaker: int | None) -> Counter[str]:
    """How often each word is said in the newest quotations (of a speaker, or of everybody); without the small words of their language."""
    whose = "" if speaker is None else " AND q.speaker = ?"
    rows = connection.execute(
        "SELECT q.words, a.language FROM quotations q CROSS JOIN articles a ON a.number = q.article"
        f" WHERE q.state = 0{whose} ORDER BY q.number DESC LIMIT {_SAMPLE}",
        () if speaker is None else (speaker,),
    )
    texts = defaultdict[str, list[str]](list)
    for quoted, language in rows:
        texts[(language or "")[:2]].append(quoted)
    counted = Counter[str]()
    for language, of in texts.items():
        found = Counter(words("\n".join(of)))
        counted.update({word: found[word] for word in found.keys() - small_words(language)})
    return counted


@cache
def small_words(language: str) -> frozenset[str]:
    """The small words of a language by its ISO 639-1 code, as `words` gives them; none for a language without that table.

    >>> "which" in small_words("en"), "bridge" in small_words("en")
    (True, False)
    """
    return frozenset(word for row in table(language, "words") if row["class"] in _SMALL for word in words(row["entry"]))


def distinctive(mine: Counter[str], others: Counter[str], but: str = "") -> tuple[Weight, ...]:
    """The words of `mine` that are said more than in `others`, most telling first.

    Log odds with a prior, in standard deviations (Monroe, Colaresi and Quinn 2008, "Fightin' Words", https://doi.org/10.1093/pan/mpn018).
    """
    left_out = set(but.split())
    total, other_total = sum(mine.values()), sum(others.values())
    found = []
    for word, count in mine.items():
        if count < 2 or len(word) <= _SHORT or word in left_out:
            continue
        a, b = count + _PRIOR, others[word] + _PRIOR
        odds = math.log(a / (total + 1 - a + _PRIOR)) - math.log(b / (other_total + 1 - b + _PRIOR))
        weight = odds / math.sqrt(1 / a + 1 / b)
        if weight > 1:
            found.append(Weight(word, count, round(weight, 2)))
    return tuple(sorted(found, key=lambda w: (-w.weight, w.word))[:_TOP])
