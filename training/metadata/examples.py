"""Pages with known answers as what the learner needs: every candidate that `quoth.article.metadata` lists, and which of them are right."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from quoth.article.markup import mark_up
from quoth.article.metadata.byline import byline_candidates
from quoth.article.metadata.dates import date_candidates
from quoth.article.metadata.gathering import read_evidence
from quoth.article.metadata.headline import headline_candidates
from quoth.article.metadata.weighing import Candidate
from quoth.article.metadata.wording import key

SETS = ("fundus", "wcxb", "trafilatura", "htmldate")
Truth = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One page: its true answers, what it says it is, and the candidates of each field."""

    truth: Truth
    kind: str
    headline: list[Candidate[Any]]
    byline: list[Candidate[Any]]
    published: list[Candidate[Any]]

    @property
    def host(self) -> str:
        """The registered host, so that no fold is tried on a publisher that it learned from."""
        address = re.sub(r"^https?://web\.archive\.org/web/\d+/", "", self.truth.get("url") or self.truth["id"])
        labels = (urlsplit(address if "://" in address else f"http://{address}").hostname or address).split(".")
        return ".".join(labels[-2:] if len(labels) < 3 or len(labels[-2]) > 3 else labels[-3:])


def read_examples(folder: Path) -> Iterator[Example]:
    """The examples of every set in the folder of sets."""
    for name in SETS:
        for line in (folder / name / "truth.jsonl").open(encoding="utf-8"):
            truth = json.loads(line)
            markup = mark_up(LexborHTMLParser(_decoded(gzip.decompress((folder / name / truth["html"]).read_bytes()))).html)
            evidence = read_evidence(markup, truth["url"])
            seen = evidence.seen
            yield Example(
                truth,
                seen.kind,
                headline_candidates(seen, evidence.names),
                byline_candidates(evidence),
                date_candidates(evidence),
            )


def is_headline(truth: Truth, value: str) -> bool:
    """Is this the true headline, whatever its quotation marks, dashes and case?"""
    return " ".join(key(value).split()) == " ".join(key(truth["title"]).split())


def is_author(truth: Truth, value: str) -> bool:
    """Is this one of the true authors, whatever accents and case?"""
    return _name_key(value) in {_name_key(name) for name in truth["authors"]}


def is_day(truth: Truth, value: Any) -> bool:
    """Is this moment on the true day, in the page's zone or in UTC?"""
    stated = truth["date"]
    days = {stated[:10]}
    if len(stated) > 10 and (moment := datetime.fromisoformat(stated)).tzinfo:
        days.add(moment.astimezone(UTC).date().isoformat())
    return value.day.isoformat() in days


def _name_key(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", key(name)) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        stated = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", content[:4096], re.IGNORECASE)
        return content.decode(stated.group(1).decode() if stated else "utf-8", "replace")
