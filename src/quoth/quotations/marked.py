"""Attributions of marked words: each cue of a sentence takes the quotations it governs, with the reported clause around them."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.quotations.attribution import Attribution
from quoth.quotations.clauses import clause_begins, clause_ends
from quoth.quotations.governing import Governor, SentenceReader
from quoth.quotations.sources import Range
from quoth.spans import Span, trimmed

_EDGES = ",;:—–-. "


def marked_attributions(reader: SentenceReader) -> Iterator[Attribution]:
    """One attribution for each governor of quotations in the sentence."""
    groups: dict[Governor, list[int]] = {}
    for place in reader.sentence.quotes():
        governor = reader.governor(place)
        if governor:
            groups.setdefault(governor, []).append(place)
    governors = list(groups)
    for governor, places in groups.items():
        content = tuple(_content(reader, governor, places, governors))
        if content:
            yield Attribution(
                content,
                _spans(reader, governor.cue_range),
                _spans(reader, governor.source),
                confidence=_confidence(governor),
                because=("marks pair", governor.why, *(("the source stands there",) if governor.source else ("no source there",))),
            )


def _content(reader: SentenceReader, governor: Governor, places: list[int], governors: list[Governor]) -> Iterator[Span]:
    """The reported clause: a stretch on each side of the cue and its source where they interrupt it."""
    taken = sorted(range_ for range_ in (governor.cue_range, governor.source) if range_)
    first_taken, last_taken = (taken[0][0], taken[-1][1]) if taken else (len(reader.tokens), len(reader.tokens))
    before = [place for place in places if place < first_taken]
    after = [place for place in places if place >= first_taken]
    if before:
        yield from _stretch(reader, _lead_in(reader, before[0], governor, governors), first_taken)
    elif after and governor.cue and _interrupts(reader, first_taken, last_taken):
        yield from _stretch(reader, _lead_in(reader, first_taken, governor, governors), first_taken)
    if after:
        begins = after[0]
        if governor.cue and not before:
            start = max(last_taken, governor.cue.after) if governor.cue.form is None else governor.cue.after
            begins = clause_begins(reader.text, reader.tokens, governor.cue, after[0], reader.lexicon) if governor.cue.form else start
        yield from _stretch(reader, begins, _tail(reader, after[-1]))


def _interrupts(reader: SentenceReader, first: int, last: int) -> bool:
    tokens = reader.tokens
    return first > 2 and tokens[first - 1].word == "," and last < len(tokens) and tokens[last].word == ","


def _lead_in(reader: SentenceReader, place: int, governor: Governor, governors: list[Governor]) -> int:
    """Where the clause begins that holds the quotation at `place` and is closed by its cue: the reporter's own words before it count."""
    start = 0
    for other in governors:
        if other is not governor:
            start = max([start, *(range_[1] for range_ in (other.cue_range, other.source) if range_ and range_[1] <= place)])
    tokens, lexicon = reader.tokens, reader.lexicon
    while start < place and not tokens[start].pair:
        token = tokens[start]
        if token.alphabetic and not lexicon.is_a(token.word, "conjunction", "adverb"):
            break
        start += 1
    earlier = [index for index in range(start, place) if tokens[index].pair]
    return earlier[-1] + 1 if earlier and reader.governor(earlier[-1]) not in {governor, None} else start


def _tail(reader: SentenceReader, place: int) -> int:
    """The place after the clause that runs on behind the last quotation."""
    return clause_ends(reader.tokens, place + 1, reader.cues, reader.lexicon)


def _stretch(reader: SentenceReader, first: int, after: int) -> Iterator[Span]:
    if first < after:
        start, end = reader.tokens[first].start, reader.tokens[after - 1].end
        if reader.tokens[first].pair and reader.tokens[after - 1].pair and first == after - 1:
            yield Span(start, end)
        else:
            span = trimmed(reader.text, start, end, _EDGES)
            if span:
                yield span


def _spans(reader: SentenceReader, range_: Range | None) -> tuple[Span, ...]:
    if range_ is None:
        return ()
    return (Span(reader.tokens[range_[0]].start, reader.tokens[range_[1] - 1].end),)


def _confidence(governor: Governor) -> float:
    strength = governor.cue.strength if governor.cue else 0.6
    return round(min(0.97, 0.5 + strength / 2) if governor.side == "after" else strength, 2)
