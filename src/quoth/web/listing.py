"""Lists page by page: people, corrections, the quotations of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from quoth.archive import Archive
from quoth.archive.results import Correction, Hit, PersonLine
from quoth.errors import ArchiveError
from quoth.web.searching import Search

A_PAGE = 50
"""Entries of a page."""
MOST = 10_000
"""Rows of a table; `quoth export` writes larger ones."""
_TOGETHER = 500
_DIGITS = 7
"""Of the largest cursor: nobody pages through ten million people."""


@dataclass(frozen=True, slots=True)
class PeopleListing:
    """People, the most quoted first, and the cursor of the next page."""

    people: tuple[PersonLine, ...]
    cursor: str | None


def people(archive: Archive, words: str, cursor: str) -> PeopleListing:
    """The people with these words in their names, from a cursor on. Raises `ArchiveError` for a cursor of another making."""
    if cursor and not (cursor.isdecimal() and cursor.isascii() and len(cursor) <= _DIGITS):
        raise ArchiveError("cursor", f"{cursor!r} does not come from this archive", "ask again from the beginning")
    skipped = int(cursor or 0)
    found = archive.people(words, limit=A_PAGE + 1, offset=skipped)
    return PeopleListing(found[:A_PAGE], str(skipped + A_PAGE) if len(found) > A_PAGE else None)


@dataclass(frozen=True, slots=True)
class CorrectionListing:
    """Corrections, the latest first, and the cursor of the next page."""

    corrections: tuple[Correction, ...]
    cursor: str | None

    @classmethod
    def of(cls, found: tuple[Correction, ...]) -> CorrectionListing:
        """The page of what was found with one more than a page asked for."""
        return cls(found[:A_PAGE], found[A_PAGE - 1].id if len(found) > A_PAGE else None)


def quotations(archive: Archive, asked: Search) -> Iterator[Hit]:
    """All quotations that match, from the cursor on, up to `MOST`. Raises as `Archive.find` does, before the first of them."""
    first = archive.find(asked.q, replace(asked.paging(), limit=_TOGETHER), **asked.filters())
    return islice(chain(first, _after(archive, asked, first.cursor)), MOST)


def _after(archive: Archive, asked: Search, cursor: str | None) -> Iterator[Hit]:
    while cursor is not None:
        found = archive.find(asked.q, replace(asked.paging(), limit=_TOGETHER, cursor=cursor), **asked.filters())
        yield from found
        cursor = found.cursor
