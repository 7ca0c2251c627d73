"""The desk where requests are answered: one read-only connection to the archive for each thread, and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from quoth.archive import Archive
from quoth.errors import QuothError
from quoth.web.options import RoomOptions

_PATIENCE = 10.0
"""Seconds that a reader's correction waits for another writer, such as a long `quoth add`."""


class ReadOnlyError(QuothError):
    """Something was to be written in a reading room that only reads."""


class Desk:
    """Opens the archive once per thread: SQLite connections stay with the thread that made them."""

    def __init__(self, options: RoomOptions) -> None:
        self.options = options
        self._own = threading.local()
        self._pen = threading.Lock()

    def archive(self) -> Archive:
        """This thread's connection. Raises `ArchiveError` when the file cannot be opened."""
        opened = getattr(self._own, "archive", None)
        if not isinstance(opened, Archive):
            opened = Archive(self.options.archive, read_only=True)
            self._own.archive = opened
        return opened

    @contextmanager
    def writing(self) -> Iterator[Archive]:
        """The archive, to be written by one request at a time.

        Raises `ReadOnlyError` in a room that only reads, and `ArchiveError` when another program writes and does not finish.
        """
        if self.options.read_only:
            raise ReadOnlyError(str(self.options.archive), "this reading room is read-only", "start `quoth serve` without --read-only")
        with self._pen, Archive(self.options.archive, patience=_PATIENCE) as archive:
            yield archive


def desk_of(request: Request) -> Desk:
    """The desk that a request is answered at."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def archive_of(request: Request) -> Archive:
    """The archive that a request is answered from."""
    return desk_of(request).archive()


Shelf = Annotated[Archive, Depends(archive_of)]
"""The archive, to read from, as a parameter of a view."""
