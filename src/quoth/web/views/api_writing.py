"""What a program sends: pages to read or to keep, documents to check against, corrections and their undoing, what is to be forgotten.

What changes the archive comes from a program or from this room, never from a form of another site: such a form can send neither JSON nor
`application/octet-stream`, and the browser says where it stands (`quoth.web.guarding`).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Body, Depends, File, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from quoth.archive.results import Added, Correction, CorrectionKind, Forgotten
from quoth.report import ArticleReport, report
from quoth.web.checking import Checked, checked
from quoth.web.desk import Shelf, desk_of
from quoth.web.failing import documented
from quoth.web.guarding import from_a_program
from quoth.web.signing import author_of
from quoth.web.uploads import document_of, read_upload
from quoth.web.views.reading import WORK

router = APIRouter(prefix="/api", tags=["writing"], responses=documented(403, 422))

Bytes = Annotated[bytes, Body(media_type="application/octet-stream", description="The bytes of a page, a text, a PDF or a Word document")]
_CHANGES = Depends(from_a_program)


class Proposed(BaseModel):
    """A correction as it is sent; see `Correction` for what `target` and `value` are. Who is signed in corrects under that name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CorrectionKind
    target: Annotated[str, Field(max_length=200)]
    value: Annotated[str | None, Field(max_length=20_000)] = None
    author: Annotated[str, Field(max_length=100)] = ""
    note: Annotated[str, Field(max_length=1000)] = ""


@router.post("/read", responses=documented(413, 429), dependencies=[WORK])
def read(request: Request, content: Bytes) -> ArticleReport:
    """The article of a page, with who said what in it; nothing is kept."""
    return report(read_upload(content, "", desk_of(request).options.longest))


@router.post("/articles", status_code=HTTPStatus.CREATED, responses=documented(413, 415, 429), dependencies=[_CHANGES, WORK])
def add(request: Request, content: Bytes) -> Added:
    """Read a page and keep its article; the same page again changes nothing."""
    desk = desk_of(request)
    with desk.writing() as archive:
        return archive.add(read_upload(content, "", desk.options.longest))


@router.post("/articles/{article}/check", responses=documented(404, 413, 429), dependencies=[WORK])
def check(archive: Shelf, article: str, documents: Annotated[list[UploadFile], File()]) -> tuple[Checked, ...]:
    """Whether the words that an article quotes stand in the documents; nothing is kept."""
    kept = archive.kept(article)
    return checked(kept, [document_of(upload.file.read(), upload.filename or "") for upload in documents])


@router.post("/corrections", status_code=HTTPStatus.CREATED, responses=documented(404, 415), dependencies=[_CHANGES])
def correct(request: Request, proposed: Proposed) -> Correction:
    """Correct a quotation (`speaker`, `span`, `not_quotation`, `confirm`) or a person (`merge`, `split`, `rename`, `apart`)."""
    author = request.state.reader or proposed.author or author_of(request)
    with desk_of(request).writing() as archive:
        return archive.correct(Correction(proposed.kind, proposed.target, proposed.value, author, proposed.note))


@router.delete("/corrections/{correction}", responses=documented(404))
def undo(request: Request, correction: str) -> Correction:
    """Take a correction back; it stays on record."""
    with desk_of(request).writing() as archive:
        return archive.undo(correction)


@router.delete("/articles/{article}", responses=documented(404))
def forget_article(request: Request, article: str) -> Forgotten:
    """Forget an article for good: all its versions, what was quoted from them and corrected in them. Nothing brings it back."""
    with desk_of(request).writing() as archive:
        return archive.forget(url=article)


@router.delete("/people/{person}", responses=documented(404))
def forget_person(request: Request, person: str) -> Forgotten:
    """Forget a person (by name or id) for good, with every article that names them. Nothing brings them back."""
    with desk_of(request).writing() as archive:
        return archive.forget(person=person)
