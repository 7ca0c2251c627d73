"""A page as a reader's copy of it: its visible text, line by line, without markup, for measuring on pages with known truth.

Follows `innerText` (https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute), and shares no code with the reader that
is measured: paragraphs and headings stand between blank lines, every other block on a line of its own, the cells of a row behind tabs.
Programs copy in their own ways: without the blank lines (a web archive's WET records), with bullets before list items and with what
pictures say in words (text browsers), wrapped by hand (mail). Style sheets are not read, so what only they hide is copied.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap

from selectolax.lexbor import LexborHTMLParser, LexborNode

_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "ul", "ol", "pre"})
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "output", "picture", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_UNSEEN = frozenset((
    "applet", "area", "audio", "base", "canvas", "datalist", "embed", "frameset", "head", "iframe", "input", "link", "map",
    "math", "meta", "meter", "noembed", "noframes", "noscript", "object", "optgroup", "option", "param", "progress", "rp", "rt",
    "script", "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
))  # fmt: skip
_LONGEST_BULLETED = 400


@dataclass(frozen=True, slots=True)
class Copying:
    """How a program copies: each way that copies of one page differ."""

    blank_lines: bool = True
    bullet: str = ""
    pictures: bool = False
    width: int = 0


READER = Copying()
"""Select all and copy, in a browser."""

WET = Copying(blank_lines=False)
"""A web archive's WET record."""

MAIL = Copying(width=72, bullet="* ")
"""A text browser's page, or a page sent by mail."""


@dataclass(frozen=True, slots=True)
class CopiedLine:
    """A line of a copy: whether a blank line stands before it, and whether the markup called it a picture's caption or wrote it for one."""

    text: str
    apart: bool
    caption: bool = False
    picture: bool = False
    item: bool = False


def flatten(html: str, copying: Copying = READER) -> str:
    r"""The visible text of a page, one block a line.

    >>> flatten("<h1>Rain</h1><div>By Ada Okafor</div><div>3 May</div><p>It rained.</p>")
    'Rain\n\nBy Ada Okafor\n3 May\n\nIt rained.\n'
    """
    return written(copied_lines(html), copying)


def written(lines: list[CopiedLine], copying: Copying) -> str:
    """The lines as a program writes them."""
    text: list[str] = []
    for line in lines:
        if line.picture and not copying.pictures:
            continue
        if text and copying.blank_lines and line.apart:
            text.append("")
        bullet = copying.bullet if line.item and len(line.text) < _LONGEST_BULLETED else ""
        words = bullet + line.text
        text += wrap(words, copying.width, break_long_words=False, break_on_hyphens=False) if copying.width else [words]
    return "".join(f"{line}\n" for line in text)


def copied_lines(html: str) -> list[CopiedLine]:
    """The lines that a page shows, in order, what its pictures say in words among them."""
    walk = _Walk()
    body = LexborHTMLParser(html).body
    if body is not None:
        walk.over(body)
    return walk.lines


@dataclass(slots=True)
class _Walk:
    """The line being copied, and the elements around it that matter for it."""

    lines: list[CopiedLine] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _apart: bool = False
    _captions: int = 0
    _item: bool = False

    def over(self, body: LexborNode) -> None:
        """Copy what stands below `body`, in document order."""
        node: LexborNode | None = body
        depth = 0
        while node is not None:
            child = self._enter(node)
            if child is not None:
                node, depth = child, depth + 1
                continue
            while depth and node is not None and node.next is None:
                node, depth = node.parent, depth - 1
                if node is not None:
                    self._leave(node.tag or "")
            node = node.next if depth and node is not None else None
        self._flush()

    def _enter(self, node: LexborNode) -> LexborNode | None:
        name = node.tag or ""
        if name == "-text":
            self._words.append((node.text_content or "").replace("\t", " "))
            return None
        if name in _UNSEEN or name[:1] in "-!" or _is_hidden(node):
            return None
        if name == "br":
            self._flush()
        elif name == "img":
            self._picture(node.attributes.get("alt"))
        elif name not in _INLINE and name not in {"td", "th"}:
            self._flush()
            self._apart |= name in _APART
            self._item = name == "li" or (self._item and name in {"p", "div"})
        self._captions += name == "figcaption" and node.child is not None
        return node.child

    def _leave(self, name: str) -> None:
        if name in {"td", "th"}:
            self._words.append("\t")
        elif name not in _INLINE:
            self._flush()
            self._apart |= name in _APART
        self._captions -= name == "figcaption"

    def _flush(self) -> None:
        text = "\t".join(filter(None, (" ".join(cell.split()) for cell in "".join(self._words).split("\t"))))
        self._words.clear()
        if text:
            self.lines.append(CopiedLine(text, self._apart, self._captions > 0, item=self._item))
            self._apart = self._item = False

    def _picture(self, said: str | None) -> None:
        words = " ".join((said or "").split())
        if words and not "".join(self._words).strip():
            self.lines.append(CopiedLine(words, self._apart, picture=True))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").lower())
