"""The people, one person, two side by side, and who gets quoted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from quoth.archive import Archive
from quoth.archive.results import Paging, Speaker
from quoth.errors import ArchiveError, NotFoundError
from quoth.web import listing
from quoth.web.contexts.people import ComparePage, PeoplePage, PersonPage, Record, VoicesPage
from quoth.web.correcting import told
from quoth.web.desk import Shelf
from quoth.web.drawing import over_time
from quoth.web.failing import status_of
from quoth.web.searching import Search
from quoth.web.shares import who_is_quoted
from quoth.web.tables import Division, shares_csv
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_A_PAGE = 30
_NAMING = 50
_CHOICES = 12


@router.get("/people")
def people(request: Request, archive: Shelf, q: str = "", cursor: str = "") -> HTMLResponse:
    """Everybody who is quoted, the most quoted first."""
    return page(request, PeoplePage(q, listing.people(archive, q, cursor)))


@router.get("/people/{person}")
def person(request: Request, archive: Shelf, person: str, cursor: str = "") -> HTMLResponse:
    """Everything that one person said."""
    profile = archive.person(person)
    speaker = profile.line.speaker
    asked = Search(speaker=speaker.id, sort="time")
    said = archive.find("", Paging("time", limit=_A_PAGE, cursor=cursor or None), speaker=speaker.id)
    return page(request, PersonPage.of(profile, said, asked, _record(archive, speaker)))


@router.get("/compare")
def compare(request: Request, archive: Shelf, a: str = "", b: str = "") -> HTMLResponse:
    """Two people side by side; for a name that means nobody or several, whom it may mean."""
    try:
        return page(request, ComparePage.of(a, b, archive.compare(a, b) if a and b else None))
    except (NotFoundError, ArchiveError) as error:
        unclear = ComparePage(a, b, unclear=error.where, choices=archive.people(error.where, limit=_CHOICES))
        return page(request, unclear, status_of(error))


@router.get("/voices")
def voices(request: Request, archive: Shelf, asked: Annotated[Search, Query()]) -> HTMLResponse:
    """Who gets quoted, and how much by few."""
    found = archive.voices(asked.q, **asked.filters())
    return page(request, VoicesPage(asked, who_is_quoted(found), over_time(found.months), archive.outlet_names()))


@router.get("/voices.csv")
def voices_table(archive: Shelf, asked: Annotated[Search, Query()], division: Division = "") -> Response:
    """The same as a table, of all that was counted or divided by outlet or time."""
    table = shares_csv(who_is_quoted(archive.voices(asked.q, **asked.filters())), division)
    name = "-by-".join(part for part in ("who-gets-quoted", division) if part)
    return Response(table, media_type="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'})


def _record(archive: Archive, speaker: Speaker) -> Record:
    done = told(archive, archive.corrections(target=speaker.id))
    return Record(done, archive.naming(speaker.id, limit=_NAMING), archive.namesakes(speaker.id))
