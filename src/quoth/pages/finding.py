"""The pages of many inputs, in order: files, folders, web archives, standard input; a `Failure` for what cannot be read, and on it goes.

In a folder, every file is an input, in the order of the names, except hidden ones (their names begin with a dot) and the folder of
pictures and scripts that a browser saves beside a page (`front.html` and `front_files`). A folder is walked once, however many links lead
to it. Nothing else is left out: what is no page is a failure that says what it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from quoth.errors import PageError
from quoth.model import Failure, Origin, Page
from quoth.pages.archives import archived_page, archived_pages, archived_places, is_archive
from quoth.pages.limits import PageLimits
from quoth.pages.opening import open_page
from quoth.pages.stored import refused

Found = TypeVar("Found")

_PARTS = ("_files", "-files", "_Dateien", "_fichiers", "_archivos", "_bestanden")
_PAGES = (".html", ".htm", ".xhtml")


Place = str | Origin | Page | Failure
"""Where one page is: a file's path, a record of a web archive; standard input is read at once, and what cannot be read is told."""


def find_pages(sources: Iterable[str | Path], limits: PageLimits = PageLimits()) -> Iterator[Page | Failure]:
    """The pages of many inputs, in order, one at a time; a `Failure` for each that cannot be read."""
    for path in _found(sources):
        if isinstance(path, Failure):
            yield path
        elif is_archive(path):
            yield from _told(archived_pages(path, limits))
        else:
            yield page_at(path, limits)


def find_places(sources: Iterable[str | Path], limits: PageLimits = PageLimits()) -> Iterator[Place]:
    """Where the pages of many inputs are, in order, for others to open: `page_at` on each gives what `find_pages` gives."""
    for path in _found(sources):
        if isinstance(path, Failure):
            yield path
        elif is_archive(path):
            yield from _told(archived_places(path, limits))
        else:
            yield page_at(path, limits) if path == "-" else path


def page_at(place: Place, limits: PageLimits = PageLimits()) -> Page | Failure:
    """The page at a place, or why it cannot be read."""
    if isinstance(place, (Page, Failure)):
        return place
    try:
        if isinstance(place, str):
            return open_page(place, limits)
        found = archived_page(place.path, place.offset or 0, limits)
    except PageError as error:
        return Failure(error.where, "pages", error.what, error.hint)
    return found or Failure(str(place), "pages", "the page is not there any more", "the file was changed: read it again")


def _found(sources: Iterable[str | Path]) -> Iterator[str | Failure]:
    """The files in many inputs, in order, and a `Failure` for each folder that cannot be listed."""
    for source in sources:
        walked: dict[tuple[int, int], str] = {}
        waiting = [str(source)]
        while waiting:
            path = waiting.pop()
            if path == "-" or not Path(path).is_dir():
                yield path
                continue
            try:
                waiting += reversed(_entries(path, walked))
            except PageError as error:
                yield Failure(error.where, "pages", error.what, error.hint)


def _told(found: Iterator[Found]) -> Iterator[Found | Failure]:
    """What is found in an archive, and at its end the failure of the archive itself, if any."""
    try:
        yield from found
    except PageError as error:
        yield Failure(error.where, "pages", error.what, error.hint)


def _entries(folder: str, walked: dict[tuple[int, int], str]) -> list[str]:
    """What a folder holds, by name. `walked` maps the folders seen so far to their paths: links may lead round in a circle.

    Raises `PageError` for a folder that is walked already, or that cannot be listed.
    """
    try:
        status = Path(folder).stat()
        before = walked.setdefault((status.st_dev, status.st_ino), folder)
        if before != folder:
            raise PageError(folder, f"a link back to {before}, which is read already", "remove the link: nothing is read twice")
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name[0] != ".")
    except OSError as error:
        raise refused(folder, error) from error
    saved = {name.rsplit(".", 1)[0] for name in names if name.endswith(_PAGES)}
    return [str(Path(folder, name)) for name in names if not (name.endswith(_PARTS) and _stem(name) in saved)]


def _stem(parts: str) -> str:
    return next(parts.removesuffix(ending) for ending in _PARTS if parts.endswith(ending))
