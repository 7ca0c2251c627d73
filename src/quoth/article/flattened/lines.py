"""The lines of a flattened page: cleaned, each with its characters in the input, notices that are glued to a paragraph taken off.

A copy of a page is one block a line, with or without blank lines between; a mail or a plain-text wire story is wrapped by hand, and there
the lines between two blank ones are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from quoth.article.spacing import clean
from quoth.article.verbatim import line_spans
from quoth.lang import languages, table
from quoth.spans import Span, trimmed

_WRAPPED = 100
_SHORTEST_WRAP = 50
_MOSTLY = 0.6
_OFTEN = 0.4
_ENOUGH = 3
_STOPS = frozenset('.!?…:。！？"”»')
_ITEM = re.compile(r"[•*–■►▶→·-]\s|\d{1,2}[.)]\s")
_BLANK = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[^\S\n\r\x0b\x0c\x85\u2028\u2029]*[\n\r\x0b\x0c\x85\u2028\u2029]")
_END = r"""(?<=[.!?…。！？"'”’»)])"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a flattened page.

    `text` has its spaces collapsed; `source` are its characters in the input; `apart` says that a blank line stands before it, and
    `glued` that it was taken off the end or the beginning of a paragraph.
    """

    text: str
    source: Span
    apart: bool
    glued: bool = False


def lines_of(text: str) -> list[Line]:
    r"""The lines of a text that hold anything.

    >>> [line.text for line in lines_of("It rained. Article continues below advertisement\n\nIt stopped.")]
    ['It rained.', 'Article continues below advertisement', 'It stopped.']
    """
    spans = list(line_spans(text))
    found: list[Line] = []
    for span in _unwrapped(text, spans):
        apart = bool(found) and _BLANK.search(text, found[-1].source.end, span.start) is not None
        found += _parted(text, span, apart=apart)
    return found


def _unwrapped(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans of whole paragraphs where a text is wrapped by hand; otherwise the spans as they are."""
    broken = _broken(text, spans)
    begin = 0
    for number, span in enumerate(spans):
        if number not in broken:
            yield Span(spans[begin].start, span.end)
            begin = number + 1


def _broken(text: str, spans: list[Span]) -> set[int]:
    """The lines that a wrapped text goes on from: those that the next line's first word no longer fitted on.

    Where lines are wrapped by eye and not by width, those that no blank line ends.
    """
    width = max((len(span) for span in spans if " " in span.of(text)), default=0)
    if width > _WRAPPED or width < _SHORTEST_WRAP:
        return set()
    inner = [n for n, (a, b) in enumerate(pairwise(spans)) if not _BLANK.search(text, a.end, b.start)]
    long = [n for n in inner if len(spans[n]) >= _SHORTEST_WRAP]
    full = {n for n in long if len(spans[n]) + 1 + _first_word(text, spans[n + 1]) > width and not _ITEM.match(text, spans[n + 1].start)}
    open_ended = sum(text[spans[n].end - 1] not in _STOPS for n in full)
    if open_ended >= _ENOUGH and open_ended > _MOSTLY * len(full) and len(full) > _OFTEN * len(long):
        return full
    by_eye = len(spans) / 2 < len(inner) < len(spans) - 1 and len(long) > _MOSTLY * len(inner)
    return set(inner) if by_eye else set()


def _first_word(text: str, span: Span) -> int:
    return len(span.of(text).split(maxsplit=1)[0])


def _parted(text: str, span: Span, *, apart: bool) -> list[Line]:
    """A line, or the paragraph and the notices that are glued to its ends."""
    before = span
    notices_before: list[Span] = []
    notices_after: list[Span] = []
    for _ in range(3):
        words = before.of(text)
        match = _glued_end().search(words)
        if match and match.start() > 0:
            notices_after.insert(0, Span(before.start + match.start(), before.end))
            rest = trimmed(text, before.start, before.start + match.start())
        elif (match := _glued_start().match(words)) and match.end() < len(words):
            notices_before.append(Span(before.start, before.start + match.end()))
            rest = trimmed(text, before.start + match.end(), before.end)
        else:
            break
        if rest is None:
            break
        before = rest
    pieces = [*notices_before, before, *notices_after]
    return [
        Line(words, piece, apart=apart and number == 0, glued=piece is not before)
        for number, piece in enumerate(pieces)
        if (words := clean(piece.of(text)))
    ]


@cache
def _advertisement() -> str:
    """A pattern of the advertisement notices of every language that are phrases, and so cannot be the end of a sentence."""
    phrases = {row["entry"] for code in languages() for row in table(code, "notices") if row["kind"] == "ad"}
    long = sorted((re.escape(phrase) for phrase in phrases if phrase.count(" ") >= 2), key=lambda phrase: (-len(phrase), phrase))
    short = sorted(re.escape(phrase) for phrase in phrases if " " not in phrase and len(phrase) > 3)
    return rf"(?:{'|'.join(long)})(?:\W{{1,3}}(?:{'|'.join(short)}))?"


@cache
def _glued_end() -> re.Pattern[str]:
    return re.compile(rf"{_END}\s*\W{{0,3}}{_advertisement()}\W{{0,3}}$", re.IGNORECASE)


@cache
def _glued_start() -> re.Pattern[str]:
    return re.compile(rf"{_advertisement()}(?:\W{{1,3}}(?=[^\W_]|[\"“„«]))(?-i:(?=[^a-z]))", re.IGNORECASE)
