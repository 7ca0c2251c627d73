"""Who may ask, from where, and what every answer says to the browser.

The rules follow OWASP's cheat sheets on secure headers, cross-site request forgery and DNS rebinding (https://cheatsheetseries.owasp.org/).
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Awaitable, Callable
from hashlib import blake2b
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, HTTPException, Request, Response

from quoth.web.contexts.failing import ErrorPage
from quoth.web.desk import desk_of
from quoth.web.failing import answered
from quoth.web.options import RoomOptions

Next = Callable[[Request], Awaitable[Response]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self';"
        " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No script, style or font but our own files, no frame, no address of ours to the pages that are linked.

The referrer is `same-origin` and not `no-referrer`: with that, browsers send our own forms with the origin `null`."""

TOKEN = "quoth_token"  # noqa: S105 - the name of a cookie, not its value
_A_DAY, _A_YEAR = 86_400, 31_536_000
"""Seconds that a browser keeps our own files without asking: those whose address changes when they do, and the fonts."""
_READING = {"GET", "HEAD", "OPTIONS"}
_OF_FORMS = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}
"""What a browser lets a page send to another site without asking that site (https://fetch.spec.whatwg.org/#cors-safelisted-request-header)."""


async def guarded(request: Request, call_next: Next) -> Response:
    """The answer to a request, with the headers that keep it safe; turned away when it comes from another site or nobody known."""
    request.state.token = request.cookies.get(TOKEN) or secrets.token_urlsafe(24)
    request.state.reader = None
    response = _turned_away(request) or await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.url.path.startswith("/static/"):
        response.headers["Cache-Control"] = f"private, max-age={_A_YEAR if request.url.query else _A_DAY}"
    if TOKEN not in request.cookies and response.headers.get("content-type", "").startswith("text/html"):
        response.set_cookie(TOKEN, request.state.token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return await _tagged(request, response)


def _turned_away(request: Request) -> Response | None:
    options = desk_of(request).options
    if not _known(request, options):
        shown = ErrorPage("this reading room asks who you are", request.url.path, "sign in with the password you were given")
        response = answered(request, HTTPStatus.UNAUTHORIZED, shown)
        if options.password is not None:
            response.headers["WWW-Authenticate"] = 'Basic realm="Quoth", charset="UTF-8"'
        return response
    if request.method not in _READING and not _of_this_room(request):
        shown = ErrorPage("the request comes from another site", request.url.path, "open the page here and send the form from there")
        return answered(request, HTTPStatus.FORBIDDEN, shown)
    return None


def _known(request: Request, options: RoomOptions) -> bool:
    if options.proxy_header is not None:
        request.state.reader = request.headers.get(options.proxy_header) or None
        return request.state.reader is not None
    if options.password is None:
        return True
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, password = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    request.state.reader = name or None
    return scheme.lower() == "basic" and secrets.compare_digest(password.encode(), options.password.encode())


def _of_this_room(request: Request) -> bool:
    """Browsers say where a request comes from (https://web.dev/articles/fetch-metadata); programs say nothing and carry no cookie."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _same_token(request: Request, token: Annotated[str, Form(description="The token of the form's page")] = "") -> None:
    if not secrets.compare_digest(token.encode(), request.cookies.get(TOKEN, "").encode()) or not token:
        raise HTTPException(HTTPStatus.FORBIDDEN, "the form does not come from a page of this reading room")


FROM_OUR_FORM = Depends(_same_token)
"""A view that changes something takes forms of our own pages only."""


def from_a_program(request: Request) -> None:
    """Refuse a change of the archive whose body any form of another site could have sent: JSON and bytes need the reader's own program."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _OF_FORMS:
        what = f"a change is not taken as {kind or 'a body of no stated type'}"
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, what)


async def _tagged(request: Request, response: Response) -> Response:
    """The response with an ETag, or 304 without a body when the reader has it already. What is streamed goes on untagged."""
    if request.method != "GET" or response.status_code != HTTPStatus.OK or "content-length" not in response.headers:
        return response
    if "etag" in response.headers:
        return response
    body = b"".join([part async for part in response.body_iterator]) if hasattr(response, "body_iterator") else bytes(response.body)
    tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = dict(response.headers) | {"etag": tag, "cache-control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        kept = {name: value for name, value in headers.items() if name not in ("content-length", "content-type")}
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
    tagged = Response(body, headers={name: value for name, value in headers.items() if name != "set-cookie"})
    tagged.raw_headers.extend(pair for pair in response.raw_headers if pair[0] == b"set-cookie")
    return tagged
