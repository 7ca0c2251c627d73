"""The words of an article as resolution reads them: each with its sentence, its paragraph, and whether it stands inside marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import Article, Kind
from quoth.people.lexicon import Lexicon, Pronoun
from quoth.spans import Span

_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
"""Letters and digits, accents of their own included (Unicode's decomposed form)."""

_WORD = re.compile(rf"\d+(?:[.,]\d+)*[^\W\d_]*(?:-[^\W\d_]+)*|@?{_LETTERS}(?:[-'’.&_]{_LETTERS})*")
_GENITIVE = re.compile(r"['’][sS]$")
_JOINED = re.compile(r"['’]")
_STOP = re.compile(r"[.!?…]")
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_SAYING = tuple(f"{pause} {mark}" for pause in ",:" for mark in ("“", "„", "«", '"'))
"""What opens the words that somebody says: their first has a capital, whatever it is."""
_TITLE_CASE = 0.7


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `low` is its lower case; `gap` is what stands between it and the next word; `genitive` when a possessive ending follows."""

    text: str
    low: str
    start: int
    end: int
    gap: str
    genitive: bool
    sentence: int
    paragraph: int
    opens: bool
    quoted: bool

    @property
    def capital(self) -> bool:
        """Does the word begin with a capital letter?"""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text, its words in order, the words it mostly writes small, and its paragraphs in title case."""

    text: str
    words: tuple[Word, ...]
    small: frozenset[str]
    headings: frozenset[int]

    def within(self, spans: Sequence[Span]) -> list[int]:
        """The indexes of the words that begin inside any of the spans, in order."""
        found: list[int] = []
        for span in spans:
            first, last = (bisect_left(self.words, place, key=_start) for place in (span.start, span.end))
            found.extend(range(first, last))
        return found


def pronoun_of(word: Word, lexicon: Lexicon) -> Pronoun | None:
    """The pronoun that a word is, alone or with a verb joined to it (he'd); capitals (WHO, US) are a name."""
    if word.text.isupper() and len(word.text) > 1:
        return None
    return lexicon.pronouns.get(word.low) or lexicon.pronouns.get(_JOINED.split(word.low, maxsplit=1)[0])


def _start(word: Word) -> int:
    return word.start


def read_words(article: Article, lexicon: Lexicon) -> Reading:
    """The words of the article's text."""
    text = article.text
    inside = _marked(text, article)
    found: list[tuple[int, int, bool]] = []
    for match in _WORD.finditer(text):
        ending = _GENITIVE.search(match.group())
        end = match.end() - 2 if ending and match.end() - match.start() > 2 else match.end()
        after = text[match.end() : match.end() + 2]
        plural = end == match.end() and match.group().endswith("s") and after[:1] in ("'", "’") and (after[1:] or " ") in " ,."
        found.append((match.start(), end, bool(ending) or (plural and not inside[match.start()])))
    words: list[Word] = []
    sentence = paragraph = 0
    opens = True
    for place, (start, end, genitive) in enumerate(found):
        following = found[place + 1][0] if place + 1 < len(found) else len(text)
        gap = text[end:following]
        low = text[start:end].lower()
        words.append(Word(text[start:end], low, start, end, gap, genitive, sentence, paragraph, opens, bool(inside[start])))
        paragraph += "\n" in gap
        ends = "\n" in gap or (bool(_STOP.search(gap)) and _ends(text, following, low, gap, lexicon))
        opens = ends or gap.endswith(_SAYING)
        sentence += ends
    written = Counter((word.low, word.capital) for word in words if not (word.capital and word.opens))
    small = frozenset(low for low, capital in written if not capital and written[low, False] >= written[low, True])
    return Reading(text, tuple(words), small, frozenset() if lexicon.capital_nouns else _headings(words, lexicon))


def _ends(text: str, following: int, low: str, gap: str, lexicon: Lexicon) -> bool:
    """Does the stop in this gap end a sentence? Not after an abbreviation or an initial, nor before a small letter."""
    if following < len(text) and text[following].islower():
        return False
    if gap.lstrip().startswith(".") and (len(low) == 1 or low in lexicon.titles or lexicon.is_a(low, "abbreviation")):
        return len(gap.strip()) > 1
    return True


def _marked(text: str, article: Article) -> bytearray:
    """For each character, whether it stands between double marks or in a direct quotation."""
    inside = bytearray(len(text) + 1)
    start = 0
    for line in text.split("\n"):
        opened = -1
        for place, sign in enumerate(line, start):
            if opened < 0 and sign in _OPENING + _EITHER:
                opened = place
            elif opened >= 0 and sign in _CLOSING + _EITHER:
                inside[opened:place] = b"\x01" * (place - opened)
                opened = -1
        if opened >= 0:
            inside[opened : start + len(line)] = b"\x01" * (start + len(line) - opened)
        start += len(line) + 1
    for quotation in article.quotations:
        if quotation.kind is not Kind.INDIRECT:
            for span in quotation.words if quotation.kind is Kind.MIXED else quotation.content:
                inside[span.start : span.end] = b"\x01" * len(span)
    return inside


def _headings(words: Sequence[Word], lexicon: Lexicon) -> frozenset[int]:
    """The paragraphs whose words, apart from the small words of grammar, nearly all begin with a capital, as headlines' do."""
    counts: dict[int, list[int]] = {}
    for word in words:
        if not lexicon.is_small(word.low) and word.text[0].isalpha():
            count = counts.setdefault(word.paragraph, [0, 0])
            count[0] += 1
            count[1] += word.capital
    return frozenset(paragraph for paragraph, (all_, capitals) in counts.items() if all_ >= 4 and capitals >= _TITLE_CASE * all_)
