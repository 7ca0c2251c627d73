"""The people, one person, two side by side, those that may be one, and who gets quoted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from quoth.archive.results import Paging
from quoth.web.contexts.people import ComparePage, PeoplePage, PersonPage, SimilarPage, VoicesPage
from quoth.web.desk import Shelf
from quoth.web.drawing import over_time
from quoth.web.searching import Search
from quoth.web.shares import shares
from quoth.web.tables import shares_csv
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_A_PAGE = 50
_OUTLETS = 6
MOST_SKIPPED = 1_000_000


@router.get("/people")
def people(request: Request, archive: Shelf, q: str = "", offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0) -> HTMLResponse:
    """Everybody who is quoted, the most quoted first."""
    found = archive.people(q, limit=_A_PAGE + 1, offset=offset)
    following = offset + _A_PAGE if len(found) > _A_PAGE else None
    return page(request, PeoplePage(q, found[:_A_PAGE], following))


@router.get("/people/similar")
def similar(request: Request, archive: Shelf) -> HTMLResponse:
    """People that may be one."""
    return page(request, SimilarPage(archive.similar()))


@router.get("/people/{person}")
def person(request: Request, archive: Shelf, person: str, cursor: str = "") -> HTMLResponse:
    """Everything that one person said."""
    profile = archive.person(person)
    asked = Search(speaker=profile.line.speaker.id, sort="time")
    said = archive.find("", Paging("time", limit=_A_PAGE, cursor=cursor or None), speaker=profile.line.speaker.id)
    return page(request, PersonPage.of(profile, said, asked))


@router.get("/compare")
def compare(request: Request, archive: Shelf, a: str = "", b: str = "") -> HTMLResponse:
    """Two people side by side."""
    return page(request, ComparePage.of(a, b, archive.compare(a, b) if a and b else None))


@router.get("/voices")
def voices(request: Request, archive: Shelf, asked: Annotated[Search, Query()]) -> HTMLResponse:
    """Who gets quoted, and how much by few."""
    facets = archive.facets(asked.q, **asked.filters())
    names = () if asked.outlet else tuple(outlet.name for outlet in facets.outlets[:_OUTLETS])
    narrowed = [(name, asked.model_copy(update={"outlet": name})) for name in names]
    by_outlet = tuple((name, shares(archive.facets(narrow.q, **narrow.filters()))) for name, narrow in narrowed)
    return page(request, VoicesPage(asked, shares(facets), over_time(facets.months), archive.outlets(), by_outlet))


@router.get("/voices.csv")
def voices_table(archive: Shelf, asked: Annotated[Search, Query()]) -> Response:
    """The same as a table."""
    table = shares_csv(shares(archive.facets(asked.q, **asked.filters())))
    return Response(table, media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="who-gets-quoted.csv"'})
