"""Templates: everything is escaped; a page's own words reach the browser as text and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from quoth.archive.results import Hit
from quoth.spans import Span

_SAFE_SCHEMES = ("http://", "https://")


def _environment() -> Environment:
    made = Environment(loader=PackageLoader("quoth.web"), autoescape=select_autoescape(default=True), undefined=StrictUndefined)
    made.filters |= {"day": day, "outward": outward, "lit": lit}
    made.globals["stylesheet"] = f"/static/room.css?{_stamp()}"
    return made


def _stamp() -> int:
    return int(Path(__file__).with_name("static").joinpath("room.css").stat().st_mtime)


def day(moment: str | None) -> str:
    """A day as a reader writes it, from ISO 8601; "" for none.

    >>> day("2024-05-02T10:15:00-04:00")
    '2 May 2024'
    """
    if not moment:
        return ""
    value = date.fromisoformat(moment[:10])
    return f"{value.day} {value:%B %Y}"


def outward(address: str | None) -> str | None:
    """An address that may be linked: http and https alone, so that no page can hand a reader a `javascript:` link."""
    return address if address and address.lower().startswith(_SAFE_SCHEMES) else None


def lit(hit: Hit) -> list[tuple[str, bool]]:
    """The words of a hit in stretches, True for those that the search matched."""
    stretches, at = [], 0
    for span in hit.marks:
        stretches += [(hit.words[at : span.start], False), (Span(span.start, span.end).of(hit.words), True)]
        at = span.end
    return [(words, matched) for words, matched in [*stretches, (hit.words[at:], False)] if words]


_TEMPLATES = _environment()


def page(request: Request, template: str, context: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """A rendered page. `here` is the path, for the navigation."""
    return HTMLResponse(_TEMPLATES.get_template(template).render(here=request.url.path, query="", **context), status)
