"""Whether a page is HTML or plain text, by what is in it: names of files and headers of servers lie too often."""

from __future__ import annotations

import re
from typing import Literal

_BEFORE = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_FIRST = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|link|base|script|style|iframe|article|section|main|header|nav|div|p|h[1-6]|table|ul|ol|"
    r"figure|blockquote|font|center|a|b|br|span|img|svg|noscript|amp-[\w-]+)(?=[\s/>])",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(/?)(?:html|head|body|article|section|main|div|p|h[1-6]|ul|ol|li|table|t[dr]|br|img|a|span|script|style|meta|link|blockquote)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENOUGH = 3


def media_type(head: str) -> Literal["text/html", "text/plain"]:
    """`text/html` for a page that begins as the MIME Sniffing Standard says HTML does, or that has block tags in it; its head will do.

    >>> media_type(" <!DOCTYPE html><title>A</title>"), media_type("2 < 3, said <Ada>.")
    ('text/html', 'text/plain')
    """
    before = _BEFORE.match(head)
    assert before is not None  # it also matches nothing
    if _FIRST.match(head, before.end()):
        return "text/html"
    ends = [match[1] for match in _TAG.finditer(head)]
    return "text/html" if len(ends) >= _ENOUGH and "/" in ends else "text/plain"
