"""Whose turn it is: a host is asked one thing at a time, with a pause after each answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio


class Turns:
    """The turns of all hosts.

    `delay` is the pause in seconds, unless `slow` made it longer for a host; `together` bounds how many hosts are asked at once.
    """

    def __init__(self, delay: float, together: int) -> None:
        self._delay = defaultdict[str, float](lambda: delay)
        self._free = defaultdict[str, float](float)
        self._locks = defaultdict[str, anyio.Lock](anyio.Lock)
        self._places = anyio.CapacityLimiter(together)

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """The turn of one host: waits until nobody else asks it and its pause is over, and begins its next pause at the end."""
        async with self._locks[host]:
            await anyio.sleep_until(self._free[host])
            try:
                async with self._places:
                    yield
            finally:
                self.rest(host, self._delay[host])

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long from now on."""
        self._free[host] = max(self._free[host], anyio.current_time() + seconds)

    def slow(self, host: str, delay: float) -> None:
        """Ask a host no more often than it wishes."""
        self._delay[host] = max(self._delay[host], delay)
