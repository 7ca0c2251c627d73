"""Two people of one name: told apart where what articles state of them does not fit one person, and never guessed.

The same full name joins the articles that give it, unless they clash: in title, in year of birth, or in calling where the two also keep no
company in common. Where several bear a name, an article's own evidence decides, or nobody is meant and all are candidates.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from quoth.archive import evidence
from quoth.archive.identities import ALIASES_APART, Bearer, bearers, effective_speaker, joined, name_key, new_speaker, speaker_id
from quoth.archive.packing import unpacked
from quoth.model import Article, Person, content_id

_ARTICLES = 200
"""Articles of a speaker that are asked for traits."""
_COMPANY = 20
"""Its latest articles that are asked for company; asked only where names clash, or where several bear one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a person is met: the article, and its outlet's number."""

    article: Article
    outlet: int | None


def base_of(connection: sqlite3.Connection, person: Person, stated: frozenset[str], place: Setting) -> tuple[Bearer, bool]:
    """The speaker that a person is, before corrections, made when it is new; False with it when several may be meant."""
    key = name_key(person.name)
    known = bearers(connection, key, person.kind)
    if len(known) == 1 and (not stated or " " not in key):
        return known[0], True
    fitting = [bearer for bearer in known if _fits(connection, bearer, stated, key, place)]
    if not fitting:
        speaker = content_id("homonym", key, place.article.id) if known else speaker_id(key, person.kind)
        return Bearer(new_speaker(connection, speaker, person.name, person.kind), person.kind, plain=True), True
    if len({joined(connection, bearer.number) for bearer in known}) == 1:
        return fitting[0], True
    ranked = sorted(fitting, key=lambda bearer: (-_support(connection, bearer, stated, key, place), bearer.number))
    best, *others = (_support(connection, bearer, stated, key, place) for bearer in ranked)
    return ranked[0], best > max(others, default=0)


def _fits(connection: sqlite3.Connection, bearer: Bearer, stated: frozenset[str], key: str, place: Setting) -> bool:
    why = evidence.clash(_known(connection, bearer), stated)
    return why is None or (why == "world" and _shared(connection, bearer, key, place) > 0)


def _support(connection: sqlite3.Connection, bearer: Bearer, stated: frozenset[str], key: str, place: Setting) -> int:
    """How much speaks for a bearer of a name: traits and company count twice, the outlet once."""
    there = connection.execute("SELECT 1 FROM spoken WHERE speaker = ? AND outlet = ?", (bearer.number, place.outlet)).fetchone()
    shared = min(2, _shared(connection, bearer, key, place))
    return 2 * evidence.support(_known(connection, bearer), stated) + 2 * shared + (there is not None)


def _known(connection: sqlite3.Connection, bearer: Bearer) -> list[frozenset[str]]:
    rows = connection.execute(
        "SELECT DISTINCT traits FROM people WHERE base = ? AND traits != '' ORDER BY article DESC LIMIT ?", (bearer.number, _ARTICLES)
    )
    return [evidence.read(row[0]) for row in rows]


def _shared(connection: sqlite3.Connection, bearer: Bearer, key: str, place: Setting) -> int:
    """How many of the people whom the article names in full are named in a bearer's latest articles too."""
    rows = connection.execute(
        "SELECT a.report FROM people p JOIN articles a ON a.number = p.article WHERE p.speaker = ? ORDER BY p.article DESC LIMIT ?",
        (bearer.number, _COMPANY),
    )
    named = set[str]().union(*(_company(unpacked(row[0])) for row in rows))
    return len(named & _company(place.article) - {key})


def _company(article: Article) -> set[str]:
    """The keys of the people whom an article names in full."""
    keys = (name_key(person.name) for person in article.people if person.named and person.kind == "person")
    return {key for key in keys if " " in key}


def keep_person(connection: sqlite3.Connection, article: int, person: Person, place: Setting, before: int | None) -> int | None:
    """The number of the speaker that a person of an article is; None for one without a name or with a name that several bear.

    `before` is the speaker that an earlier reading of the article found, before corrections: it stays.
    """
    key = name_key(person.name)
    if not person.named or not key:
        return None
    stated = evidence.traits(place.article, person)
    if before is None:
        bearer, sure = base_of(connection, person, stated, place)
    else:
        bearer, sure = Bearer(before, person.kind, plain=False), True
    base = bearer.number
    speaker = (base if bearer.plain else effective_speaker(connection, base, place.article.id)) if sure else None
    connection.execute(
        "INSERT OR REPLACE INTO people (article, id, base, speaker, name, aliases, traits) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, person.id, base, speaker, person.name, ALIASES_APART.join(person.aliases), evidence.written(stated)),
    )
    if speaker is not None:
        keys = {found for alias in (person.name, *person.aliases) if (found := name_key(alias))}
        keys -= {key} if speaker == base else set()  # a speaker's own name is kept when it is made
        connection.executemany("INSERT OR IGNORE INTO names (key, speaker) VALUES (?, ?)", ((key, speaker) for key in sorted(keys)))
    return speaker
