"""The first page, the articles, one article, its versions, and its quotations against documents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import HTMLResponse

from quoth.archive import Archive
from quoth.archive.results import Kept
from quoth.errors import NotFoundError
from quoth.web.checking import checked
from quoth.web.contexts.articles import ArticlePage, ArticlesPage, CheckPage, HomePage, RevisionPage
from quoth.web.desk import Shelf
from quoth.web.guarding import FROM_OUR_FORM
from quoth.web.templating import page
from quoth.web.uploads import document_of
from quoth.web.views.reading import WORK

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_LATEST = 10
_FOREMOST = 10
_WEEK = timedelta(days=6)


@router.get("/")
def home(request: Request, archive: Shelf) -> HTMLResponse:
    """What was added last, who is quoted most in the latest week, and the counts."""
    stats = archive.stats()
    week = (date.fromisoformat(stats.last) - _WEEK).isoformat() if stats.last else None
    foremost = archive.facets("", since=week).people[:_FOREMOST] if week else ()
    latest = archive.articles(limit=_LATEST).articles
    return page(request, HomePage(stats, latest, week, foremost, archive.people(limit=_FOREMOST)))


@router.get("/articles")
def articles(request: Request, archive: Shelf, q: str = "", outlet: str = "", cursor: str = "") -> HTMLResponse:
    """All articles, the newest first."""
    listing = archive.articles(words=q, outlet=outlet or None, cursor=cursor or None)
    return page(request, ArticlesPage(q, outlet, archive.outlets(), listing))


@router.get("/articles/{article}")
def article(request: Request, archive: Shelf, article: str, part: Annotated[int, Query(ge=1)] = 1, said: str = "") -> HTMLResponse:
    """One article with its quotations marked; a very long one in parts, of which `said` opens the one with that quotation."""
    return page(request, ArticlePage.of(archive.kept(article), said or part))


@router.get("/articles/{article}/since/{earlier}")
def revision(request: Request, archive: Shelf, article: str, earlier: str) -> HTMLResponse:
    """What a later version of an article changed."""
    return page(request, RevisionPage.of(*two_versions(archive, article, earlier)))


@router.post("/articles/{article}/check", dependencies=[FROM_OUR_FORM, WORK])
def check(request: Request, archive: Shelf, article: str, documents: Annotated[list[UploadFile], File()]) -> HTMLResponse:
    """Whether the quotations of an article stand in the documents that were dropped on it."""
    kept = archive.kept(article)
    read = [document_of(upload.file.read(), upload.filename or "") for upload in documents]
    return page(request, CheckPage(kept.line, tuple(document.name for document in read), checked(kept, read)))


def two_versions(archive: Archive, article: str, earlier: str) -> tuple[Kept, Kept]:
    """An earlier version of an article and the article. Raises `NotFoundError` when it is none of its versions."""
    after = archive.kept(article)
    if earlier not in {line.id for line in after.versions}:
        raise NotFoundError(earlier, "this is no version of the article", "the article's page lists its versions")
    return archive.kept(earlier), after
