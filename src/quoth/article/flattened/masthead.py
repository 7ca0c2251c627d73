"""What stands at the head of a flattened page: headline, breadcrumb trail, byline and dates, found from the lines around the body.

A copy of a page names nothing, but newsrooms set these lines alike: the trail above, the headline alone on its line, who and when below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quoth.article.flattened.captions import pictured, split_source
from quoth.article.flattened.features import Sheet
from quoth.article.flattened.lines import Line
from quoth.article.flattened.rules import Scores
from quoth.article.flattened.signing import Around, signed_by
from quoth.article.flattened.stamps import moments
from quoth.article.flattened.wording import extent
from quoth.article.metadata.calendar import find_moments
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.wording import key
from quoth.lang import entries, languages
from quoth.model import Moment

_TRAIL = re.compile(r"\s+[/>»|]\s+|\s*[›→]\s*")
_CRUMB, _MOST_CRUMBS = 45, 7
_LONGEST_LINE = 160
_SENTENCE = re.compile(r"[^.]\.[\"”’»)]?$|,[\"”’»]|。[」』）]?$")
_ITEM = re.compile(r"[•*▪■►▶→·–-]\s")
_MARKED = re.compile(r"#+\s+")
"""A headline in Markdown (https://spec.commonmark.org/0.31.2/#atx-headings)."""
_TIGHT = re.compile(r"(?<=[^\W\d_]{3})(?=\d)|(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_RUN_ON = re.compile(r"(?<!Fitz)(?<=[^\W\d_A-Z]{3})(?=[A-Z][a-z])")
"""Where words run together. Of the prefixes after which a name has a capital inside, Fitz alone is as long as a word."""
_FAR_ABOVE = 60
_LEAST = 0.05
_ABOVE, _BELOW = 4, 14
_BEHIND = 4
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 12, 220


@dataclass(frozen=True, slots=True)
class Masthead:
    """The numbers of the lines at the head of a page, and what they say. `rivals` are the lines that could have been the headline."""

    headline: int | None
    rivals: tuple[int, ...]
    trail: int | None
    section: tuple[str, ...]
    bylines: tuple[int, ...]
    authors: tuple[str, ...]
    datelines: tuple[int, ...]
    published: Moment | None
    modified: Moment | None


def read_masthead(lines: list[Line], sheet: Sheet, scores: Scores, read: list[bool], locale: Locale) -> Masthead:
    """The masthead of a page, given each line's score as headline and which are read; what the page does not print is None or empty."""
    first = next((number for number, is_read in enumerate(read) if is_read), len(lines))
    last = max((number for number, is_read in enumerate(read) if is_read), default=0)
    ranked = _headlines(lines, sheet, scores, first, last)
    headline = ranked[0] if ranked else None
    trail, section = _trail(lines, headline)
    above, below = _near(lines, first if headline is None else headline, first, last)
    places = [n for n in (*above, *below) if n not in (headline, trail)]
    said = {number: _loosened(lines[number].text) for number in places}
    dated = [(number, found) for number in places for found in find_moments(said[number], locale)]
    published, modified = moments(said, dated, headline, first)
    top = first - 1 if headline is None else headline
    bylines, authors = signed_by(lines, Around(said, above, dict(reversed(dated)), top, first, last), locale.language)
    return Masthead(
        headline, tuple(ranked[1:6]), trail, section, bylines, authors, tuple(dict.fromkeys(n for n, _ in dated)), published, modified
    )


def _headlines(lines: list[Line], sheet: Sheet, scores: Scores, first: int, last: int) -> list[int]:
    """The lines above the body that may be its headline, the likeliest first: one that a breadcrumb trail ends in before all others."""
    found = [
        number
        for number in range(max(first - _FAR_ABOVE, 0), min(first + 1, last))
        if scores[number] >= _LEAST and not sheet.notices[number] and _may_be_headline(lines[number].text)
    ]
    trails = (_crumbs(line.text) for line in lines[: first + _BELOW])
    ends = {key(trail[-1]) for trail in trails if len(trail) > 1 and trail[0].strip().casefold() in _front_pages()}
    return sorted(found, key=lambda number: (key(lines[number].text) not in ends, -scores[number], number))


def _may_be_headline(text: str) -> bool:
    if not _SHORTEST_HEADLINE <= extent(text) <= _LONGEST_HEADLINE or len(_crumbs(text)) > 1 or _SENTENCE.search(text) or _ITEM.match(text):
        return False
    dated = next(find_moments(text), None)
    if dated and sum(map(str.isalpha, text[: dated.start] + text[dated.end :])) < _SHORTEST_HEADLINE:
        return False
    return not split_source(text)[1] and not pictured(text)


def _crumbs(text: str) -> list[str]:
    """The parts of a breadcrumb trail; of another line, the line. A mark that closes a quotation parts nothing."""
    return [text] if "«" in text else _TRAIL.split(text)


def title_of(line: str) -> str:
    """The headline in its line: without the name of a field or a mark before it.

    >>> title_of("Titel: Kran steht still"), title_of("# Crane stands still"), title_of("Titles: a history")
    ('Kran steht still', 'Crane stands still', 'Titles: a history')
    """
    marked = _MARKED.match(line) or _label().match(line)
    return line[marked.end() :] if marked and marked.end() < len(line) else line


def _trail(lines: list[Line], headline: int | None) -> tuple[int | None, tuple[str, ...]]:
    """The breadcrumb trail above the body, and the section that it names: without the front page and without the headline."""
    said = key(title_of(lines[headline].text)) if headline is not None else ""
    for number, line in enumerate(lines[: (headline or 0) + _BELOW]):
        crumbs = [crumb.strip() for crumb in _crumbs(line.text) if crumb.strip()]
        if not 2 <= len(crumbs) <= _MOST_CRUMBS:
            continue
        ends_in_headline = len(crumbs[-1]) > _SHORTEST_HEADLINE and said.startswith(key(crumbs[-1]).rstrip("….")[:60])
        begins_at_home = crumbs[0].casefold() in _front_pages()
        path = crumbs[:-1] if ends_in_headline else crumbs
        if (ends_in_headline or begins_at_home) and all(len(crumb) <= _CRUMB for crumb in path):
            return number, tuple(path[1:] if begins_at_home else path)
    return None, ()


def _near(lines: list[Line], top: int, first: int, last: int) -> tuple[list[int], list[int]]:
    """The lines that are looked at for who and when: from just above the headline into the body, and those behind the body."""
    end = max(min(max(top + _BELOW, first + 2), last + 1), top + 1)
    above = range(max(top - _ABOVE, 0), min(end, len(lines)))
    below = range(max(last + 1, above.stop), min(last + 1 + _BEHIND, len(lines)))
    return [n for n in above if len(lines[n].text) <= _LONGEST_LINE], [n for n in below if len(lines[n].text) <= _LONGEST_LINE]


def _loosened(text: str) -> str:
    """A line with what a copy has lost: a bar between a name and a job, and a space before a date or a time.

    >>> _loosened("Jo LindNews editorMay 3, 202410:15"), _loosened("By Ada McVarga, 3 May 2024")
    ('Jo Lind | News editor | May 3, 2024 10:15', 'By Ada McVarga, 3 May 2024')
    """
    return _TIGHT.sub(" ", _RUN_ON.sub(" | ", text))


@cache
def _label() -> re.Pattern[str]:
    said = {entry for code in languages() for entry in entries(code, "headlinelabels")}
    return re.compile(rf"(?:{'|'.join(re.escape(entry) for entry in sorted(said))})\s?[:：]\s*", re.IGNORECASE)


@cache
def _front_pages() -> frozenset[str]:
    return frozenset(entry for code in languages() for entry in entries(code, "frontpages"))
