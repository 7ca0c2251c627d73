"""What can go wrong, said so that a person knows where, on what evidence, and what to do next."""

from __future__ import annotations


class QuothError(Exception):
    """The base of every error that Quoth raises on purpose.

    `where` is the place (a file, a URL, a WARC record, a byte), `what` the evidence, `hint` the next step.

    >>> print(QuothError("front.html", "the file is empty", "save the page again"))
    front.html: the file is empty (save the page again)
    """

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        super().__init__(where, what, hint)
        self.where = where
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.hint})" if self.hint else "")


class PageError(QuothError):
    """The bytes could not be had or are not a page: missing, empty, clipped, too large, not text."""


class FetchError(PageError):
    """An address could not be fetched: forbidden, refused, gone, too large."""


class PassingError(FetchError):
    """An address could not be fetched now, and may be in a while: unreachable, too slow, broken off, a server in trouble.

    `after` are the seconds that the server asks to wait, 0 when it does not say.
    """

    def __init__(self, where: str, what: str, hint: str = "", after: float = 0.0) -> None:
        super().__init__(where, what, hint)
        self.after = after


class ArticleError(QuothError):
    """The page was read but holds no article text that Quoth can recover within its limits."""


class ModelError(QuothError):
    """A shipped model file is missing, damaged or of another version."""


class SourceError(QuothError):
    """A document to check against could not be read (for example a PDF without a text layer)."""


class ArchiveError(QuothError):
    """The archive file cannot be opened, is damaged, or is held by another writer."""


class NotFoundError(QuothError):
    """Nothing in the archive has this name, id or address."""
