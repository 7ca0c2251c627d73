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
from quoth.article.flattened.places import PROSE
from quoth.article.flattened.rules import Scores
from quoth.article.flattened.wording import extent
from quoth.article.metadata.calendar import Dated, find_moments
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.names import has_job, is_agency, is_newsroom, names_in, starts_as_byline
from quoth.article.metadata.wording import key
from quoth.lang import entries, languages, table
from quoth.model import Moment

_TRAIL = re.compile(r"\s+[/>»›|→]\s+|\s*[»›→]\s*")
_CRUMB, _MOST_CRUMBS = 45, 7
_LONGEST_LINE = 160
_SENTENCE = re.compile(r"[^.]\.[\"”’»)]?$|,[\"”’»]|。[」』）]?$")
_ITEM = re.compile(r"[•*▪■►▶→·–-]\s")
_MARKED = re.compile(r"#+\s+")
"""A headline in Markdown (https://spec.commonmark.org/0.31.2/#atx-headings)."""
_TIGHT = re.compile(r"(?<!Fitz)(?<=[^\W\d_A-Z]{3})(?=[A-Z][a-z])|(?<=[^\W\d_]{3})(?=\d)|(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_COUNT = re.compile(r"\s\d.{0,30}$")
"""A time at the end of a line: "5 hours ago"."""
_FAR_ABOVE = 60
_LEAST = 0.1
_ABOVE, _BELOW = 4, 14
_BEHIND = 4
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 12, 220
_MOST_AUTHORS = 8
_STOPS = frozenset('.!?…"”»。！？')


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
    published, modified = _moments(said, dated, headline)
    bylines, authors = _authors(said, above, {n for n, _ in dated}, locale.language)
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
    trails = (_TRAIL.split(line.text) for line in lines[: first + _BELOW])
    ends = {key(trail[-1]) for trail in trails if len(trail) > 1 and trail[0].strip().casefold() in _front_pages()}
    return sorted(found, key=lambda number: (key(lines[number].text) not in ends, -scores[number], number))


def _may_be_headline(text: str) -> bool:
    if not _SHORTEST_HEADLINE <= extent(text) <= _LONGEST_HEADLINE or _TRAIL.search(text) or _SENTENCE.search(text) or _ITEM.match(text):
        return False
    return not split_source(text)[1] and not pictured(text)


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
        crumbs = [crumb.strip() for crumb in _TRAIL.split(line.text) if crumb.strip()]
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
    """A line with spaces where a copy has lost them: between a name and a job, and before a date or a time.

    >>> _loosened("Jo LindNews editorMay 3, 202410:15"), _loosened("By Ada McVarga, 3 May 2024")
    ('Jo Lind News editor May 3, 2024 10:15', 'By Ada McVarga, 3 May 2024')
    """
    return _TIGHT.sub(" ", text)


def _moments(texts: dict[int, str], dated: list[tuple[int, Dated]], headline: int | None) -> tuple[Moment | None, Moment | None]:
    """When the article was published and last changed: by the word before the date, else the first date below the headline."""
    stamped = [(number, _stamp(texts[number][: found.start]), found.moment) for number, found in dated]
    below = sorted(stamped, key=lambda entry: headline is not None and entry[0] <= headline)
    said = [moment for _, kind, moment in below if kind == "published"]
    plain = [moment for _, kind, moment in below if kind is None]
    modified = next((moment for _, kind, moment in below if kind == "modified"), None)
    published = next(iter(said or plain), None) or modified
    return published, modified if modified and published and modified.day >= published.day else None


def _stamp(before: str) -> str | None:
    """What the words before a date say that it is: "published", "modified" or "other"; the last of them counts."""
    pattern, kinds = _stamps()
    said = pattern.findall(before.casefold())
    return kinds[said[-1]] if said else None


@cache
def _stamps() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["entry"]: row["kind"] for code in languages() for row in table(code, "datestamps")}
    listed = "|".join(re.escape(entry) for entry in sorted(kinds, key=lambda entry: (-len(entry), entry)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)"), kinds


def _authors(said: dict[int, str], above: list[int], dated: set[int], language: str | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that sign the article, and the names in them.

    They are those that open as a byline, above the body or below it; else those above it that hold nothing but names, one below another.
    """
    short = [n for n in said if n in above and (len(said[n]) < PROSE or n in dated or said[n][-1] not in _STOPS)]
    below = [n for n in said if n not in above]
    signed = [(n, names) for n in (*short, *below) if (names := _signed(said[n], language))][:2]
    if not signed:
        opened = False
        for n in short:
            opened = (opened and bool(signed)) or said.get(n - 1, "").casefold().strip(" :") in _openers()
            names = _bare(said[n], language, opened=opened, beside_date=not dated.isdisjoint((n - 1, n, n + 1)))
            if names:
                signed.append((n, names))
            elif signed:
                break
    names = tuple(dict.fromkeys(name for _, found in signed for name in found))
    return tuple(n for n, _ in signed), names[:_MOST_AUTHORS]


def _signed(text: str, language: str | None) -> tuple[str, ...]:
    rest = starts_as_byline(text, language)
    return tuple(name for name in names_in(rest, language) if _is_name(name)) if rest else ()


def _bare(text: str, language: str | None, *, opened: bool, beside_date: bool) -> tuple[str, ...]:
    """The names in a line that holds nothing else, apart from a date or a job; `opened` says that the line above announces names."""
    if len(text) > PROSE or text[-1] in _STOPS:
        return ()
    names = names_in(_COUNT.sub("", text), language)
    if not names or not all(_is_name(name) for name in names) or any(has_job(name, language) for name in names):
        return ()
    known = all(name.split()[0] in entries("mul", "given_names") or is_agency(name) for name in names)
    return names if known or opened or (beside_date and any(is_newsroom(name, language) for name in names)) else ()


def _is_name(name: str) -> bool:
    words = name.split()
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    capital = all(word[0].isupper() or len(word) <= 3 for word in cased) if cased else len(name) <= 12
    return len(words) <= 5 and (len(words) > 1 or not cased or is_agency(name)) and capital and not any(char.isdigit() for char in name)


@cache
def _label() -> re.Pattern[str]:
    said = {entry for code in languages() for entry in entries(code, "headlinelabels")}
    return re.compile(rf"(?:{'|'.join(re.escape(entry) for entry in sorted(said))})\s?[:：]\s*", re.IGNORECASE)


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["entry"] for code in languages() for row in table(code, "bylines") if row["part"] == "opener")


@cache
def _front_pages() -> frozenset[str]:
    return frozenset(entry for code in languages() for entry in entries(code, "frontpages"))
