"""Dates as pages print them, in any language: what is stated becomes a `Moment`, and nothing is added to it.

Machine forms follow ISO 8601 (https://www.w3.org/TR/NOTE-datetime) and RFC 5322; printed forms are read with the month names of
`quoth.lang`. Which of 3/5/2024 is the month is told by the page's locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache

from quoth.article.metadata.clock import Locale, timed
from quoth.lang import languages, table
from quoth.model import Moment

_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW"})
_EARLIEST, _LATEST = 1970, 2100
_THAI_ERA = 543

_WORD = r"[^\W\d_][^\s\d,;:/|()•·\-–—]{1,14}"
_NUMBER = re.compile(r"(?<![a-zA-Z\d.,/:-])\d{1,8}(?!\d)")
_YEAR_FIRST = re.compile(
    rf"""(?P<y>\d{{4}})(?:
      (?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})(?!\d)
    | (?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d)
    | \s?[年년]\s?(?P<m3>\d{{1,2}})\s?[月월]\s?(?P<d3>\d{{1,2}})\s?[日일]
    | \.\s(?P<m4>\d{{1,2}})\.\s(?P<d4>\d{{1,2}})(?!\d)
    | \.?,?\s+(?:m\.\s|gada\s)?(?:(?P<before>\d{{1,2}})\.\s)?(?P<w5>{_WORD})\.?(?:\s+(?P<d5>\d{{1,2}})(?!\d))?
    )""",
    re.VERBOSE,
)
_DAY_FIRST = re.compile(
    rf"""(?P<a>\d{{1,2}})(?:
      (?P<sep>[./-])\s?(?P<b>\d{{1,2}})(?P=sep)\s?(?P<y1>\d{{4}}|\d{{2}}(?![\d:.]))(?!\d)
    | (?:st|nd|rd|th|er|º|ª|\.o)?[.,]?[\s/-]*(?:de\s|of\s|d[’'])?\s*
      (?P<w2>{_WORD}(?:\s{_WORD})?)\.?,?[\s/-]*(?:de\s|del\s|г\.\s?)?(?P<y2>\d{{4}})(?!\d)
    | \stháng\s(?P<m3>\d{{1,2}}),?\s(?:năm\s)?(?P<y3>\d{{4}})(?!\d)
    )""",
    re.VERBOSE,
)
_MONTH_DAY = re.compile(rf"(?P<w>{_WORD})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})$")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_BACK = 34


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment found in a text, and the characters that state its day."""

    moment: Moment
    start: int
    end: int


@lru_cache(maxsize=1024)
def read_moment(text: str, locale: Locale = Locale()) -> Moment | None:
    """The one moment that a short text states, or None: for `datetime` attributes, meta tags and JSON-LD.

    >>> read_moment("2024-05-03T10:15:00+0200").iso(), read_moment("3. Mai 2024").iso()
    ('2024-05-03T10:15:00+02:00', '2024-05-03')
    """
    text = text.strip()[:120]
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    found = next(find_moments(text, locale), None)
    return found.moment if found else None


def find_moments(text: str, locale: Locale = Locale()) -> Iterator[Dated]:
    """Every dated moment of a text, in order; a time and zone printed beside a date belong to it.

    >>> [d.moment.iso() for d in find_moments("Published 3 May 2024 10:15 EDT")]
    ['2024-05-03T10:15:00-04:00']
    """
    done = 0
    for number in _NUMBER.finditer(text):
        if number.start() < done:
            continue
        found = _day_at(text, number, done, locale)
        if found:
            start, end, day = found
            yield Dated(timed(text, (start, end), day, locale), start, end)
            done = end


def _day_at(text: str, number: re.Match[str], done: int, locale: Locale) -> tuple[int, int, datetime] | None:
    """The day stated by the words and digits around a number that may be its year or its day."""
    start, end = number.span()
    digits = end - start
    if digits in {4, 8}:
        match = _YEAR_FIRST.match(text, start)
        day = _year_first(match, locale) if match else None
        if match and day:
            return start, match.end(), day
    elif digits <= 2:
        match = _DAY_FIRST.match(text, start)
        day = _day_first(match, locale) if match else None
        if match and day:
            return start, match.end(), day
    if digits == 4:
        back = max(done, start - _BACK)
        match = _MONTH_DAY.search(text[back:end])
        month = _month(match["w"], locale.language) if match else None
        day = _checked(int(match["y"]), month, int(match["d"])) if match and month else None
        if match and day:
            return back + match.start(), end, day
    return None


def _year_first(match: re.Match[str], locale: Locale) -> datetime | None:
    year = int(match["y"])
    word, day = match["w5"], match["d5"] or match["before"]
    if word:
        month = _month(word, locale.language) if day else None
        return _checked(year, month, int(day)) if month else None
    month_said = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    day_said = match["d1"] or match["d2"] or match["d3"] or match["d4"]
    return _checked(year, int(month_said), int(day_said))


def _day_first(match: re.Match[str], locale: Locale) -> datetime | None:
    year = int(match["y1"] or match["y2"] or match["y3"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    first = int(match["a"])
    if match["w2"]:
        month = _month(match["w2"], locale.language)
        return _checked(year, month, first) if month else None
    if match["m3"]:
        return _checked(year, int(match["m3"]), first)
    second = int(match["b"])
    month_first = _month_first(locale) and match["sep"] != "."
    day, month = (second, first) if (month_first or second > 12) and first <= 12 else (first, second)
    return _checked(year, month, day)


def _month_first(locale: Locale) -> bool:
    return locale.region in _MONTH_FIRST or (locale.language == "en" and locale.region is None)


def _checked(year: int, month: int, day: int) -> datetime | None:
    if _LATEST + _THAI_ERA - 100 < year < _LATEST + _THAI_ERA:
        year -= _THAI_ERA
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - a date states no zone, and none is added
    except ValueError:
        return None


def _month(words: str, language: str | None) -> int | None:
    said = words.lower().strip(".")
    for name in dict.fromkeys((said, said.split()[0].strip("."), said.split()[-1])):
        own = _months(language).get(name) if language else None
        month = own or _all_months().get(name)
        if month:
            return month
    return None


@cache
def _months(language: str) -> dict[str, int]:
    return {row["entry"]: int(row["month"]) for row in table(language, "months")}


@cache
def _all_months() -> dict[str, int]:
    """Names that mean one month in every language that has them: what a page in an unstated language may be read with."""
    meanings: dict[str, set[int]] = {}
    for language in languages():
        for name, month in _months(language).items():
            meanings.setdefault(name, set()).add(month)
    return {name: months.pop() for name, months in meanings.items() if len(months) == 1}


def _from_epoch(text: str) -> Moment:
    seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
    return Moment(datetime.fromtimestamp(int(seconds), UTC), "second", "UTC")
