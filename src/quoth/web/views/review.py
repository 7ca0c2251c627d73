"""The review: the least sure decisions one by one, each answer a correction beside what the machine said, each undone with a click."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from quoth.archive import Archive
from quoth.archive.results import Correction, Hit
from quoth.errors import QuothError
from quoth.web.contexts.corrections import CorrectionsPage, Queue, ReviewPage
from quoth.web.correcting import told
from quoth.web.desk import Shelf, desk_of
from quoth.web.guarding import FROM_OUR_FORM
from quoth.web.listing import A_PAGE, CorrectionListing
from quoth.web.marking import SURE
from quoth.web.pointing import places_of
from quoth.web.signing import LONGEST, remember, signed
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_DONE = 8
_PEOPLE = 50

Back = Annotated[str, Form(max_length=500, description="The page to return to")]


class Answer(BaseModel):
    """What a person says of a quotation, as the form sends it; the archive's kinds of correction."""

    model_config = ConfigDict(frozen=True)

    decision: Literal["confirm", "speaker", "nobody", "not_quotation", "span"]
    speaker: Annotated[str, Field(max_length=200)] = ""
    words: Annotated[str, Field(max_length=20_000)] = ""
    note: Annotated[str, Field(max_length=1000)] = ""
    back: Annotated[str, Field(max_length=500)] = "/review"
    token: str = ""


@router.get("/review")
def review(request: Request, archive: Shelf, after: str = "") -> HTMLResponse:
    """The least sure quotation that nobody has looked at."""
    found = archive.doubtful(limit=1, cursor=after or None)
    return _shown(request, archive, Queue.of(found, after, archive.progress(SURE)))


@router.get("/review/{quotation}")
def one(request: Request, archive: Shelf, quotation: str) -> HTMLResponse:
    """One quotation, to be looked at out of turn."""
    return _shown(request, archive, Queue(archive.quotation(quotation), "", None, archive.progress(SURE)))


@router.get("/corrections")
def corrections(request: Request, archive: Shelf, cursor: str = "") -> HTMLResponse:
    """Everything that people corrected, with the way to take it back."""
    found = CorrectionListing.of(archive.corrections(limit=A_PAGE + 1, before=cursor or None))
    return page(request, CorrectionsPage(told(archive, found.corrections), found.cursor))


@router.post("/review/{quotation}", dependencies=[FROM_OUR_FORM])
def answer(request: Request, quotation: str, given: Annotated[Answer, Form()]) -> RedirectResponse:
    """Keep the answer as a correction, and go on to the next quotation."""
    with desk_of(request).writing() as archive:
        archive.correct(_correction(archive, archive.quotation(quotation), given, signed(request)))
    return back_to(given.back)


@router.post("/corrections/{correction}/undo", dependencies=[FROM_OUR_FORM])
def undo(request: Request, correction: str, back: Back = "/review") -> RedirectResponse:
    """Take a correction back; it stays on record."""
    with desk_of(request).writing() as archive:
        archive.undo(correction)
    return back_to(back)


@router.post("/signature", dependencies=[FROM_OUR_FORM])
def sign(author: Annotated[str, Form(max_length=LONGEST)] = "", back: Back = "/review") -> RedirectResponse:
    """Write down who corrects from this browser."""
    going_back = back_to(back)
    remember(going_back, author)
    return going_back


def back_to(address: str) -> RedirectResponse:
    """The way back to a page of this room; to the first page for an address elsewhere."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return RedirectResponse(address if inside else "/", HTTPStatus.SEE_OTHER)


def _shown(request: Request, archive: Archive, queue: Queue) -> HTMLResponse:
    done = told(archive, archive.corrections(limit=_DONE))
    article = archive.article(queue.hit.article.id) if queue.hit else None
    return page(request, ReviewPage.of(queue, article, done, archive.people(limit=_PEOPLE)))


def _correction(archive: Archive, hit: Hit, given: Answer, author: str) -> Correction:
    match given.decision:
        case "confirm" | "not_quotation":
            return Correction(given.decision, hit.id, None, author, given.note)
        case "nobody":
            return Correction("speaker", hit.id, None, author, given.note)
        case "speaker":
            if not given.speaker.strip():
                raise QuothError("speaker", "no name was given", "write who said it, or answer that nobody is named")
            return Correction("speaker", hit.id, given.speaker.strip(), author, given.note)
        case "span":
            spans = places_of(given.words, archive.article(hit.article.id).text, hit.content[0].start)
            return Correction("span", hit.id, " ".join(f"{span.start}:{span.end}" for span in spans), author, given.note)
