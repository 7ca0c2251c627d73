"""Lists page by page: people, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.archive import Archive
from quoth.archive.results import Correction, PersonLine
from quoth.errors import ArchiveError

A_PAGE = 50
"""Entries of a page."""
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
