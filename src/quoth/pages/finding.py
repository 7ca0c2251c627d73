"""The pages of many inputs, in order: files, folders, web archives, standard input; a `Failure` for what cannot be read, and on it goes.

In a folder, every file is an input, in the order of the names, except hidden ones (their names begin with a dot) and the folder of
pictures and scripts that a browser saves beside a page (`front.html` and `front_files`). A folder is walked once, however many links lead
to it. Nothing else is left out: what is no page is a failure that says what it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quoth.errors import PageError
from quoth.model import Failure, Page
from quoth.pages.archives import archived_pages, is_archive
from quoth.pages.limits import PageLimits
from quoth.pages.opening import open_page
from quoth.pages.stored import refused

_PARTS = ("_files", "-files", "_Dateien", "_fichiers", "_archivos", "_bestanden")
_PAGES = (".html", ".htm", ".xhtml")


def find_pages(sources: Iterable[str | Path], limits: PageLimits = PageLimits()) -> Iterator[Page | Failure]:
    """The pages of many inputs, in order, one at a time; a `Failure` for each that cannot be read."""
    for source in sources:
        walked: dict[tuple[int, int], str] = {}
        waiting = [str(source)]
        while waiting:
            path = waiting.pop()
            try:
                if path != "-" and Path(path).is_dir():
                    waiting += reversed(_entries(path, walked))
                elif is_archive(path):
                    yield from archived_pages(path, limits)
                else:
                    yield open_page(path, limits)
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
