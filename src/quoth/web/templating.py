"""Templates: everything is escaped; a page's own words reach the browser as text and nothing else."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, Protocol

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from quoth.web.desk import desk_of
from quoth.web.quoting import lit, pieces, quoted
from quoth.web.signing import author_of

_SAFE_SCHEMES = ("http://", "https://")
_STATIC = Path(__file__).with_name("static")


class Shown(Protocol):
    """What a page is given: a frozen value that names its template."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Room:
    """What every page knows: where it is (`asked`: with its query), whether it may write, the token of its forms, who corrects."""

    here: str
    asked: str
    read_only: bool
    token: str
    author: str
    signed_in: bool


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("quoth.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "clock": clock,
        "day": day,
        "first_day": first_day,
        "last_day": last_day,
        "lit": lit,
        "pieces": pieces,
        "number": number,
        "outward": outward,
        "period": period,
        "quoted": quoted,
        "times": times,
    }
    made.globals["static"] = static
    return made


def static(name: str) -> str:
    """The address of one of our own files; it changes when the file does, so that browsers may keep it."""
    return f"/static/{name}?{int(_STATIC.joinpath(name).stat().st_mtime)}"


def day(moment: str | None) -> str:
    """A day as a reader writes it, from ISO 8601; "" for none.

    >>> day("2024-05-02T10:15:00-04:00")
    '2 May 2024'
    """
    if not moment:
        return ""
    value = date.fromisoformat(moment[:10])
    return f"{value.day} {value:%B %Y}"


def period(name: str) -> str:
    """A year or a month as a reader writes it.

    >>> period("2024-05"), period("2024")
    ('May 2024', '2024')
    """
    return f"{date.fromisoformat(f'{name}-01'):%B %Y}" if "-" in name else name


def first_day(name: str) -> str:
    """The first day of a year or a month.

    >>> first_day("2024-02"), first_day("2024")
    ('2024-02-01', '2024-01-01')
    """
    return f"{name}-01" if "-" in name else f"{name}-01-01"


def last_day(name: str) -> str:
    """The last day of a year or a month.

    >>> last_day("2024-02"), last_day("2024")
    ('2024-02-29', '2024-12-31')
    """
    year, _, month = name.partition("-")
    return f"{name}-{monthrange(int(year), int(month))[1]}" if month else f"{name}-12-31"


def number(value: float) -> str:
    """A number with its thousands apart.

    >>> number(12345)
    '12,345'
    """
    return f"{value:,}"


def times(count: int, thing: str) -> str:
    """So many things, in words.

    >>> times(1, "article"), times(1200, "article"), times(2, "person")
    ('1 article', '1,200 articles', '2 people')
    """
    many = "people" if thing == "person" else f"{thing}s"
    return f"{count:,} {thing if count == 1 else many}"


def outward(address: str | None) -> str | None:
    """An address that may be linked: http and https alone, so that no page can hand a reader a `javascript:` link."""
    return address if address and address.lower().startswith(_SAFE_SCHEMES) else None


def clock(seconds: float) -> str:
    """A time in a recording.

    >>> clock(3725.5)
    '1:02:05'
    """
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


_TEMPLATES = _environment()


def compile_all() -> None:
    """Make every template ready, so that no reader waits for the first page of a kind."""
    for name in _TEMPLATES.list_templates():
        _TEMPLATES.get_template(name)


def page(request: Request, shown: Shown, status: int = 200) -> HTMLResponse:
    """A rendered page: the template has `shown`, the page's own value, and `room`."""
    asked = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    room = Room(
        request.url.path,
        asked,
        read_only=desk_of(request).options.read_only,
        token=getattr(request.state, "token", ""),
        author=author_of(request),
        signed_in=getattr(request.state, "reader", None) is not None,
    )
    return HTMLResponse(_TEMPLATES.get_template(shown.template).render(shown=shown, room=room), status)
