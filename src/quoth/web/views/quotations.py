"""Search, its table and its feed; one quotation; the same words across outlets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from quoth.web.contexts.quotations import QuotationPage, SearchPage, TracePage
from quoth.web.desk import Shelf
from quoth.web.feeds import as_atom, as_csv
from quoth.web.searching import Search
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Asked = Annotated[Search, Query()]


@router.get("/search")
def search(request: Request, archive: Shelf, asked: Asked) -> HTMLResponse:
    """The quotations that match."""
    found, facets = archive.find(asked.q, asked.paging(), **asked.filters()), archive.facets(asked.q, **asked.filters())
    return page(request, SearchPage.of(asked, found, facets))


@router.get("/search.csv")
def table(archive: Shelf, asked: Asked) -> Response:
    """The same quotations as a table."""
    found = archive.find(asked.q, asked.paging(), **asked.filters())
    return Response(as_csv(found), media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="quotations.csv"'})


@router.get("/search.atom")
def feed(request: Request, archive: Shelf, asked: Asked) -> Response:
    """The same quotations, the latest first, as a feed to follow."""
    latest = asked.model_copy(update={"sort": "time", "cursor": ""})
    title = " · ".join(["Quoth", *([asked.q] if asked.q else []), *(value for _, value, _ in asked.chosen())])
    found = archive.find(latest.q, latest.paging(), **latest.filters())
    return Response(as_atom(found, title, str(request.url)), media_type="application/atom+xml")


@router.get("/quotations/{quotation}")
def quotation(request: Request, archive: Shelf, quotation: str) -> HTMLResponse:
    """One quotation with its printings."""
    hit = archive.quotation(quotation)
    return page(request, QuotationPage.of(hit, archive.article(hit.article.id), archive.trace(quotation)))


@router.get("/trace")
def trace(request: Request, archive: Shelf, q: Annotated[str, Query(max_length=2000)] = "") -> HTMLResponse:
    """The printings of some words."""
    return page(request, TracePage(q, archive.trace(q) if q.strip() else None))
