"""The same values as JSON. Errors have one shape: `{"error", "where", "hint"}`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from quoth.archive import Archive
from quoth.archive.results import Facets, Found, Listing, PersonLine, Profile, Stats
from quoth.report import ArticleReport, report
from quoth.web.reading import archive_of
from quoth.web.searching import Search

router = APIRouter(prefix="/api", tags=["archive"])

Shelf = Annotated[Archive, Depends(archive_of)]


@router.get("/stats")
def stats(archive: Shelf) -> Stats:
    """The counts of the archive."""
    return archive.stats()


@router.get("/articles")
def articles(archive: Shelf, outlet: str | None = None, cursor: str | None = None) -> Listing:
    """The articles, the newest first."""
    return archive.articles(outlet=outlet, cursor=cursor)


@router.get("/articles/{article}")
def article(archive: Shelf, article: str) -> ArticleReport:
    """One article as `quoth read --jsonl` prints it."""
    return report(archive.article(article))


@router.get("/people")
def people(archive: Shelf, q: str = "", offset: Annotated[int, Query(ge=0)] = 0) -> tuple[PersonLine, ...]:
    """Who is quoted, the most quoted first."""
    return archive.people(q, offset=offset)


@router.get("/people/{person}")
def person(archive: Shelf, person: str) -> Profile:
    """One person by name or id."""
    return archive.person(person)


@router.get("/search")
def search(archive: Shelf, asked: Annotated[Search, Query()]) -> Found:
    """The quotations that match."""
    return archive.find(asked.q, asked.paging(), **asked.filters())


@router.get("/facets")
def facets(archive: Shelf, asked: Annotated[Search, Query()]) -> Facets:
    """How the quotations that match spread over people, outlets, kinds and months."""
    return archive.facets(asked.q, **asked.filters())
