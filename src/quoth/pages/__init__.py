"""Bytes in: files, standard input, folders, web archives; decoding and limits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quoth.errors import PageError
from quoth.model import Failure, Origin, Page, content_id

Source = str | Path | bytes
"""A path ("-" is standard input) or the bytes of a page."""


@dataclass(frozen=True, slots=True)
class PageLimits:
    """The largest page that is read, in bytes as stored after decompression."""

    size: int = 20_000_000


def open_page(source: Source, limits: PageLimits = PageLimits()) -> Page:
    """The page at a path, or of the bytes given. Raises `PageError`."""
    origin = Origin("memory") if isinstance(source, bytes) else Origin("file", str(source))
    try:
        content = source if isinstance(source, bytes) else Path(source).read_bytes()
    except OSError as error:
        raise PageError(str(origin), error.strerror or "unreadable") from error
    if len(content) > limits.size:
        raise PageError(str(origin), "too large")
    return Page(content_id(content), origin, content, "text/html" if b"<" in content[:100] else "text/plain", "utf-8")


def find_pages(sources: Iterable[str | Path], limits: PageLimits = PageLimits()) -> Iterator[Page | Failure]:
    """The pages of many inputs, in order; a `Failure` for each that cannot be read."""
    for source in sources:
        try:
            yield open_page(source, limits)
        except PageError as error:
            yield Failure(error.where, "pages", error.what, error.hint)
