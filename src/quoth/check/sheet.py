"""The check sheet: one HTML file that stands alone and prints well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from quoth.check.differences import differences
from quoth.model import Check, Place


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with who is said to have said it ("" when nobody is named)."""

    check: Check
    speaker: str = ""


def check_sheet(title: str, checked: Sequence[Checked], documents: Sequence[str]) -> str:
    """The sheet as HTML: each quotation with its verdict, the passage, the differences and the place. Everything is escaped."""
    sheets = Environment(
        loader=PackageLoader("quoth.check"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    sheets.filters |= {"told": told}
    sheets.globals["differences"] = differences
    return sheets.get_template("sheet.html").render(title=title, checked=checked, documents=documents)


def told(place: Place) -> str:
    """A place as a person looks it up.

    >>> told(Place(pages=(3, 4))), told(Place(times=((61.0, 65.5),)))
    ('pages 3, 4', '1:01–1:05')
    """
    if place.pages:
        return f"page{'s' if len(place.pages) > 1 else ''} {', '.join(map(str, place.pages))}"
    if place.times:
        return ", ".join(f"{_clock(begin)}\u2013{_clock(end)}" for begin, end in place.times)
    return "characters " + ", ".join(f"{span.start}\u2013{span.end}" for span in place.spans)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
