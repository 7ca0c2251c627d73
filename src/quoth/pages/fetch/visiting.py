"""One address, visited politely to its end: its rules heeded, its redirects followed, every answer on the way kept as evidence."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import httpx2

from quoth.errors import FetchError, PageError, PassingError
from quoth.model import Failure, Origin, Page
from quoth.pages.archives import archived_content, archived_page
from quoth.pages.fetch.addresses import host_of, settled
from quoth.pages.fetch.evidence import Evidence
from quoth.pages.fetch.exchange import Asking, Exchange
from quoth.pages.fetch.ledger import Known, Ledger
from quoth.pages.fetch.listings import Entry, listed
from quoth.pages.fetch.manners import Manners
from quoth.pages.fetch.robots import Robots
from quoth.pages.fetch.turns import Turns
from quoth.pages.limits import PageLimits

Outcome = Literal["page", "list", "unchanged", "same", "failed"]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = 429
_UNCHANGED = 304
_OK = 200
_SERVER_ERROR = 500
_GONE = frozenset({404, 410})
_JITTER = 0.25


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of one address.

    A `page`; a `list` with its `found` entries, of which `fresh` ones were new; `unchanged` since it was kept; the `same` as another that
    is kept or waits; or `failed`. `final` is the address that answered, `via` the list that named this one.
    """

    url: str
    outcome: Outcome
    final: str | None = None
    origin: Origin | None = None
    page: Page | None = None
    failure: Failure | None = None
    found: tuple[Entry, ...] = ()
    fresh: int = 0
    via: str | None = None


class Visitor:
    """Visits addresses one at a time for each host, and writes down what came before handing it on."""

    def __init__(self, asking: Asking, evidence: Evidence, ledger: Ledger, manners: Manners, limits: PageLimits) -> None:
        self._asking = asking
        self._evidence = evidence
        self._ledger = ledger
        self._manners = manners
        self._limits = limits
        self._turns = Turns(manners.delay, manners.together)
        self._robots = Robots(self._rules)
        self._jitter = random.Random()  # noqa: S311 - spreads repeated questions in time; nothing secret hangs on it

    async def visit(self, known: Known) -> Visit:
        """What became of an address. Never raises for what a server does."""
        try:
            return await self._followed(known)
        except PageError as error:
            self._ledger.failed(known.url, error.what, passing=isinstance(error, PassingError))
            return Visit(known.url, "failed", failure=Failure(error.where, "pages", error.what, error.hint), via=known.via)

    def again(self, known: Known) -> Visit:
        """The visit of a page that was kept but never taken over, out of the evidence: nobody is asked."""
        assert known.origin is not None  # what is kept has a place in the evidence
        return self._paged(known, known.url, known.origin)

    async def _followed(self, known: Known) -> Visit:
        place = known.url
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        for _ in range(self._manners.redirects + 1):
            self._turns.slow(host_of(place), await self._robots.heed(place))
            exchange, origin = await self._asked(place, {name: value for name, value in conditions.items() if value})
            target = exchange.header("location") if exchange.status in _REDIRECTS else None
            if target is None:
                return self._ended(known, exchange, origin)
            place = settled(str(httpx2.URL(place).join(target)))
            if place != known.url and self._ledger.holds(place) and not known.lists:
                self._ledger.settle(known.url, "read")
                return Visit(known.url, "same", place, via=known.via)
        raise FetchError(known.url, f"more than {self._manners.redirects} redirects, the last to {place}", "open it in a browser")

    def _ended(self, known: Known, exchange: Exchange, origin: Origin) -> Visit:
        if exchange.status == _UNCHANGED:
            self._ledger.settle(known.url, "listed" if known.lists else "read")
            found = listed(archived_content(known.origin, self._limits), exchange.url) if known.lists and known.origin else None
            return Visit(known.url, "unchanged", exchange.url, origin, found=found or (), via=known.via)
        if exchange.status != _OK:
            hint = "it is gone: take it off the list" if exchange.status in _GONE else "open it in a browser"
            raise FetchError(exchange.url, f"the server answers {exchange.status} {exchange.reason}".rstrip(), hint)
        found = listed(archived_content(origin, self._limits), exchange.url)
        if found is not None:
            self._ledger.answered(known.url, exchange, origin, "listed")
            return Visit(known.url, "list", exchange.url, origin, found=found, via=known.via)
        if known.lists:
            raise FetchError(exchange.url, "neither a feed nor a sitemap", "look at it in a browser")
        self._ledger.answered(known.url, exchange, origin, "kept")
        return self._paged(known, exchange.url, origin)

    def _paged(self, known: Known, final: str, origin: Origin) -> Visit:
        page = archived_page(origin.path, origin.offset or 0, self._limits)
        if isinstance(page, Page):
            return Visit(known.url, "page", final, origin, page, via=known.via)
        failure = page or Failure(final, "pages", "neither HTML nor text", "name the address of the page itself")
        self._ledger.failed(known.url, failure.error, passing=False)
        return Visit(known.url, "failed", final, origin, failure=failure, via=known.via)

    async def _asked(self, place: str, conditions: Mapping[str, str]) -> tuple[Exchange, Origin]:
        """The answer of an address, asked again as often as manners allow when it may go better. Raises `FetchError`."""
        host, manners = host_of(place), self._manners
        for attempt in range(manners.retries + 1):
            async with self._turns.of(host):
                try:
                    return await self._once(place, conditions)
                except PassingError as error:
                    wait = max(manners.pause * 2**attempt, error.after)
                    # The pause begins inside the turn: nobody asks this host before it is over.
                    self._turns.rest(host, min(wait, manners.longest_wait) * (1 + self._jitter.uniform(0, _JITTER)))
                    if attempt == manners.retries or wait > manners.longest_wait:
                        raise
        raise AssertionError("the last try returns or raises")

    async def _once(self, place: str, conditions: Mapping[str, str]) -> tuple[Exchange, Origin]:
        exchange = await self._asking.ask(place, conditions)
        origin = self._evidence.keep(exchange)
        if exchange.status == _BUSY or exchange.status >= _SERVER_ERROR:
            what = f"the server answers {exchange.status} {exchange.reason}".rstrip()
            raise PassingError(place, what, "try again later", exchange.wait() or 0.0)
        return exchange, origin

    async def _rules(self, place: str) -> bytes:
        """The content of a robots.txt, redirects followed as RFC 9309 asks; nothing where there is none. Raises `FetchError`."""
        for _ in range(self._manners.redirects + 1):
            exchange, origin = await self._asked(place, {})
            target = exchange.header("location") if exchange.status in _REDIRECTS else None
            if target is None:
                return archived_content(origin, self._limits) if exchange.status == _OK else b""
            place = settled(str(httpx2.URL(place).join(target)))
        raise FetchError(place, "too many redirects", "open it in a browser")
