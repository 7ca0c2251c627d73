"""The same values as JSON. Errors have one shape: `{"error", "where", "hint"}`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query

from quoth.archive.results import Comparison, Facets, Found, Hit, Listing, PersonLine, Profile, Stats, Trace
from quoth.report import ArticleReport, report
from quoth.web.desk import Shelf
from quoth.web.failing import documented
from quoth.web.searching import Search
from quoth.web.shares import Shares, shares
from quoth.web.uploads import read_upload
from quoth.web.views.people import MOST_SKIPPED
from quoth.web.views.reading import WORK

router = APIRouter(prefix="/api", tags=["archive"], responses=documented(422))

Asked = Annotated[Search, Query()]
Name = Annotated[str, Query(max_length=200)]
Cursor = Annotated[str, Query(description="Where the next page begins, as the page before said", max_length=200)]
Bytes = Annotated[bytes, Body(media_type="application/octet-stream", description="The bytes of a page or a text")]
_MISSING = documented(404)


@router.get("/stats")
def stats(archive: Shelf) -> Stats:
    """The counts of the archive."""
    return archive.stats()


@router.get("/articles", responses=_MISSING)
def articles(archive: Shelf, q: Name = "", outlet: Name = "", cursor: Cursor = "") -> Listing:
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


@router.get("/quotations/{quotation}", responses=_MISSING)
def quotation(archive: Shelf, quotation: str) -> Hit:
    """One quotation with its article, its place and its links."""
    return archive.quotation(quotation)


@router.get("/trace", responses=_MISSING)
def trace(archive: Shelf, q: Annotated[str, Query(description="Words, or a quotation's id", max_length=2000)]) -> Trace:
    """The same words across outlets and days, each printing with what it changed."""
    return archive.trace(q)


@router.get("/people")
def people(archive: Shelf, q: Name = "", offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0) -> tuple[PersonLine, ...]:
    """Who is quoted, the most quoted first."""
    return archive.people(q, offset=offset)


@router.get("/people/{person}", responses=_MISSING)
def person(archive: Shelf, person: str) -> Profile:
    """One person by name or id."""
    return archive.person(person)


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
def voices(archive: Shelf, asked: Asked) -> Shares:
    """Who gets quoted in what matches: shares, and how much by few."""
    return shares(archive.facets(asked.q, **asked.filters()))


@router.get("/doubtful")
def doubtful(archive: Shelf, cursor: Cursor = "") -> Found:
    """The quotations that the machine is least sure of and nobody has looked at."""
    return archive.doubtful(cursor=cursor or None)


@router.post("/read", responses=documented(413, 429), dependencies=[WORK])
def read(
    content: Annotated[bytes, Body(media_type="application/octet-stream", description="The bytes of a page or a text")],
) -> ArticleReport:
    """The article of a page, with who said what in it; nothing is kept."""
    return report(read_upload(content))
