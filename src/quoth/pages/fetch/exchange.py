"""One question to a server and its whole answer, as sent: bounded in time and size, following nothing, decoding nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

import anyio
import httpx2

from quoth.errors import FetchError, PassingError
from quoth.pages.fetch.addresses import Guarded
from quoth.pages.fetch.manners import Manners

_ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer. `body` is as sent, in the encoding that the answer's headers name, without its transfer encoding."""

    url: str
    asked: datetime
    question: Headers
    status: int
    reason: str
    version: str
    answer: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of the answer with this name, or None."""
        return next((value for key, value in self.answer if key.lower() == name), None)

    def wait(self) -> float | None:
        """The seconds that the answer asks to wait (`Retry-After`, RFC 9110), or None when it asks for nothing that can be read."""
        stated = (self.header("retry-after") or "").strip()
        if stated.isdecimal():
            return float(stated)
        try:
            return max(0.0, (parsedate_to_datetime(stated) - self.asked).total_seconds())
        except (ValueError, TypeError):
            return None


class Asking:
    """A client that asks one question at a time; open it with `async with`."""

    def __init__(self, manners: Manners, size: int) -> None:
        self._manners = manners
        self._size = size
        # One certificate store for all hosts; proxies and passwords of the environment are not consulted.
        transport = Guarded(httpx2.AsyncHTTPTransport(trust_env=False), private=manners.private)
        self._client = httpx2.AsyncClient(
            transport=transport, headers=_ACCEPT | {"User-Agent": manners.agent}, timeout=manners.patience, trust_env=False
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *reason: object) -> None:
        await self._client.aclose()

    async def ask(self, url: str, extra: Mapping[str, str]) -> Exchange:
        """The answer of the server to `GET url`.

        Raises `PassingError` for what may go better next time, `FetchError` for what will not.
        """
        asked = datetime.now(UTC)
        request = self._client.build_request("GET", url, headers=dict(extra))
        self._client.cookies.clear()
        try:
            with anyio.fail_after(self._manners.patience):
                answer = await self._client.send(request, stream=True)
                try:
                    body = await self._body(answer, url)
                finally:
                    await answer.aclose()
        except (TimeoutError, httpx2.TimeoutException) as error:
            hint = "try again later, or raise --patience"
            raise PassingError(url, f"no whole answer within {self._manners.patience:g} s", hint) from error
        except httpx2.TransportError as error:
            raise PassingError(url, f"the connection failed: {error or type(error).__name__}", "try again later") from error
        reason = answer.reason_phrase
        return Exchange(url, asked, _text(request.headers), answer.status_code, reason, answer.http_version, _text(answer.headers), body)

    async def _body(self, answer: httpx2.Response, url: str) -> bytes:
        pieces: list[bytes] = []
        size = 0
        async for piece in answer.aiter_raw():
            pieces.append(piece)
            size += len(piece)
            if size > self._size:
                raise FetchError(url, f"larger than the limit of {self._size:,} bytes", "raise --max-size if this is one page")
        return b"".join(pieces)


def _text(headers: httpx2.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)
