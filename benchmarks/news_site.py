"""A news site of invented pages on this machine, as badly behaved as real ones, that writes down who asked what and when.

Every host is an address of the loopback network. Pages are slow, move, answer 429 and 500 first, break off, lie about their charset, type
and length; some are forbidden by robots.txt, some are gone. What must come of each is known: `Site.wanted`.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Literal

Kind = Literal["plain", "moved", "slow", "charset", "type", "busy", "broken", "error", "packed", "gone", "forbidden", "trap"]
Answer = tuple[int, dict[str, str], bytes]
_KINDS: tuple[tuple[int, Kind], ...] = (
    (7, "moved"),
    (11, "slow"),
    (13, "charset"),
    (17, "type"),
    (19, "packed"),
    (23, "gone"),
    (29, "forbidden"),
    (31, "trap"),
    (37, "busy"),
    (41, "broken"),
    (43, "error"),
)
"""Every so-manieth page is of this kind; the last that fits counts."""
_ROBOTS = b"User-agent: *\nDisallow: /forbidden/\n\nUser-agent: Quoth\nDisallow: /forbidden/\nDisallow: /trap/\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that a host of the site was asked: `began` and `ended` in seconds."""

    host: str
    path: str
    began: float
    ended: float
    validator: str | None
    status: int


@dataclass
class Site:
    """The site: `hosts` addresses with `pages` pages shared out among them, `pause` seconds for a slow one, `busy` for a 429 to pass."""

    hosts: int = 2
    pages: int = 60
    pause: float = 0.2
    busy: int = 1
    port: int = 0
    log: list[Asked] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def base(self, host: int) -> str:
        """The address of a host, without a path."""
        return f"http://127.0.0.{host + 1}:{self.port}"

    def wanted(self, number: int) -> Literal["page", "failed"]:
        """What must come of a page."""
        return "failed" if kind_of(number) in {"gone", "forbidden", "trap"} else "page"

    def numbers(self, host: int) -> range:
        """The pages of a host."""
        return range(host, self.pages, self.hosts)

    def address(self, number: int) -> str:
        """The address of a page as the feeds give it."""
        folder = "forbidden" if kind_of(number) == "forbidden" else "news"
        return f"{self.base(number % self.hosts)}/{folder}/{number}"

    def asked_before(self, host: str, path: str) -> int:
        """How often a path was asked so far."""
        with self.lock:
            return sum(asked.path == path and asked.host == host for asked in self.log)


def kind_of(number: int) -> Kind:
    """How a page behaves."""
    return next((kind for step, kind in reversed(_KINDS) if number % step == step - 1), "plain")


def words_of(number: int) -> str:
    """Words that stand in this page alone."""
    return f"“Bridge number {number} will be painted before the école opens,” said Zoë Marlowe, the surveyor of Lower Fenwick."


def page_of(number: int) -> bytes:
    """The HTML of a page."""
    body = f"<p>{words_of(number)}</p>" + "".join(f"<p>The council heard report {number}.{part} on the bridge.</p>" for part in range(4))
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Bridge {number}</title><h1>Bridge {number}</h1>"
    return f"{head}{body}</html>".encode()


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site, answering until the block ends."""
    servers: list[ThreadingHTTPServer] = []
    for host in range(site.hosts):
        server = ThreadingHTTPServer((f"127.0.0.{host + 1}", site.port), _handler(site))
        server.daemon_threads = True
        site.port = server.server_address[1]
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            began = time.monotonic()
            host = self.headers["Host"]
            status, headers, body = _answer(site, host, self.path, self.headers.get("If-None-Match"))
            headers.setdefault("Content-Length", str(len(body)))
            # Written down before it is sent: the other side may ask again before this thread goes on.
            with site.lock:
                site.log.append(Asked(host, self.path, began, time.monotonic(), self.headers.get("If-None-Match"), status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = headers.get("Connection") == "close"

        def log_message(self, *_: object) -> None:
            """Say nothing on standard error."""

    return Handler


def _answer(site: Site, host: str, path: str, validator: str | None) -> Answer:
    first, _, last = path.strip("/").partition("/")
    number = int(last) if last.isdecimal() else int(host.partition(":")[0].rpartition(".")[2]) - 1
    listings = {"robots.txt": ("text/plain", _ROBOTS), "feed.xml": ("application/rss+xml", _feed(site, number))}
    listings |= {"sitemap.xml": ("application/xml", _sitemap(site, number)), "feeds.opml": ("text/x-opml", _outline(site))}
    if first in listings:
        kind, content = listings[first]
        tag = f'"{len(content)}"'
        return (304, {"ETag": tag}, b"") if validator == tag else (200, {"Content-Type": kind, "ETag": tag}, content)
    if first == "moved":
        return _page(number)
    if first not in {"news", "forbidden"}:
        return 404, {"Content-Type": "text/html"}, b"<p>Nothing here</p>"
    tag = f'"page-{number}"'
    if validator == tag:
        return 304, {"ETag": tag}, b""
    status, headers, body = _behaved(site, host, path, number)
    return status, headers | ({"ETag": tag} if status == 200 else {}), body


def _behaved(site: Site, host: str, path: str, number: int) -> Answer:
    kind = kind_of(number)
    again = site.asked_before(host, path) > 0
    if kind == "slow":
        time.sleep(site.pause)
    if again and kind in {"busy", "broken", "error"}:
        return _page(number)
    content = page_of(number)
    answers: dict[Kind, Answer] = {
        "moved": (301, {"Location": f"/moved/{number}"}, b""),
        "charset": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, content),
        "type": (200, {"Content-Type": "text/plain"}, content),
        "packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(content)),
        "gone": (410, {"Content-Type": "text/html"}, b"<p>Gone</p>"),
        "busy": (429, {"Retry-After": str(site.busy)}, b""),
        "broken": (200, {"Content-Type": "text/html", "Content-Length": str(len(content) + 99), "Connection": "close"}, content),
        "error": (500, {}, b"<p>Trouble</p>"),
        "trap": (302, {"Location": f"/trap/{number}"}, b""),
    }
    return answers.get(kind) or _page(number)


def _page(number: int) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page_of(number)


def _feed(site: Site, host: int) -> bytes:
    items = "".join(f"<item><title>Bridge {n}</title><link>{site.address(n)}</link></item>" for n in site.numbers(host))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Host {host}</title>{items}</channel></rss>'.encode()


def _sitemap(site: Site, host: int) -> bytes:
    urls = "".join(f"<url><loc>{site.address(n)}</loc><lastmod>2024-05-0{n % 9 + 1}</lastmod></url>" for n in site.numbers(host))
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


def _outline(site: Site) -> bytes:
    feeds = "".join(f'<outline type="rss" xmlUrl="{site.base(host)}/feed.xml"/>' for host in range(site.hosts))
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{feeds}</body></opml>'.encode()
