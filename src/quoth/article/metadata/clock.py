"""The time of day and the zone printed beside a date, in the clock words and zone abbreviations of `quoth.lang`.

A zone is kept as printed. Its offset is taken from `lang/mul/zones.tsv`; an abbreviation that several countries use differently stays
without an offset unless the page says its country: an unknown zone is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quoth.lang import table
from quoth.model import Moment

_CLOCK = re.compile(
    r"(?<![\d.,])(?:(?P<before>[^\W\d_][^\W\d_.]{0,2}|[午上下][前後午])\s?)?(?P<h>[0-2]?\d)(?:[:.hH時시]\s?(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?분?"
    r"\s?(?P<half>[aApP]\.?\s?[mM]\b\.?|[πμ]\.μ\.)?|\s?(?P<half2>[aApP]\.?\s?[mM]\b\.?))"
    r"(?:\s?(?P<zone>[+-]\d{2}:?\d{2}\b|Z\b|\(?[A-ZМСК]{2,4}\b)\)?(?P<offset>[+-]\d{1,2}(?::?\d{2})?\b)?)?"
)
_ISO_TIME = re.compile(r"T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_AFTER, _BEFORE = 40, 24


@dataclass(frozen=True, slots=True)
class Locale:
    """What a page says about its language and country: "en-GB" is ("en", "GB"). It decides 3/5/2024 and ambiguous zones."""

    language: str | None = None
    region: str | None = None


def timed(text: str, place: tuple[int, int], day: datetime, locale: Locale) -> Moment:
    """The moment of a day that stands at `place` in a text: with the time and zone printed behind or, failing that, before it."""
    start, end = place
    match = _ISO_TIME.match(text, end)
    if match:
        hour, minute, second, zone = match.groups()
        return _moment(day, (hour, minute, second), zone, locale)
    after = text[end : end + _AFTER]
    found = _CLOCK.search(after)
    if found is None or _YEAR.search(after[: found.start()]):
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
