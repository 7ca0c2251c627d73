"""Who corrects: the name that a proxy or a password gives, or the one that a reader wrote down here once."""

from __future__ import annotations

from urllib.parse import quote, unquote

from fastapi import Request, Response

_COOKIE = "quoth_author"
_YEAR = 365 * 24 * 3600
_SOMEBODY = "a reader"
LONGEST = 100
"""Characters of a name."""


def author_of(request: Request) -> str:
    """The name under which this reader corrects; "" when none is known. Who signed in corrects under that name."""
    return getattr(request.state, "reader", None) or unquote(request.cookies.get(_COOKIE, ""))[:LONGEST]


def signed(request: Request) -> str:
    """The name to put under a correction."""
    return author_of(request).strip() or _SOMEBODY


def remember(response: Response, author: str) -> None:
    """Make the reader's browser keep the name."""
    name = quote(" ".join(author.split())[:LONGEST], safe="")
    response.set_cookie(_COOKIE, name, max_age=_YEAR, httponly=True, samesite="strict")
