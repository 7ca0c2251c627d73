"""What a build is asked to do: a value that goes to every worker, and that says whether a half-done build is the same one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from quoth.model import content_id
from quoth.pages.captures import Capture
from quoth.pipeline import Recipe


@dataclass(frozen=True, slots=True)
class Filters:
    """Which captures are read; an empty set lets all through. A host stands for its subdomains too; days are those of the capture, UTC."""

    hosts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    media: frozenset[str] = frozenset()
    statuses: frozenset[int] = frozenset({200})

    def let_through(self, capture: Capture) -> bool:
        """Is this capture one to read, by what is known before it is read?"""
        if self.media and capture.media not in self.media:
            return False
        if self.since or self.until:
            day = capture.fetched.date() if capture.fetched else None
            if day is None or not (self.since or date.min) <= day <= (self.until or date.max):
                return False
        return not self.hosts or self._is_host((urlsplit(capture.url or "").hostname or "").lower())

    def _is_host(self, host: str) -> bool:
        parts = host.split(".")
        return any(".".join(parts[start:]) in self.hosts for start in range(len(parts)))


@dataclass(frozen=True, slots=True)
class Source:
    """A web archive: its path or address, and its size where that is known."""

    path: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One build: what is read, how, and the folder that it goes to."""

    out: str
    sources: tuple[Source, ...]
    filters: Filters = Filters()
    recipe: Recipe = Recipe()

    @property
    def folder(self) -> Path:
        """The folder of the build."""
        return Path(self.out)

    @property
    def work(self) -> Path:
        """What is needed only until the build is done."""
        return self.folder / "_work"

    def fingerprint(self, version: str) -> str:
        """A short value that is the same for the same job by the same version of Quoth, wherever its folder is."""
        filters = {name: sorted(value) if isinstance(value, frozenset) else str(value) for name, value in asdict(self.filters).items()}
        return content_id(version, repr(self.sources), repr(sorted(filters.items())), repr(self.recipe))
