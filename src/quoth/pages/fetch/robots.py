"""What a site allows: its robots.txt, read as RFC 9309 says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import httpx2
from protego import Protego

from quoth.errors import FetchError, PassingError
from quoth.pages.fetch.manners import AGENT

_READ = 512_000
"""RFC 9309 asks for at least 500 KiB to be read."""


class Robots:
    """The rules of the hosts that were asked so far in this run; `ask` gives the content of a file, none where there is none."""

    def __init__(self, ask: Callable[[str], Awaitable[bytes]]) -> None:
        self._ask = ask
        self._rules: dict[str, Protego | FetchError] = {}

    async def heed(self, url: str) -> float:
        """The pause in seconds that the site wishes between questions, 0 when it names none.

        Raises `FetchError` when the site asks that this address is not fetched, `PassingError` when its rules cannot be had.
        """
        place = str(httpx2.URL(url).copy_with(raw_path=b"/robots.txt"))
        if place not in self._rules:
            self._rules[place] = await self._read(place)
        rules = self._rules[place]
        if isinstance(rules, FetchError):
            raise PassingError(url, f"its robots.txt cannot be had, so nothing is asked: {rules.what}", "try again later")
        if not rules.can_fetch(url, AGENT):
            raise FetchError(url, f"{place} asks that it is not fetched", "ask the site for permission, or save the page in a browser")
        return float(rules.crawl_delay(AGENT) or 0)

    async def _read(self, place: str) -> Protego | FetchError:
        try:
            content = await self._ask(place)
        except FetchError as error:
            return error
        return Protego.parse(content[:_READ].decode("utf-8", "replace"))
