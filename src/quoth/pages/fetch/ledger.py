"""What was asked, what came, and what is still to be done: a small SQLite file beside the evidence, so that a run can be stopped anywhere.

An address goes from `waiting` to `kept` (its answer is in the evidence) to `read` (whoever asked has taken it over). What was killed in
between is taken up again: waiting ones are asked, kept ones are handed over once more without asking.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quoth.errors import PageError
from quoth.model import Origin
from quoth.pages.fetch.exchange import Exchange

State = Literal["waiting", "kept", "read", "listed", "failed"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS addresses (
  url TEXT PRIMARY KEY, state TEXT NOT NULL, lists INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, via TEXT,
  final TEXT, etag TEXT, modified TEXT, file TEXT, offset INTEGER, record TEXT, error TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS addresses_state ON addresses (state);
CREATE INDEX IF NOT EXISTS addresses_final ON addresses (final);
"""
_TRIES = 3
"""So many runs may fail on an address in a way that may pass; then it counts as failed."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds of an address. `etag` and `modified` are the validators of its last answer (RFC 9110)."""

    url: str
    state: State
    lists: bool
    etag: str | None
    modified: str | None
    origin: Origin | None
    via: str | None


class Ledger:
    """The ledger of one folder of evidence; one process at a time."""

    def __init__(self, folder: Path) -> None:
        path = folder / "ledger.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level="IMMEDIATE", timeout=1.0, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # a second process is refused rather than fetching twice
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes from the ledger is asked again
            self._connection.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            raise PageError(
                str(path), f"the ledger cannot be opened: {error}", "another quoth fetch or watch may be using this folder"
            ) from error
        except OSError as error:
            raise PageError(str(folder), f"the folder cannot be made: {error.strerror}", "name a folder that can be written") from error

    def close(self) -> None:
        """Let others use the folder."""
        self._connection.close()

    def known(self, url: str) -> Known | None:
        """What is known of an address, or None."""
        found = self._connection.execute("SELECT * FROM addresses WHERE url = ?", (url,)).fetchone()
        return _known(found) if found else None

    def holds(self, final: str) -> bool:
        """Is this very address answered, under whichever address it was asked for, or about to be asked for itself?"""
        found = self._connection.execute(
            "SELECT 1 FROM addresses WHERE (final = ?1 AND state IN ('kept', 'read')) OR (url = ?1 AND state = 'waiting') LIMIT 1", (final,)
        )
        return found.fetchone() is not None

    def in_state(self, state: State) -> Iterator[Known]:
        """The addresses in a state."""
        yield from map(_known, self._connection.execute("SELECT * FROM addresses WHERE state = ?", (state,)).fetchall())

    def expect(self, urls: Iterable[str], via: str | None = None, *, lists: bool = False, again: bool = False) -> list[str]:
        """Note addresses to be asked, found in the list `via`; returns those that were not known, or all if they shall be asked `again`."""
        with self._connection:
            fresh = [url for url in urls if self._noted(url, via, lists=lists) or again]
            self._connection.executemany("UPDATE addresses SET state = 'waiting', tries = 0 WHERE url = ?", [(url,) for url in fresh])
        return fresh

    def _noted(self, url: str, via: str | None, *, lists: bool) -> bool:
        insert = "INSERT INTO addresses (url, state, lists, via) VALUES (?, 'waiting', ?, ?) ON CONFLICT (url) DO NOTHING"
        return bool(self._connection.execute(insert, (url, lists, via)).rowcount)

    def answered(self, url: str, exchange: Exchange, origin: Origin, state: State) -> None:
        """Note that the answer of an address is in the evidence, and the validators for next time."""
        with self._connection:
            self._connection.execute(
                "UPDATE addresses SET state = ?1, lists = ?1 = 'listed', tries = 0, error = NULL,"
                " final = ?, etag = ?, modified = ?, file = ?, offset = ?, record = ? WHERE url = ?",
                (
                    *(state, exchange.url, exchange.header("etag"), exchange.header("last-modified")),
                    *(origin.path, origin.offset, origin.record, url),
                ),
            )

    def settle(self, url: str, state: State) -> None:
        """Note a state that needs no more to be said: taken over, unchanged, or the same as another."""
        with self._connection:
            self._connection.execute("UPDATE addresses SET state = ?, tries = 0, error = NULL WHERE url = ?", (state, url))

    def failed(self, url: str, error: str, *, passing: bool) -> None:
        """Note a failure. One that may pass leaves the address waiting for a later run, a few times."""
        with self._connection:
            self._connection.execute(
                "UPDATE addresses SET tries = tries + 1, error = ?, state = CASE WHEN ? AND tries + 1 < ? THEN 'waiting' ELSE 'failed' END"
                " WHERE url = ?",
                (error, passing, _TRIES, url),
            )


def _known(row: sqlite3.Row) -> Known:
    origin = Origin("warc", row["file"], row["offset"], row["record"]) if row["file"] else None
    return Known(row["url"], row["state"], bool(row["lists"]), row["etag"], row["modified"], origin, row["via"])
