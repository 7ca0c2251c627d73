"""How often one reader may ask for what costs work: so many times a minute."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_MINUTE = 60.0
_READERS = 10_000
"""Readers that are remembered; the longest silent one is forgotten first, so that memory stays bounded."""


class Pace:
    """Counts what each reader asked for within the last minute. `clock` gives seconds.

    >>> pace = Pace(1, clock=lambda: 0.0)
    >>> pace.allows("127.0.0.1"), pace.allows("127.0.0.1")
    (True, False)
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = a_minute
        self._clock = clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, reader: str) -> bool:
        """May this reader ask now? If so, it is counted."""
        now = self._clock()
        with self._lock:
            times = self._asked.setdefault(reader, deque())
            self._asked.move_to_end(reader)
            while times and now - times[0] >= _MINUTE:
                times.popleft()
            while len(self._asked) > _READERS:
                self._asked.popitem(last=False)
            if len(times) >= self._most:
                return False
            times.append(now)
            return True
