"""One walk over a page's tree, from which everything else about its blocks is derived.

The walk gives the page's `Layout`: every block-level element with its class senses and place in the tree, and every piece of text (a run of
inline content inside one block-level element) in reading order. It is iterative, so nesting cannot overflow a stack, and it gives up when
its CPU time is spent. It never changes the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import thread_time

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quoth.article.elements import FLAG, KINDS, ROLE_FLAGS, TAG_FLAGS, Kind
from quoth.article.senses import BIT, senses_of
from quoth.article.spacing import clean, clean_lines

_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"})
_BLOCK, _SKIP, _LINK, _STRONG, _BREAK, _RULE = Kind.BLOCK, Kind.SKIP, Kind.LINK, Kind.STRONG, Kind.BREAK, Kind.RULE
_STYLES = frozenset({Kind.INLINE, Kind.LINK, Kind.STRONG})
_CHECK_EVERY = 1024
_CELL = 200
_STYLED_SHARE = 0.8
_NO_MEDIA = 99
_IN_LINK = FLAG["link"]
_HIDDEN_SENSE = BIT["hidden"]
_NAMING = frozenset({"class", "id", "itemprop", "data-testid", "data-component", "data-qa", "data-type"})
_TELLING = frozenset({"role", "hidden", "style", "aria-hidden"})
_PRE = FLAG["pre"]


class OutOfTimeError(Exception):
    """The walk has used up its CPU time; the caller knows which page it was."""


@dataclass(slots=True)
class Piece:
    """A run of text in one block-level element, spaces collapsed.

    `linked` and `strong` count the characters of it that stand in links and in bold; `senses` are those of the styled inline elements
    that hold (nearly) all of it. `since_media` counts the pieces since the last picture or player; `after_break` says that a line break,
    not an element, parts it from the piece before.
    """

    element: int
    text: str
    linked: int
    strong: int
    senses: int
    since_media: int
    after_break: bool


@dataclass(slots=True)
class Layout:
    """A page as its block-level elements (parallel lists, parents before children) and its pieces of text in reading order.

    `own` are the masks of the senses that an element's names have, `flags` the structural facts in force in it. `places` counts an
    element among its parent's children, from 1; `via` holds the steps of inline elements between the two where there are any. The pieces
    inside element `e` are those from `first[e]` up to `last[e]`.
    """

    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    via: dict[int, str] = field(default_factory=dict)
    times: dict[int, str] = field(default_factory=dict)
    alternatives: set[str] = field(default_factory=set)


def lay_out(tree: LexborHTMLParser, seconds: float) -> Layout:
    """The layout of a page. Raises `OutOfTimeError` when the walk takes more than `seconds` of this thread's CPU time."""
    walk = _Walk()
    body = tree.body
    if body is not None:
        walk.over(body, thread_time() + seconds)
    return walk.layout


