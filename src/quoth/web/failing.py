"""Whatever goes wrong is said in one shape: `{"error", "where", "hint"}` to programs, a page with the same three to people."""

from __future__ import annotations

import re
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from quoth.errors import NotFoundError, QuothError
from quoth.web.contexts.failing import ErrorPage
from quoth.web.desk import ReadOnlyError
from quoth.web.templating import page

_STATUS: dict[type[QuothError], int] = {NotFoundError: HTTPStatus.NOT_FOUND, ReadOnlyError: HTTPStatus.FORBIDDEN}
_COMMAND = re.compile(r"^quoth |--\w")
"""A hint that begins with a command or names an option is for a terminal; who reads in a browser is told what is there."""
_HINTS: dict[int, str] = {
    HTTPStatus.NOT_FOUND: "the search finds articles, people and quotations",
    HTTPStatus.METHOD_NOT_ALLOWED: "see /api/openapi.json",
    HTTPStatus.FORBIDDEN: "open the page again and send the form from there",
    HTTPStatus.TOO_MANY_REQUESTS: "wait a minute",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "send JSON with Content-Type: application/json, a page with application/octet-stream",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "read large files with `quoth read` or `quoth add`",
}


class ErrorReport(BaseModel):
    """What went wrong: what, where, and what to do next."""

    error: str
    where: str
    hint: str


def documented(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The errors of a route for its OpenAPI description."""
    return {status: {"model": ErrorReport, "description": HTTPStatus(status).phrase} for status in statuses}


def install(app: FastAPI) -> None:
    """Make an application answer every error in the one shape."""
    app.add_exception_handler(QuothError, _on_purpose)
    app.add_exception_handler(RequestValidationError, _asked_wrongly)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _defect)


def status_of(error: QuothError) -> int:
    """The status of an answer that says what went wrong."""
    return _STATUS.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)


def answered(request: Request, status: int, shown: ErrorPage) -> Response:
    """The answer to a request that failed, for a program or a person."""
    if _of_a_program(request):
        return JSONResponse({"error": shown.error, "where": shown.where, "hint": shown.hint}, status)
    return page(request, shown, status)


def _of_a_program(request: Request) -> bool:
    return request.url.path.startswith("/api")


def _on_purpose(request: Request, error: Exception) -> Response:
    assert isinstance(error, QuothError)
    status = status_of(error)
    hint = error.hint
    if _COMMAND.search(hint) and not _of_a_program(request):
        hint = _HINTS.get(status, "")
    return answered(request, status, ErrorPage(error.what, error.where, hint))


def _asked_wrongly(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return answered(request, HTTPStatus.UNPROCESSABLE_ENTITY, ErrorPage(str(first["msg"]), where, "see /api/openapi.json"))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    what = "there is no such page" if error.status_code == HTTPStatus.NOT_FOUND else str(error.detail)
    answer = answered(request, error.status_code, ErrorPage(what, request.url.path, _HINTS.get(error.status_code, "")))
    answer.headers.update(error.headers or {})
    return answer


def _defect(request: Request, error: Exception) -> Response:
    what = f"the reading room failed: {type(error).__name__}"
    return answered(request, HTTPStatus.INTERNAL_SERVER_ERROR, ErrorPage(what, request.url.path, "please report this as a defect of Quoth"))
