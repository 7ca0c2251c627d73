"""The section of the outlet that the article stands in, and the tags that the newsroom gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quoth.article.metadata.jsonld import Record, types
from quoth.article.metadata.metatags import meta_tags
from quoth.article.metadata.weighing import fact
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import key, plain
from quoth.model import Fact

_SPLIT = re.compile(r"\s*[,;|、，]\s*")
_PATH = re.compile(r"\s*[>/»›|]\s*")
_LONGEST = 60
_MOST_TAGS = 40


def read_section(seen: Witnesses) -> tuple[tuple[str, ...], list[Fact]]:
    """The section path, outermost first, with the decision: breadcrumbs say most, then JSON-LD, then meta tags."""
    stated = [(path, rule) for path, rule in _paths(seen) if path]
    if not stated:
        return (), []
    path, rule = stated[0]
    return path, [fact("section", " > ".join(path), rule, ((" > ".join(other), by) for other, by in stated[1:]))]


def read_tags(seen: Witnesses) -> tuple[tuple[str, ...], list[Fact]]:
    """The tags in the order of the page, each once, with the decision."""
    stated = [(tags, rule) for tags, rule in _tags(seen) if tags]
    if not stated:
        return (), []
    tags, rule = stated[0]
    return tags, [fact("tags", ", ".join(tags), rule, ((", ".join(other), by) for other, by in stated[1:]))]


def _paths(seen: Witnesses) -> Iterator[tuple[tuple[str, ...], str]]:
    title = key(seen.title)
    for record in seen.records:
        if "BreadcrumbList" in types(record):
            yield _crumbs(record, title), "JSON-LD breadcrumbs"
    for record in seen.articles[:1]:
        yield _listed(record.get("articleSection")), "JSON-LD articleSection"
    for name in meta_tags("section")["meta"]:
        values = seen.meta([name])
        yield _distinct(part for value in values[:1] for part in _PATH.split(value)), f"meta {name}"


def _crumbs(record: Record, title: str) -> tuple[str, ...]:
    items = record.get("itemListElement")
    steps = [step for step in items if isinstance(step, dict)] if isinstance(items, list) else []
    named = [(_position(step, at), _crumb(step)) for at, step in enumerate(steps)]
    path = [name for _, name in sorted(named) if name]
    if path and len(path) == len(steps):
        path = path[1:] if len(path) > 1 else path
    if path and (key(path[-1]) in title or len(path[-1]) > _LONGEST):
        path.pop()
    return _distinct(path)


def _position(step: Record, at: int) -> int:
    given = str(step.get("position", at))
    return int(given) if given.isdecimal() else at


def _crumb(step: Record) -> str:
    item = step.get("item")
    name = step.get("name") or (item.get("name") if isinstance(item, dict) else None)
    return plain(name) if isinstance(name, str) else ""


def _tags(seen: Witnesses) -> Iterator[tuple[tuple[str, ...], str]]:
    for record in seen.articles[:1]:
        yield _listed(record.get("keywords")), "JSON-LD keywords"
    for name in meta_tags("tags")["meta"]:
        yield _distinct(tag for value in seen.meta([name]) for tag in _SPLIT.split(value)), f"meta {name}"


def _listed(given: Any) -> tuple[str, ...]:
    values = given if isinstance(given, list) else [given]
    names = [value.get("name") if isinstance(value, dict) else value for value in values]
    words = [plain(name) for name in names if isinstance(name, str)]
    return _distinct(_SPLIT.split(words[0]) if len(words) == 1 else words)


def _distinct(words: Any) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for word in words:
        if word and len(word) <= _LONGEST and "://" not in word and ":" not in word[:12]:
            kept.setdefault(key(word), word)
    return tuple(kept.values())[:_MOST_TAGS]
