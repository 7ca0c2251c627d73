"""The lines around the headline, as a reader sees them: where newsrooms print bylines and dates that no markup names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.article.markup import Markup
from quoth.article.metadata.shown import lesser_headings
from quoth.article.metadata.view import View
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import printed

_FLOWING = "a|abbr|b|bdi|cite|code|em|font|i|img|label|mark|picture|q|s|small|source|span|strong|sub|sup|svg|u|wbr"
_BREAK = re.compile(rf"<(?!/?(?:{_FLOWING})[ >])[^>]*>")
_DIGIT = re.compile(r"\d")
_ADJOINED = re.compile(r"(?<=</span>)\s*(?=<span)")
_DAY = re.compile(r"\d{1,2}\D{1,20}\d{4}|\d{4}\D{1,20}\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 3
_AFTER, _BEFORE = 900, 240
_SOURCE_AFTER, _SOURCE_BEFORE = 16_000, 4_000
_MOST_LINES = 16
_LONGEST_LINE, _LONGEST_SOURCE, _MOST_SOURCE = 120, 3_000, 1_000_000
_MOST_LESSER, _LONGEST_HEADING = 20, 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines before the headline (nearest last) and after it; line breaks part what stands side by side."""

    before: tuple[str, ...]
    after: tuple[str, ...]


NOWHERE = Surroundings((), ())
"""No lines: for pages whose statements suffice."""


def surroundings(seen: Witnesses) -> Surroundings:
    """What is printed around the heading that best agrees with the page's title; nothing when there is no heading."""
    headline = _headline(seen)
    if headline is None:
        return NOWHERE
    markup = seen.view.markup
    start, end = int(markup.starts[headline]), int(markup.closes[headline])
    before = seen.view.stretch(max(0, start - _SOURCE_BEFORE), start)
    return Surroundings(
        tuple(reversed(list(_some(reversed(_BREAK.split(before)), _MOST_LINES // 3, _BEFORE)))),
        _after(seen.view, end),
    )


def _after(view: View, start: int) -> tuple[str, ...]:
    """The whole lines from a place on; what holds enough of them on most pages is looked at first."""
    lines = tuple(_some(_pieces(view.stretch(start, start + _SOURCE_AFTER // 3)), _MOST_LINES, _AFTER))
    if len(lines) == _MOST_LINES or sum(map(len, lines)) >= _AFTER:
        return lines
    return tuple(_some(_pieces(view.stretch(start, start + _SOURCE_AFTER)), _MOST_LINES, _AFTER))


def numbered_lines(markup: Markup) -> Iterator[tuple[int, str]]:
    """The short lines with digits of a whole page in order, each with its place in the source: a printed date is never long."""
    source, last = markup.source, 0
    for start, end in zip(*(places.tolist() for places in markup.words[:2]), strict=True):
        if start > _MOST_SOURCE:
            return
        if start >= last and _DIGIT.search(source, start, end):
            first, last = _line_around(source, last, start, end)
            line = printed(source[first:last]) if last - first < _LONGEST_SOURCE else ""
            if line and len(line) <= _LONGEST_LINE:
                yield first, line


def line_from(source: str, place: int) -> str:
    """The short line that begins at a place in a page's source, right behind a tag; "" where the line began before, or is long."""
    tag = source[source.rfind("<", 0, place) : place]
    if not _BREAK.fullmatch(tag) and not source[max(0, place - len(tag) - 80) : place - len(tag)].rstrip().endswith(">"):
        return ""
    end = _BREAK.search(source, place)
    stop = end.start() if end else len(source)
    line = printed(source[place:stop]) if stop - place < _LONGEST_SOURCE else ""
    return line if len(line) <= _LONGEST_LINE else ""


def _line_around(source: str, least: int, start: int, end: int) -> tuple[int, int]:
    """Where the line around a stretch between two tags begins, `least` at the earliest, and ends."""
    tag_end = start
    while tag_end > least:
        tag = source.rfind("<", least, tag_end)
        tag_end = source.find(">", tag, start) + 1
        if tag < 0 or _BREAK.match(source, tag):
            break
        tag_end = tag
    found = _BREAK.search(source, end)
    return max(tag_end, least), found.start() if found else len(source)


def _pieces(stretch: str) -> Iterator[str]:
    """What stands before each of the tags that end lines."""
    last = 0
    for match in _BREAK.finditer(stretch):
        yield stretch[last : match.start()]
        last = match.end()


def _some(pieces: Iterator[str], count: int, most: int) -> Iterator[str]:
    """The first lines that say something, until they are so many or hold so many characters."""
    for piece in pieces:
        if not piece or piece.isspace():
            continue
        line = "\n".join(_parted(piece))
        if line:
            yield line
            count -= 1
            most -= len(line)
            if count == 0 or most <= 0:
                return


def _parted(piece: str) -> Iterator[str]:
    """The parts of a line as printed: one, but for spans side by side of which one says a day and the other who wrote, or another day."""
    start = 0
    for between in _ADJOINED.finditer(piece):
        end = _ADJOINED.search(piece, between.end())
        said, following = printed(piece[start : between.start()]), printed(piece[between.end() : end.start() if end else None])
        if said and _are_apart(said, following):
            yield said
            start = between.end()
    if last := printed(piece[start:]):
        yield last


def _are_apart(one: str, other: str) -> bool:
    dated = [_DAY.search(said) is not None for said in (one, other)]
    return all(dated) or (any(dated) and any(_is_worded(said) for said in (one, other)))


def _is_worded(said: str) -> bool:
    return not _DIGIT.search(said) and len(_LETTERS.findall(said)) >= _FEWEST_LETTERS


def _headline(seen: Witnesses) -> int | None:
    found = next((heading.element for heading in seen.headings if seen.is_titled(heading.text)), None)
    if found is None:
        lesser = lesser_headings(seen.view, _MOST_LESSER)
        found = next((element for element in lesser if seen.is_titled(seen.view.text(element, _LONGEST_HEADING))), None)
    return seen.headings[0].element if found is None and seen.headings else found
