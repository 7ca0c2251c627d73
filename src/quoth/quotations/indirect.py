"""Attributions of words that stand in no marks: `Mara said the pier was shut`, `The pier is shut, according to Mara`.

Without marks only the cue speaks for a quotation, so that weak cues need a `that` beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoth.quotations.attribution import Attribution
from quoth.quotations.clauses import clause_begins, clause_ends
from quoth.quotations.cues import Cue
from quoth.quotations.governing import Governor, closing, source_of
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range, subject_after
from quoth.spans import Span, trimmed

_SURE = 0.7
_WITH_THAT = 0.35
_LEAST_WORDS = 3
_EDGES = ",;:—–-. "


def indirect_attributions(reading: Reading, taken: Sequence[Span]) -> Iterator[Attribution]:
    """One attribution for each cue of the sentence that none of the `taken` cues is, and that governs unmarked words."""
    used: list[Span] = list(taken)
    for cue in reading.cues:
        place = Span(reading.tokens[cue.first].start, reading.tokens[cue.after - 1].end)
        if any(place.overlaps(span) for span in used):
            continue
        found = _closing(reading, cue) or _opening(reading, cue)
        if found:
            yield found
            used += found.cue


def _closing(reading: Reading, cue: Cue) -> Attribution | None:
    """The clause before `, Mara said.`"""
    if cue.strength < _SURE:
        return None
    governor = closing(reading, cue)
    if governor is None or governor.source is None:
        return None
    first = min(governor.source[0], cue.begins)
    start = max(
        (
            other.after
            for other in reading.cues
            if other.after <= first and reading.tokens[other.after - 1 :][:1] and _separates(reading, other, first)
        ),
        default=0,
    )
    return _attribution(reading, governor, _past_opening(reading, start, first), first)


def _separates(reading: Reading, other: Cue, first: int) -> bool:
    """Has another cue before it its own clause, so that this one closes only what follows?"""
    return any(token.pair or token.word in {";", "—"} for token in reading.tokens[other.after : first])


def _past_opening(reading: Reading, start: int, end: int) -> int:
    while start < end and (
        not (reading.tokens[start].alphabetic or reading.tokens[start].pair) or reading.lexicon.is_a(reading.tokens[start].word, "contrast")
    ):
        start += 1
    return start


def _opening(reading: Reading, cue: Cue) -> Attribution | None:
    """The clause after `Mara said (that)`, `Mara urged the council to`, `According to Mara,`."""
    if cue.form is None:
        return _after_according(reading, cue)
    tokens = reading.tokens
    begins = clause_begins(reading, cue, len(tokens))
    if begins >= len(tokens) or not (tokens[begins].alphabetic or tokens[begins].pair):
        return None
    if not _governs(reading, cue, begins):
        return None
    governor = Governor(
        cue,
        (cue.begins, cue.after),
        source_of(reading, cue),
        "before",
        f"cue '{reading.text[tokens[cue.first].start : tokens[cue.after - 1].end]}' before a clause",
    )
    if governor.source is None and cue.strength < 0.9:
        return None
    return _attribution(reading, governor, begins, clause_ends(reading, begins + 1))


def _governs(reading: Reading, cue: Cue, begins: int) -> bool:
    """Is what begins there a clause that the cue can report?"""
    word, lexicon = reading.tokens[begins].word, reading.lexicon
    that = lexicon.is_a(word, "that")
    if cue.strength < (_WITH_THAT if that else _SURE):
        return False
    if cue.takes("to") and not (cue.takes("clause") or cue.takes("object")):
        return _infinitive(reading, begins)
    return that or cue.takes("to") or not cue.takes("clause") or not lexicon.is_a(word, "preposition", "conjunction", "relative")


def _infinitive(reading: Reading, begins: int) -> bool:
    return any(reading.lexicon.is_a(token.word, "infinitive") for token in reading.tokens[begins : begins + 8])


def _after_according(reading: Reading, cue: Cue) -> Attribution | None:
    governor = closing(reading, cue)
    if governor or cue.first > 2:
        return None
    source = subject_after(reading, cue.after, len(reading.tokens), leading=True)
    if source is None:
        return None
    begins = source[1]
    while begins < len(reading.tokens) and not reading.tokens[begins].alphabetic and not reading.tokens[begins].pair:
        begins += 1
    return _attribution(
        reading,
        Governor(cue, (cue.first, cue.after), source, "before", "a source named before the clause"),
        begins,
        clause_ends(reading, begins),
    )


def _attribution(reading: Reading, governor: Governor, first: int, after: int) -> Attribution | None:
    if after - first < _LEAST_WORDS:
        return None
    content = trimmed(reading.text, reading.tokens[first].start, reading.tokens[after - 1].end, _EDGES)
    if content is None or governor.cue is None:
        return None
    return Attribution(
        (content,),
        _spans(reading, governor.cue_range),
        _spans(reading, governor.source),
        round(governor.cue.strength * 0.8, 2),
        ("no marks", governor.why),
    )


def _spans(reading: Reading, range_: Range | None) -> tuple[Span, ...]:
    if range_ is None:
        return ()
    return (Span(reading.tokens[range_[0]].start, reading.tokens[range_[1] - 1].end),)