class _Walk:
    """The state of one walk: the open run of text and the stack of open elements."""

    __slots__ = (
        "_bold", "_breaks", "_element", "_linked", "_links", "_media", "_open", "_parted", "_senses", "_siblings", "_strong", "_styled",
        "_styles", "_text", "layout",
    )  # fmt: skip

    def __init__(self) -> None:
        self.layout = Layout()
        self._open: list[tuple[Kind, int, str]] = []
        self._siblings = [0]
        self._element = -1
        self._media = -_NO_MEDIA
        self._links = self._bold = self._styles = 0
        self._text: list[str] = []
        self._linked = self._strong = self._styled = self._senses = self._breaks = 0
        self._parted = False

    def over(self, body: LexborNode, deadline: float) -> None:
        """Walk the tree from `body` in document order, until `deadline` on this thread's CPU clock."""
        node: LexborNode | None = body
        depth = steps = 0
        while node is not None:
            steps += 1
            if not steps % _CHECK_EVERY and thread_time() > deadline:
                raise OutOfTimeError
            name = node.tag
            child: LexborNode | None = None
            if name == "-text":
                data = node.text_content
                if data:
                    self._words(data)
            elif name is not None and name[0] not in "-!":
                child = self._enter(node, name)
            if child is not None:
                node = child
                depth += 1
                continue
            while depth and (following := node.next) is None:
                node = node.parent
                depth -= 1
                self._leave()
                assert node is not None  # the node above is an element that the walk has come down from
            if not depth:
                break
            node = following
        self._flush()

    def _words(self, data: str) -> None:
        if data.isspace():
            if self._text:
                self._text.append(" ")
            return
        self._text.append(data)
        self._breaks = 0
        length = len(data)
        if self._links:
            self._linked += length
        if self._bold:
            self._strong += length
        if self._styles:
            self._styled += length

    def _enter(self, node: LexborNode, name: str) -> LexborNode | None:
        """Open an element; its first child when the walk must go down, None when there is nothing to see in it."""
        self._siblings[-1] += 1
        kind = KINDS.get(name, _BLOCK)
        if kind is _SKIP:
            return None
        if kind is _BLOCK:
            child = node.child
            if name == "noscript" and not (node.text() or "").strip():
                return None
            if child is None:
                self._flush()
                return None
            self._open_block(node, name)
            self._open.append((_BLOCK, 0, name))
            self._siblings.append(0)
            return child
        if kind in _STYLES:
            return self._open_inline(node, name, kind)
        if kind is _BREAK:
            self._line_break()
        elif kind is _RULE:
            self._flush()
        else:
            self._see_media(node)
        return None

    def _open_inline(self, node: LexborNode, name: str, kind: Kind) -> LexborNode | None:
        child = node.child
        if child is None:
            return None
        styled = 0
        attributes = node.attributes
        if attributes:
            classes = attributes.get("class")
            if classes:
                styled = senses_of(classes)
                if styled & _HIDDEN_SENSE and not _UNSEEN_CLASSES.isdisjoint(classes.split()):
                    return None
            if "hidden" in attributes or _undisplayed(attributes.get("style")):
                return None
            if styled:
                self._senses |= styled
            if name == "time" and attributes.get("datetime"):
                self.layout.times[len(self.layout.pieces)] = attributes["datetime"] or ""
        if kind is _LINK:
            self._links += 1
        elif kind is _STRONG:
            self._bold += 1
        if styled:
            self._styles += 1
        self._open.append((kind, 1 if styled else 0, name))
        self._siblings.append(0)
        return child

    def _leave(self) -> None:
        kind, styled, _ = self._open.pop()
        self._siblings.pop()
        if kind is _BLOCK:
            self._close_block()
            return
        self._styles -= styled
        if kind is _LINK:
            self._links -= 1
        elif kind is _STRONG:
            self._bold -= 1

    def _open_block(self, node: LexborNode, name: str) -> None:
        if self._text:
            self._flush()
        layout, parent = self.layout, self._element
        own = flags = 0
        attributes = node.attributes
        if attributes:
            for key, value in attributes.items():
                if key in _NAMING and value:
                    own |= senses_of(value)
                elif key in _TELLING:
                    flags |= _told(key, value)
        flags |= TAG_FLAGS.get(name, 0)
        if self._links:
            flags |= _IN_LINK
        if parent < 0:
            own = 0
        else:
            flags |= layout.flags[parent]
        self._element = len(layout.names)
        layout.names.append(name)
        layout.parents.append(parent)
        layout.places.append(self._siblings[-1])
        layout.own.append(own)
        layout.flags.append(flags)
        layout.first.append(len(layout.pieces))
        layout.last.append(0)
        if self._open and self._open[-1][0] is not _BLOCK:
            layout.via[self._element] = self._inline_steps()

    def _inline_steps(self) -> str:
        """The CSS steps of the inline elements between the nearest block-level element and the one now opening."""
        steps: list[str] = []
        for place in range(len(self._open) - 1, -1, -1):
            kind, _, name = self._open[place]
            if kind is _BLOCK:
                break
            steps.append(f"{name}:nth-child({self._siblings[place]})")
        return " > ".join(reversed(steps))

    def _close_block(self) -> None:
        self._flush()
        layout, element = self.layout, self._element
        if layout.names[element] == "tr":
            self._merge_row(element)
        layout.last[element] = len(layout.pieces)
        self._element = layout.parents[element]
        self._parted = False

    def _see_media(self, node: LexborNode) -> None:
        self._media = len(self.layout.pieces) + (1 if self._text else 0)
        alternative = node.attributes.get("alt")
        if alternative:
            self.layout.alternatives.add(clean(alternative))

    def _line_break(self) -> None:
        self._breaks += 1
        if self._breaks > 1 and self._text and not self._links and not self.layout.flags[self._element] & _PRE:
            self._flush()
            self._parted = True
        elif self._text:
            self._text.append("\n")

    def _flush(self) -> None:
        """Close the open run: it becomes a piece if it holds any text."""
        if not self._text:
            self._senses = 0
            return
        joined = "".join(self._text)
        self._text = []
        layout = self.layout
        text = clean_lines(joined) if layout.flags[self._element] & _PRE else clean(joined)
        if text:
            size = len(text)
            layout.pieces.append(
                Piece(
                    self._element,
                    text,
                    min(self._linked, size),
                    min(self._strong, size),
                    self._senses if self._styled >= _STYLED_SHARE * size else 0,
                    len(layout.pieces) - self._media,
                    self._parted,
                )
            )
        self._linked = self._strong = self._styled = self._senses = self._breaks = 0

    def _merge_row(self, row: int) -> None:
        """Make one piece of the cells of a table row, unless the table only lays out the page."""
        layout = self.layout
        start = layout.first[row]
        cells = layout.pieces[start:]
        if len(cells) < 2 or any(len(cell.text) > _CELL for cell in cells):
            return
        seen = set()
        for cell in cells:
            element = cell.element
            while element != row and layout.names[element] not in {"td", "th"}:
                element = layout.parents[element]
            if element == row or element in seen or layout.parents[element] != row:
                return
            seen.add(element)
        text = " | ".join(cell.text for cell in cells)
        merged = Piece(row, text, sum(c.linked for c in cells), sum(c.strong for c in cells), 0, cells[0].since_media, after_break=False)
        layout.pieces[start:] = [merged]
        for element in range(row + 1, len(layout.first)):
            layout.first[element] = layout.last[element] = start


def _told(key: str, value: str | None) -> int:
    """The flags that an attribute other than a name raises."""
    if key == "role":
        return ROLE_FLAGS.get(value or "", 0)
    if key == "aria-hidden":
        return FLAG["aria-hidden"] if value == "true" else 0
    return FLAG["hidden"] if key == "hidden" or _undisplayed(value) else 0


def _undisplayed(style: str | None) -> bool:
    return style is not None and "display:none" in style.replace(" ", "").lower()
