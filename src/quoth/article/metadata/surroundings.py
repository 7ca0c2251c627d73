"""The lines around the headline, as a reader sees them: where newsrooms print bylines and dates that no markup names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import is_hidden, key, plain, shown

_UNREAD = frozenset({"script", "style", "svg", "noscript", "template", "select", "option", "button", "iframe"})
_FLOWING = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "img",
        "label",
        "mark",
        "picture",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
    }
    | {"sup", "svg", "u", "wbr", "-comment"}
)
_AFTER, _BEFORE = 900, 240
_MOST_LINES = 16
_MOST_STEPS = 240
_MOST_NODES, _LONGEST_LINE = 4_000, 120
_MOST_LESSER, _LONGEST_HEADING = 20, 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines before the headline (nearest last) and after it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


NOWHERE = Surroundings((), ())
"""No lines: for pages whose statements suffice."""


def surroundings(seen: Witnesses) -> Surroundings:
    """What is printed around the heading that best agrees with the page's title; nothing when there is no heading."""
    headline = _headline(seen)
    if headline is None:
        return NOWHERE
    after = tuple(islice(_lines(headline, _AFTER), _MOST_LINES))
    before = tuple(reversed(list(islice(_lines(headline, _BEFORE, back=True), _MOST_LINES // 3))))
    return Surroundings(before, after)


def short_lines(body: LexborNode) -> Iterator[str]:
    """The short lines of a whole page in order: a printed date is never long."""
    pieces: list[str] = []
    unread = False
    for _, node in zip(range(_MOST_NODES), body.traverse(include_text=True), strict=False):
        tag = node.tag or ""
        if tag == "-text":
            if not unread:
                pieces.append(node.text_content or "")
            unread = False
        else:
            unread = tag in _UNREAD
            if pieces and tag not in _FLOWING:
                text = "".join(pieces)
                pieces = []
                if len(text) < 4 * _LONGEST_LINE and len(line := plain(text)) <= _LONGEST_LINE and line:
                    yield line


def _headline(seen: Witnesses) -> LexborNode | None:
    titles = [key(title) for title in (seen.title, *seen.metas.get("og:title", ()))]

    def agrees(text: str) -> bool:
        said = key(text)
        return len(said) > 3 and any(said in title for title in titles)

    found = next((heading.node for heading in seen.headings if agrees(heading.text)), None)
    if found is None and seen.body is not None:
        lesser = seen.body.css("h2,h3,[class*=title i]")[:_MOST_LESSER]
        found = next((node for node in lesser if agrees(shown(node, _LONGEST_HEADING))), None)
    return found or (seen.headings[0].node if seen.headings else None)


def _lines(start: LexborNode, most: int, *, back: bool = False) -> Iterator[str]:
    """The lines that follow (or, `back`, precede) an element in the document, until they hold `most` characters."""
    pieces: list[str] = []
    node = start
    entering = False
    for _ in range(_MOST_STEPS):
        next_node = (node.last_child if back else node.first_child) if entering else None
        while next_node is None:
            next_node = node.prev if back else node.next
            if next_node is None:
                outer = node.parent
                if outer is None or outer.tag == "body":
                    yield from _line(pieces, back=back)
                    return
                node = outer
                if pieces and node.tag not in _FLOWING:
                    yield from _line(pieces, back=back)
                    pieces = []
        node = next_node
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            entering = False
            if not text.isspace():
                most -= len(text)
                pieces.append(text)
            elif pieces:
                pieces.append(" ")
        else:
            if pieces and tag not in _FLOWING:
                yield from _line(pieces, back=back)
                pieces = []
                if most <= 0:
                    return
            entering = tag not in _UNREAD and not is_hidden(node)
    yield from _line(pieces, back=back)


def _line(pieces: list[str], *, back: bool) -> Iterator[str]:
    line = plain("".join(reversed(pieces) if back else pieces))
    if line:
        yield line
