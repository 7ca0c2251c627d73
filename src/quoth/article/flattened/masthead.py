"""What stands at the head of a flattened page: headline, breadcrumb trail, byline and dates, found from the lines around the body.

A copy of a page names nothing, but newsrooms set these lines alike: the trail above, the headline alone on its line, who and when below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quoth.article.flattened.features import PROSE, Sheet
from quoth.article.flattened.lines import Line
from quoth.article.flattened.rules import Scores
from quoth.article.metadata.calendar import Dated, find_moments
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.names import has_job, is_agency, is_newsroom, names_in, starts_as_byline
from quoth.article.metadata.wording import key
from quoth.lang import entries, languages, table
from quoth.model import Moment

_TRAIL = re.compile(r"\s+[/>»›|→]\s+|\s*[»›→]\s*")
_CRUMB, _MOST_CRUMBS = 45, 7
_LONGEST_LINE = 160
_SENTENCE = re.compile(r"[^.]\.[\"”’»)]?$|,[\"”’»]")
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
    dated = [(number, found) for number in places for found in find_moments(lines[number].text, locale)]
    published, modified = _moments(lines, dated, headline)
    bylines, authors = _authors(lines, [n for n in places if n in above], below, {n for n, _ in dated}, locale.language)
    return Masthead(
        headline, tuple(ranked[1:6]), trail, section, bylines, authors, tuple(dict.fromkeys(n for n, _ in dated)), published, modified
    )


def _headlines(lines: list[Line], sheet: Sheet, scores: Scores, first: int, last: int) -> list[int]:
    """The lines above the body that may be its headline, the likeliest first."""
    found = [
        number
        for number in range(max(first - _FAR_ABOVE, 0), min(first + 1, last))
        if scores[number] >= _LEAST and not sheet.notices[number] and _may_be_headline(lines[number].text)
    ]
    return sorted(found, key=lambda number: (-scores[number], number))


def _may_be_headline(text: str) -> bool:
    return _SHORTEST_HEADLINE <= len(text) <= _LONGEST_HEADLINE and not _TRAIL.search(text) and not _SENTENCE.search(text)


def _trail(lines: list[Line], headline: int | None) -> tuple[int | None, tuple[str, ...]]:
    """The breadcrumb trail above the body, and the section that it names: without the front page and without the headline."""
    said = key(lines[headline].text) if headline is not None else ""
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


def _moments(lines: list[Line], dated: list[tuple[int, Dated]], headline: int | None) -> tuple[Moment | None, Moment | None]:
    """When the article was published and last changed: by the word before the date, else the first date below the headline."""
    stamped = [(number, _stamp(lines[number].text[: found.start]), found.moment) for number, found in dated]
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


def _authors(
    lines: list[Line], above: list[int], below: list[int], dated: set[int], language: str | None
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that sign the article, and the names in them.

    They are those that open as a byline, above the body or below it; else one above it that holds nothing but names.
    """
    short = [n for n in above if len(lines[n].text) < PROSE or n in dated or lines[n].text[-1] not in _STOPS]
    signed = [(n, names) for n in (*short, *below) if (names := _signed(lines[n].text, language))][:2]
    if not signed:
        signed = [
            (n, names) for n in short if (names := _bare(lines[n].text, language, beside_date=not dated.isdisjoint((n - 1, n, n + 1))))
        ][:1]
    names = tuple(dict.fromkeys(name for _, found in signed for name in found))
    return tuple(n for n, _ in signed), names[:_MOST_AUTHORS]


def _signed(text: str, language: str | None) -> tuple[str, ...]:
    rest = starts_as_byline(text, language)
    return tuple(name for name in names_in(rest, language) if _is_name(name)) if rest else ()


def _bare(text: str, language: str | None, *, beside_date: bool) -> tuple[str, ...]:
    """The names in a line that holds nothing else, apart from a date or a job."""
    if len(text) > PROSE or text[-1] in _STOPS:
        return ()
    names = names_in(text, language)
    if not names or not all(_is_name(name) for name in names) or any(has_job(name, language) for name in names):
        return ()
    known = all(name.split()[0] in entries("mul", "given_names") or is_agency(name) for name in names)
    return names if known or (beside_date and any(is_newsroom(name, language) for name in names)) else ()


def _is_name(name: str) -> bool:
    words = name.split()
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    capital = all(word[0].isupper() or len(word) <= 3 for word in cased) if cased else len(name) <= 12
    return len(words) <= 5 and (len(words) > 1 or not cased or is_agency(name)) and capital and not any(char.isdigit() for char in name)


@cache
def _front_pages() -> frozenset[str]:
    return frozenset(entry for code in languages() for entry in entries(code, "frontpages"))
