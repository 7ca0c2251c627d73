"""Attributions of marked words: each cue of a sentence takes the quotations it governs, with the reported clause around them."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.quotations.attribution import Attribution
from quoth.quotations.certainty import confidence
from quoth.quotations.clauses import clause_begins, clause_ends
from quoth.quotations.governing import Governor, governor
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range
from quoth.spans import Span, trimmed

_EDGES = ",;:—–-. "


def marked_attributions(reading: Reading) -> Iterator[Attribution]:
    """One attribution for each governor of quotations in the sentence."""
    groups: dict[Governor, list[int]] = {}
    for place, token in enumerate(reading.tokens):
        found = governor(reading, place) if token.pair else None
        if found:
            groups.setdefault(found, []).append(place)
    governors = list(groups)
    for found, places in groups.items():
        content = tuple(_content(reading, found, places, governors))
        if content:
            yield Attribution(
                content,
                _spans(reading, found.cue_range),
                _spans(reading, found.source),
                confidence=confidence(found, marked=True),
                because=("marks pair", found.why, *(("the source stands there",) if found.source else ("no source there",))),
            )


def _content(reading: Reading, by: Governor, places: list[int], governors: list[Governor]) -> Iterator[Span]:
    """The reported clause: a stretch on each side of the cue and its source where they interrupt it."""
    taken = sorted(range_ for range_ in (by.cue_range, by.source) if range_)
    first_taken, last_taken = (taken[0][0], taken[-1][1]) if taken else (len(reading.tokens), len(reading.tokens))
    before = [place for place in places if place < first_taken]
    after = [place for place in places if place >= first_taken]
    if before:
        yield from _stretch(reading, _lead_in(reading, before[0], by, governors), first_taken)
    elif after and by.cue and _interrupts(reading, first_taken, last_taken):
        yield from _stretch(reading, _lead_in(reading, first_taken, by, governors), first_taken)
    if after:
        begins = after[0]
        if by.cue and not before:
            start = max(last_taken, by.cue.after) if by.cue.form is None else by.cue.after
            begins = clause_begins(reading, by.cue, after[0]) if by.cue.form else start
        yield from _stretch(reading, begins, _tail(reading, after[-1]))


def _interrupts(reading: Reading, first: int, last: int) -> bool:
    tokens = reading.tokens
    return first > 2 and tokens[first - 1].word == "," and last < len(tokens) and tokens[last].word == ","


def _lead_in(reading: Reading, place: int, by: Governor, governors: list[Governor]) -> int:
    """Where the clause begins that holds the quotation at `place` and is closed by its cue: the reporter's own words before it count."""
    start = 0
    for other in governors:
        if other is not by:
            start = max([start, *(range_[1] for range_ in (other.cue_range, other.source) if range_ and range_[1] <= place)])
    tokens, lexicon = reading.tokens, reading.lexicon
    while start < place and not tokens[start].pair:
        token = tokens[start]
        if token.alphabetic and not lexicon.is_a(token.word, "conjunction", "adverb"):
            break
        start += 1
    earlier = [index for index in range(start, place) if tokens[index].pair]
    return earlier[-1] + 1 if earlier and governor(reading, earlier[-1]) not in {by, None} else start


def _tail(reading: Reading, place: int) -> int:
    """The place after the clause that runs on behind the last quotation."""
    return clause_ends(reading, place + 1, running=True)


def _stretch(reading: Reading, first: int, after: int) -> Iterator[Span]:
    if first < after:
        start, end = reading.tokens[first].start, reading.tokens[after - 1].end
        if reading.tokens[first].pair and reading.tokens[after - 1].pair and first == after - 1:
            yield Span(start, end)
        else:
            span = trimmed(reading.text, start, end, _EDGES)
            if span:
                yield span


def _spans(reading: Reading, range_: Range | None) -> tuple[Span, ...]:
    if range_ is None:
        return ()
    return (Span(reading.tokens[range_[0]].start, reading.tokens[range_[1] - 1].end),)
