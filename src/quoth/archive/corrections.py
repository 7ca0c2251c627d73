"""What people correct: rows of their own, applied over what the machine read, and taken back without loss."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from quoth.archive.documents import Index
from quoth.archive.identities import joined, new_speaker, rebuild_names
from quoth.archive.indexing import numbers_of, refresh_article, stored
from quoth.archive.overlays import chosen, spans_from, spans_text
from quoth.archive.results import Correction
from quoth.errors import ArchiveError, NotFoundError
from quoth.model import content_id
from quoth.spans import Span

OF_QUOTATIONS = frozenset({"speaker", "span", "not_quotation", "confirm"})


def correct(connection: sqlite3.Connection, index: Index, correction: Correction, at: str) -> Correction:
    """Keep a correction and apply it; inside the caller's transaction. Returns it with its id and time.

    Raises `NotFoundError` for a target that the archive does not know, and `ArchiveError` for a value that means nothing.
    """
    if not correction.author.strip():
        raise ArchiveError(correction.target, "a correction needs an author", "say who corrects: --author NAME")
    count = connection.execute("SELECT count(*) FROM corrections").fetchone()[0]
    made = replace(correction, id=content_id("correction", str(count), at, correction.kind, correction.target), at=at, undone=None)
    if made.kind in OF_QUOTATIONS:
        article, number, place = _quotation(connection, made)
        _keep(connection, made, article, place)
        refresh_article(connection, index, number)
    else:
        _keep(connection, made, None, _speaker(connection, made.target)["id"])
        apply(connection, index, made)
    return made


def undo(connection: sqlite3.Connection, index: Index, correction: str, at: str) -> Correction:
    """Take a correction back; it stays on record with the time. Raises `NotFoundError`."""
    row = connection.execute("SELECT * FROM corrections WHERE id = ? AND undone IS NULL", (correction,)).fetchone()
    if row is None:
        raise NotFoundError(correction, "no correction that stands has this id", "quoth correct --list shows them")
    connection.execute("UPDATE corrections SET undone = ? WHERE id = ?", (at, correction))
    made = replace(correction_of(row), undone=at)
    if made.kind in OF_QUOTATIONS:
        numbers = connection.execute("SELECT number FROM articles WHERE id = ?", (row["article"],)).fetchall()
        _refresh(connection, index, (number for (number,) in numbers))
    else:
        _take_back(connection, index, made, _speaker(connection, row["place"]))
    return made


def apply(connection: sqlite3.Connection, index: Index, correction: Correction) -> None:
    """Make a correction of people count: merge, split or rename; that two are apart changes no row.

    The articles of a merged speaker follow with `quoth.archive.joining`.
    """
    speaker = _speaker(connection, correction.target)
    if correction.kind == "rename":
        if not (correction.value or "").strip():
            raise ArchiveError(correction.target, "the new name is empty", "say the name")
        connection.execute("UPDATE speakers SET renamed = ? WHERE number = ?", (correction.value, speaker["number"]))
        rebuild_names(connection, (speaker["number"],))
    elif correction.kind == "merge":
        other = _speaker(connection, correction.value or "")["number"]
        if other == speaker["number"]:
            raise ArchiveError(correction.target, "the two are one speaker already", "name two speakers")
        connection.execute("UPDATE speakers SET joined = ? WHERE number = ?", (other, speaker["number"]))
    elif correction.kind == "apart":
        if _speaker(connection, correction.value or "")["number"] == speaker["number"]:
            raise ArchiveError(correction.target, "the two are one speaker", "take back the correction that merged them")
    else:
        _split(connection, index, correction, speaker)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which corrections are listed: of an article, of a quotation or speaker (`target`), or all; with `undone` those taken back too."""

    article: str | None = None
    target: str | None = None
    undone: bool = False


def listed(connection: sqlite3.Connection, wanted: Wanted, limit: int | None, before: str | None) -> tuple[Correction, ...]:
    """Corrections, the latest first: `limit` at most, and only those made before the one with the id `before`. Raises `NotFoundError`."""
    row = None if before is None else connection.execute("SELECT number FROM corrections WHERE id = ?", (before,)).fetchone()
    if before is not None and row is None:
        raise NotFoundError(before, "no correction has this id", "ask again from the beginning")
    rows = connection.execute(
        "SELECT * FROM corrections WHERE (?1 IS NULL OR article = ?1) AND (?2 IS NULL OR ?2 IN (target, place, value))"
        " AND (?3 OR undone IS NULL) AND (?4 IS NULL OR number < ?4) ORDER BY number DESC LIMIT ?5",
        (wanted.article, wanted.target, wanted.undone, row and row[0], -1 if limit is None else limit),
    )
    return tuple(correction_of(row) for row in rows)


def correction_of(row: sqlite3.Row) -> Correction:
    """The correction in a row of its table."""
    return Correction(row["kind"], row["target"], row["value"], row["author"], row["note"], row["id"], row["at"], row["undone"])


