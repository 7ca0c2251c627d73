"""Who is who: people merge, split and rename the archive's people, or say that two are not one; each is a correction, and undone."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from quoth.archive import Archive
from quoth.archive.results import Correction
from quoth.errors import QuothError
from quoth.web.contexts.corrections import SimilarPage
from quoth.web.correcting import OF_PEOPLE, told
from quoth.web.desk import Shelf, desk_of
from quoth.web.guarding import FROM_OUR_FORM
from quoth.web.signing import signed
from quoth.web.templating import page
from quoth.web.views.review import back_to

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_PAIRS = 25
_DONE = 8


class Said(BaseModel):
    """What somebody says of a person, as the forms send it."""

    model_config = ConfigDict(frozen=True)

    decision: Literal["merge", "apart", "rename", "split"]
    name: Annotated[str, Field(max_length=200)] = ""
    other: Annotated[str, Field(max_length=200)] = ""
    articles: Annotated[tuple[str, ...], Field(max_length=1000)] = ()
    note: Annotated[str, Field(max_length=1000)] = ""
    back: Annotated[str, Field(max_length=500)] = ""
    token: str = ""


@router.get("/people/similar")
def similar(request: Request, archive: Shelf) -> HTMLResponse:
    """People that may be one, for somebody to say."""
    of_people = [one for one in archive.corrections() if one.kind in OF_PEOPLE][:_DONE]
    return page(request, SimilarPage(archive.similar(_PAIRS), told(archive, of_people)))


@router.post("/people/{person}/correct", dependencies=[FROM_OUR_FORM])
def correct(request: Request, person: str, said: Annotated[Said, Form()]) -> RedirectResponse:
    """Keep what was said as a correction, and go back to the page it was said on."""
    with desk_of(request).writing() as archive:
        made = archive.correct(_correction(archive, person, said, signed(request)))
    return back_to(said.back or f"/people/{made.target}")


def _correction(archive: Archive, person: str, said: Said, author: str) -> Correction:
    match said.decision:
        case "rename":
            return Correction("rename", person, said.name.strip(), author, said.note)
        case "split":
            if not said.articles:
                raise QuothError("articles", "no article was chosen", "choose those that mean somebody else")
            return Correction("split", person, " ".join(said.articles), author, said.note)
        case "merge" | "apart":
            if not said.other.strip():
                raise QuothError("other", "no other person was named", "write the name or the id of the other person")
            one, other = archive.person(person).line, archive.person(said.other).line
            joins, stays = sorted((one, other), key=lambda line: line.quotations)
            return Correction(said.decision, joins.speaker.id, stays.speaker.id, author, said.note)
