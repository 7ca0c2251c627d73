"""The desk where requests are answered: a read-only connection to the archive for each request, and one writer at a time."""

from __future__ import annotations

import threading
from collections import deque
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
    """Lends each request an open archive of its own, and keeps it open for the next request.

    A request is answered by several threads one after the other, so connections go with requests, not with threads.
    """

    def __init__(self, options: RoomOptions) -> None:
        self.options = options
        self._idle: deque[Archive] = deque()
        self._pen = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """The archive, to be read by one request. Raises `ArchiveError` when the file cannot be opened."""
        try:
            archive = self._idle.pop()
        except IndexError:
            archive = Archive(self.options.archive, read_only=True)
        try:
            yield archive
        finally:
            self._idle.append(archive)

    def close(self) -> None:
        """Close what is open."""
        while self._idle:
            self._idle.pop().close()

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


def archive_of(request: Request) -> Iterator[Archive]:
    """The archive that a request is answered from."""
    with desk_of(request).reading() as archive:
        yield archive


Shelf = Annotated[Archive, Depends(archive_of)]
"""The archive, to read from, as a parameter of a view."""
