"""Web addresses: which are the same, and which may be asked at all.

An address names a machine only once it is resolved, and a name can be made to point into the reader's own network
(https://owasp.org/www-community/attacks/Server_Side_Request_Forgery). So the address that is connected to is the one that was checked.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import anyio
import httpx2

from quoth.errors import FetchError, PassingError

_SCHEMES = ("http", "https")
_SAVE = "fetch http:// and https:// addresses only"


def settled(address: str) -> str:
    """The one way in which an address is written: scheme and host in small letters, no default port, no fragment.

    Raises `FetchError` for what is no web address.

    >>> settled("HTTPS://Example.org:443/a?b=1#part")
    'https://example.org/a?b=1'
    """
    try:
        url = httpx2.URL(address.strip())
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(address[:200], f"no web address: {error}", _SAVE) from error
    if url.scheme not in _SCHEMES or not url.host:
        raise FetchError(address[:200], "no web address", _SAVE)
    if url.userinfo:
        raise FetchError(address[:200], "an address with a password in it", "leave the password out: it would be kept with the evidence")
    return str(url.copy_with(fragment=None))


def host_of(address: str) -> str:
    """The host and port that a settled address is asked at: those who share it share its pauses.

    >>> host_of("https://example.org:8443/a")
    'example.org:8443'
    """
    return httpx2.URL(address).netloc.decode("ascii")


class Guarded(httpx2.AsyncBaseTransport):
    """A transport that connects to public addresses only: the name is resolved here, and the address that was checked is the one used."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, *, private: bool) -> None:
        self._inner = inner
        self._private = private

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a request. Raises `FetchError` when its host is not on the public internet, `PassingError` when it is nowhere."""
        host = request.url.host
        found = await _resolved(host, request.url.port or 0)
        inside = [address for address in found if not address.is_global or address.is_multicast]
        if inside and not self._private:
            where = str(request.url)
            raise FetchError(
                where, f"{host} is {inside[0]}, not on the public internet", "allow it with --private if it is your own server"
            )
        extensions = request.extensions | {"sni_hostname": host}
        pinned = request.url.copy_with(host=str(found[0]))
        return await self._inner.handle_async_request(
            httpx2.Request(request.method, pinned, headers=request.headers, extensions=extensions)
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


async def _resolved(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise PassingError(host, f"no such host: {error}", "check the name, and whether this machine is on the network") from error
    addresses = [ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
    return [getattr(address, "ipv4_mapped", None) or address for address in addresses]
