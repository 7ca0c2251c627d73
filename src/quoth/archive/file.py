"""The file under an archive: opened, locked for one writer, and its faults told so that a person knows what to do.

Readers never wait (write-ahead log, https://www.sqlite.org/wal.html). A writer holds the file for one transaction at a time; another one
waits, says so once, and gives up after a while. A transaction that was committed survives the end of the process at any moment.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quoth.archive.migrations import prepare
from quoth.archive.schema import APPLICATION, VERSION
from quoth.errors import ArchiveError

_STEP = 1.0
"""Seconds after which a waiting writer says so and looks whether its patience is over."""

_SETTINGS = ("synchronous = FULL", "secure_delete = FAST", "cache_size = -262144", "wal_autocheckpoint = 8000", "temp_store = MEMORY")
"""Of a writer: every commit reaches the disk; what is deleted is overwritten where that costs no writing (`forget` writes the whole file
anew); up to 256 MiB of pages in memory, 32 MiB of log."""

_FAULTS = (
    ("malformed", "the file is damaged", "quoth repair recovers what can be read"),
    ("not a database", "it is no archive, or its beginning is damaged", "name another file, or try quoth repair"),
    ("full", "the disk is full; nothing that was kept before is lost", "make room and run the same command again"),
    ("readonly", "the file may only be read", "change its permissions, or copy it to a folder of yours"),
    ("unable to open", "the file cannot be opened", "look whether its folder exists and may be written"),
    ("disk I/O", "the disk failed", "look at the disk; copy the file to another one"),
    ("locked", "another program is writing to it", "wait for it to end, and try again"),
)


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """What SQLite raises inside comes out as `ArchiveError` with the file, the fault and the next step."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        for sign, what, hint in _FAULTS:
            if sign in str(error):
                raise ArchiveError(str(path), what, hint) from error
        raise ArchiveError(str(path), f"SQLite says: {error}", "quoth repair tells whether the file is sound") from error


def opened(path: Path, *, read_only: bool, patience: float, on_wait: Callable[[str], None] | None) -> sqlite3.Connection:
    """A connection to the archive at `path`, made or brought to this version when it may be written.

    Raises `ArchiveError` when it cannot be opened, is damaged, or is not an archive.
    """
    with faults(path):
        if read_only:
            return _opened_to_read(path)
        connection = sqlite3.connect(path, isolation_level=None, timeout=_STEP)
        try:
            connection.row_factory = sqlite3.Row
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                connection.execute("PRAGMA journal_mode = WAL")
                with writing(connection, path, patience, on_wait):
                    prepare(connection, str(path))
            _check(connection, path)
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            connection.close()
            raise
        return connection


def _opened_to_read(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise ArchiveError(str(path), "there is no such archive", "make one: quoth add --archive FILE PAGES")
    try:
        # Not bound to its thread: a web server answers one request in several threads, one after the other.
        address = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_STEP, check_same_thread=False)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # A medium or folder where SQLite may not make its -shm file: nobody can be writing there, so the file is taken as it stands.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    _check(connection, path)
    connection.execute("PRAGMA cache_size = -32768")
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise ArchiveError(str(path), "it is an SQLite file, but not an archive of Quoth", "name another file")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise ArchiveError(
            str(path), f"it has version {version}, this Quoth reads version {VERSION}", "open it once for writing, or update Quoth"
        )


@contextmanager
def writing(connection: sqlite3.Connection, path: Path, patience: float, on_wait: Callable[[str], None] | None) -> Iterator[None]:
    """One transaction: all of it is kept, or nothing. Inside another transaction it is part of that one.

    Waits while another process writes; `on_wait` hears of it once; after `patience` seconds `ArchiveError` is raised.
    """
    if connection.in_transaction:
        yield
        return
    with faults(path):
        _begin(connection, path, patience, on_wait)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _begin(connection: sqlite3.Connection, path: Path, patience: float, on_wait: Callable[[str], None] | None) -> None:
    started, told = time.monotonic(), False
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            waited = time.monotonic() - started
            if waited >= patience:
                raise ArchiveError(
                    str(path), f"another program has been writing to it for {waited:.0f} seconds", "try again later"
                ) from error
            if on_wait is not None and not told:
                on_wait(f"{path}: another program is writing; waiting for it (at most {patience:.0f} seconds)")
                told = True
        else:
            return
