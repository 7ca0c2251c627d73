"""Words as a reader sees them: entities, markup, white space and invisible characters out of the values that pages carry."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from selectolax.lexbor import LexborNode

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ENTITY = re.compile(r"&#?\w{1,10};")
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'} | dict.fromkeys("‐‑‒–—−", "-")
)
_UNREAD = frozenset({"script", "style", "svg", "button", "noscript", "template", "select", "input", "rt", "rp", "-comment"})
_FLOWING = frozenset({"a", "abbr", "b", "em", "font", "i", "mark", "q", "s", "small", "strong", "sub", "sup", "u", "wbr"})
_HIDDEN = re.compile(r"(?:visually|aria|screen|assistive|a11y|is|u)[-_]?(?:hidden|reader|read)|sr[-_]?only|hidden[-_]text", re.IGNORECASE)
_LONGEST = 2_000
_DEEPEST = 40


def plain(value: str) -> str:
    """The value on one line as printed: no entities, tags, soft hyphens or direction marks, single spaces.

    >>> plain("Rates &amp; <em>rents</em>")
    'Rates & rents'
    """
    text = value[:_LONGEST]
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _MARKUP.sub("", text)
    if not text.isprintable():
        text = _UNSEEN.sub("", text)
    return " ".join(text.split())


def key(value: str) -> str:
    """The value with case, quotation marks, dashes and compatibility forms made equal: what two witnesses must share to agree.

    >>> key("“Rates — again”") == key('"rates - Again"')
    True
    """
    if value.isascii():
        return value.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", value).translate(_MARKS).casefold()


def shown(node: LexborNode, most: int = _LONGEST) -> str:
    """The text of an element as a reader sees it: boxes apart, nothing hidden; reading stops after about `most` characters."""
    pieces: list[str] = []
    _show(node, pieces, most, 0)
    return plain("".join(pieces))


def _show(node: LexborNode, pieces: list[str], left: int, depth: int) -> int:
    child = node.first_child
    while child is not None and left >= 0:
        tag = child.tag
        if tag == "-text":
            text = child.text_content or ""
            pieces.append(text)
            left -= len(text.strip()) + 1
        elif tag not in _UNREAD and depth < _DEEPEST and not is_hidden(child):
            if tag in _FLOWING:
                left = _show(child, pieces, left, depth + 1)
            else:
                pieces.append(" ")
                left = _show(child, pieces, left, depth + 1)
                pieces.append(" ")
        child = child.next
    return left


def is_hidden(node: LexborNode) -> bool:
    """Does the element itself say that readers do not see it?"""
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    named, style = attributes.get("class"), attributes.get("style")
    if named and _hides(named):
        return True
    return bool(style and "display:none" in style.replace(" ", ""))


@lru_cache(maxsize=4096)
def _hides(named: str) -> bool:
    """Is this a class by which content systems keep words for screen readers alone?"""
    return _HIDDEN.search(named) is not None
