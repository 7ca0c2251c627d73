"""A quotation to take along: as text, as Markdown and as linked data, each with its citation."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from quoth.archive.results import Hit
from quoth.linked_data import linked_data
from quoth.model import Article, Person
from quoth.web.quoting import quoted
from quoth.web.templating import day, outward

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|"})


@dataclass(frozen=True, slots=True)
class Copies:
    """One quotation in three forms."""

    text: str
    markdown: str
    json_ld: str


def copies(hit: Hit, article: Article) -> Copies:
    """The quotation in the forms in which people take it along."""
    return Copies(as_text(hit), as_markdown(hit), as_linked_data(hit, article))


def as_text(hit: Hit) -> str:
    """The words with who said them and where they were printed."""
    return f"{quoted(hit)}\n— {_who(hit)}, {_where(hit)}" + (f"\n{hit.link}" if outward(hit.link) else "")


def as_markdown(hit: Hit) -> str:
    """The words as a Markdown block quote; the place is a link to the words on their page."""
    words = "\n".join(f"> {line}".rstrip() for line in quoted(hit).translate(_MARKDOWN).splitlines())
    where = _where(hit).translate(_MARKDOWN)
    address = outward(hit.link)
    return f"{words}\n>\n> — {_who(hit).translate(_MARKDOWN)}, " + (f"[{where}](<{address}>)" if address else where)


def as_linked_data(hit: Hit, article: Article) -> str:
    """The article as schema.org linked data with this quotation alone, without its text."""
    speaker = None if hit.speaker is None else Person(hit.speaker.id, hit.speaker.name, hit.speaker.kind)
    quotation = replace(hit.quotation, content=hit.content, speaker=speaker if hit.corrected else hit.quotation.speaker)
    if hit.content != hit.quotation.content:
        quotation = replace(quotation, words=hit.content)
    node = linked_data(replace(article, quotations=(quotation,)))
    node.pop("articleBody", None)
    return json.dumps(node, ensure_ascii=False, indent=2)


def _who(hit: Hit) -> str:
    return hit.speaker.name if hit.speaker else hit.printed_speaker or hit.source_text or "nobody named"


def _where(hit: Hit) -> str:
    line = hit.article
    return ", ".join(part for part in (line.outlet, line.title, day(line.published)) if part) or "a page without a headline"
