"""The desk where requests are answered: one read-only connection to the archive for each thread."""

from __future__ import annotations

import threading
from pathlib import Path

from fastapi import Request

from quoth.archive import Archive


class Desk:
    """Opens the archive once per thread: SQLite connections stay with the thread that made them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()

    def archive(self) -> Archive:
        """This thread's connection. Raises `ArchiveError` when the file cannot be opened."""
        opened = getattr(self._own, "archive", None)
        if not isinstance(opened, Archive):
            opened = Archive(self.path, read_only=True)
            self._own.archive = opened
        return opened


def archive_of(request: Request) -> Archive:
    """The archive that a request is answered from."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk.archive()
