"""How a reading room is opened: over which archive, for whom, and with which bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class RoomOptions:
    """The options of a reading room.

    `read_only` refuses everything that would write. `password` is asked of everybody when it is set (any user name). `proxy_header`
    names the header in which a reverse proxy says who is signed in; a request without it is turned away. `hosts` are the names under
    which the room answers: a page elsewhere that points its own name at this machine is refused (DNS rebinding). `upload` is the largest
    body in bytes, `longest` the longest text in characters that is read while a reader waits, `readings` how many uploads one reader may
    have read in a minute.
    """

    archive: Path
    read_only: bool = False
    password: str | None = field(default=None, repr=False)
    proxy_header: str | None = None
    hosts: tuple[str, ...] = LOOPBACK_NAMES
    upload: int = 12_000_000
    longest: int = 400_000
    readings: int = 30
