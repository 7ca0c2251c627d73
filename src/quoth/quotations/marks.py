"""Which quotation marks belong together: the law that everything after this module obeys.

Marks pair within a paragraph (a line of the text). A quotation left open at the end of a paragraph goes on in the next one when that
begins with a mark of its own, as printers' custom has it; otherwise it is a slip and ends with its paragraph. Apostrophes, decades, inches
and feet are no marks. The work is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quoth.quotations.pairing import Paired, pair_doubles, pair_singles
from quoth.quotations.signs import Sign, signs
from quoth.spans import Span, trimmed

_GAP = re.compile(r"\s*\n\s*")
_DEEPEST = 255


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together, counted in the text that was read.

    `outer` holds the marks, `inner` the words between them without white space at its edges. `depth` is 1 outside all others.
    Without a closing mark (`closed` False) both run to the end of the paragraph. `continued` says that the pair takes up, at the beginning
    of a paragraph, the unclosed quotation of the paragraph before.
    """

    outer: Span
    inner: Span
    depth: int = 1
    closed: bool = True
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The pairs of a text in order of place; `outermost` are those of depth 1, `stretches` the same with paragraphs joined."""

    pairs: tuple[Pair, ...]
    outermost: tuple[Pair, ...]
    stretches: tuple[tuple[Pair, ...], ...]

    def touching(self, span: Span) -> tuple[Pair, ...]:
        """The outermost pairs that share a character with `span`, marks included."""
        first = bisect_right(self.outermost, span.start, key=lambda pair: pair.outer.end)
        last = bisect_left(self.outermost, span.end, key=lambda pair: pair.outer.start)
        return self.outermost[first:last]


def read_marks(text: str) -> Marks:
    r"""The quotation marks of `text`, paired.

    >>> speech = '"No," said Ada. "It measures 12" across."'
    >>> [pair.inner.of(speech) for pair in read_marks(speech).outermost]
    ['No,', 'It measures 12" across.']
    """
    pairs: list[Pair] = []
    for end, here in _paragraphs(text):
        doubles = pair_doubles(text, [sign for sign in here if not sign.single])
        singles = [sign for sign in here if sign.single]
        found = [*doubles, *_singles_by_enclosure(text, singles, doubles, end)]
        pairs += _with_depth(sorted(pair for pair in (_pair(text, one, end) for one in found) if pair))
    pairs = _with_continuations(text, pairs)
    outermost = tuple(pair for pair in pairs if pair.depth == 1)
    return Marks(tuple(pairs), outermost, joined_stretches(outermost))


def depth_at(text: str, marks: Marks | None = None) -> bytes:
    """One byte for each code point of `text`: how many pairs of marks it lies in, the marks themselves included.

    >>> list(depth_at('a "b"'))
    [0, 0, 1, 1, 1]
    """
    depths = bytearray(len(text))
    for pair in (marks or read_marks(text)).pairs:
        depths[pair.outer.start : pair.outer.end] = bytes([min(pair.depth, _DEEPEST)]) * len(pair.outer)
    return bytes(depths)


def _paragraphs(text: str) -> Iterator[tuple[int, list[Sign]]]:
    """The end of each paragraph that has signs, and its signs."""
    here: list[Sign] = []
    end = -1
    for sign in signs(text):
        if sign.start > end:
            if here:
                yield end, here
            here = []
            end = text.find("\n", sign.start)
            end = len(text) if end < 0 else end
        here.append(sign)
    if here:
        yield end, here


def _singles_by_enclosure(text: str, singles: Sequence[Sign], doubles: Iterable[Paired], end: int) -> Iterator[Paired]:
    """Single marks pair with those that the same pair of double marks encloses."""
    edges = sorted((opening.start, closing.end if closing else end) for opening, closing in doubles)
    open_: list[tuple[int, int]] = []
    groups: dict[tuple[int, int], list[Sign]] = {}
    place = 0
    for sign in singles:
        while place < len(edges) and edges[place][0] <= sign.start:
            open_.append(edges[place])
            place += 1
        while open_ and open_[-1][1] <= sign.start:
            open_.pop()
        groups.setdefault(open_[-1] if open_ else (-1, end), []).append(sign)
    for (_, until), group in groups.items():
        yield from pair_singles(text, group, until)


def _pair(text: str, found: Paired, end: int) -> tuple[int, int, Pair] | None:
    """A pair with its sorting key (outer ones first), or None when there is nothing between the marks."""
    opening, closing = found
    inner = trimmed(text, opening.end, closing.start if closing else end)
    if inner is None:
        return None
    outer = Span(opening.start, closing.end if closing else inner.end)
    return outer.start, -outer.end, Pair(outer, inner, closed=closing is not None and bool(closing.mark))


def _with_depth(found: Iterable[tuple[int, int, Pair]]) -> Iterator[Pair]:
    around: list[int] = []
    for _, _, pair in found:
        while around and around[-1] <= pair.outer.start:
            around.pop()
        if around and pair.outer.end > around[-1]:
            # Marks of different families that cross: a slip, and the pair that began first holds.
            continue
        around.append(pair.outer.end)
        yield replace(pair, depth=len(around))


def _with_continuations(text: str, pairs: Sequence[Pair]) -> list[Pair]:
    outermost: Pair | None = None
    marked: list[Pair] = []
    for pair in pairs:
        if pair.depth > 1:
            marked.append(pair)
            continue
        goes_on = outermost is not None and not outermost.closed and _GAP.fullmatch(text, outermost.outer.end, pair.outer.start) is not None
        outermost = replace(pair, continued=True) if goes_on else pair
        marked.append(outermost)
    return marked


def joined_stretches(outermost: Iterable[Pair]) -> tuple[tuple[Pair, ...], ...]:
    """Outermost pairs in order, each with those that take it up in the next paragraphs."""
    runs: list[list[Pair]] = []
    for pair in outermost:
        if runs and pair.continued:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return tuple(tuple(run) for run in runs)
