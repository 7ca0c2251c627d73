"""HTML documents: the text as a reader sees it, with navigation, asides, promotion boxes and note marks hidden from checking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quoth.check.documents.document import Document
from quoth.check.documents.furniture import note_marks, sound_notes, speaker_labels
from quoth.spans import Span

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    }
)
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
_AROUND = frozenset({"nav", "aside", "footer", "form", "button"})
_BOX = re.compile(
    r"(?:^|[\s_-])(?:promo|advert|ad|ads|related|newsletter|share|sidebar|teaser|reference|footnote)(?:$|[\s_-])", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def read_html(name: str, content: bytes) -> Document:
    """The text of an HTML document; what stands around the text is in it, hidden.

    A block's edge is a line end, runs of ASCII white space are one space, and there are no empty lines and no spaces at a line's ends.
    """
    root = LexborHTMLParser(content).root
    lines: list[str] = []
    hidden: list[Span] = []
    at = 0
    for line in _lines(root) if root is not None else ():
        for written, around in line:
            lines.append(written)
            if around:
                hidden.append(Span(at, at + len(written)))
            at += len(written)
        lines.append("\n")
        at += 1
    text = "".join(lines)
    return Document(name, text, (*hidden, *note_marks(text), *speaker_labels(text), *sound_notes(text, small=False)))


def _lines(root: LexborNode) -> Iterator[list[tuple[str, bool]]]:
    """The lines that hold words, each as its stretches of text with True for what stands around the article."""
    line: list[tuple[str, bool]] = []
    for written, around in [*_texts(root), ("\n", False)]:
        if written != "\n":
            spaced = bool(line) and not line[-1][0].endswith(" ")
            kept = written if spaced else written.lstrip(" ")
            if kept:
                line.append((kept, around))
        elif line:
            line[-1] = (line[-1][0].rstrip(" "), line[-1][1])
            yield [stretch for stretch in line if stretch[0]]
            line = []


def _texts(root: LexborNode) -> list[tuple[str, bool]]:
    """The texts of the tree in order, and a line end at each block's edges; True for what stands around the text. Depth costs no stack."""
    found: list[tuple[str, bool]] = []
    open_nodes: list[tuple[LexborNode | None, bool]] = [(root, False)]
    while open_nodes:
        node, around = open_nodes.pop()
        if node is None:
            found.append(("\n", False))
        elif node.is_text_node:
            found.append((_SPACES.sub(" ", node.text_content or ""), around))
        elif node.tag not in _UNSEEN:
            block = node.tag in _BLOCKS
            if block:
                found.append(("\n", False))
                open_nodes.append((None, False))
            inside = around or node.tag in _AROUND or bool(_BOX.search((node.attributes or {}).get("class") or ""))
            open_nodes += [(child, inside) for child in reversed(list(node.iter(include_text=True)))]
    return found
