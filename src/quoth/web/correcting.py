"""Corrections in words: what each one says, of what, and where that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.archive import Archive
from quoth.archive.results import Correction
from quoth.errors import NotFoundError
from quoth.web.quoting import quoted

OF_PEOPLE = frozenset({"merge", "split", "rename", "apart"})
_GONE = "something that is no longer in the archive"


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as people read it: `of` is the quotation or person, at the address `where`; `says` what is said of it."""

    correction: Correction
    of: str
    where: str | None
    says: str


def told(archive: Archive, corrections: Iterable[Correction]) -> tuple[Told, ...]:
    """Corrections in words, in their order."""
    return tuple(_of_person(archive, one) if one.kind in OF_PEOPLE else _of_quotation(archive, one) for one in corrections)


def _of_quotation(archive: Archive, correction: Correction) -> Told:
    try:
        words, where = quoted(archive.quotation(correction.target)), f"/quotations/{correction.target}"
    except NotFoundError:
        words, where = _GONE, None
    match correction.kind:
        case "confirm":
            says = "is right"
        case "not_quotation":
            says = "is not a quotation"
        case "span":
            says = "has other words"
        case _:
            says = f"was said by {_named(archive, correction.value)}" if correction.value else "was said by nobody who is named"
    return Told(correction, words, where, says)


def _of_person(archive: Archive, correction: Correction) -> Told:
    value = correction.value or ""
    match correction.kind:
        case "merge":
            says = f"is {_named(archive, value)}"
        case "apart":
            says = f"is not {_named(archive, value)}"
        case "rename":
            says = f"is called {value}"
        case _:
            count = len(value.split())
            says = f"is somebody else in {count} article{'s' if count > 1 else ''}"
    return Told(correction, _named(archive, correction.target), f"/people/{correction.target}", says)


def _named(archive: Archive, value: str) -> str:
    """The name of a speaker's id; a correction may also give the name itself."""
    try:
        return archive.speaker(value).name
    except NotFoundError:
        return value
