"""Dates and times as pages print them, in any language: what is stated becomes a `Moment`, and nothing is added to it.

Machine forms follow ISO 8601 (https://www.w3.org/TR/NOTE-datetime) and RFC 5322; printed forms are read with the month names, clock words
and zone abbreviations of `quoth.lang`. A two-digit month and day are told apart by the page's locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quoth.lang import languages, table
from quoth.model import Moment

_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW"})
_EARLIEST, _LATEST = 1970, 2100
_THAI_ERA = 543

_WORD = r"[^\W\d_][^\s\d,;:/|()•·\-–—]{1,14}"
_DATES = re.compile(
    rf"""(?<![\d.,/:-])(?:
      (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
    | (?P<y2>\d{{4}})(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d)
    | (?P<y3>\d{{4}})\s?[年년][ .]?\s?(?P<m3>\d{{1,2}})\s?[月월]\s?(?P<d3>\d{{1,2}})\s?[日일]
    | (?P<y4>\d{{4}})\.\s(?P<m4>\d{{1,2}})\.\s(?P<d4>\d{{1,2}})\b
    | (?P<a5>\d{{1,2}})(?P<sep>[./-])\s?(?P<b5>\d{{1,2}})(?P=sep)\s?(?P<y5>\d{{4}}|\d{{2}}(?![\d:.]))(?!\d)
    | (?P<d6>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.o)?[.,]?[\s/-]*(?:de\s|of\s|d[’'])?\s*
      (?P<w6>{_WORD}(?:\s{_WORD})?)\.?,?[\s/-]*(?:de\s|del\s|г\.\s?)?(?P<y6>\d{{4}})(?!\d)
    | (?P<d7>\d{{1,2}})\stháng\s(?P<m7>\d{{1,2}}),?\s(?:năm\s)?(?P<y7>\d{{4}})
    )""",
    re.VERBOSE,
)
_DATELIKE = re.compile(r"\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d\d")
_MONTH_DAY = re.compile(rf"(?P<w>{_WORD})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)")
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(?P<y>\d{{4}})\.?,?\s+(?:m\.\s)?(?P<w>{_WORD})\.?\s+(?P<d>\d{{1,2}})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.,])(?:(?P<before>[^\W\d_][^\W\d_.]{0,2}|[午上下][前後午])\s?)?(?P<h>[0-2]?\d)(?:[:.hH時시]\s?(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?분?"
    r"\s?(?P<half>[aApP]\.?\s?[mM]\b\.?|[πμ]\.μ\.)?|\s?(?P<half2>[aApP]\.?\s?[mM]\b\.?))"
    r"(?:\s?(?P<zone>[+-]\d{2}:?\d{2}\b|Z\b|\(?[A-ZМСК]{2,4}\b)\)?(?P<offset>[+-]\d{1,2}(?::?\d{2})?\b)?)?"
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_ISO_TIME = re.compile(r"T(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?", re.IGNORECASE)
_AFTER, _BEFORE = 40, 24


@dataclass(frozen=True, slots=True)
class Locale:
    """What a page says about its language and country: "en-GB" is ("en", "GB"). It decides 3/5/2024 and ambiguous zones."""

    language: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment found in a text, and the characters that state it."""

    moment: Moment
    start: int
    end: int


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
    for start, end, day in _days(text, locale):
        yield Dated(_with_clock(text, (start, end), day, locale), start, end)


def _days(text: str, locale: Locale) -> list[tuple[int, int, datetime]]:
    found: list[tuple[int, int, datetime]] = []
    if not _DATELIKE.search(text):
        return found
    for pattern in (_DATES, _MONTH_DAY, _YEAR_MONTH_DAY):
        for match in pattern.finditer(text):
            day = _day(match, locale)
            if day is not None and not any(s < match.end() and match.start() < e for s, e, _ in found):
                found.append((match.start(), match.end(), day))
    return sorted(found)


def _day(match: re.Match[str], locale: Locale) -> datetime | None:
    given = {name.rstrip("1234567"): value for name, value in match.groupdict().items() if value is not None}
    year = int(given["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if "w" in given:
        month = _month(given["w"], locale.language)
        if month is None:
            return None
        return _checked(year, month, int(given["d"]))
    if "a" in given:
        first, second = int(given["a"]), int(given["b"])
        month_first = _month_first(locale) and given["sep"] != "."
        day, month = (second, first) if (month_first or second > 12) and first <= 12 else (first, second)
        return _checked(year, month, day)
    return _checked(year, int(given["m"]), int(given["d"]))


def _month_first(locale: Locale) -> bool:
    return locale.region in _MONTH_FIRST or (locale.language == "en" and locale.region is None)


def _checked(year: int, month: int, day: int) -> datetime | None:
    if year > _LATEST + _THAI_ERA - 100 and year < _LATEST + _THAI_ERA:
        year -= _THAI_ERA
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - a date states no zone, and none is added
    except ValueError:
        return None


def _month(words: str, language: str | None) -> int | None:
    said = words.lower().strip(".")
    for name in (said, said.split()[0], said.split()[-1]):
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


def _with_clock(text: str, place: tuple[int, int], day: datetime, locale: Locale) -> Moment:
    start, end = place
    match = _ISO_TIME.match(text, end)
    if match:
        hour, minute, second, zone = match.groups()
        return _moment(day, (hour, minute, second), zone, locale)
    after = text[end : end + _AFTER]
    found = _CLOCK.search(after)
    if found is None or _DATES.search(after[: found.start()]):
        found = _CLOCK.search(text[max(0, start - _BEFORE) : start])
    if found is None:
        return Moment(day, "day")
    hour = _hour(found)
    if hour is None:
        return Moment(day, "day")
    zone = (found["zone"] or "").strip("()") or None
    if zone in {"UTC", "GMT"} and found["offset"]:
        zone = found["offset"]
    return _moment(day, (str(hour), found["m"] or "0", found["s"]), zone, locale)


def _hour(found: re.Match[str]) -> int | None:
    hour = int(found["h"])
    half = _halves().get((found["half"] or found["half2"] or found["before"] or "").lower().replace(" ", "").replace("\u202f", ""))
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return hour if hour < 24 else None


@cache
def _halves() -> dict[str, str]:
    halves = {row["entry"].replace(" ", ""): row["half"] for row in table("mul", "clock")}
    return halves | {entry.rstrip("."): half for entry, half in halves.items()}


def _moment(day: datetime, clock: tuple[str, str, str | None], zone: str | None, locale: Locale) -> Moment:
    hour, minute, second = int(clock[0]), int(clock[1]), int(clock[2] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return Moment(day, "day")
    value = day.replace(hour=hour, minute=minute, second=second)
    known = _zone(zone, value, locale) if zone else None
    if known is None and zone and not zone.isupper():
        zone = None
    return Moment(value.replace(tzinfo=known), "second" if clock[2] else "minute", zone if known or _is_zone(zone) else None)


def _is_zone(zone: str | None) -> bool:
    return zone is not None and zone.upper() in _zones()


@cache
def _zones() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    zones: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for row in table("mul", "zones"):
        regions = frozenset(row["regions"].split(",")) - {""}
        zones[row["entry"]] = (*zones.get(row["entry"], ()), (row["zone"], regions))
    return zones


def _zone(printed: str, value: datetime, locale: Locale) -> tzinfo | None:
    if printed[0] in "+-":
        return _offset(printed)
    for zone, regions in _zones().get(printed.upper(), ()):
        if not regions or locale.region in regions:
            if zone[0] in "+-":
                return _offset(zone)
            try:
                return timezone(ZoneInfo(zone).utcoffset(value) or timedelta())
            except ZoneInfoNotFoundError:
                return None
    return None


def _offset(printed: str) -> tzinfo | None:
    digits = printed[1:].replace(":", "")
    hours, minutes = (digits[:2], digits[2:] or "0") if len(digits) > 2 else (digits, "0")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    size = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-size if printed[0] == "-" else size)


def _from_epoch(text: str) -> Moment:
    seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
    return Moment(datetime.fromtimestamp(int(seconds), UTC), "second", "UTC")
