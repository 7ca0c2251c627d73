"""The article of a page that scripts draw, out of the data that they draw it from: an app's state, a framework's stream.

Each app keeps its article under names of its own: as JSON, as a JavaScript object, as JSON inside a string of either. What they share is
that prose stands in quoted strings under some name, so those are read, and no framework's format is known here.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.article.spacing import clean

_OPEN, _CLOSE = "<script", "</script>"
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)
_ONE_WORD = re.compile(r"[!#-\[\]-~]*")
"""An address, an identifier: ASCII without a space and without an escape."""
_NAME = re.compile(r"""["']?([\w$-]{1,40})["']?\s{0,4}:\s{0,4}$""")
_BEFORE = 50
_TITLE = re.compile(r'<title>([^<]{1,400})</title>|<meta [^>]*property="og:title"[^>]* content="([^"]{1,400})"')
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_BLOCK = re.compile(r"<(?:p|div|br|h[1-6]|li|section)\b", re.IGNORECASE)
_NESTED = re.compile(r'"\s{0,4}:\s{0,4}["\[{]')
_PLACEHOLDER = re.compile(r"\$\$\w{1,40}\$\$|%%\w{1,40}%%|\{\{[^{}]{1,80}\}\}|\[\[[^\[\]]{1,80}\]\]")
"""What stands for an advertisement or a widget until the page is drawn."""
_BREAKS = re.compile(r"\s*\n\s*")
_STOPS = tuple('.!?…。！？"”»’」)')
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff\uac00-\ud7af]{2,}")
_MOST_SOURCE, _DEEPEST = 4_000_000, 3
_SHORTEST, _ENOUGH = 12, 250
_LETTERS = 0.7
"""The share of letters and spaces from which a string is prose, and not code or an address."""
_MOSTLY = 0.5
_NAMED = 0.2
"""The share of the headline's words that the article must hold: an app's state holds the small print, too."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A string of prose: the name that it stands under, the string itself, and its words without markup."""

    name: str
    written: str
    words: str


def undrawn_article(source: str) -> str | None:
    """The markup of the article that a page's scripts hold, given the page as the parser wrote it out; None when they hold none.

    >>> story = "<p>The north crane stands still until the spring, the harbour board decided on Monday.</p>" * 4
    >>> undrawn_article(f'<title>Crane stands still</title><script>app = {{story: "{story}"}}</script>') == story
    True
    """
    named: dict[str, dict[str, _Passage]] = {}
    left = _MOST_SOURCE
    for script in _scripts(source):
        left -= len(script)
        if left < 0:
            break
        for passage in _passages(script, _DEEPEST):
            named.setdefault(passage.name, {}).setdefault(passage.words, passage)
    headline = {word.casefold() for match in _TITLE.findall(source) for word in _WORD.findall(html.unescape("".join(match)))}
    articles = [_article(list(passages.values())) for passages in named.values()]
    own = [article for article in articles if _size(article) >= _ENOUGH and _is_about(article, headline)]
    if not own:
        return None
    longest = max(own, key=_size)
    return "".join(map(_markup, longest))


def _scripts(source: str) -> Iterator[str]:
    for stretch in source.split(_CLOSE)[:-1]:
        start = stretch.find(_OPEN)
        if start >= 0:
            yield stretch[stretch.find(">", start) + 1 :]


def _passages(script: str, depth: int) -> Iterator[_Passage]:
    for match in _STRING.finditer(script):
        if len(match[1]) < _SHORTEST or _ONE_WORD.fullmatch(match[1]):
            continue
        try:
            said = _PLACEHOLDER.sub("", _DECODER.decode(match[0]))
        except ValueError:  # JavaScript knows escapes that JSON does not: no string of an article's data
            continue
        if "&lt;" in said:
            said = html.unescape(said)
        if _NESTED.search(said):
            if depth:
                yield from _passages(said, depth - 1)
            continue
        words = clean(html.unescape(_TAG.sub(" ", said)))
        if _is_prose(words, said):
            name = _NAME.search(script, max(match.start() - _BEFORE, 0), match.start())
            yield _Passage(name[1] if name else "", said, words)


def _is_prose(words: str, written: str) -> bool:
    if len(words) < _SHORTEST or not (words.endswith(_STOPS) or _BLOCK.search(written)):
        return False
    return sum(char.isalpha() or char == " " for char in words) > _LETTERS * len(words)


def _article(passages: list[_Passage]) -> list[_Passage]:
    """The passages under one name that make up an article: one that holds most of all, or else all of them."""
    longest = max(passages, key=lambda passage: len(passage.words))
    return [longest] if len(longest.words) > _MOSTLY * _size(passages) else passages


def _size(passages: list[_Passage]) -> int:
    return sum(len(passage.words) for passage in passages)


def _is_about(passages: list[_Passage], headline: set[str]) -> bool:
    said = " ".join(passage.words for passage in passages).casefold()
    return sum(word in said for word in headline) >= _NAMED * len(headline)


def _markup(passage: _Passage) -> str:
    if _BLOCK.search(passage.written):
        return passage.written
    return "".join(f"<p>{part}</p>" for part in _BREAKS.split(passage.written.strip()))
