"""The manual of the HTTP API: its OpenAPI description as a page that people can read."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from quoth.web.contexts.manual import ManualPage
from quoth.web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/api")
def manual(request: Request) -> HTMLResponse:
    """What a program can ask and send."""
    return page(request, ManualPage.of(request.app.openapi()))
