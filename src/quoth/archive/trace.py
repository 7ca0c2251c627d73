"""The same words across outlets and days.

Printings are found through an index of shingles (`quoth.archive.shingles`), not by comparing all pairs, and then compared word by word. Two
quotations are printings of the same words when they share a run of words and most words of the shorter one stand in the longer one, in the
same order: so a cut, a changed word and two statements printed as one are found, and two statements about one thing are not.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from rapidfuzz.distance.Levenshtein import opcodes

from quoth.archive.hits import hits
from quoth.archive.indexing import numbers_of
from quoth.archive.results import Change, ChangeType, Hit, Printing, Trace, Variant
from quoth.archive.shingles import every, words
from quoth.errors import NotFoundError

ALIKE = 0.6
"""The share of the shorter printing's words that must stand in the longer one."""
FEWEST = 3
"""Fewer words than these are printed by chance."""
_SMALL = 3
"""Letters of the longest word that tells nothing: a few of these stand together in any text."""
_BEARERS = 2000
"""A shingle in more quotations than these is a turn of phrase; it finds nothing by itself."""
_COMPARED = 2000
"""Candidates that are compared word by word, those with most shingles in common first."""
_SHOWN = 500
_TYPES: dict[str, ChangeType] = {"equal": "same", "delete": "cut", "insert": "added", "replace": "changed"}


def trace(connection: sqlite3.Connection, said: str) -> Trace:
    """Every printing of some words, or of the quotation with this id, in the order of time.

    Raises `NotFoundError` when there are too few words to follow.
    """
    known = numbers_of(connection, said)
    row = connection.execute("SELECT words FROM quotations WHERE number = ?", known[:1]).fetchone() if known else None
    asked = said if row is None else str(row["words"])
    wanted = words(asked)
    if len(wanted) < FEWEST and row is None:
        raise NotFoundError(said, f"fewer than {FEWEST} words cannot be followed", "give the words as printed, or a quotation's id")
    if row is None and max(map(len, wanted)) <= _SMALL:
        raise NotFoundError(said, "only small words, which many say by chance", "give more of the words as printed, or a quotation's id")
    found = [number for number, text in candidates(connection, wanted) if same_words(wanted, words(text)) >= ALIKE]
    printed = sorted(hits(connection, found[:_SHOWN]), key=_order)
    printings = tuple(_printing(hit, printed[0], wanted) for hit in printed)
    return Trace(asked, printings[0] if printings else None, _variants(printings), printings)


def candidates(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[tuple[int, str]]:
    """The numbers and words of quotations that share shingles with `wanted`, those that share most first."""
    shared = Counter[int]()
    for value in every(wanted):
        bearers = connection.execute(
            "SELECT rowid FROM wording_index WHERE wording_index MATCH ? LIMIT ?", (value, _BEARERS + 1)
        ).fetchall()
        if len(bearers) <= _BEARERS:
            shared.update(row[0] for row in bearers)
    best = [number for number, _ in shared.most_common(_COMPARED)]
    marks = ",".join("?" * len(best))
    rows = connection.execute(f"SELECT number, words FROM quotations WHERE number IN ({marks})", best)  # noqa: S608 - marks alone
    return [(row["number"], row["words"]) for row in rows]


def same_words(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of the shorter text's words that the longer one has in the same order, from 0 to 1.

    Only words beside another of them count: the small words of a short text stand scattered in every long one.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    runs = [step.src_end - step.src_start for step in opcodes(short, long) if step.tag == "equal"]
    return sum(run for run in runs if run > 1) / len(short) if short else 0.0


def _order(hit: Hit) -> tuple[bool, datetime, str]:
    moment = hit.article.published
    if moment is None:
        return True, datetime.max.replace(tzinfo=UTC), hit.id
    value = datetime.fromisoformat(moment)
    if len(moment) == len("2024-05-31"):  # a day alone: it may be any time of it, so it stands after what is known to be of that day
        value += timedelta(hours=23, minutes=59)
    return False, value if value.tzinfo else value.replace(tzinfo=UTC), hit.id


def _printing(hit: Hit, first: Hit, wanted: Sequence[str]) -> Printing:
    return Printing(
        hit=hit,
        moment=hit.article.published,
        changes=changes(first.words, hit.words),
        likeness=round(same_words(wanted, words(hit.words)), 3),
        other_speaker=_named(hit) is not None and _named(first) is not None and _named(hit) != _named(first),
    )


def _named(hit: Hit) -> str | None:
    return hit.speaker.id if hit.speaker is not None else None


def _variants(printings: Sequence[Printing]) -> tuple[Variant, ...]:
    groups: dict[tuple[str, ...], list[Printing]] = {}
    for printing in printings:
        groups.setdefault(tuple(words(printing.hit.words)), []).append(printing)
    return tuple(Variant(group[0].hit.words, tuple(group)) for group in groups.values())


def changes(first: str, here: str) -> tuple[Change, ...]:
    """What was done to the words of `first` to make `here`, run by run; words are compared without case, accents and punctuation.

    >>> [(change.type, change.first, change.here) for change in changes("We will not open it.", "We will never open")]
    [('same', 'We will', 'We will'), ('changed', 'not', 'never'), ('same', 'open', 'open'), ('cut', 'it.', '')]
    """
    was, now = first.split(), here.split()
    steps = opcodes([_plain(word) for word in was], [_plain(word) for word in now])
    return tuple(
        Change(_TYPES[step.tag], " ".join(was[step.src_start : step.src_end]), " ".join(now[step.dest_start : step.dest_end]))
        for step in steps
    )


def _plain(word: str) -> str:
    return " ".join(words(word)) or word
