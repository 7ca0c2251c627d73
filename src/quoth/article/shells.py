"""A page's source with its scripts, styles and comments emptied, before it is parsed: half of what pages hold, and no reader sees it.

The parser's own rules decide where such contents end (https://html.spec.whatwg.org/multipage/parsing.html, section 13.2.5).
At the first place where these rules could be read otherwise, as where a tag's quotes do not pair, the rest of the page is left as it is.
What is not told apart: a value that itself holds whole tags, and then a script or comment without its end.
"""

from __future__ import annotations

import re

_EMPTIED = (b"script", b"style")
_RAW = (*_EMPTIED, b"title", b"textarea", b"iframe", b"xmp", b"noembed", b"noframes", b"plaintext")
"""The elements in which nothing but their own end tag is one."""
_OPENING = re.compile(rb"<(?:!--|(?=[sStTiIxXnNpP])((?i:" + b"|".join(_RAW) + rb"))[\s/>])")
"""Their first letters are asked for first: most tags begin otherwise, and half of the time went into that."""
_END = {name: re.compile(rb"</(?i:" + name + rb")[\s/>]" + (rb"|<!--" if name in _EMPTIED else rb"")) for name in _RAW}
_LINKED_DATA = b"ld+json"


def emptied(html: bytes) -> bytes:
    """A page in UTF-8 without comments, and without what its scripts (but for linked data) and styles hold; their tags stay.

    >>> emptied(b"<p>Rain<script>if (1 < 2) rain()</script><!-- heavy --> fell.</p>")
    b'<p>Rain<script></script> fell.</p>'
    """
    parts: list[bytes] = []
    done = place = 0
    while match := _OPENING.search(html, place):
        start, name = match.start(), match[1]
        if html.rfind(b"<", place, start) > html.rfind(b">", place, start):
            break  # in the middle of a tag
        hidden = _held(html, name.lower(), match.end() - 1) if name else _comment(html, start)
        if hidden is None:
            break
        start, place = hidden
        parts.append(html[done:start])
        done = place
    parts.append(html[done:])
    return b"".join(parts)


def _comment(html: bytes, start: int) -> tuple[int, int] | None:
    end = html.find(b"-->", start + 2)
    return None if end < 0 or html.find(b"--!>", start, end) >= 0 else (start, end + 3)


def _held(html: bytes, name: bytes, place: int) -> tuple[int, int] | None:
    """What is to be emptied of such an element, by the end of its name in its start tag; nothing where readers or programs need it."""
    start = html.find(b">", place) + 1
    attributes = html[place : start - 1]
    if not start or attributes.endswith(b"/") or attributes.count(b'"') % 2 or attributes.count(b"'") % 2:
        return None
    end = _END[name].search(html, start)
    if end is None or html[end.start() + 1] == ord("!"):
        return None
    kept = name not in _EMPTIED or _LINKED_DATA in attributes.lower()
    return (end.start() if kept else start), end.start()
