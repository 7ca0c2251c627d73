"""The words of a quotation as they are shown: what the article prints in one piece has marks of its own.

An article that puts its cue, or words of its own, between two stretches of a quotation prints two pieces. One pair of marks around both
would make them words that nobody printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoth.archive.results import Change, Hit
from quoth.model import Kind
from quoth.spans import Span

Stretch = tuple[str, bool]
"""Some words, and whether the search matched them."""


def lit(hit: Hit) -> tuple[tuple[Stretch, ...], ...]:
    """The parts of a quotation, each in stretches of what the search matched and what it did not."""
    return tuple(tuple(_stretches(hit, part)) for part in hit.parts)


def quoted(hit: Hit) -> str:
    """The words in one line: each part in marks, or for reported speech with dots between the parts."""
    parts = [part.of(hit.words) for part in hit.parts]
    return " … ".join(parts) if hit.kind is Kind.INDIRECT else " ".join(f"“{part}”" for part in parts)


def pieces(hit: Hit, changes: Iterable[Change]) -> tuple[tuple[Change, ...], ...]:
    """The parts of a printing, each with what was done in it to the words of the first printing; `changes` are those of the whole."""
    left = [len(part.of(hit.words).split()) for part in hit.parts]
    found: list[list[Change]] = [[]]
    for change in changes:
        was, now = change.first.split(), change.here.split()
        while len(now) > left[0] and len(left) > 1:
            room = left.pop(0)
            gone = room if change.type == "same" else len(was)
            if room:
                found[-1].append(Change(change.type, " ".join(was[:gone]), " ".join(now[:room])))
                was, now = was[gone:], now[room:]
            found.append([])
        kept = change.type if was or change.type != "changed" else "added"
        found[-1].append(Change(kept, " ".join(was), " ".join(now)))
        left[0] -= len(now)
    return tuple(map(tuple, found))


def _stretches(hit: Hit, part: Span) -> Iterator[Stretch]:
    at = part.start
    for mark in hit.marks:
        start, end = max(mark.start, at), min(mark.end, part.end)
        if start < end:
            yield from ((words, lit) for words, lit in ((hit.words[at:start], False), (hit.words[start:end], True)) if words)
            at = end
    if at < part.end:
        yield hit.words[at : part.end], False
