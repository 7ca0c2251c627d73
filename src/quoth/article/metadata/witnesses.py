"""What the page offers as evidence, gathered in one pass over its tree, before anything is decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quoth.article.metadata.jsonld import Record, records

_QUERY = (
    "meta,link[rel],title,h1,time,figure,script[type*='ld+json' i],[itemprop],[rel~=author],"
    "[class*=author i],[class*=byline i],[class*=date i],[class*=publish i],[class*=time i]"
)
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_MOST_NODES = 4000


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The evidence of one page: `metas` by lower-case name, `links` by rel, JSON-LD `records`, and the elements that may show a value."""

    metas: Mapping[str, list[str]]
    links: Mapping[str, list[str]]
    title: str
    headings: tuple[LexborNode, ...]
    times: tuple[LexborNode, ...]
    figures: tuple[LexborNode, ...]
    marked: tuple[LexborNode, ...]
    records: tuple[Record, ...]
    page_url: str | None
    language: str | None

    def meta(self, *names: str) -> list[tuple[str, str]]:
        """The values of the named meta tags with their names, in the order of the names."""
        return [(name, value) for name in names for value in self.metas.get(name, ())]


def gather(tree: LexborHTMLParser, page_url: str | None) -> Witnesses:
    """The witnesses of a page, in document order."""
    metas: dict[str, list[str]] = defaultdict(list)
    links: dict[str, list[str]] = defaultdict(list)
    kept: dict[str, list[LexborNode]] = defaultdict(list)
    scripts: list[str] = []
    title = ""
    for node in tree.css(_QUERY)[:_MOST_NODES]:
        tag = node.tag
        if tag == "meta":
            _note_meta(node, metas)
        elif tag == "link":
            _note_link(node, links)
        elif tag == "title":
            title = title or node.text(strip=True)
        elif tag == "script":
            scripts.append(node.text())
        else:
            kept[tag if tag in {"h1", "time", "figure"} else "marked"].append(node)
    return Witnesses(
        metas=metas,
        links=links,
        title=title,
        headings=tuple(kept["h1"]),
        times=tuple(kept["time"]),
        figures=tuple(kept["figure"]),
        marked=tuple(kept["marked"]),
        records=records(scripts),
        page_url=page_url,
        language=_language(tree),
    )


def _note_meta(node: LexborNode, metas: dict[str, list[str]]) -> None:
    attributes = node.attributes
    content = (attributes.get("content") or attributes.get("value") or "").strip()
    if content:
        for key in _META_KEYS:
            name = attributes.get(key)
            if name:
                metas[name.strip().lower()].append(content)


def _note_link(node: LexborNode, links: dict[str, list[str]]) -> None:
    attributes = node.attributes
    href = attributes.get("href")
    if href:
        for rel in (attributes.get("rel") or "").lower().split():
            links[rel].append(href.strip())


def _language(tree: LexborHTMLParser) -> str | None:
    root = tree.root
    return root.attributes.get("lang") or root.attributes.get("xml:lang") if root else None
