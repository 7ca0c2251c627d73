"""What stands at the head of a flattened page: headline, breadcrumb trail, byline and dates, found from the lines around the body.

A copy of a page names nothing, but newsrooms set these lines alike: the trail above, the headline alone on its line, who and when below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quoth.article.flattened.features import Sheet
from quoth.article.flattened.lines import Line
from quoth.article.metadata.calendar import Dated, Locale, find_moments
from quoth.article.metadata.names import has_job, is_agency, is_newsroom, names_in, starts_as_byline
from quoth.article.metadata.wording import key
from quoth.lang import entries, languages, table
from quoth.model import Moment

_TRAIL = re.compile(r"\s+[/>»›|→]\s+|\s*[»›→]\s*")
_CRUMB, _MOST_CRUMBS = 45, 7
_LONGEST_LINE = 160
_ABOVE, _BELOW = 4, 14
_BEHIND = 4
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 12, 220
_MOST_AUTHORS = 8


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


def read_masthead(lines: list[Line], sheet: Sheet, read: list[bool], locale: Locale) -> Masthead:
    """The masthead of a page, given which of its lines are read; what the page does not print is None or empty."""
    first = next((number for number, is_read in enumerate(read) if is_read), len(lines))
    ranked = _headlines(lines, sheet, first)
    headline = ranked[0] if ranked else None
    trail, section = _trail(lines, headline)
    places = [n for n in _near(lines, headline, first, read) if n not in (headline, trail)]
    dated = [(number, found) for number in places for found in find_moments(lines[number].text, locale)]
    published, modified = _moments(lines, dated, headline)
    bylines, authors = _authors(lines, places, {number for number, _ in dated}, locale.language)
    return Masthead(
        headline, tuple(ranked[1:6]), trail, section, bylines, authors, tuple(dict.fromkeys(n for n, _ in dated)), published, modified
    )


def _headlines(lines: list[Line], sheet: Sheet, first: int) -> list[int]:
    """The lines above the body that may be its headline, the likeliest first."""
    shared, copies = sheet.column("shared_core"), sheet.column("copies")
    scores: dict[int, float] = {}
    for number in range(max(first - 40, 0), min(first + 1, len(lines))):
        text = lines[number].text
        if not _SHORTEST_HEADLINE <= len(text) <= _LONGEST_HEADLINE or sheet.notices[number] or _TRAIL.search(text):
            continue
        likeness = max(float(shared[number]), 0.0)
        distance = max(first - number, 0)
        scores[number] = (
            2 * likeness
            + 0.4 * (copies[number] > 1)
            + 0.8 * lines[number].apart
            + min(len(text), 60) / 60
            - 0.04 * distance
            - 0.5 * (text[-1] in ".:,;")
            - (1 if next(find_moments(text), None) else 0)
        )
    return sorted(scores, key=lambda number: (-scores[number], number))


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


def _near(lines: list[Line], headline: int | None, first: int, read: list[bool]) -> list[int]:
    """The lines that are looked at for who and when: just above the headline, down to the body's beginning, and just behind the body."""
    top = first if headline is None else headline
    last = max((number for number, is_read in enumerate(read) if is_read), default=top)
    head = range(max(top - _ABOVE, 0), min(max(top + _BELOW, first + 2), len(lines)))
    tail = range(max(last - 1, head.stop), min(last + 1 + _BEHIND, len(lines)))
    return [n for n in (*head, *tail) if len(lines[n].text) <= _LONGEST_LINE]


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
    """What the words before a date say that it is: "published", "modified" or "other"; the last word counts."""
    said = before.casefold()
    found = max(((said.rfind(word), len(word), kind) for word, kind in _stamps() if word in said), default=None)
    return found[2] if found else None


@cache
def _stamps() -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(row["entry"], row["kind"]) for code in languages() for row in table(code, "datestamps")}))


def _authors(lines: list[Line], places: list[int], dated: set[int], language: str | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that sign the article, and the names in them: those that open as a byline, else one that holds nothing but names."""
    opened = [(n, names) for n in places if (names := _signed(lines[n].text, language))]
    if not opened:
        opened = [(n, names) for n in places if (names := _bare(lines[n].text, language, beside_date=bool({n - 1, n, n + 1} & dated)))][:1]
    names = tuple(dict.fromkeys(name for _, found in opened[:2] for name in found))
    return tuple(n for n, _ in opened), names[:_MOST_AUTHORS]


def _signed(text: str, language: str | None) -> tuple[str, ...]:
    rest = starts_as_byline(text, language)
    return tuple(name for name in names_in(rest, language) if _is_name(name)) if rest else ()


def _bare(text: str, language: str | None, *, beside_date: bool) -> tuple[str, ...]:
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
