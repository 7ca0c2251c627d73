"""The reading room as an ASGI application over one archive file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles

from quoth.errors import NotFoundError, QuothError
from quoth.web.reading import Desk
from quoth.web.templating import page
from quoth.web.views import api, rooms

_HERE = Path(str(files("quoth.web")))

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; connect-src 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""No script or style but our own files, no frame, no address of ours to the pages that are linked (https://owasp.org/www-project-secure-headers/)."""


def create_app(archive: Path) -> FastAPI:
    """The reading room over an archive: pages under `/`, the same values as JSON under `/api`, OpenAPI under `/api/openapi.json`.

    The archive is opened read-only, once for each thread that answers. Raises `ArchiveError` when it cannot be opened.
    """
    app = FastAPI(title="Quoth", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.desk = Desk(archive)
    app.state.desk.archive()
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    app.include_router(rooms.router)
    app.include_router(api.router)
    app.add_exception_handler(QuothError, _failed)
    app.middleware("http")(_guarded)
    return app


async def _guarded(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _failed(request: Request, error: Exception) -> Response:
    """One shape for every error: where, what, and the next step."""
    assert isinstance(error, QuothError)
    status = 404 if isinstance(error, NotFoundError) else 422
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": error.what, "where": error.where, "hint": error.hint}, status)
    return page(request, "error.html", {"error": error}, status)
