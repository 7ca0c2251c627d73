"""The pages: home, an article, the people, a person, search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from quoth.archive import Archive
from quoth.archive.results import Paging
from quoth.web.contexts import ArticlePage, HomePage, PeoplePage, PersonPage, SearchPage
from quoth.web.reading import archive_of
from quoth.web.searching import Search
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Shelf = Annotated[Archive, Depends(archive_of)]
_LATEST = 12
_FOREMOST = 10


@router.get("/")
def home(request: Request, archive: Shelf) -> HTMLResponse:
    """What was added last, who is quoted most, and the counts."""
    shown = HomePage(archive.stats(), archive.articles(limit=_LATEST).articles, archive.people(limit=_FOREMOST))
    return page(request, "home.html", {"shown": shown})


@router.get("/articles")
def articles(request: Request, archive: Shelf, outlet: str | None = None, cursor: str | None = None) -> HTMLResponse:
    """All articles, the newest first."""
    listing = archive.articles(outlet=outlet, cursor=cursor)
    return page(request, "articles.html", {"listing": listing, "outlet": outlet})


@router.get("/articles/{article}")
def article(request: Request, archive: Shelf, article: str) -> HTMLResponse:
    """One article with its quotations marked."""
    return page(request, "article.html", {"shown": ArticlePage.of(archive.kept(article))})


@router.get("/people")
def people(request: Request, archive: Shelf, q: str = "", offset: Annotated[int, Query(ge=0)] = 0) -> HTMLResponse:
    """Everybody who is quoted, the most quoted first."""
    return page(request, "people.html", {"shown": PeoplePage(q, offset, archive.people(q, offset=offset))})


@router.get("/people/{person}")
def person(request: Request, archive: Shelf, person: str) -> HTMLResponse:
    """Everything that one person said."""
    profile = archive.person(person)
    said = archive.find("", Paging("time", limit=100), speaker=profile.line.speaker.id)
    return page(request, "person.html", {"shown": PersonPage(profile, said.hits)})


@router.get("/search")
def search(request: Request, archive: Shelf, asked: Annotated[Search, Query()]) -> HTMLResponse:
    """The quotations that match."""
    shown = SearchPage(asked, archive.find(asked.q, asked.paging(), **asked.filters()), archive.facets(asked.q, **asked.filters()))
    return page(request, "search.html", {"shown": shown})
