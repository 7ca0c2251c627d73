"""Marked words that report nobody: titles of works, nicknames, terms. Their marks name a thing, so that they are none to the later stages.

Three witnesses are heard: the words beside the marks (`the film “…”`, `the “…” star`, `what’s called “…”`), the capitals of a title, and
the same words marked as a name elsewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quoth.lang import table
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.marks import Marks, Pair, joined_stretches

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_NEXT = re.compile(r"\s?([^\W\d_][^\W_]*(?:-[^\W_]+)*)")
_LOOK_BACK = 60
_LONGEST_NAME = 9
_SHORT_WORD = 4
_PHRASE = 3


@dataclass(frozen=True, slots=True)
class _Beside:
    """The naming words of a language: by the side of the marks on which they stand."""

    before: Mapping[str, str]
    after: frozenset[str]


@cache
def _beside(language: str) -> _Beside:
    rows = table(language, "works") if language else ()
    before = {row["entry"].lower(): row["kind"] for row in rows if row["side"] == "before"}
    return _Beside(before, frozenset(row["entry"].lower() for row in rows if row["side"] == "after"))


def spoken(text: str, marks: Marks, lexicon: Lexicon) -> Marks:
    """The marks of `text` without those that name things.

    >>> from quoth.quotations.lexicon import lexicon
    >>> from quoth.quotations.marks import read_marks
    >>> review = 'The film “Salt and Rope” is “a wonder”, said Mara.'
    >>> [pair.inner.of(review) for pair in spoken(review, read_marks(review), lexicon("en")).pairs]
    ['a wonder']
    """
    names = {pair for pair in marks.outermost if is_name(text, pair, lexicon)}
    known = {_plain(text, pair) for pair in names}
    names |= {pair for pair in marks.outermost if _plain(text, pair) in known and not _said(text, pair)}
    if not names:
        return marks
    kept: list[Pair] = []
    outer = marks.pairs[0]
    for pair in marks.pairs:
        outer = pair if pair.depth == 1 else outer
        if outer not in names:
            kept.append(pair)
    outermost = tuple(pair for pair in kept if pair.depth == 1)
    return Marks(tuple(kept), outermost, joined_stretches(outermost))


def is_name(text: str, pair: Pair, lexicon: Lexicon) -> bool:
    """Do the words beside the marks, or their own capitals, make them a title, a nickname or a term?"""
    words = _WORD.findall(pair.inner.of(text))
    if not words or len(words) > _LONGEST_NAME or not pair.closed:
        return False
    beside = _beside(lexicon.language)
    lead = text[max(0, pair.outer.start - _LOOK_BACK) : pair.outer.start].rpartition("\n")[2]
    return _qualifies(text, pair, beside) or _named_before(lead, words[0], beside, lexicon) or _titled(text, pair, words, lead, lexicon)


def _plain(text: str, pair: Pair) -> str:
    return pair.inner.of(text).rstrip(".,").casefold()


def _said(text: str, pair: Pair) -> bool:
    """Do the marks stand as speech does: after a comma or colon, or with their own comma before the cue?"""
    return text[max(0, pair.outer.start - _PHRASE) : pair.outer.start].rstrip()[-1:] in {",", ":"}


def _qualifies(text: str, pair: Pair, beside: _Beside) -> bool:
    """`the “Salt and Rope” star`: a noun that the marked name qualifies stands directly after the marks."""
    if text[pair.inner.end - 1] in ".,;":
        return False
    following = _NEXT.match(text, pair.outer.end)
    return following is not None and following.group(1).lower() in beside.after


def _named_before(lead: str, first: str, beside: _Beside, lexicon: Lexicon) -> bool:
    """`the film “…”`, `so-called “…”`, `an account called “…”`; with `called`, not when somebody calls it so."""
    if lead.rstrip()[-1:] in {".", "!", "?", ":"} or (first[0].islower() and lexicon.is_a(first, "determiner")):
        return False
    comma = lead.rstrip().endswith(",")
    words = [word.lower() for word in _WORD.findall(lead)]
    while words and lexicon.is_a(words[-1], "determiner") and not comma:
        words.pop()
    for width in range(min(_PHRASE, len(words)), 0, -1):
        kind = beside.before.get(" ".join(words[-width:]))
        if kind == "naming":
            return not _somebody_calls(lead, words[-width:][0], lexicon)
        if kind:
            return kind == "title" or not comma
    return False


def _somebody_calls(lead: str, verb: str, lexicon: Lexicon) -> bool:
    """Before `called “…”`: does a pronoun, a name, or a noun after `what` or `which` do the calling?"""
    before = _WORD.findall(lead[: lead.lower().rindex(verb)])
    if not before:
        return True
    last = before[-1].lower()
    if lexicon.is_a(last, "passive") or last.endswith(("’s", "'s")) or lead[: lead.lower().rindex(verb)].rstrip().endswith(","):
        return False
    if before[-1][0].isupper() or lexicon.is_a(last, "pronoun", "auxiliary"):
        return True
    return any(lexicon.is_a(word.lower(), "relative") for word in before[-4:])


def _titled(text: str, pair: Pair, words: list[str], lead: str, lexicon: Lexicon) -> bool:
    """Capitals as in a title, in the middle of a sentence that goes on."""
    if len(words) < 2 or _said(text, pair) or not lead.strip() or text[pair.inner.end - 1] in "!?—…":
        return False
    if re.search(r"[.!?]\s", pair.inner.of(text)):
        return False
    large = [
        word
        for word in words
        if len(word) >= _SHORT_WORD or not lexicon.is_a(word.lower(), "preposition", "determiner", "conjunction", "infinitive")
    ]
    return len(large) > 1 and all(word[0].isupper() or word[0].isdigit() for word in large) and not all(word.isupper() for word in words)
