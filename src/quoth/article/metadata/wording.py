"""Words as a reader sees them: entities, markup, white space and invisible characters out of the values that pages carry."""

from __future__ import annotations

import html
import re
import unicodedata

from quoth.article.markup import unescaped

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ENTITY = re.compile(r"&#?\w{1,10};")
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'} | dict.fromkeys("‐‑‒–—−", "-")
)
_TAG = re.compile(r"<[^>]*>")
_FLOWING = re.compile(r"</?(?:a|abbr|b|em|font|i|mark|q|s|small|strong|sub|sup|u|wbr)(?=[ >])[^>]*>")
_LONGEST = 2_000


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


def printed(stretch: str) -> str:
    """A stretch of a page's source on one line as printed: no tags, boxes apart.

    >>> printed("<div>Rates &amp; <em>ren</em>ts</div><div>rise</div>")
    'Rates & rents rise'
    """
    if "<" in stretch:
        stretch = _TAG.sub(" ", _FLOWING.sub("", stretch))
    return plain(unescaped(stretch))
