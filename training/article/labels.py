"""Which pieces of a page are its true text: the pieces laid along the truth, word by word, in order.

A piece is in the truth when most of its word 4-grams are. Of copies of one passage (a deck repeated in a teaser) the one that stands in
line
with its neighbours is the true one; a piece too short for 4-grams is true when it fills a gap between two true neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_GRAM = 4
_MOST_PLACES = 6
_GAP = 80
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A piece that the truth holds: which, how much of it, and the candidate places of its first word in the truth."""

    piece: int
    cover: float
    length: int
    places: tuple[int, ...]


def words(text: str) -> list[str]:
    """The words of a text as the scorer counts them, in lower case."""
    return _WORD.findall(text.lower())


def covers(pieces: list[str], truth: str) -> list[float]:
    """For each piece the share of it that the truth holds at that place, from 0 to 1."""
    target = words(truth)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(target) - _GRAM + 1):
        places[tuple(target[place : place + _GRAM])].append(place)
    tokens = [words(piece) for piece in pieces]
    matches = [match for number, piece in enumerate(tokens) if (match := _match(number, piece, places)) is not None]
    chain = _chain(matches)
    result = [0.0] * len(pieces)
    taken = bytearray(len(target) + 1)
    for match, place in chain.items():
        result[match.piece] = match.cover
        taken[place : place + match.length] = b"\1" * min(match.length, len(target) - place)
    for match in matches:
        if match not in chain and not any(sum(taken[place : place + match.length]) > match.length / 2 for place in match.places):
            result[match.piece] = match.cover
    _fill_gaps(tokens, target, {match.piece: (place, place + match.length) for match, place in chain.items()}, result)
    return result


def _match(number: int, piece: list[str], places: dict[tuple[str, ...], list[int]]) -> Match | None:
    grams = [tuple(piece[start : start + _GRAM]) for start in range(len(piece) - _GRAM + 1)]
    if not grams:
        return None
    found = [(start, places[gram]) for start, gram in enumerate(grams) if gram in places]
    cover = len(found) / len(grams)
    if cover < _ENOUGH / 2:
        return None
    starts = sorted({max(place - start, 0) for start, at in found[:3] for place in at[:_MOST_PLACES]})
    return Match(number, cover, len(piece), tuple(starts[:_MOST_PLACES]))


def _chain(matches: list[Match]) -> dict[Match, int]:
    """The heaviest chain of matches whose places in the truth rise with their order on the page."""
    ends: list[tuple[float, int, int, int]] = []  # weight, end in the truth, match, link to the one before
    best = (0.0, -1)
    for number, match in enumerate(matches):
        fresh = []
        for place in match.places:
            weight, link = 0.0, -1
            for earlier, (other, end, _, _) in enumerate(ends):
                if other > weight and end <= place + 2:
                    weight, link = other, earlier
            nearness = 0.0 if link < 0 else 0.5 / (1 + abs(place - ends[link][1]) + abs(match.piece - matches[ends[link][2]].piece))
            fresh.append((weight + match.cover * match.length + nearness, place + match.length, number, link))
        ends += fresh
        for offset, (weight, *_rest) in enumerate(fresh):
            if weight > best[0]:
                best = (weight, len(ends) - len(fresh) + offset)
    chain: dict[Match, int] = {}
    link = best[1]
    while link >= 0:
        _, end, number, before = ends[link]
        chain.setdefault(matches[number], end - matches[number].length)
        link = before
    return chain


def _fill_gaps(tokens: list[list[str]], target: list[str], spans: dict[int, tuple[int, int]], result: list[float]) -> None:
    known = sorted(spans)
    for number, piece in enumerate(tokens):
        if not 0 < len(piece) < _GRAM or number in spans:
            continue
        before = max((spans[k][1] for k in known if k < number), default=0)
        after = min((spans[k][0] for k in known if k > number), default=len(target))
        if not 0 < after - before <= _GAP:
            continue
        gap = target[before:after]
        for start in range(len(gap) - len(piece) + 1):
            if gap[start : start + len(piece)] == piece:
                result[number] = 1.0
                gap[start : start + len(piece)] = [""] * len(piece)
                break
