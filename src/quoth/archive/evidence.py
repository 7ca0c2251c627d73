"""What an article states about a person beside the full name, so far as it can tell two bearers of one name apart.

Only what stands directly before or after the name counts ("striker Ada Okafor", "Ada Okafor, 45, the engineer,"): what a pronoun or a
description was resolved to may be wrong, and a wrong guess must not part one person in two. Callings are few and far apart (a footballer, a
judge, a nurse): a mayor may become a minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from quoth.lang import table
from quoth.model import Article, Person
from quoth.spans import Span

_BEFORE, _AFTER = 50, 80
"""Characters beside a name that are looked at, as far as the clause goes."""
_MENTIONS = 5
_CLAUSE = re.compile(r"[.;:!?()“”\"\n,]")
_AGE = re.compile(r"^, (\d{1,3})(?=[,.;)]|$)|\b(\d{1,3})-year-old$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_GENDER, _BORN, _WORLD = "gender ", "born ", "world "
_YEARS = 2
"""Years by which two statements of one person's birth may differ: an age is of the day it is printed, or of the day of the deed."""


def traits(article: Article, person: Person) -> frozenset[str]:
    """What the article states beside the person's full name: "gender f", "born 1979", "world sport"; empty for a single word."""
    if " " not in person.name.strip():
        return frozenset()
    found = set[str]()
    for span in [span for span in person.mentions if span.of(article.text) == person.name][:_MENTIONS]:
        before, after = _beside(article.text, span)
        found |= _stated(before, after, article)
    genders = {trait for trait in found if trait.startswith(_GENDER)}
    return frozenset(found - genders if len(genders) > 1 else found)


def clash(known: Iterable[frozenset[str]], here: frozenset[str]) -> str | None:
    """Why a person of whom the articles state `known` is not the one of whom `here` is stated; None when nothing speaks against it.

    >>> clash([frozenset({"world sport"})], frozenset({"world medicine"}))
    'world'
    """
    stated = set[str]().union(*known)
    for kind in (_GENDER, _BORN, _WORLD):
        there, now = _of(stated, kind), _of(here, kind)
        if there and now and not there & now and not (kind == _BORN and _near(there, now)):
            return kind.strip()
    return None


def support(known: Iterable[frozenset[str]], here: frozenset[str]) -> int:
    """How many statements of `here` are among the `known` ones."""
    stated = set[str]().union(*known)
    return sum(bool(_of(stated, kind) & _of(here, kind)) for kind in (_BORN, _WORLD))


def written(stated: frozenset[str]) -> str:
    """The traits as the archive keeps them."""
    return "; ".join(sorted(stated))


def read(stated: str) -> frozenset[str]:
    """The traits that `written` wrote."""
    return frozenset(stated.split("; ")) if stated else frozenset()


def _of(stated: Iterable[str], kind: str) -> set[str]:
    return {trait.removeprefix(kind) for trait in stated if trait.startswith(kind)}


def _near(there: set[str], now: set[str]) -> bool:
    return any(abs(int(a) - int(b)) <= _YEARS for a in there for b in now)


def _beside(text: str, span: Span) -> tuple[str, str]:
    """The clause before a name, and the age and the apposition after it."""
    before = _CLAUSE.split(text[max(0, span.start - _BEFORE) : span.start])[-1].rstrip()
    after = text[span.end : span.end + _AFTER]
    parts = re.split(r"[.;:!?()“”\"\n]", after)[0]
    return before, parts


def _stated(before: str, after: str, article: Article) -> set[str]:
    language, found = article.language or "", set[str]()
    words = [word.casefold() for word in _WORD.findall(before)]
    if words:
        found |= {_GENDER + gender for gender in (_courtesies(language).get(words[-1]),) if gender}
    age = _AGE.search(after) or _AGE.search(before)
    if age and article.published:
        found.add(f"{_BORN}{article.published.day.year - int(age[1] or age[2])}")
    apposition = after.split(",")[1:3] if after.startswith(",") else []
    callings = _callings(language)
    for part in (before, *apposition):
        said = [word.casefold() for word in _WORD.findall(part)]
        phrases = {*said[-2:], " ".join(said[-2:])} if part is before else {*said, *map(" ".join, pairwise(said))}
        found |= {_WORLD + callings[phrase] for phrase in phrases if phrase in callings}
    return found


@cache
def _courtesies(language: str) -> dict[str, str]:
    return {
        row["entry"].casefold(): row["gender"] for row in table(language, "titles") if row["kind"] == "courtesy" and row["gender"] != "-"
    }


@cache
def _callings(language: str) -> dict[str, str]:
    return {row["entry"].casefold(): row["world"] for row in table(language, "callings")}