def _quotation(connection: sqlite3.Connection, correction: Correction) -> tuple[str, int, str]:
    """The article (id and number) and the place of the quotation that a correction is of, once its value is seen to mean something."""
    known = numbers_of(connection, correction.target)
    if not known:
        raise NotFoundError(correction.target, "no quotation in the archive has this id", "quoth find --json shows ids")
    row = connection.execute("SELECT article, place FROM quotations WHERE number = ?", known[:1]).fetchone()
    article = stored(connection, row["article"])
    if correction.kind == "span":
        _spans_within(correction, len(article.text))
    elif correction.kind == "speaker" and correction.value is not None:
        if not correction.value.strip():
            raise ArchiveError(correction.target, "the speaker's name is empty", "say a name or an id, or nobody")
        chosen(connection, correction.value)
    return article.id, row["article"], spans_text(article.quotations[row["place"]].content)


def _spans_within(correction: Correction, length: int) -> tuple[Span, ...]:
    try:
        spans = spans_from(correction.value or "")
    except ValueError as error:
        raise ArchiveError(correction.target, f"{correction.value!r} is no place", "write places as 12:40 60:80") from error
    if not spans or spans[-1].end > length or any(a.end > b.start for a, b in pairwise(spans)):
        raise ArchiveError(
            correction.target, f"{correction.value!r} does not lie within the text of {length} characters", "in order, apart"
        )
    return spans


def _keep(connection: sqlite3.Connection, made: Correction, article: str | None, place: str) -> None:
    connection.execute(
        "INSERT INTO corrections (id, kind, target, article, place, value, author, note, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (made.id, made.kind, made.target, article, place, made.value, made.author, made.note, made.at),
    )


def _speaker(connection: sqlite3.Connection, speaker: str) -> sqlite3.Row:
    row = connection.execute("SELECT number FROM speakers WHERE id = ?", (speaker,)).fetchone()
    if row is None:
        raise NotFoundError(speaker, "no speaker has this id", "quoth people lists them with their ids")
    found: sqlite3.Row = connection.execute("SELECT * FROM speakers WHERE number = ?", (joined(connection, row[0]),)).fetchone()
    return found


def _articles(connection: sqlite3.Connection, speaker: int) -> list[int]:
    rows = connection.execute(
        "SELECT article FROM people WHERE speaker = ?1 UNION SELECT article FROM quotations WHERE state = 0 AND speaker = ?1", (speaker,)
    )
    return [row[0] for row in rows]


def _refresh(connection: sqlite3.Connection, index: Index, articles: Iterable[int]) -> None:
    for number in articles:
        refresh_article(connection, index, number)


def _split(connection: sqlite3.Connection, index: Index, correction: Correction, speaker: sqlite3.Row) -> None:
    rows = connection.execute(
        "SELECT p.base, p.article, a.id FROM people p JOIN articles a ON a.number = p.article WHERE p.speaker = ?", (speaker["number"],)
    ).fetchall()
    apart = set((correction.value or "").split())
    if not apart or not apart < {row["id"] for row in rows}:
        raise ArchiveError(
            correction.target, "a split needs some, not all, of the speaker's articles", "name their ids, separated by spaces"
        )
    other = new_speaker(connection, content_id("split", correction.id), speaker["renamed"] or speaker["name"], speaker["kind"], parted=True)
    for row in rows:
        if row["id"] in apart:
            connection.execute("INSERT OR REPLACE INTO parted VALUES (?, ?, ?)", (row["base"], row["id"], other))
        else:
            connection.execute("INSERT OR IGNORE INTO parted VALUES (?, ?, ?)", (row["base"], row["id"], row["base"]))
    _refresh(connection, index, (row["article"] for row in rows if row["id"] in apart))
    rebuild_names(connection, (speaker["number"], other))


def _take_back(connection: sqlite3.Connection, index: Index, correction: Correction, speaker: sqlite3.Row) -> None:
    if correction.kind == "apart":
        return
    if correction.kind == "rename":
        earlier = connection.execute(
            "SELECT value FROM corrections WHERE kind = 'rename' AND place = ? AND undone IS NULL ORDER BY number DESC", (speaker["id"],)
        ).fetchone()
        connection.execute("UPDATE speakers SET renamed = ? WHERE number = ?", (earlier and earlier[0], speaker["number"]))
        rebuild_names(connection, (speaker["number"],))
        return
    if correction.kind == "merge":
        _unmerge(connection, index, correction)
        return
    other = connection.execute("SELECT number FROM speakers WHERE id = ?", (content_id("split", correction.id),)).fetchone()[0]
    unsettled = connection.execute(
        "SELECT article FROM people WHERE speaker IS NULL AND base IN (SELECT base FROM parted WHERE other = ?)", (other,)
    )
    articles = {*_articles(connection, joined(connection, other)), *(row[0] for row in unsettled)}
    connection.execute("UPDATE speakers SET joined = ? WHERE number = ?", (speaker["number"], other))
    connection.execute("UPDATE parted SET other = base WHERE other = ?", (other,))
    connection.execute("DELETE FROM parted WHERE base NOT IN (SELECT base FROM parted WHERE other != base)")
    _refresh(connection, index, articles)
    rebuild_names(connection, (speaker["number"], other))


def _unmerge(connection: sqlite3.Connection, index: Index, correction: Correction) -> None:
    place = connection.execute("SELECT place FROM corrections WHERE id = ?", (correction.id,)).fetchone()[0]
    number, whole = connection.execute("SELECT number, joined FROM speakers WHERE id = ?", (place,)).fetchone()
    whole = joined(connection, whole)
    articles = _articles(connection, whole)
    connection.execute("UPDATE speakers SET joined = NULL WHERE number = ?", (number,))
    _refresh(connection, index, articles)
    rebuild_names(connection, (number, whole))
