"""The HTML elements, sorted by what they do to running text: break it, style it, or hold none that a reader sees.

Sources: https://html.spec.whatwg.org/multipage/indices.html#elements-3 and, for `display`, section 15 (Rendering) of the same standard.
"""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """What an element does to the text around it. Elements that are not listed break it."""

    BLOCK = 0
    INLINE = 1
    LINK = 2
    STRONG = 3
    BREAK = 4
    MEDIA = 5
    SKIP = 6
    RULE = 7


_INLINE = (
    "span", "abbr", "acronym", "big", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "output", "q", "ruby", "rb", "rtc", "s", "samp", "small", "strike", "sub", "sup", "time", "tt", "u", "var",
    "picture",
)  # fmt: skip
_SKIPPED = (
    "script", "style", "template", "svg", "math", "canvas", "object", "embed", "select", "option", "optgroup", "datalist",
    "textarea", "input", "head", "title", "meta", "link", "base", "rt", "rp", "map", "area", "param", "source", "track", "progress",
    "meter", "noframes", "noembed", "frameset", "applet",
)  # fmt: skip

KINDS: dict[str, int] = {
    **dict.fromkeys(_INLINE, Kind.INLINE.value),
    **dict.fromkeys(_SKIPPED, Kind.SKIP.value),
    **dict.fromkeys(("b", "strong"), Kind.STRONG.value),
    **dict.fromkeys(("img", "amp-img", "iframe", "video", "audio", "amp-video", "amp-iframe"), Kind.MEDIA.value),
    "a": Kind.LINK.value,
    "br": Kind.BREAK.value,
    "hr": Kind.RULE.value,
    "wbr": Kind.SKIP.value,
}
"""What each element does, by its name."""

FLAGS: tuple[str, ...] = (
    "article", "main", "aside", "header", "footer", "nav", "figure", "figcaption", "li", "table", "blockquote", "form", "button",
    "section", "p", "td", "pre", "dl", "details", "dialog", "link", "hidden", "aria-hidden", "heading", "h1", "tr", "noscript",
)  # fmt: skip
"""Every structural fact that an element hands down to what stands inside it, in the order of its bit."""

FLAG = {name: 1 << place for place, name in enumerate(FLAGS)}

TAG_FLAGS: dict[str, int] = {
    **{name: FLAG[name] for name in FLAGS[:20]},
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), FLAG["heading"]),
    "h1": FLAG["heading"] | FLAG["h1"],
    "th": FLAG["td"],
    "tr": FLAG["tr"],
    "noscript": FLAG["noscript"],
    "ul": 0,
    "dt": FLAG["dl"],
    "dd": FLAG["dl"],
    "summary": FLAG["details"],
    "label": FLAG["form"],
    "amp-sidebar": FLAG["nav"],
    "caption": FLAG["figcaption"],
}
"""The flags that an element raises by its name."""

ROLE_FLAGS: dict[str, int] = {
    "navigation": FLAG["nav"],
    "banner": FLAG["header"],
    "contentinfo": FLAG["footer"],
    "complementary": FLAG["aside"],
    "main": FLAG["main"],
    "article": FLAG["article"],
    "search": FLAG["form"],
    "dialog": FLAG["dialog"],
    "alertdialog": FLAG["dialog"],
    "heading": FLAG["heading"],
    "button": FLAG["button"],
    "menu": FLAG["nav"],
    "menubar": FLAG["nav"],
    "tablist": FLAG["nav"],
}
"""The flags that an ARIA `role` raises (https://www.w3.org/TR/html-aria/)."""
