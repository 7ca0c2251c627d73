"""A run of fetching: seeds and what they list, many hosts side by side, each at its own pace; the caller takes one visit after the other.

The loop runs in a thread of its own and waits when the caller is slow, so memory stays bounded. What the caller has taken over is written
down only when it asks for the next: a run that is killed hands it over again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from anyio import EndOfStream, create_memory_object_stream, create_task_group
from anyio.abc import TaskGroup
from anyio.from_thread import start_blocking_portal
from anyio.streams.memory import MemoryObjectSendStream

from quoth.errors import FetchError
from quoth.model import Failure
from quoth.pages.fetch.addresses import host_of, settled
from quoth.pages.fetch.evidence import Evidence
from quoth.pages.fetch.exchange import Asking
from quoth.pages.fetch.ledger import Known, Ledger
from quoth.pages.fetch.listings import Entry
from quoth.pages.fetch.manners import Manners
from quoth.pages.fetch.visiting import Visit, Visitor
from quoth.pages.limits import PageLimits

_AHEAD = 8


def fetched(addresses: Iterable[str], folder: Path, manners: Manners = Manners(), limits: PageLimits = PageLimits()) -> Generator[Visit]:
    """The visits of addresses, and of what feeds, sitemaps and outlines among them list; every answer is kept as WARC in `folder`.

    An address that was asked in an earlier run is asked whether it has changed; an entry of a list that is kept is not asked again. What an
    earlier run left undone is done too. Raises `PageError` when the folder cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Ledger(folder)) as ledger, start_blocking_portal() as portal:
        send, receive = create_memory_object_stream[Visit](_AHEAD)
        run = portal.start_task_soon(_run, tuple(addresses), (folder, ledger), (manners, limits), send)
        try:
            while True:
                try:
                    visit = portal.call(receive.receive)
                except EndOfStream:
                    break
                yield visit
                if visit.outcome == "page":
                    portal.call(ledger.settle, visit.url, "read")
            run.result()
        finally:
            run.cancel()
            portal.call(receive.aclose)


async def _run(
    addresses: tuple[str, ...], kept: tuple[Path, Ledger], bounds: tuple[Manners, PageLimits], send: MemoryObjectSendStream[Visit]
) -> None:
    folder, ledger = kept
    manners, limits = bounds
    async with send, Asking(manners, limits.size) as asking:
        visitor = Visitor(asking, Evidence(folder, datetime.now(UTC)), ledger, manners, limits)
        await _Crawl(visitor, ledger, manners, send).run(addresses)


class _Crawl:
    def __init__(self, visitor: Visitor, ledger: Ledger, manners: Manners, send: MemoryObjectSendStream[Visit]) -> None:
        self._visitor = visitor
        self._ledger = ledger
        self._manners = manners
        self._send = send
        self._lines: defaultdict[str, deque[Known]] = defaultdict(deque)

    async def run(self, addresses: Iterable[str]) -> None:
        unfinished = [*self._ledger.in_state("kept")]
        for known in unfinished:
            await self._send.send(self._visitor.again(known))
        good = await self._settled(Entry(address, lists=False) for address in dict.fromkeys(addresses))
        self._ledger.expect((entry.url for entry in good), again=True)
        async with create_task_group() as group:
            for known in self._ledger.in_state("waiting"):
                self._line_up(known, group)

    def _line_up(self, known: Known, group: TaskGroup) -> None:
        host = host_of(known.url)
        served = host in self._lines
        self._lines[host].append(known)
        if not served:
            group.start_soon(self._serve, host, group)

    async def _serve(self, host: str, group: TaskGroup) -> None:
        line = self._lines[host]
        while line:
            visit = await self._visitor.visit(line.popleft())
            fresh = await self._take(visit)
            for known in fresh:
                self._line_up(known, group)
            await self._send.send(replace(visit, fresh=len(fresh)))
        del self._lines[host]

    async def _take(self, visit: Visit) -> list[Known]:
        """The addresses in a list that were not known, now noted as waiting."""
        since, bound = self._manners.since, self._manners.listed
        chosen = [entry for entry in visit.found if not (since and entry.day and entry.day < since)][:bound]
        good = await self._settled(chosen)
        fresh = [
            *self._ledger.expect((entry.url for entry in good if entry.lists), visit.url, lists=True, again=True),
            *self._ledger.expect((entry.url for entry in good if not entry.lists), visit.url),
        ]
        return [known for url in fresh if (known := self._ledger.known(url))]

    async def _settled(self, entries: Iterable[Entry]) -> list[Entry]:
        good = []
        for entry in entries:
            try:
                good.append(replace(entry, url=settled(entry.url)))
            except FetchError as error:
                await self._send.send(Visit(entry.url, "failed", failure=Failure(error.where, "pages", error.what, error.hint)))
        return good
