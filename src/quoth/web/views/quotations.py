"""Search, its table and its feed; one quotation; the same words across outlets."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from quoth.archive import Archive
from quoth.archive.export import csv_lines, row
from quoth.archive.results import Found
from quoth.errors import NotFoundError
from quoth.web import listing
from quoth.web.contexts.quotations import QuotationPage, SearchPage, TracePage
from quoth.web.desk import Shelf
from quoth.web.feeds import Channel, as_atom, as_rss
from quoth.web.searching import Search
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Asked = Annotated[Search, Query()]


@router.get("/search")
def search(request: Request, archive: Shelf, asked: Asked) -> HTMLResponse:
    """The quotations that match; none, and why, when the filters name what the archive does not know."""
    try:
        found, facets = archive.find(asked.q, asked.paging(), **asked.filters()), archive.facets(asked.q, **asked.filters())
    except NotFoundError as error:
        return page(request, SearchPage.nothing(asked, error), HTTPStatus.NOT_FOUND)
    people = archive.named(asked.q) if asked.q and not asked.chosen() and not asked.cursor else ()
    return page(request, SearchPage.of(asked, found, facets, people))


@router.get("/search.csv")
def table(archive: Shelf, asked: Asked) -> Response:
    """All of these quotations as a table with the columns of `quoth export csv`, sent while it is made.

    The archive is lent until the last line is sent (FastAPI 0.118 and later).
    """
    found = listing.quotations(archive, asked)
    name = {"Content-Disposition": 'attachment; filename="quotations.csv"'}
    return StreamingResponse(csv_lines(row(hit) for hit in found), media_type="text/csv", headers=name)


@router.get("/search.atom")
def atom(request: Request, archive: Shelf, asked: Asked) -> Response:
    """The same quotations, the latest first, as a feed to follow."""
    return Response(as_atom(*_followed(request, archive, asked)), media_type="application/atom+xml")


@router.get("/search.rss")
def rss(request: Request, archive: Shelf, asked: Asked) -> Response:
    """The same feed for readers that know no Atom."""
    return Response(as_rss(*_followed(request, archive, asked)), media_type="application/rss+xml")


@router.get("/quotations/{quotation}")
def quotation(request: Request, archive: Shelf, quotation: str) -> HTMLResponse:
    """One quotation with its printings."""
    hit = archive.quotation(quotation)
    return page(request, QuotationPage.of(hit, archive.article(hit.article.id), archive.trace(quotation)))


@router.get("/trace")
def trace(request: Request, archive: Shelf, q: Annotated[str, Query(max_length=2000)] = "") -> HTMLResponse:
    """The printings of some words."""
    return page(request, TracePage.of(q, archive.trace(q) if q.strip() else None))


def _followed(request: Request, archive: Archive, asked: Search) -> tuple[Found, Channel]:
    latest = asked.model_copy(update={"sort": "time", "cursor": ""})
    found = archive.find(latest.q, latest.paging(), **latest.filters())
    chosen = asked.chosen(speaker=found.people[0].name if found.people else "")
    title = " · ".join(["Quoth", *([asked.q] if asked.q else []), *(value for _, value, _ in chosen)])
    room = str(request.base_url).rstrip("/")
    return found, Channel(title, str(request.url), f"{room}{latest.address()}", room)
