"""The lines around the headline, as a reader sees them: where newsrooms print bylines and dates that no markup names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
_MOST_STEPS = 400
_MOST_LESSER, _LONGEST_HEADING = 20, 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The headline's element and the lines before it (nearest last) and after it."""

    headline: LexborNode | None
    before: tuple[str, ...]
    after: tuple[str, ...]


def surroundings(seen: Witnesses) -> Surroundings:
    """What is printed around the heading that best agrees with the page's title; nothing when there is no heading."""
    headline = _headline(seen)
    if headline is None:
        return Surroundings(None, (), ())
    after = tuple(_lines(_walk(headline), _AFTER))
    before = tuple(reversed(list(_lines(_walk(headline, back=True), _BEFORE))))
    return Surroundings(headline, before, after)


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


def _walk(start: LexborNode, *, back: bool = False) -> Iterator[tuple[str, str]]:
    """The tags and texts that follow (or, `back`, precede) an element in the document; an empty tag marks the way out of a box."""
    steps = 0
    node: LexborNode | None = start
    entering = False
    while node is not None and steps < _MOST_STEPS:
        steps += 1
        child = (node.last_child if back else node.first_child) if entering else None
        if child is not None:
            node = child
        else:
            follower = node.prev if back else node.next
            while follower is None:
                node = node.parent
                if node is None or node.tag == "body":
                    return
                yield node.tag or "", ""
                follower = node.prev if back else node.next
            node = follower
        tag = node.tag or ""
        if tag == "-text":
            yield tag, node.text_content or ""
            entering = False
        else:
            yield tag, ""
            entering = tag not in _UNREAD and not is_hidden(node)


def _lines(walk: Iterator[tuple[str, str]], most: int) -> Iterator[str]:
    pieces: list[str] = []
    length = 0
    for tag, text in walk:
        if tag == "-text":
            pieces.append(text)
        elif pieces and tag not in _FLOWING:
            line = plain("".join(pieces))
            pieces = []
            if line:
                yield line
                length += len(line)
                if length > most:
                    return
    line = plain("".join(pieces))
    if line:
        yield line
