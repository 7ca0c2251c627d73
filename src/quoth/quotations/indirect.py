"""Attributions of words that stand in no marks: `Mara said the pier was shut`, `The pier is shut, according to Mara`.

Without marks only the cue speaks for a quotation, so that weak cues need a `that` beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoth.quotations.attribution import Attribution
from quoth.quotations.clauses import clause_begins, clause_ends
from quoth.quotations.cues import Cue
from quoth.quotations.governing import Governor, SentenceReader
from quoth.quotations.sources import Range
from quoth.spans import Span, trimmed

_SURE = 0.7
_WITH_THAT = 0.35
_LEAST_WORDS = 3
_EDGES = ",;:—–-. "


def indirect_attributions(reader: SentenceReader, taken: Sequence[Span]) -> Iterator[Attribution]:
    """One attribution for each cue of the sentence that none of the `taken` cues is, and that governs unmarked words."""
    used: list[Span] = list(taken)
    for cue in reader.cues:
        place = Span(reader.tokens[cue.first].start, reader.tokens[cue.after - 1].end)
        if any(place.overlaps(span) for span in used):
            continue
        found = _closing(reader, cue) or _opening(reader, cue)
        if found:
            yield found
            used += found.cue


def _closing(reader: SentenceReader, cue: Cue) -> Attribution | None:
    """The clause before `, Mara said.`"""
    if cue.strength < _SURE:
        return None
    governor = reader.closing(cue)
    if governor is None or governor.source is None:
        return None
    first = min(governor.source[0], cue.begins)
    start = max(
        (
            other.after
            for other in reader.cues
            if other.after <= first and reader.tokens[other.after - 1 :][:1] and _separates(reader, other, first)
        ),
        default=0,
    )
    return _attribution(reader, governor, _past_opening(reader, start, first), first)


def _separates(reader: SentenceReader, other: Cue, first: int) -> bool:
    """Has another cue before it its own clause, so that this one closes only what follows?"""
    return any(token.pair or token.word in {";", "—"} for token in reader.tokens[other.after : first])


def _past_opening(reader: SentenceReader, start: int, end: int) -> int:
    while start < end and (
        not (reader.tokens[start].alphabetic or reader.tokens[start].pair) or reader.lexicon.is_a(reader.tokens[start].word, "contrast")
    ):
        start += 1
    return start


def _opening(reader: SentenceReader, cue: Cue) -> Attribution | None:
    """The clause after `Mara said (that)`, `Mara urged the council to`, `According to Mara,`."""
    if cue.form is None:
        return _after_according(reader, cue)
    tokens, lexicon = reader.tokens, reader.lexicon
    begins = clause_begins(reader.text, tokens, cue, len(tokens), lexicon)
    if begins >= len(tokens) or not (tokens[begins].alphabetic or tokens[begins].pair):
        return None
    if not _governs(reader, cue, begins):
        return None
    governor = Governor(
        cue,
        (cue.begins, cue.after),
        reader.source_of(cue),
        "before",
        f"cue '{reader.text[tokens[cue.first].start : tokens[cue.after - 1].end]}' before a clause",
    )
    if governor.source is None and cue.strength < 0.9:
        return None
    return _attribution(reader, governor, begins, clause_ends(tokens, begins + 1, reader.cues, lexicon))


def _governs(reader: SentenceReader, cue: Cue, begins: int) -> bool:
    """Is what begins there a clause that the cue can report?"""
    word, lexicon = reader.tokens[begins].word, reader.lexicon
    that = lexicon.is_a(word, "that")
    if cue.strength < (_WITH_THAT if that else _SURE):
        return False
    if cue.takes("to") and not (cue.takes("clause") or cue.takes("object")):
        return _infinitive(reader, begins)
    return that or cue.takes("to") or not cue.takes("clause") or not lexicon.is_a(word, "preposition", "conjunction", "relative")


def _infinitive(reader: SentenceReader, begins: int) -> bool:
    return any(reader.lexicon.is_a(token.word, "infinitive") for token in reader.tokens[begins : begins + 8])


def _after_according(reader: SentenceReader, cue: Cue) -> Attribution | None:
    governor = reader.closing(cue)
    if governor or cue.first > 2:
        return None
    source = reader.source_after(cue)
    if source is None:
        return None
    begins = source[1]
    while begins < len(reader.tokens) and not reader.tokens[begins].alphabetic and not reader.tokens[begins].pair:
        begins += 1
    return _attribution(
        reader,
        Governor(cue, (cue.first, cue.after), source, "before", "a source named before the clause"),
        begins,
        clause_ends(reader.tokens, begins, reader.cues, reader.lexicon),
    )


def _attribution(reader: SentenceReader, governor: Governor, first: int, after: int) -> Attribution | None:
    if after - first < _LEAST_WORDS:
        return None
    content = trimmed(reader.text, reader.tokens[first].start, reader.tokens[after - 1].end, _EDGES)
    if content is None or governor.cue is None:
        return None
    return Attribution(
        (content,),
        _spans(reader, governor.cue_range),
        _spans(reader, governor.source),
        round(governor.cue.strength * 0.8, 2),
        ("no marks", governor.why),
    )


def _spans(reader: SentenceReader, range_: Range | None) -> tuple[Span, ...]:
    if range_ is None:
        return ()
    return (Span(reader.tokens[range_[0]].start, reader.tokens[range_[1] - 1].end),)
