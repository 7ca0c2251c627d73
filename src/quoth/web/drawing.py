"""Plots as plain numbers that a template turns into SVG: how often, month by month or year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from quoth.archive.results import Count

WIDTH, HEIGHT = 640, 96
_GAP = 0.2
_WIDEST = 56.0
_MONTHS = 48
"""More months than these are drawn as years."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a plot: its place in the picture, its label and count, and the days it stands for."""

    x: float
    y: float
    width: float
    height: float
    label: str
    count: int
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars over time, the first and the last labelled; `most` is the highest count, `summary` says in words what there is to see."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    most: int
    summary: str


def over_time(months: Iterable[Count], beside: Iterable[Count] = ()) -> Plot | None:
    """The plot of counts by month, those between without any included; None for no months.

    `beside` are the months of another plot that stands beside this one: both then cover the same time.

    >>> over_time([Count("2024-01", 2), Count("2024-03", 4)]).summary
    '6 quotations from January 2024 to March 2024, most in March 2024 (4)'
    """
    counts = {count.name: count.count for count in months}
    if not counts:
        return None
    stretch = counts.keys() | {count.name for count in beside}
    first, last = min(stretch), max(stretch)
    starts = _every(first, last)
    if len(starts) > _MONTHS:
        years = [date(year, 1, 1) for year in range(int(first[:4]), int(last[:4]) + 1)]
        rows = [(f"{start:%Y}", start, date(start.year, 12, 31), _of_year(counts, start.year)) for start in years]
    else:
        rows = [(f"{start:%B %Y}", start, _next(start) - timedelta(days=1), counts.get(f"{start:%Y-%m}", 0)) for start in starts]
    return _plot(rows)


def _plot(rows: list[tuple[str, date, date, int]]) -> Plot:
    most = max(count for *_, count in rows)
    step = WIDTH / len(rows)
    width = min(step * (1 - _GAP), _WIDEST)
    bars = tuple(
        Bar(
            x=round(number * step + (step - width) / 2, 2),
            y=round(HEIGHT * (1 - count / most), 2),
            width=round(width, 2),
            height=round(HEIGHT * count / most, 2),
            label=label,
            count=count,
            since=since.isoformat(),
            until=until.isoformat(),
        )
        for number, (label, since, until, count) in enumerate(rows)
    )
    peak = max(bars, key=lambda bar: bar.count)
    total = sum(bar.count for bar in bars)
    stretch = bars[0].label if len(bars) == 1 else f"{bars[0].label} to {bars[-1].label}"
    most_in = "" if len(bars) == 1 else f", most in {peak.label} ({peak.count})"
    said = f"{total:,} quotation{'' if total == 1 else 's'} {'in' if len(bars) == 1 else 'from'} {stretch}{most_in}"
    return Plot(bars, WIDTH, HEIGHT, most, said)


def _every(first: str, last: str) -> list[date]:
    at, end = date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01")
    found = [at]
    while at < end:
        at = _next(at)
        found.append(at)
    return found


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _of_year(counts: dict[str, int], year: int) -> int:
    return sum(count for month, count in counts.items() if int(month[:4]) == year)
