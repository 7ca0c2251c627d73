"""Paste or drop: a text or a page is read at once, held for a while, and kept with one click."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from quoth.errors import PageError
from quoth.web.contexts.articles import ReadingPage, ReadPage
from quoth.web.desk import desk_of
from quoth.web.guarding import FROM_OUR_FORM
from quoth.web.pacing import Pace
from quoth.web.sheets import sheet
from quoth.web.templating import page
from quoth.web.uploads import Readings, read_upload

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def _paced(request: Request) -> None:
    pace = request.app.state.pace
    assert isinstance(pace, Pace)
    reader = request.state.reader or (request.client.host if request.client else "")
    if not pace.allows(reader):
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, "too many uploads within a minute", {"Retry-After": "60"})


WORK = Depends(_paced)
"""A view that reads what is uploaded serves each reader so many times a minute."""


def readings_of(request: Request) -> Readings:
    """What readers uploaded and did not keep."""
    readings = request.app.state.readings
    assert isinstance(readings, Readings)
    return readings


Held = Annotated[Readings, Depends(readings_of)]


@router.get("/read")
def form(request: Request) -> HTMLResponse:
    """The form to paste or drop."""
    return page(request, ReadPage(desk_of(request).options.upload))


@router.post("/read", dependencies=[FROM_OUR_FORM, WORK])
def read(
    request: Request, readings: Held, text: Annotated[str, Form()] = "", file: Annotated[UploadFile | None, File()] = None
) -> RedirectResponse:
    """Read what was pasted or dropped, and go to where it is shown."""
    dropped = file is not None and bool(file.filename)
    content = file.file.read() if file is not None and dropped else text.encode("utf-8", "replace")
    if not content.strip():
        raise PageError("the form", "nothing was pasted or dropped", "paste a text or choose a file")
    called = file.filename or "" if file is not None else ""
    name = readings.hold(read_upload(content, called, desk_of(request).options.longest))
    return RedirectResponse(f"/read/{name}", HTTPStatus.SEE_OTHER)


@router.get("/read/{name}")
def reading(request: Request, readings: Held, name: str, part: Annotated[int, Query(ge=1)] = 1, said: str = "") -> HTMLResponse:
    """What was read, with its quotations marked."""
    return page(request, ReadingPage(name, sheet(readings.held(name), asked=said or part)))


@router.post("/read/{name}/keep", dependencies=[FROM_OUR_FORM])
def keep(request: Request, readings: Held, name: str) -> RedirectResponse:
    """Put what was read into the archive, and go to the article."""
    with desk_of(request).writing() as archive:
        added = archive.add(readings.held(name))
    return RedirectResponse(f"/articles/{added.article}", HTTPStatus.SEE_OTHER)
