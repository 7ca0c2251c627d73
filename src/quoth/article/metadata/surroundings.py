"""The lines around the headline, as a reader sees them: where newsrooms print bylines and dates that no markup names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.article.markup import Markup
from quoth.article.metadata.shown import lesser_headings
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import key, printed

_FLOWING = "a|abbr|b|bdi|cite|code|em|font|i|img|label|mark|picture|q|s|small|source|span|strong|sub|sup|svg|u|wbr"
_BREAK = re.compile(rf"<(?!/?(?:{_FLOWING})[ >])[^>]*>")
_DIGIT = re.compile(r"\d")
_AFTER, _BEFORE = 900, 240
_SOURCE_AFTER, _SOURCE_BEFORE = 16_000, 4_000
_MOST_LINES = 16
_LONGEST_LINE, _LONGEST_SOURCE, _MOST_SOURCE = 120, 3_000, 1_000_000
_MOST_LESSER, _LONGEST_HEADING = 20, 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines before the headline (nearest last) and after it."""

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
    after = seen.view.stretch(end, end + _SOURCE_AFTER)
    before = seen.view.stretch(max(0, start - _SOURCE_BEFORE), start)
    return Surroundings(
        tuple(reversed(list(_some(reversed(_BREAK.split(before)), _MOST_LINES // 3, _BEFORE)))),
        tuple(_some(_pieces(after), _MOST_LINES, _AFTER)),
    )


def numbered_lines(markup: Markup) -> Iterator[str]:
    """The short lines with digits of a whole page in order: a printed date is never long."""
    for piece in _BREAK.split(markup.source[:_MOST_SOURCE]):
        if _DIGIT.search(piece) and (line := printed(piece)) and len(line) <= _LONGEST_LINE:
            yield line


def line_from(source: str, place: int) -> str:
    """The short line that begins at a place in a page's source, right behind a tag; "" where the line began before, or is long."""
    tag = source[source.rfind("<", 0, place) : place]
    if not _BREAK.fullmatch(tag) and not source[max(0, place - len(tag) - 80) : place - len(tag)].rstrip().endswith(">"):
        return ""
    end = _BREAK.search(source, place)
    stop = end.start() if end else len(source)
    line = printed(source[place:stop]) if stop - place < _LONGEST_SOURCE else ""
    return line if len(line) <= _LONGEST_LINE else ""


def _pieces(stretch: str) -> Iterator[str]:
    """What stands between the tags that end lines."""
    last = 0
    for match in _BREAK.finditer(stretch):
        yield stretch[last : match.start()]
        last = match.end()
    yield stretch[last:]


def _some(pieces: Iterator[str], count: int, most: int) -> Iterator[str]:
    """The first lines that say something, until they are so many or hold so many characters."""
    for piece in pieces:
        if not piece or piece.isspace():
            continue
        line = printed(piece)
        if line:
            yield line
            count -= 1
            most -= len(line)
            if count == 0 or most <= 0:
                return


def _headline(seen: Witnesses) -> int | None:
    titles = [key(title) for title in (seen.title, *seen.metas.get("og:title", ()))]

    def agrees(text: str) -> bool:
        said = key(text)
        return len(said) > 3 and any(said in title for title in titles)

    found = next((heading.element for heading in seen.headings if agrees(heading.text)), None)
    if found is None:
        lesser = lesser_headings(seen.view, _MOST_LESSER)
        found = next((element for element in lesser if agrees(seen.view.text(element, _LONGEST_HEADING))), None)
    return seen.headings[0].element if found is None and seen.headings else found
