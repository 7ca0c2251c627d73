"""Names out of a byline, in any script: openers ("By", "Von"), job titles, degrees, places and addresses taken off, "A, B and C" split.

The words are data: `lang/<language>/bylines.tsv` and `jobs.tsv`, `lang/mul/degrees.tsv` and `agencies.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quoth.article.metadata.calendar import find_moments
from quoth.article.metadata.wording import plain
from quoth.lang import entries, languages, table

_MOST_CHARACTERS = 300
_MOST_WORDS = 7
_LONGEST_NAME = 60
_FULL_NAME = 2
"""Words before an agency's name that make it the agency of somebody: "Ada Okafor Associated Press"."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+")
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_CUT = re.compile(r"\s[|•·⋅»–—-]\s|[|•·⋅\n]|\s{3,}|\s/\s|…")
_LIST = re.compile(r"\s*[,;/&、，؛،]\s*|\s\+\s")
_EDGES = " \t.,:;-–—|•·⋅®™*\"'“”„«»‘’/\\()[]<>_…"
_DIGIT = re.compile(r"\d")
_LEADING_TO_DATE = re.compile(r"\s[a-z]{1,3}\.?\s*$")
"""What leads to a date, in any language: "on", "am", "le"."""
_DAY_OF_WEEK = re.compile(r"\W*\w{2,10}[.,]\W*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    opener: re.Pattern[str]
    joiner: re.Pattern[str]
    closer: re.Pattern[str]
    stamp: re.Pattern[str]
    jobs: frozenset[str]
    newsrooms: frozenset[str]
    labels: frozenset[str]


def starts_as_byline(text: str, language: str | None) -> str | None:
    """What follows the opener of a byline ("Ada Okafor" of "By Ada Okafor"), or None when the text does not open as one.

    >>> starts_as_byline("Written by Ada Okafor", "en")
    'Ada Okafor'
    """
    match = _words(language).opener.match(text)
    rest = text[match.end() :].strip() if match else ""
    return rest or None


def openings(source: str, language: str | None, start: int) -> Iterator[int]:
    """Where, in a page's source from `start` on, a text begins with the opener of a byline."""
    return (match.start() + 1 for match in _opening(language).finditer(source, start))


@lru_cache(maxsize=1024)
def names_in(text: str, language: str | None) -> tuple[str, ...]:
    """The names that a byline or an author field gives, in order.

    >>> names_in("By Ada Okafor, Political Editor, and Ole Marten in Tarn Bay", "en")
    ('Ada Okafor', 'Ole Marten')
    """
    words = _words(language)
    said = _ADDRESS.sub(" ", plain(text[:_MOST_CHARACTERS]))
    rest = said = _before_date(said, words)
    for _ in range(3):
        opener = words.opener.match(rest)
        if opener is None:
            break
        rest = rest[opener.end() :].strip()
    found: list[str] = []
    for stretch in _CUT.split(rest):
        for listed in words.joiner.split(_PARENTHESIS.sub("", stretch)):
            pieces = [piece for piece in _LIST.split(listed) if piece]
            if len(pieces) == 2 and all(_is_single(piece) for piece in pieces) and found == [] and len(words.joiner.split(rest)) == 1:
                pieces = [f"{pieces[1]} {pieces[0]}"] if _LIST.search(listed) and "," in listed else pieces
            for piece in pieces:
                name = _name(piece, words)
                if name and _SUFFIX.fullmatch(name) and found:
                    found[-1] = f"{found[-1]} {piece.strip()}"
                elif name:
                    found.append(name)
        if found:
            break
    return tuple(dict.fromkeys(found))


def is_agency(name: str) -> bool:
    """Is this the name or sign of a news agency?"""
    return name.casefold().strip(".") in _agencies()


def has_job(name: str, language: str | None) -> bool:
    """Does a word of this name say a job or a newsroom?"""
    jobs = _words(language).jobs
    return any(word.strip(_EDGES).lower() in jobs for word in name.split())


def is_newsroom(name: str, language: str | None) -> bool:
    """Does a word of this name say that a group signs ("Herald Staff", "Redaktion")?"""
    newsrooms = _words(language).newsrooms
    return any(word.strip(_EDGES).lower() in newsrooms for word in re.split(r"[\s-]", name))


def _is_single(piece: str) -> bool:
    return len(piece.split()) == 1 and piece[:1].isupper() and piece.isalpha() and piece.lower() != piece.upper() and not piece.isupper()


def _before_date(text: str, words: _Words) -> str:
    """What stands before the first date of a text, without what leads to the date ("posted on") and without its day of the week."""
    found = next(find_moments(text), None) if _DIGIT.search(text) else None
    if found is None:
        return text
    said = words.stamp.sub("", _LEADING_TO_DATE.sub("", text[: found.start]))
    return "" if _DAY_OF_WEEK.fullmatch(said) and not is_agency(said.strip(_EDGES)) else said


def _name(piece: str, words: _Words) -> str | None:
    opener = words.opener.match(piece)
    rest = piece[opener.end() :] if opener else piece
    closer = words.closer.search(rest)
    if closer and closer.start() > 0:
        rest = rest[: closer.start()]
    parts = rest.strip(_EDGES).split()
    while parts and parts[-1].strip(_EDGES) in _degrees():
        parts.pop()
    if not any(part.strip(_EDGES).lower() in words.newsrooms for part in parts):
        parts = _without_job(parts, words.jobs)
    if len(parts) > 1 and parts[-1].isdigit():
        parts.pop()
    parts = next((parts[:cut] for cut in range(_FULL_NAME, len(parts)) if is_agency(" ".join(parts[cut:]))), parts)
    name = " ".join(parts).strip(_EDGES)
    if rest.strip().endswith(f"{name}.") and re.search(r"(?:^|\s)(?:\w|Jr|Sr)$", name):
        name += "."
    if name.lower() in words.labels:
        return None
    if not name or len(name) > _LONGEST_NAME or len(parts) > _MOST_WORDS or not any(c.isalpha() for c in name):
        return None
    return name


def _without_job(parts: list[str], jobs: frozenset[str]) -> list[str]:
    """The words without a job title before or behind the name; a title that leaves no name of two words stays for the weights to judge."""
    said = [part.strip(_EDGES).lower() for part in parts]
    last = max((at for at, word in enumerate(said) if word in jobs), default=-1)
    if last < 0:
        return parts
    behind = parts[last + 1 :]
    if len(behind) > 1:
        return behind
    first = next(at for at, word in enumerate(said) if word in jobs)
    before = parts[:first]
    if len(before) > 1 or (before and not before[0].isascii()):
        return before
    return parts if behind or before else []


@cache
def _words(language: str | None) -> _Words:
    """The words of a page's language and of English, which pages in every language use in their templates."""
    rows = _rows(language, "bylines")
    kinds = [(row["entry"], row["kind"]) for row in _rows(language, "jobs")]
    stamps = {row["entry"] for row in _rows(language, "datestamps")}
    newsrooms = frozenset(entry for entry, kind in kinds if kind == "newsroom")
    openers, labels, joiners, closers = (_part(rows, part) for part in ("opener", "label", "joiner", "closer"))
    return _Words(
        opener=re.compile(
            rf"[\W_]*(?:(?i:{_any_of(openers)})(?:\s*[:：/]\s*|\s+|(?<=[\u3040-\u9fff])(?=\w))"
            rf"|(?:{_any_of({entry.capitalize() for entry in openers})})(?=[A-Z])|(?i:{_any_of(labels)})\s*[:：]\s*)"
        ),
        joiner=re.compile(rf"\s*,?\s+(?:{_any_of(joiners)})\s+", re.IGNORECASE),
        closer=re.compile(rf"(?:^|\s)(?:{_any_of(closers)})(?=\s|$|:)"),
        stamp=re.compile(rf"(?<=\s)(?:{_any_of(stamps)})\W*$", re.IGNORECASE),
        jobs=frozenset(entry for entry, kind in kinds if kind == "job"),
        newsrooms=newsrooms,
        labels=(frozenset(row["entry"].lower() for row in rows if row["part"] != "joiner") | stamps) - newsrooms,
    )


@cache
def _opening(language: str | None) -> re.Pattern[str]:
    """An opener where a stretch of text begins, in a page's source."""
    openers = _part(_rows(language, "bylines"), "opener")
    initials = "".join(sorted({letter for entry in openers for letter in entry[0] + entry[0].upper()}))
    return re.compile(rf">[\s(–—-]*(?=[{re.escape(initials)}])(?i:{_any_of(openers)})(?:\s*[:：/<]|\s)")


def _rows(language: str | None, name: str) -> list[dict[str, str]]:
    """The rows of a table in the page's language and in English, or in every language where the page states none."""
    codes = [language, "en"] if language and table(language, "bylines") else list(languages()) if language is None else ["en"]
    return [row for code in dict.fromkeys(codes) for row in table(code, name)]


def _part(rows: list[dict[str, str]], part: str) -> set[str]:
    return {row["entry"] for row in rows if row["part"] == part}


def _any_of(said: set[str]) -> str:
    """A pattern for any of the words, the longest first; for none, one that matches nothing."""
    return "|".join(sorted(map(re.escape, said), key=lambda word: (-len(word), word))) or r"(?!)"


@cache
def _agencies() -> frozenset[str]:
    return frozenset(entry.casefold() for entry in entries("mul", "agencies"))


@cache
def _degrees() -> frozenset[str]:
    said = entries("mul", "degrees")
    return said | frozenset(entry.rstrip(".") for entry in said) | frozenset(entry.replace(".", "") for entry in said)
