"""The archive as a caller holds it: one file, opened, asked, added to, corrected and closed."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, Unpack

from quoth.archive import comparing, doubts, forgetting, joining, people, registers, reviewing, search
from quoth.archive.corrections import Wanted, correct, listed, undo
from quoth.archive.documents import Index
from quoth.archive.export import Cell, Format, Only, exported, rows
from quoth.archive.facets import facets, walk
from quoth.archive.file import faults, opened, writing
from quoth.archive.hits import LINES, article_hits, hits, line_of
from quoth.archive.indexing import articles_at, numbers_of, stored
from quoth.archive.rereading import reread
from quoth.archive.results import (
    Added,
    ArticleLine,
    Comparison,
    Correction,
    Count,
    Facets,
    Filters,
    Forgotten,
    Found,
    Hit,
    Kept,
    Linked,
    Listing,
    Paging,
    PersonLine,
    Profile,
    Progress,
    Reread,
    SimilarPeople,
    Speaker,
    Stats,
    Trace,
    Voices,
)
from quoth.archive.settling import settle
from quoth.archive.similar import similar
from quoth.archive.statistics import stats
from quoth.archive.store import add_article, knows
from quoth.archive.trace import trace
from quoth.archive.voices import voices
from quoth.errors import ArchiveError, NotFoundError
from quoth.model import Article

_COPIES = (
    "a.number IN (WITH printed (number) AS (SELECT coalesce(v.copy_of, v.number) FROM articles t"
    " JOIN articles v ON v.number = t.number OR v.address = t.address WHERE t.number = ?1)"
    " SELECT number FROM printed UNION SELECT c.number FROM printed JOIN articles c ON c.copy_of = printed.number)"
    " AND a.later IS NULL AND a.number != ?1 AND a.address IS NOT (SELECT address FROM articles WHERE number = ?1) ORDER BY a.number"
)
"""Articles that repeat any version of the one with number ?1; its own versions are none of them."""
_BATCH, _SECONDS = 1000, 5.0
"""A transaction ends with so many articles, or when its first one has waited so long: what a crash can cost is reading these again."""


class FilterFields(TypedDict, total=False):
    """The fields of `Filters` as keyword arguments."""

    by: str | None
    about: str | None
    outlet: str | None
    since: str | date | None
    until: str | date | None
    kind: str | None
    medium: str | None
    min_confidence: float
    speaker: str | None
    article: str | None


class Archive:
    """An archive file, made when it does not exist; for one thread, in a `with` block.

    `patience` is how many seconds to wait for another writer, `on_wait` hears that there is one. `now` gives the time to note
    beside what is added; nothing is ordered by it. Raises `ArchiveError` when the file cannot be opened, is damaged or is no archive.

    >>> with Archive(":memory:") as archive:
    ...     archive.stats().articles
    0
    """

    def __init__(
        self,
        path: str | Path,
        *,
        read_only: bool = False,
        patience: float = 60.0,
        on_wait: Callable[[str], None] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.path = Path(path)
        self._now = now
        self._patience = patience
        self._on_wait = on_wait
        self._connection = opened(self.path, read_only=read_only, patience=patience, on_wait=on_wait)
        self._index = Index(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file: what was kept is then in the one file, without others beside it, unless somebody else has it open."""
        self._connection.close()

    # ----------------------------------------------------------------------------------------------------------------------- writing

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            with writing(self._connection, self.path, self._patience, self._on_wait):
                yield self._connection
                self._index.flush()
        except BaseException:
            self._index.discard()
            raise

    def add(self, article: Article) -> Added:
        """Keep an article, in one transaction; adding it again changes nothing. Raises `ArchiveError` when it cannot be written."""
        with self._writing() as connection:
            return add_article(connection, self._index, article, self._time())

    def add_many(self, articles: Iterable[Article]) -> Iterator[Added]:
        """Keep many articles, some to a transaction; what is yielded is kept for good. Raises as `add` does.

        When they are many beside what was there, the indexes are made quick to read in the end.
        """
        came = 0
        for batch in _batches(articles):
            with self._writing() as connection:
                added = [add_article(connection, self._index, article, self._time()) for article in batch]
            came += sum(result.quotations for result in added if result.outcome != "unchanged")
            yield from added
        settle(self._connection, self._writing, came)

    def reread(self, article: Article) -> Reread:
        """Replace the quotations and people of an article that is kept, which a newer model read; corrections stay.

        Raises `NotFoundError` when it is not kept, and `ArchiveError` when its text is another one.
        """
        with self._writing() as connection:
            return reread(connection, self._index, article)

    def correct(self, correction: Correction) -> Correction:
        """Keep and apply a correction; returns it with its id and time.

        A merge of speakers with many articles takes more than one transaction. Raises `NotFoundError` for an unknown target,
        `ArchiveError` for a value that means nothing.
        """
        with self._writing() as connection:
            made = correct(connection, self._index, correction, self._time())
            left = joining.left(connection)
            joining.carry_on(connection, self._index, left[: joining.AT_ONCE])
            if made.kind == "merge":
                joining.name_again(connection, made.target, made.value or "")
        for start in range(joining.AT_ONCE, len(left), joining.AT_ONCE):
            time.sleep(joining.PAUSE)
            with self._writing() as connection:
                joining.carry_on(connection, self._index, left[start : start + joining.AT_ONCE])
        return made

    def register(self, path: str | Path) -> Linked:
        """Link speakers to the entries of a register, a CSV file of id, name, aliases and birth, where a full name leaves no doubt.

        What was linked to the register of this name (the file's stem) before is replaced. Raises `ArchiveError` for a file that is none.
        """
        with self._writing() as connection:
            return registers.link(connection, Path(path))

    def undo(self, correction: str) -> Correction:
        """Take back the correction with this id; it stays on record. Raises `NotFoundError`."""
        with self._writing() as connection:
            return undo(connection, self._index, correction, self._time())

    def forget(self, *, url: str | None = None, person: str | None = None) -> Forgotten:
        """Remove every trace of an article (all versions; by URL or id), or of a person with every article that names them.

        Raises `NotFoundError`, and `ArchiveError` when another program keeps the removed pages from being overwritten.
        """
        with self._writing() as connection:
            speaker = None if person is None else people.one_speaker(connection, person)
            numbers = forgetting.versions_at(connection, url) if url is not None else []
            if speaker is not None:
                numbers = forgetting.articles_naming(connection, speaker)
            forgotten = forgetting.forget(connection, self._index, numbers, None if speaker is None else speaker["number"])
        with faults(self.path):
            if not forgetting.scrub(self._connection):
                raise ArchiveError(
                    str(self.path), "what was removed may still be in the log: another program reads it", "close it, then quoth repair"
                )
        return forgotten

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")

    # ----------------------------------------------------------------------------------------------------------------------- reading

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the archive for all parts of an answer, whatever is written meanwhile."""
        with faults(self.path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

    def find(self, words: str = "", paging: Paging = Paging(), **filters: Unpack[FilterFields]) -> Found:
        """The quotations that have the words and pass the filters.

        Raises `NotFoundError` for a person, outlet or article that the archive does not know.
        """
        with self._reading() as connection:
            return search.find(connection, words, Filters(**filters), paging)

    def facets(self, words: str = "", **filters: Unpack[FilterFields]) -> Facets:
        """How the quotations that `find` would give divide. Raises as `find` does."""
        with self._reading() as connection:
            return facets(connection, walk(connection, words, Filters(**filters)))

    def voices(self, words: str = "", **filters: Unpack[FilterFields]) -> Voices:
        """Who gets quoted in the quotations that `find` would give, by outlet and by time. Raises as `find` does."""
        with self._reading() as connection:
            return voices(connection, words, Filters(**filters))

    def articles(self, *, words: str = "", outlet: str | None = None, limit: int = 50, cursor: str | None = None) -> Listing:
        """The articles (with `words` in the headline), last added first; earlier versions are not listed."""
        with self._reading() as connection:
            return search.list_articles(connection, words, outlet, limit, cursor)

    def article(self, address: str) -> Article:
        """The article with this id or URL (its latest version), exactly as it was added. Raises `NotFoundError`."""
        with self._reading() as connection:
            return stored(connection, _article_number(connection, address))

    def knows(self, article: Article) -> bool:
        """Whether adding the article would change nothing: by its id, or its address, headline and text, not by its quotations."""
        with self._reading() as connection:
            return knows(connection, article)

    def ids(self) -> tuple[str, ...]:
        """The ids of the latest versions of all articles, in the order in which they were added."""
        with self._reading() as connection:
            return tuple(row[0] for row in connection.execute("SELECT id FROM articles WHERE later IS NULL ORDER BY number"))

    def kept(self, address: str) -> Kept:
        """The article with this id or URL, with corrections, versions and copies. Raises `NotFoundError`."""
        with self._reading() as connection:
            number = _article_number(connection, address)
            (line,) = _lines(connection, "a.number = ?", number)
            versions = _lines(connection, "a.address = (SELECT address FROM articles WHERE number = ?) ORDER BY a.version", number) or (
                line,
            )
            copies = _lines(connection, _COPIES, number)
            return Kept(line, stored(connection, number), article_hits(connection, number), versions, copies)

    def quotation(self, quotation: str) -> Hit:
        """The quotation with this id. Raises `NotFoundError`."""
        with self._reading() as connection:
            known = numbers_of(connection, quotation)
            if not known:
                raise NotFoundError(quotation, "no quotation in the archive has this id", "quoth find --json shows ids")
            return hits(connection, known[:1])[0]

    def people(self, words: str = "", *, limit: int = 50, offset: int = 0) -> tuple[PersonLine, ...]:
        """Who speaks (with `words` in the name), most quoted first."""
        with self._reading() as connection:
            return people.people(connection, words, limit, offset)

    def named(self, name: str, *, limit: int = 3) -> tuple[PersonLine, ...]:
        """Who speaks under a whole name or alias, most quoted first; nobody for a part of a name."""
        with self._reading() as connection:
            return people.named(connection, name, limit)

    def person(self, name: str) -> Profile:
        """The speaker whom a name, an alias or an id means. Raises `NotFoundError`, and `ArchiveError` when several are meant."""
        with self._reading() as connection:
            return people.profile(connection, name)

    def speaker(self, identity: str) -> Speaker:
        """The speaker with this id under its own name, also when it was merged into another. Raises `NotFoundError`."""
        with self._reading() as connection:
            return reviewing.speaker(connection, identity)

    def namesakes(self, identity: str) -> tuple[PersonLine, ...]:
        """The other speakers of the same name as the one with this id, most quoted first. Raises `NotFoundError`."""
        with self._reading() as connection:
            return reviewing.namesakes(connection, identity)

    def naming(self, identity: str, *, limit: int = 50, cursor: str | None = None) -> Listing:
        """The articles that name a speaker (by id), last added first: those that a `split` may tell apart. Raises `NotFoundError`."""
        with self._reading() as connection:
            return reviewing.naming(connection, identity, limit, cursor)

    def compare(self, a: str, b: str) -> Comparison:
        """Two speakers side by side. Raises as `person` does."""
        with self._reading() as connection:
            return comparing.compare(connection, a, b)

    def similar(self, limit: int = 50) -> tuple[SimilarPeople, ...]:
        """Pairs of speakers that may be one person, and why: for somebody to decide (`correct` with `merge`)."""
        with self._reading() as connection:
            return similar(connection, limit)

    def trace(self, said: str) -> Trace:
        """Every printing of some words, or of the quotation with this id, in the order of time.

        Raises `NotFoundError` for too few words.
        """
        with self._reading() as connection:
            return trace(connection, said)

    def corrections(
        self,
        *,
        article: str | None = None,
        target: str | None = None,
        undone: bool = False,
        limit: int | None = None,
        before: str | None = None,
    ) -> tuple[Correction, ...]:
        """The corrections of an article, a quotation or speaker (`target`), or all, the latest first; with `undone` those taken back too.

        `limit` at most, and only those made before the one with the id `before`. Raises `NotFoundError` when no correction has that id.
        """
        with self._reading() as connection:
            return listed(connection, Wanted(article, target, undone), limit, before)

    def outlets(self) -> tuple[Count, ...]:
        """The outlets, with their articles counted, largest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT o.name, (SELECT count(*) FROM articles a WHERE a.outlet = o.number) FROM outlets o ORDER BY 2 DESC, 1"
            )
            return tuple(Count(*row) for row in rows)

    def outlet_names(self) -> tuple[str, ...]:
        """The names of the outlets, in the order of the alphabet."""
        with self._reading() as connection:
            return tuple(row[0] for row in connection.execute("SELECT name FROM outlets ORDER BY name COLLATE NOCASE, name"))

    def doubtful(self, limit: int = 50, cursor: str | None = None) -> Found:
        """The quotations that the machine is least sure of and nobody has looked at, the least sure first."""
        with self._reading() as connection:
            return doubts.doubtful(connection, limit, cursor)

    def progress(self, sure: float = 0.6) -> Progress:
        """How far the review has come: what somebody looked at, and what is less sure than `sure` and nobody looked at."""
        with self._reading() as connection:
            return reviewing.progress(connection, sure)

    def export(self, form: Format, only: Only | None = None) -> Iterator[str]:
        """The lines of an export: articles as `jsonl` reports or `jsonld`, quotations as `csv` or W3C Web `annotations`."""
        with self._reading() as connection:
            yield from exported(connection, form, only)

    def rows(self, only: Only | None = None) -> Iterator[dict[str, Cell]]:
        """The quotations as rows of `quoth.archive.export.COLUMNS`, as corrected."""
        with self._reading() as connection:
            yield from rows(connection, only)

    def stats(self) -> Stats:
        """The archive in numbers."""
        with self._reading() as connection:
            return stats(connection)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    began = time.monotonic()
    for article in articles:
        batch.append(article)
        if len(batch) >= _BATCH or time.monotonic() - began >= _SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _article_number(connection: sqlite3.Connection, address: str) -> int:
    numbers = articles_at(connection, address)
    if not numbers:
        raise NotFoundError(address, "no article in the archive has this id or URL", "quoth find --json shows both")
    marks = ",".join("?" * len(numbers))
    row = connection.execute(
        f"SELECT number FROM articles WHERE number IN ({marks}) ORDER BY later IS NULL DESC, number DESC LIMIT 1",  # noqa: S608 - marks alone
        numbers,
    ).fetchone()
    return int(row[0])


def _lines(connection: sqlite3.Connection, condition: str, *values: object) -> tuple[ArticleLine, ...]:
    return tuple(line_of(row) for row in connection.execute(f"{LINES} WHERE {condition}", values))
