"""A document made ready for many checks: its words, where each short sequence of them stands, and which sentence each word is in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.check.documents.document import Document
from quoth.check.words import Word

_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s|\n[ \t]*\r?\n")
_SPARSE = 60
"""With fewer sentence ends than one in so many words, a text is unpunctuated (automatic captions): 15 words count as a sentence."""

_SPOKEN_SENTENCE = 15
_NEIGHBOURHOOD = 120
"""How far, in words, a match of two words may stand from a longer one to be of its passage."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a quotation that stand in the document in the same order: `size` words from word `printed` on and from word `said` on."""

    printed: int
    said: int
    size: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document with its words and where they stand; `sentences` numbers the sentence of each word."""

    document: Document
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    sentences: tuple[int, ...]
    places: dict[str, list[int]]
    pairs: dict[tuple[str, ...], list[int]]
    triples: dict[tuple[str, ...], list[int]]

    def runs(self, forms: Sequence[str], marks: Sequence[int]) -> list[Run]:
        """The longest shared sequences of two words and more, parted at the quotation's marks, in the order of the quotation.

        Sequences of two words count when they stand near a longer one, or when there is no longer one; single words when a mark
        stands beside them. `marks` are the numbers of the words that a mark stands before.
        """
        long = self._maximal(forms, self.triples, 3)
        places = sorted(run.said for run in long)
        short = [run for run in self._maximal(forms, self.pairs, 2) if run.size == 2 and (not places or _near(run.said, places))]
        whole = [*long, *short]
        parts = [part for run in whole for mark in marks if run.printed < mark < run.printed + run.size for part in _parted(run, mark)]
        beside = {number for mark in marks for number in (mark - 1, mark) if 0 <= number < len(forms)}
        single = [Run(at, said, 1) for at in beside for said in self.places.get(forms[at], ()) if _near(said, places)]
        return sorted({*whole, *parts, *single}, key=lambda run: (run.printed, run.said, run.size))

    def _maximal(self, forms: Sequence[str], places: dict[tuple[str, ...], list[int]], size: int) -> list[Run]:
        runs = []
        for printed in range(len(forms) - size + 1):
            for said in places.get(tuple(forms[printed : printed + size]), ()):
                if printed and said and forms[printed - 1] == self.forms[said - 1]:
                    continue  # it began earlier
                end = size
                while printed + end < len(forms) and said + end < len(self.forms) and forms[printed + end] == self.forms[said + end]:
                    end += 1
                runs.append(Run(printed, said, end))
        return runs

    def sentences_between(self, first: int, second: int) -> int:
        """How many sentence ends lie between two words; negative when the second stands before the first."""
        return self.sentences[second] - self.sentences[first]


def index(document: Document) -> Indexed:
    """The document ready for checking: built once, used for every quotation."""
    words = document.words()
    forms = tuple(word.form for word in words)
    places, pairs, triples = defaultdict(list), defaultdict(list), defaultdict(list)
    for at, form in enumerate(forms):
        places[form].append(at)
        pairs[forms[at : at + 2]].append(at)
        triples[forms[at : at + 3]].append(at)
    return Indexed(document, words, forms, _sentences(document.text, words), dict(places), dict(pairs), dict(triples))


def _sentences(text: str, words: tuple[Word, ...]) -> tuple[int, ...]:
    ends = [match.start() for match in _END.finditer(text)]
    if len(ends) * _SPARSE < len(words):
        return tuple(number // _SPOKEN_SENTENCE for number in range(len(words)))
    numbers, passed, number = [], 0, 0
    for word in words:
        before = passed
        while passed < len(ends) and ends[passed] < word.span.start:
            passed += 1
        number += passed > before  # the empty lines around a page's edge end one sentence at most
        numbers.append(number)
    return tuple(numbers)


def _parted(run: Run, mark: int) -> tuple[Run, Run]:
    size = mark - run.printed
    return Run(run.printed, run.said, size), Run(mark, run.said + size, run.size - size)


def _near(said: int, places: list[int]) -> bool:
    return any(abs(said - place) <= _NEIGHBOURHOOD for place in places)
