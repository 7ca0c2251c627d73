"""A page's tree as columns: every element a number, every fact about elements a list, so that nothing walks from node to node.

The parser's tree is written out once (`LexborHTMLParser(page).html`). What it writes is well nested, with every value in double quotes and
every `<` and `>` of a text or a value escaped (https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments, with the
escapes of 2025), so that tags can be found without looking into them, and who stands in whom follows from counting. Promises: linear in
the page's size, no recursion, the same for every page whatever is on it; `source` is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
_Characters = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]

VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
"""The elements without content, and so without an end tag."""

_RAW = "script|style|iframe|noembed|noframes|xmp|plaintext|textarea"
_SHUT = "svg|math|template|canvas|object|select|datalist|applet"
_CLOSED = re.compile(
    rf"<!(?:--.*?--|[^>]*)>|<\?[^>]*>"
    rf"|<({_RAW})(?=[\s>])([^>]*)>(?!</\1>)([^<]*(?:<(?!/\1[\s>])[^<]*)*)</\1>"
    rf"|<({_SHUT})(?=[\s>])[^>]*>(?!</\4>)([^<]*(?:<(?!/?\4[\s>])[^<]*)*)</\4>",
    re.DOTALL,
)
_VERBATIM = frozenset({"xmp", "plaintext"})
_TAG = re.compile(r"<([^\s>]*)[^>]*>")
_LONGEST_NAME = 12
"""Characters up to which the ends of names are looked for together; few are longer."""
_ATTRIBUTE = re.compile(r' ([^\s=]+)="([^"]*)"')
_LINKED_DATA = "ld+json"
_SPACE, _LESS, _MORE, _SLASH = ord(" "), ord("<"), ord(">"), ord("/")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page as one text and its elements in document order.

    The start tag of element `e` is `source[starts[e]:ends[e]]`, what it holds `source[ends[e]:closes[e]]`; `parents` is the element around
    it (-1 for the outermost), `depths` how many are around it and itself, `places` its place among its parent's children, from 1. Comments
    are not in `source`, and elements that hold no text for readers (scripts, styles, drawings, fields) stand empty; `scripts` are the
    contents of its JSON-LD. `words` are the stretches between tags that hold more than spaces: where each starts and ends, and the
    innermost element that it stands in. `vocabulary` are the different names, and `codes` say which of them each element has.
    """

    source: str
    scripts: tuple[str, ...]
    names: list[str]
    vocabulary: list[str]
    codes: Numbers
    starts: Numbers
    ends: Numbers
    closes: Numbers
    parents: Numbers
    depths: Numbers
    places: Numbers
    words: tuple[Numbers, Numbers, Numbers]

    def tag(self, element: int) -> str:
        """The start tag of an element."""
        return self.source[self.starts[element] : self.ends[element]]

    def attributes(self, element: int) -> dict[str, str]:
        """The attributes of an element, as their author wrote them.

        >>> mark_up('<p class="lead" title="R&amp;B"></p>').attributes(0)
        {'class': 'lead', 'title': 'R&B'}
        """
        return attributes_in(self.tag(element))

    def named(self, name: str) -> list[int]:
        """The elements of a name, in order."""
        return np.flatnonzero(self.codes == self.vocabulary.index(name)).tolist() if name in self.vocabulary else []

    def at(self, position: int) -> int:
        """The element whose start tag covers a place in `source`."""
        return int(np.searchsorted(self.starts, position, side="right")) - 1

    def text(self, element: int) -> str:
        """Everything in an element without its tags, spaces as they are.

        >>> mark_up("<p>Rain &amp; <b>wind</b></p>").text(0)
        'Rain & wind'
        """
        return unescaped(_TAG.sub("", self.source[self.ends[element] : self.closes[element]]))


def attributes_in(tag: str) -> dict[str, str]:
    """The attributes of a start tag.

    >>> attributes_in('<p class="lead" hidden="">')
    {'class': 'lead', 'hidden': ''}
    """
    found = dict(_ATTRIBUTE.findall(tag))
    return {name: unescaped(value) for name, value in found.items()} if "&" in tag else found


