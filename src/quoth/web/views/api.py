"""The same values as JSON. Errors have one shape: `{"error", "where", "hint"}`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from quoth.archive.results import (
    ArticleLine,
    Comparison,
    Count,
    Facets,
    Found,
    Hit,
    Listing,
    Profile,
    Progress,
    SimilarPeople,
    Stats,
    Trace,
)
from quoth.report import ArticleReport, report
from quoth.web import listing
from quoth.web.desk import Shelf
from quoth.web.failing import documented
from quoth.web.listing import CorrectionListing, PeopleListing
from quoth.web.marking import SURE
from quoth.web.revising import Revision, revision
from quoth.web.searching import Search
from quoth.web.shares import WhoIsQuoted, who_is_quoted
from quoth.web.views.articles import two_versions

router = APIRouter(prefix="/api", tags=["reading"], responses=documented(422))

Asked = Annotated[Search, Query()]
Name = Annotated[str, Query(description="A name, or an id", max_length=200)]
Words = Annotated[str, Query(description="Words that the name or the headline must have", max_length=200)]
Outlet = Annotated[str, Query(description="Who printed it", max_length=200)]
Cursor = Annotated[str, Query(description="Where the next page begins, as the page before said", max_length=200)]
_MISSING = documented(404)


@router.get("/stats")
def stats(archive: Shelf) -> Stats:
    """The counts of the archive."""
    return archive.stats()


@router.get("/outlets")
def outlets(archive: Shelf) -> tuple[Count, ...]:
    """The outlets with their articles counted, largest first."""
    return archive.outlets()


@router.get("/articles", responses=_MISSING)
def articles(archive: Shelf, q: Words = "", outlet: Outlet = "", cursor: Cursor = "") -> Listing:
    """The articles, last added first; `q` are words of the headline."""
    return archive.articles(words=q, outlet=outlet or None, cursor=cursor or None)


@router.get("/articles/{article}", responses=_MISSING)
def article(archive: Shelf, article: str) -> ArticleReport:
    """One article as `quoth read --jsonl` prints it."""
    return report(archive.article(article))


@router.get("/articles/{article}/quotations", responses=_MISSING)
def quotations(archive: Shelf, article: str) -> tuple[Hit, ...]:
    """The quotations of one article as corrected."""
    return archive.kept(article).hits


@router.get("/articles/{article}/versions", responses=_MISSING)
def versions(archive: Shelf, article: str) -> tuple[ArticleLine, ...]:
    """The versions of one article, the oldest first."""
    return archive.kept(article).versions


@router.get("/articles/{article}/copies", responses=_MISSING)
def copies(archive: Shelf, article: str) -> tuple[ArticleLine, ...]:
    """The articles that repeat one article."""
    return archive.kept(article).copies


@router.get("/articles/{article}/since/{earlier}", responses=_MISSING)
def since(archive: Shelf, article: str, earlier: str) -> Revision:
    """What an article changed since an earlier version of it."""
    before, after = two_versions(archive, article, earlier)
    return revision(before.article, after.article)


@router.get("/quotations/{quotation}", responses=_MISSING)
def quotation(archive: Shelf, quotation: str) -> Hit:
    """One quotation with its article, its place and its links."""
    return archive.quotation(quotation)


@router.get("/trace", responses=_MISSING)
def trace(archive: Shelf, q: Annotated[str, Query(description="Words, or a quotation's id", max_length=2000)]) -> Trace:
    """The same words across outlets and days, each printing with what it changed."""
    return archive.trace(q)


@router.get("/people")
def people(archive: Shelf, q: Words = "", cursor: Cursor = "") -> PeopleListing:
    """Who is quoted, the most quoted first."""
    return listing.people(archive, q, cursor)


@router.get("/people/similar")
def similar(archive: Shelf) -> tuple[SimilarPeople, ...]:
    """Pairs of people that may be one, and why; correct with `merge` or `apart`, and they leave the list."""
    return archive.similar()


@router.get("/people/{person}", responses=_MISSING)
def person(archive: Shelf, person: str) -> Profile:
    """One person by name or id."""
    return archive.person(person)


@router.get("/people/{person}/articles", responses=_MISSING)
def naming(archive: Shelf, person: str, cursor: Cursor = "") -> Listing:
    """The articles that name one person (by id), last added first: those that a `split` may tell apart."""
    return archive.naming(person, cursor=cursor or None)


@router.get("/compare", responses=_MISSING)
def compare(archive: Shelf, a: Name, b: Name) -> Comparison:
    """Two people side by side, by names or ids."""
    return archive.compare(a, b)


@router.get("/search", responses=_MISSING)
def search(archive: Shelf, asked: Asked) -> Found:
    """The quotations that match."""
    return archive.find(asked.q, asked.paging(), **asked.filters())


@router.get("/facets", responses=_MISSING)
def facets(archive: Shelf, asked: Asked) -> Facets:
    """How the quotations that match spread over people, outlets, kinds and months."""
    return archive.facets(asked.q, **asked.filters())


@router.get("/voices", responses=_MISSING)
def voices(archive: Shelf, asked: Asked) -> WhoIsQuoted:
    """Who gets quoted in what matches: shares, and how much by few; also by outlet and by time."""
    return who_is_quoted(archive.voices(asked.q, **asked.filters()))


@router.get("/doubtful")
def doubtful(archive: Shelf, cursor: Cursor = "") -> Found:
    """The quotations that the machine is least sure of and nobody has looked at."""
    return archive.doubtful(cursor=cursor or None)


@router.get("/progress")
def progress(archive: Shelf) -> Progress:
    """How far the review has come."""
    return archive.progress(SURE)


@router.get("/corrections", responses=_MISSING)
def corrections(archive: Shelf, article: Name = "", target: Name = "", cursor: Cursor = "", *, undone: bool = False) -> CorrectionListing:
    """What people corrected, the latest first: of an article, a quotation or person (`target`), or all; `undone`: taken back, too."""
    found = archive.corrections(
        article=article or None, target=target or None, undone=undone, limit=listing.A_PAGE + 1, before=cursor or None
    )
    return CorrectionListing.of(found)
