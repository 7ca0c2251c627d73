"""One page from its bytes: what it is, which encoding it is in, and whether it is safe to hand on."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from quoth.errors import PageError
from quoth.model import Origin, Page
from quoth.pages.encoding import decide_encoding
from quoth.pages.limits import PageLimits
from quoth.pages.media import media_type
from quoth.pages.nesting import nested_deeper
from quoth.pages.signatures import is_mhtml, is_warc, refuse_foreign, structured
from quoth.pages.stored import read_file, read_stdin, unpacked

Source = str | Path | bytes
"""A path ("-" is standard input) or the bytes of a page."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\v\f\r\x1b")
_HEAD = 65_536
_TOLERATED = 20
"""One character in so many may be no character: pages with a few broken ones are common, binary data is far above it."""


def open_page(source: Source, limits: PageLimits = PageLimits()) -> Page:
    """The page at a path, on standard input ("-"), or of the bytes given; gzip is unpacked.

    Raises `PageError` when the bytes cannot be had within the limits or are no page: it says where, what they are, and what to do.

    >>> open_page(b"<p>A bridge opened.</p>").media_type
    'text/html'
    """
    if isinstance(source, bytes):
        origin = Origin("memory")
        return page_of(unpacked(source, str(origin), limits), origin, limits)
    path = str(source)
    if path == "-":
        return page_of(read_stdin(limits), Origin("stdin", "-"), limits)
    return page_of(read_file(path, limits), Origin("file", path), limits)


def page_of(
    content: bytes,
    origin: Origin,
    limits: PageLimits = PageLimits(),
    charset: str | None = None,
    url: str | None = None,
    fetched: datetime | None = None,
) -> Page:
    """The page that bytes are; `charset` is what the server said. Raises `PageError` when they are none."""
    where = str(origin)
    if len(content) > limits.size:
        raise PageError(where, f"larger than the limit of {limits.size:,} bytes", "raise `PageLimits.size` if this is one page")
    if not content or content.isspace():
        raise PageError(where, "empty: there is nothing but white space in it" if content else "empty", "save or fetch the page again")
    refuse_foreign(content[:512], where)
    if is_warc(content):
        raise PageError(where, "a web archive, not a page: it holds many", "name it .warc or .warc.gz, and give it to `quoth read`")
    if is_mhtml(content):
        raise PageError(where, "a page saved with its parts as MHTML", "save it as HTML only")
    encoding = decide_encoding(content, charset)
    kind = media_type(content[:_HEAD].decode(encoding, "replace").removeprefix("\ufeff"))
    page = Page(origin, content, kind, encoding, url, fetched)
    _refuse_data(page, where)
    if kind == "text/html" and nested_deeper(content, limits.depth):
        what = f"elements nested more than {limits.depth:,} deep"
        raise PageError(where, what, "no page is written so; raise `PageLimits.depth` if this one is")
    return page


def _refuse_data(page: Page, where: str) -> None:
    """Raise `PageError` for what decodes but is no prose: binary data, JSON, a feed, a sitemap."""
    prose = page.media_type == "text/plain"
    head = page.content if prose else page.content[:_HEAD]
    text = page.decoded() if prose else head.decode(page.encoding, "replace")
    suspect = "\ufffd" in text or len(head.translate(None, _CONTROLS)) < len(head)
    broken = [match.start() for match in _UNPRINTABLE.finditer(text)] if suspect else []
    if len(broken) * _TOLERATED > len(text) or (prose and "\x00" in text):
        what = f"binary data, not text: {len(broken):,} of {len(text):,} characters are none"
        raise PageError(f"{where} @ {broken[0]}", what, "name a page or a text")
    data = structured(text) if prose else None
    if data:
        raise PageError(where, f"{data[0]}, not a page", data[1])
