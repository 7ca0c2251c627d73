"""Who signed a flattened page: lines that open as a byline, or that hold nothing but names where those who wrote stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quoth.article.flattened.lines import Line
from quoth.article.flattened.places import PROSE
from quoth.article.flattened.stamps import before_stamp
from quoth.article.metadata.calendar import Dated
from quoth.article.metadata.names import has_job, is_agency, is_newsroom, names_in, starts_as_byline
from quoth.article.notices import notice
from quoth.lang import entries, languages, table

_BARS, _PARTS = re.compile(r"\s*[|·•/–—]\s*|\s-\s"), re.compile(r"\s*[|·•/–—,]\s*|\s-\s")
_COUNT = re.compile(r"\s\d.{0,30}$")
"""A time at the end of a line: "5 hours ago"."""
_NOT_NAME = re.compile(r"[^\w\s.’'-]|[\d_]")
_LEADING = " ,;.|·•/–—-"
_CLOSE = 6
"""How many lines below the headline a name may stand that nothing but its place calls the author's."""
_MOST_AUTHORS = 8
_STOPS = frozenset('.!?…"”»。！？')


@dataclass(frozen=True, slots=True)
class Around:
    """The short lines around the headline and behind the body by number, and the first date of each dated one.

    `above` are those that do not stand behind the body; `top` is the headline's number, `first` and `last` are those of the body.
    """

    said: dict[int, str]
    above: list[int]
    dated: dict[int, Dated]
    top: int
    first: int
    last: int


def signed_by(lines: list[Line], around: Around, language: str | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that sign the article, and the names in them.

    They are those that open as a byline, above the body or below it; else those above it that hold nothing but names, one below another;
    else one that gives a name and a date.
    """
    said, dated = around.said, around.dated
    short = [n for n in said if n in around.above and (len(said[n]) < PROSE or n in dated or said[n][-1] not in _STOPS)]
    below = [n for n in said if n not in around.above]
    signed = [(n, names) for n in (*short, *below) if (names := _opened(said[n], dated.get(n), language))]
    signed = [(n, names) for n, names in signed if n < around.first][:2] or signed[:1]
    for stretch in ([n for n in short if n > around.top], [n for n in short if n < around.top]):
        signed = signed or _listed(lines, stretch, around, language)
    if not signed:
        signed = [(n, names) for n in short if n in dated and (names := _beside_date(said[n], dated[n], language))][:1]
    names = tuple(dict.fromkeys(name for _, found in signed for name in found))
    return tuple(n for n, _ in signed), names[:_MOST_AUTHORS]


def _listed(lines: list[Line], stretch: list[int], around: Around, language: str | None) -> list[tuple[int, tuple[str, ...]]]:
    """The lines of a stretch that hold nothing but names of those who wrote, one below another."""
    signed: list[tuple[int, tuple[str, ...]]] = []
    opened = False
    for n in stretch:
        opened = (opened and bool(signed)) or around.said.get(n - 1, "").casefold().strip(" :") in _openers()
        found = around.dated.get(n)
        names = _bare(around.said[n][: found.start] if found else around.said[n], language)
        if names and (opened or all(map(_is_known, names)) or (not signed and _is_placed(lines, n, names, around, language))):
            signed.append((n, names))
        elif signed:
            break
    return signed


def _opened(text: str, found: Dated | None, language: str | None) -> tuple[str, ...]:
    """The names in a line that opens as a byline, before its date or right behind it."""
    names = _signed(text, language)
    return _signed(_COUNT.sub("", text[found.end :].lstrip(_LEADING)), language) if found and not names else names


def _signed(text: str, language: str | None) -> tuple[str, ...]:
    rest = starts_as_byline(text, language)
    if rest is None:
        return ()
    names = names_in(before_stamp(rest), language)
    alone = len(names) == 1 and names[0] == rest and rest.isalpha() and rest.istitle()
    return names if alone else tuple(name for name in names if _is_name(name))


def _bare(text: str, language: str | None) -> tuple[str, ...]:
    """The names in a line that holds nothing else, apart from a time or a job."""
    if not text or len(text) > PROSE or text[-1] in _STOPS:
        return ()
    names = names_in(_COUNT.sub("", before_stamp(text)), language)
    return names if names and all(_is_name(name) and not has_job(name, language) for name in names) else ()


def _is_placed(lines: list[Line], number: int, names: tuple[str, ...], around: Around, language: str | None) -> bool:
    """Does a line of names stand where those who wrote stand: beside the date or named again below the body, and in no menu above?"""
    text = around.said[number]
    found = around.dated.get(number)
    timed = not text[: found.start].rstrip().endswith(",") if found else _COUNT.search(text) is not None
    beside_date = timed or not around.dated.keys().isdisjoint((number - 1, number + 1))
    if beside_date and any(is_newsroom(name, language) for name in names):
        return True
    if (
        not around.top < number <= around.top + _CLOSE
        or notice(text)
        or any(line.text == lines[number].text for line in lines[: around.top])
    ):
        return False
    told = any(line.text.startswith(f"{names[0]} ") and len(line.text) >= PROSE for line in lines[around.last + 1 :])
    return told or (beside_date and all(map(_is_personal, names)))


def _beside_date(text: str, found: Dated, language: str | None) -> tuple[str, ...]:
    """The name that a line gives before or behind its date, parted from it by a bar or a dot; by a comma behind it alone.

    A comma before a date parts it from a place.

    >>> from quoth.article.metadata.calendar import find_moments
    >>> lines = ("3 May 2024, 10:15 / Ada Varga", "Ada Varga · 3 May 2024", "Tarn Bay, 3 May 2024")
    >>> [_beside_date(line, next(find_moments(line)), "en") for line in lines]
    [('Ada Varga',), ('Ada Varga',), ()]
    """
    for parting, stretch in ((_BARS, text[: found.start]), (_PARTS, text[found.end :])):
        for part in map(str.strip, parting.split(stretch)):
            alone = names_in(part, language) == (part,) and _is_personal(part) and not notice(part)
            if alone and not (has_job(part, language) or is_newsroom(part, language)):
                return (part,)
    return ()


def _is_known(name: str) -> bool:
    return name.split(maxsplit=1)[0] in entries("mul", "given_names") or is_agency(name)


def _is_personal(name: str) -> bool:
    """Is this written as the name of a person: two to four words, each with a capital alone at its beginning?"""
    words = name.split()
    if not 2 <= len(words) <= 4 or not words[0].istitle() or _NOT_NAME.search(name):
        return False
    return all(word in entries("en", "particles") or (word[0].isupper() and not word.isupper()) for word in words)


def _is_name(name: str) -> bool:
    words = name.split()
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    capital = all(word[0].isupper() or len(word) <= 3 for word in cased) if cased else len(name) <= 12
    return len(words) <= 5 and (len(words) > 1 or not cased or is_agency(name)) and capital and not any(char.isdigit() for char in name)


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["entry"] for code in languages() for row in table(code, "bylines") if row["part"] == "opener")
