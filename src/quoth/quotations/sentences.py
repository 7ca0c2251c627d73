"""The text as sentences of tokens, in which every outermost quotation is one token.

That is how a reader takes it: `“We sail. We always have,” said Mara.` is one sentence, whose first word is what she said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quoth.quotations.lexicon import Lexicon
from quoth.quotations.marks import Marks, Pair
from quoth.spans import Span

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|[^\W_]+(?:['’.\-–/&][^\W_]+)*|\n+|\.{2,}|[^\w\s]|_+")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset(")]”’\"'")
_REPORT_WITHIN = 12
_ORDINAL = 2
"""The most digits of an ordinal that is written with a dot."""
_LONGEST = 300
"""Tokens after which a sentence is cut: nobody writes one so long, and text without full stops must not cost the square of its length."""


class Token(NamedTuple):
    """A word, a punctuation mark, or a whole quotation with its marks (`pair` set, `word` empty). `word` is in lower case."""

    start: int
    end: int
    word: str
    pair: Pair | None = None

    @property
    def alphabetic(self) -> bool:
        """Is it a word (or a number)?"""
        return self.word[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` counts the lines of the text that hold anything, from 0."""

    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def span(self) -> Span:
        """From the first to the last token."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def quotes(self) -> list[int]:
        """The places of the quotations among the tokens."""
        return [place for place, token in enumerate(self.tokens) if token.pair]


def sentences(text: str, marks: Marks, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of `text` in order; none runs over a line's end, but that a colon there introduces a quotation."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(text, marks, lexicon)):
        found += [Sentence(tuple(tokens), number) for tokens in _split(text, paragraph, lexicon)]
    return found


def _paragraphs(text: str, marks: Marks, lexicon: Lexicon) -> Iterator[list[Token]]:
    """The tokens of each line; a line that ends with a colon goes on in the next when that begins with a quotation."""
    here: list[Token] = []
    broken = introduces = False
    for token in _tokens(text, marks, lexicon):
        if token.word.startswith("\n"):
            introduces = bool(here) and here[-1].word == ":"
            broken = True
        else:
            if broken and here and not (introduces and token.pair):
                yield here
                here = []
            broken = False
            here.append(token)
    if here:
        yield here


def _tokens(text: str, marks: Marks, lexicon: Lexicon) -> Iterator[Token]:
    place = 0
    for pair in marks.outermost:
        yield from _words(text, place, pair.outer.start, lexicon)
        yield Token(pair.outer.start, pair.outer.end, "", pair)
        place = pair.outer.end
    yield from _words(text, place, len(text), lexicon)


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Token]:
    swallowed = -1
    before = word = ""
    for found in _TOKEN.finditer(text, start, end):
        first, last = found.span()
        if first < swallowed:
            continue
        before, word = word, found.group().lower()
        if last < end and text[last] == ".":
            short = word[0].isalpha() and ((len(word) == 1 and text[first].isupper()) or lexicon.is_a(word, "abbreviation"))
            if short or (word.isdigit() and _ordinal(text, word, last, before, lexicon)):
                last += 1
                swallowed = last
                word += "."
        yield Token(first, last, word)


def _ordinal(text: str, number: str, dot: int, before: str, lexicon: Lexicon) -> bool:
    """Does the dot behind a short number make an ordinal of it (`am 3. Advent`), where the language writes them so?"""
    if "ordinals" not in lexicon.grammar or len(number) > _ORDINAL:
        return False
    following = _TOKEN.match(text, dot + 2)
    month = following is not None and lexicon.is_a(following.group().lower(), "time")
    return month or lexicon.is_a(before, "determiner", "preposition")


def _split(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    begin = 0
    for place in range(1, len(tokens)):
        if place - begin >= _LONGEST or _ends_before(text, tokens, place, lexicon):
            yield tokens[begin:place]
            begin = place
    if tokens[begin:]:
        yield tokens[begin:]


def _ends_before(text: str, tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    """Does a sentence end between the token before `place` and the one at it?"""
    last, following = tokens[place - 1], tokens[place]
    head = text[following.pair.inner.start] if following.pair else text[following.start]
    if following.start == last.end and not following.pair:
        return False
    if last.pair:
        mark = text[last.pair.inner.end - 1]
        if mark not in _ENDS:
            return False
        if following.pair:
            return True
        if not (head.isupper() or head.isdigit()):
            return False
        return mark == "." or not _attributes(tokens, place, lexicon)
    ends = last.word[-1:] in _ENDS and not _initial(last)
    if last.word in _CLOSERS and place > 1:
        ends = tokens[place - 2].word[-1:] in _ENDS
    return ends and not head.islower()


def _initial(token: Token) -> bool:
    return token.alphabetic and token.word.endswith(".")


def _attributes(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    """After `“Why?”`: do the next words say who asked, and nothing else (`Mara asked.`)?"""
    for following in range(place, min(place + _REPORT_WITHIN, len(tokens))):
        token = tokens[following]
        if token.pair or token.word in {",", ";", ":"}:
            return False
        if token.word in lexicon.cues and following > place:
            after = tokens[following + 1] if following + 1 < len(tokens) else None
            return (
                after is None or after.pair is not None or not after.alphabetic or lexicon.is_a(after.word, "preposition", "time", "adverb")
            )
    return False
