"""The list of people page by page."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.archive import Archive
from quoth.archive.results import PersonLine
from quoth.errors import ArchiveError

_A_PAGE = 50
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
    found = archive.people(words, limit=_A_PAGE + 1, offset=skipped)
    return PeopleListing(found[:_A_PAGE], str(skipped + _A_PAGE) if len(found) > _A_PAGE else None)
