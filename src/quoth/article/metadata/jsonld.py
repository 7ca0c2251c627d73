"""JSON-LD as pages really carry it: graphs, lists, comments around it, trailing commas; bounded in size and depth."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

Record = dict[str, Any]

PRINTED = ("Article", "Posting", "Report")
"""How the types of printed pieces end."""

_MOST_CHARACTERS = 2_000_000
_MOST_RECORDS = 2_000
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def records(scripts: Iterable[str]) -> tuple[Record, ...]:
    """Every object of the scripts that says its type, outermost first; broken scripts give what could be read of them."""
    found: list[Record] = []
    left = _MOST_CHARACTERS
    for script in scripts:
        left -= len(script)
        if left < 0:
            break
        _collect(_parsed(script), found)
    return tuple(found)


def types(record: Record) -> frozenset[str]:
    """The schema.org types of a record, without their namespace."""
    given = record.get("@type")
    if isinstance(given, str):
        return _bare(given)
    return frozenset[str]().union(*(_bare(name) for name in given if isinstance(name, str))) if isinstance(given, list) else frozenset()


@lru_cache(maxsize=1024)
def _bare(name: str) -> frozenset[str]:
    return frozenset([name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]])


def _parsed(script: str) -> Any:
    text = _WRAPPING.sub("", script)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _collect(value: Any, found: list[Record]) -> None:
    waiting = deque([value])
    while waiting and len(found) < _MOST_RECORDS:
        current = waiting.popleft()
        if isinstance(current, list):
            waiting.extend(current)
        elif isinstance(current, dict):
            if "@type" in current:
                found.append(current)
            waiting.extend(inner for inner in current.values() if isinstance(inner, (dict, list)))


def article_records(found: tuple[Record, ...]) -> list[Record]:
    """The records that describe a printed piece: its own first, in the order of the page."""
    return [record for record in found if any(name.endswith(PRINTED) for name in types(record))]


def by_id(found: tuple[Record, ...]) -> dict[str, Record]:
    """The records by their `@id`, for references: of several with one id, the one that says most."""
    known: dict[str, Record] = {}
    for record in found:
        identity = record.get("@id")
        if isinstance(identity, str) and len(record) > len(known.get(identity, {})):
            known[identity] = record
    return known
