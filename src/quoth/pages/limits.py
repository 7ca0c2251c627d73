"""How much of a page is read: the bounds that keep a hostile page from taking the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLimits:
    """The largest page that is read. What goes beyond is refused with its place, never cut silently.

    `size` is in bytes, after decompression; `depth` is how deep elements may be nested in one another (browsers stop at 512, and the time
    that a parser takes grows with the square of the depth). Worker processes are held to `seconds` of processor time for one page, and to
    ten times that by the clock, and to `memory` bytes of data (on Linux).
    """

    size: int = 20_000_000
    depth: int = 3_000
    seconds: float = 60.0
    memory: int = 4_000_000_000
