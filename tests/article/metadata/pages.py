"""Invented pages in small pieces, for tables of metadata."""

import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from quoth.article.markup import mark_up
from quoth.article.metadata import Metadata, read_metadata

ADDRESS = "https://www.tarnbayherald.example/harbour/rain-closes-ferry"


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def linked(**record: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **record})}</script>'


def article(head: str = "", byline: str = "", lang: str = "en", headline: str = "Rain closes the Tarn Bay ferry") -> str:
    """A page with a headline, a line under it and a body, as most outlets print one."""
    paragraphs = "<p>The ferry stayed in the harbour on Friday while the rain went on, the operator said.</p>" * 3
    body = f"<header><nav>Menu</nav></header><main><article><h1>{headline}</h1>{byline}{paragraphs}</article></main>"
    return page(f"<title>{headline} | Tarn Bay Herald</title>{head}", body, lang)


def read(html: str, url: str | None = ADDRESS) -> Metadata:
    return read_metadata(mark_up(LexborHTMLParser(html).html), url)