def unescaped(text: str) -> str:
    """A stretch of `Markup.source` as its author meant it: the serialiser escapes five characters and no others."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def mark_up(html: str) -> Markup:
    """The columns of a page as a parser wrote it out.

    >>> page = mark_up("<body><p>One <b>two</b></p><p>Three</p></body>")
    >>> page.names, page.parents.tolist(), page.places.tolist()
    (['body', 'p', 'b', 'p'], [-1, 0, 1, 0], [1, 1, 1, 2])
    """
    source, scripts = _without_code(html)
    tags = _tags(source)
    if tags is None:
        source = _mended(source)
        tags = _tags(source)
    assert tags is not None  # what `_mended` writes is in order
    return _columns(source, scripts, tags)


@dataclass(frozen=True, slots=True)
class _Tags:
    """Every tag of a source in order: its place, what it does to the depth, and the depth after it; `names` are of start tags alone.

    `vocabulary` are the different ones, and `codes` the places of the names in it.
    """

    names: list[str]
    vocabulary: list[str]
    codes: Numbers
    starts: Numbers
    ends: Numbers
    steps: npt.NDArray[np.int8]
    after: Numbers
    characters: _Characters


def _without_code(html: str) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    scripts: list[str] = []
    last = 0
    for match in _CLOSED.finditer(html):
        name = match[1]
        start, end = match.span(3 if name else 5 if match[4] else 0)
        parts.append(html[last:start])
        if name in _VERBATIM:
            parts.append(match[3].replace("<", "&lt;").replace(">", "&gt;"))
        elif name == "script" and _LINKED_DATA in match[2].lower():
            scripts.append(match[3])
        last = end
    parts.append(html[last:])
    return "".join(parts), tuple(scripts)


def _tags(source: str) -> _Tags | None:
    """The tags, or None where they are not in order: not one `>` for each `<`, or not as many ends as beginnings."""
    characters = _characters(source)
    starts, ends = np.flatnonzero(characters == _LESS), np.flatnonzero(characters == _MORE) + 1
    if len(starts) != len(ends) or not ((starts < ends).all() and (ends[:-1] <= starts[1:]).all()):
        return None
    opening = characters[starts + 1] != _SLASH
    names = _names(source, characters, starts[opening] + 1, ends[opening] - 1)
    places: dict[str, int] = {}
    codes = np.array([places.setdefault(name, len(places)) for name in names], np.int64)
    vocabulary = list(places)
    steps = np.full(len(starts), -1, np.int8)
    steps[opening] = np.array([name not in VOID for name in vocabulary], np.int8)[codes]
    after = np.cumsum(steps, dtype=np.int64)
    if len(after) and (after[-1] != 0 or after.min() != 0):
        return None
    return _Tags(names, vocabulary, codes, starts, ends, steps, after, characters)


def _characters(source: str) -> _Characters:
    """The code of every character, in as few bytes as will do for all."""
    if source.isascii():
        return np.frombuffer(source.encode("ascii"), np.uint8)
    wide = source.encode("utf-16-le", "surrogatepass")
    return (
        np.frombuffer(wide, np.uint16)
        if len(wide) == 2 * len(source)
        else np.frombuffer(source.encode("utf-32-le", "surrogatepass"), np.uint32)
    )


def _names(source: str, characters: _Characters, starts: Numbers, ends: Numbers) -> list[str]:
    """The names in the start tags whose insides these are: up to the first space."""
    within = np.minimum(starts[:, None] + np.arange(_LONGEST_NAME), len(source) - 1)
    spaces = characters[within] <= _SPACE
    stops = np.minimum(np.where(spaces.any(axis=1), starts + spaces.argmax(axis=1), ends), ends)
    names = [source[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    for number in np.flatnonzero(stops - starts > _LONGEST_NAME).tolist():
        names[number] = names[number].split(" ", 1)[0]
    return names


def _mended(source: str) -> str:
    """The source with its tags in order.

    A parser writes them otherwise only for trees that no page has on purpose: a script that writes a script, a tag whose name holds a tag.
    """
    parts: list[str] = []
    open_names: list[str] = []
    last = 0
    for match in _TAG.finditer(source):
        parts.append(source[last : match.start()].replace(">", "&gt;"))
        last = match.end()
        name = match[1].replace("<", "_")
        if name[:1].isalpha():
            parts.append(f"<{match[0][1:].replace('<', '_')}")
            if name not in VOID:
                open_names.append(name)
        elif name[:1] == "/" and open_names:
            parts.append(f"</{open_names.pop()}>")
    parts.append(source[last:].replace("<", "&lt;").replace(">", "&gt;"))
    return "".join(parts) + "".join(f"</{name}>" for name in reversed(open_names))


def _columns(source: str, scripts: tuple[str, ...], tags: _Tags) -> Markup:
    opening = np.flatnonzero(tags.steps >= 0)
    holding = tags.steps[opening] > 0
    depths = tags.after[opening] + ~holding
    closing = np.flatnonzero(tags.steps < 0)
    starts, ends = tags.starts[opening], tags.ends[opening]
    closes = ends.copy()
    # Start and end tags of one depth follow each other in turn, so that both, sorted by depth, stand in the same order.
    holders = np.flatnonzero(holding)
    closed, closed_by = holders[np.argsort(depths[holders], kind="stable")], closing[np.argsort(tags.after[closing], kind="stable")]
    closes[closed] = tags.starts[closed_by]
    parents = _parents(depths, holders)
    inside = np.empty(len(tags.starts), np.int64)
    inside[opening] = np.where(holding, np.arange(len(opening)), parents)
    inside[closed_by] = parents[closed]
    return Markup(
        source,
        scripts,
        tags.names,
        tags.vocabulary,
        tags.codes,
        starts,
        ends,
        closes,
        parents,
        depths,
        _places(parents),
        _words(tags, inside),
    )


def _words(tags: _Tags, inside: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    places = np.stack((tags.ends[:-1], tags.starts[1:]), axis=1)
    some = np.flatnonzero(places[:, 0] < places[:, 1])
    if not len(some):
        return some, some, some
    some = some[np.maximum.reduceat(tags.characters, places[some].ravel())[::2] > _SPACE]
    return places[some, 0], places[some, 1], inside[some]


def _parents(depths: Numbers, holders: Numbers) -> Numbers:
    """The last element before each that stands one level higher."""
    count = len(depths) + 1
    keys = np.sort(depths[holders] * count + holders)
    above = np.searchsorted(keys, (depths - 1) * count + np.arange(count - 1)) - 1
    return np.where(depths > 1, keys[above] % count, -1) if len(keys) else np.full(count - 1, -1)


def _places(parents: Numbers) -> Numbers:
    order = np.argsort(parents, kind="stable")
    grouped = parents[order]
    places = np.empty_like(parents)
    places[order] = np.arange(len(parents)) - np.searchsorted(grouped, grouped) + 1
    return places
