"""How Quoth behaves towards other people's servers: the bounds and pauses of fetching, in one value."""

from __future__ import annotations

from dataclasses import dataclass

AGENT = "quoth"
"""The name that robots.txt files are asked about."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely, how patiently and how far pages are fetched. Times are seconds.

    `delay` is the pause between the end of one answer of a host and the next question to it (a longer `Crawl-delay` in its robots.txt
    wins); a host is never asked two things at once. `together` is how many hosts are asked at the same time. `patience` bounds one whole
    answer. After a failure that may pass, a question is repeated up to `retries` times, after pauses that double from `pause` on; a server
    that asks for a longer wait than `longest_wait` is left alone. `redirects` are followed so many times. `private` allows addresses that
    are not on the public internet. `since` leaves out what a feed or sitemap dates before that day (ISO 8601), `listed` bounds how many
    addresses are taken from one of them.
    """

    delay: float = 1.0
    together: int = 16
    patience: float = 30.0
    retries: int = 3
    pause: float = 2.0
    longest_wait: float = 300.0
    redirects: int = 5
    private: bool = False
    since: str | None = None
    listed: int = 1_000
    agent: str = f"{AGENT}/0.1 (news reader that keeps evidence; obeys robots.txt)"
