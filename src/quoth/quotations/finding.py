"""Who looks for attributions in a text: the tagger, helped by the rules where it is silent, or the rules alone.

The tagger learned from English news, so other languages are read by the rules, and each quotation says who found it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from quoth.quotations.attribution import Attribution
from quoth.quotations.crediting import credited
from quoth.quotations.datelines import without_dateline
from quoth.quotations.lexicon import Lexicon, lexicon
from quoth.quotations.marks import Marks, Pair, depth_at
from quoth.quotations.tagger import tag
from quoth.spans import Span

Finder = Literal["model", "rules"]

_TAGGED_LANGUAGE = "en"
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 5000
_SMALL_WORDS = 0.3
_FEW = 3


def language_of(text: str, stated: str | None) -> str | None:
    """The language to read `text` in: as stated, or English when none is and enough of the words are small English words."""
    if stated:
        return stated
    words = [found.group().lower() for found in _WORD.finditer(text, 0, _LOOKED_AT)]
    small = lexicon(_TAGGED_LANGUAGE).classes
    return _TAGGED_LANGUAGE if sum(word in small for word in words) > _SMALL_WORDS * len(words) else None


def reads_with_tagger(words: Lexicon, finder: Finder) -> bool:
    """Is a text of this language read with the tagger?"""
    return finder == "model" and words.language == _TAGGED_LANGUAGE


def attributions(text: str, marks: Marks, spoken: Marks, by_rules: Sequence[Attribution], words: Lexicon) -> list[Attribution]:
    """What the tagger finds in `text`, and `by_rules` where it is silent, in order of place.

    `marks` are all its quotation marks, `spoken` those that are not around titles and terms. Marked words without a cue are left to the
    house rules of cutting: they know which go with the paragraph before.
    """
    quoted = depth_at(text, spoken)
    told = (without_dateline(text, one) for one in tag(text, marks) if one.cue or _partly(quoted, one))
    found = [credited(text, one, by_rules, words) for one in told]
    return sorted([*found, *_where_silent(text, spoken, by_rules, found)], key=lambda one: one.start)


def confirmed(text: str, marks: Marks, by_rules: Sequence[Attribution]) -> Marks:
    """The marks whose words may be shown as quoted: around more than three words, or taken for a quotation by the rules too.

    Few marked words inside reported speech are a term as often as a quotation; the tagger does not tell the two apart.
    """
    ruled = {pair.inner for one in by_rules for span in one.content for pair in marks.touching(span)}

    def kept(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
        return tuple(pair for pair in pairs if pair.depth > 1 or pair.inner in ruled or len(_WORD.findall(pair.inner.of(text))) > _FEW)

    return Marks(kept(marks.pairs), kept(marks.outermost), tuple(stretch for stretch in map(kept, marks.stretches) if stretch))


def _partly(quoted: bytes, one: Attribution) -> bool:
    """Does a content hold both marked and unmarked words?"""
    depths = b"".join(quoted[span.start : span.end] for span in one.content)
    return any(depths) and not all(depths)


def _where_silent(text: str, spoken: Marks, by_rules: Sequence[Attribution], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """What the rules find in marks that the tagger left out altogether."""
    claimed = _held(text, (span for one in found for span in (*one.content, *one.cue)))
    silent = _held(text, (pair.inner for pair in spoken.outermost if not _touches(claimed, [pair.inner])))
    for one in by_rules:
        if _touches(silent, one.content) and not _touches(claimed, (*one.content, *one.cue)):
            yield one


def _held(text: str, spans: Iterable[Span]) -> bytearray:
    """For each character of `text`, 1 where one of the spans holds it."""
    held = bytearray(len(text))
    for span in spans:
        held[span.start : span.end] = b"\1" * len(span)
    return held


def _touches(held: bytearray, spans: Sequence[Span]) -> bool:
    return any(1 in held[span.start : span.end] for span in spans)
