"""The review: the least sure decisions one by one, each answer a correction beside what the machine said, each undone with a click."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from quoth.archive import Archive
from quoth.archive.results import Correction
from quoth.errors import QuothError
from quoth.web.contexts.quotations import Queue, ReviewPage
from quoth.web.desk import Shelf, desk_of
from quoth.web.guarding import FROM_OUR_FORM
from quoth.web.pointing import places_of
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_AUTHOR = "quoth_author"
_DONE = 8
_PEOPLE = 200
_YEAR = 365 * 24 * 3600


class Answer(BaseModel):
    """What a person says of a quotation, as the form sends it; the archive's kinds of correction."""

    model_config = ConfigDict(frozen=True)

    decision: Literal["confirm", "speaker", "nobody", "not_quotation", "span"]
    speaker: Annotated[str, Field(max_length=200)] = ""
    words: Annotated[str, Field(max_length=20_000)] = ""
    note: Annotated[str, Field(max_length=1000)] = ""
    author: Annotated[str, Field(max_length=100)] = ""
    after: Annotated[str, Field(max_length=200)] = ""
    token: str = ""


@router.get("/review")
def review(request: Request, archive: Shelf, after: str = "") -> HTMLResponse:
    """The least sure quotation that nobody has looked at."""
    found = archive.doubtful(limit=1, cursor=after or None)
    done = tuple(sorted(archive.corrections(), key=lambda correction: correction.at, reverse=True)[:_DONE])
    author = request.state.reader or request.cookies.get(_AUTHOR, "")
    article = archive.article(found.hits[0].article.id) if found.hits else None
    return page(request, ReviewPage.of(Queue(found, after, done, archive.people(limit=_PEOPLE), author), article))


@router.post("/review/{quotation}", dependencies=[FROM_OUR_FORM])
def answer(request: Request, quotation: str, given: Annotated[Answer, Form()]) -> RedirectResponse:
    """Keep the answer as a correction, and go on to the next quotation."""
    author = request.state.reader or given.author.strip() or "a reader"
    with desk_of(request).writing() as archive:
        archive.correct(_correction(archive, quotation, given, author))
    going_on = RedirectResponse(f"/review?after={given.after}" if given.after else "/review", HTTPStatus.SEE_OTHER)
    going_on.set_cookie(_AUTHOR, given.author.strip(), max_age=_YEAR, httponly=True, samesite="strict")
    return going_on


@router.post("/review/undo/{correction}", dependencies=[FROM_OUR_FORM])
def undo(request: Request, correction: str) -> RedirectResponse:
    """Take a correction back; it stays on record."""
    with desk_of(request).writing() as archive:
        archive.undo(correction)
    return RedirectResponse("/review", HTTPStatus.SEE_OTHER)


def _correction(archive: Archive, quotation: str, given: Answer, author: str) -> Correction:
    match given.decision:
        case "confirm" | "not_quotation":
            return Correction(given.decision, quotation, None, author, given.note)
        case "nobody":
            return Correction("speaker", quotation, None, author, given.note)
        case "speaker":
            if not given.speaker.strip():
                raise QuothError("speaker", "no name was given", "write who said it, or answer that nobody is named")
            return Correction("speaker", quotation, given.speaker.strip(), author, given.note)
        case "span":
            hit = archive.quotation(quotation)
            spans = places_of(given.words, archive.article(hit.article.id).text, hit.content[0].start)
            return Correction("span", quotation, " ".join(f"{span.start}:{span.end}" for span in spans), author, given.note)
