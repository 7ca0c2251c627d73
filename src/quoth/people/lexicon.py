"""What a language's tables say about people: titles, pronouns, nouns for persons, bodies and documents, kinship, names and places.

A language without tables has an empty lexicon apart from the given names, which belong to no language: names are still found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from quoth.lang import Row, entries, table


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of those it names: gender ("m", "f" or "-"), number ("one" or "many"), and for kinship the tie."""

    gender: str
    number: str
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Nouns(Mapping[str, Noun]):
    """Nouns by their lower case. Those in `joins` are found at the end of a compound too: Fraktionschef is a Chef.

    >>> lexicon("de").persons["fraktionschefin"].gender, "verkehrsministerium" in lexicon("de").bodies
    ('f', True)
    """

    rows: Mapping[str, Noun]
    joins: frozenset[str] = frozenset()

    def __getitem__(self, low: str) -> Noun:
        """The noun, or the longest that ends the word; raises `KeyError` where neither is one."""
        if low in self.rows or not self.joins:
            return self.rows[low]
        ending = next((low[cut:] for cut in range(_SPECIFIES, len(low) - _LEAST_HEAD + 1) if low[cut:] in self.joins), low)
        return self.rows[ending]

    def __iter__(self) -> Iterator[str]:
        """The nouns of the table."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many nouns the table has."""
        return len(self.rows)


_SPECIFIES, _LEAST_HEAD = 2, 3
"""How many letters of a compound stand before its last noun at least, and how many that noun has."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One form of a pronoun. gender: m, f, n or -; number: one, many or any; person: first, second, third or relative."""

    gender: str
    number: str
    person: str
    role: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that tell people apart. Keys are lower case, except `given`, `places` and `demonyms`."""

    language: str
    titles: Mapping[str, str]
    courtesies: frozenset[str]
    persons: Nouns
    kinship: Mapping[str, Noun]
    bodies: Nouns
    body_names: frozenset[str]
    documents: Nouns
    pronouns: Mapping[str, Pronoun]
    particles: frozenset[str]
    leading: frozenset[str]
    suffixes: frozenset[str]
    honours: frozenset[str]
    connectives: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    places: frozenset[str]
    demonyms: frozenset[str]
    given: Mapping[str, int]
    classes: Mapping[str, frozenset[str]]
    cues: frozenset[str]
    ages: frozenset[str]
    reach: Mapping[str, str]
    narrators: Mapping[str, str]
    naming: frozenset[str]
    capital_nouns: bool
    plural: tuple[str, ...]

    def is_a(self, low: str, *classes: str) -> bool:
        """Does this word, in lower case, stand in any of these classes of small words?"""
        return not self.classes.get(low, _NONE).isdisjoint(classes)

    def is_small(self, low: str) -> bool:
        """Is this a word of the grammar (the, with, then), which starts no name?"""
        return bool(self.classes.get(low, _NONE) - {"abbreviation"}) or low in self.pronouns

    def noun(self, low: str) -> Noun | None:
        """The noun for persons that this is, kinship included."""
        return self.kinship.get(low) or self.persons.get(low)

    def gender_of_given(self, name: str) -> str:
        """The gender that all but one in a hundred bearers of a given name have: m, f, or - for an unknown name or one borne by both.

        >>> lexicon("en").gender_of_given("Ada")
        'f'
        """
        share = self.given.get(name, self.given.get(name.partition("-")[0], 50))
        return "m" if share >= _MALE else "f" if share <= _FEMALE else "-"


_NONE: frozenset[str] = frozenset()
_MALE, _FEMALE = 99, 1
"""Of 100 bearers, so many men make a name male or female."""


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of an ISO 639-1 language code; one with given names alone for None and for a language without tables.

    >>> lexicon("en").titles["mrs"], lexicon("xx").titles
    ('f', {})
    """
    code = language or "xx"
    titles = table(code, "titles")
    bodies = table(code, "bodies")
    classes: dict[str, set[str]] = {}
    for row in table(code, "words"):
        classes.setdefault(row["entry"].lower(), set()).add(row["class"])
    nicknames: dict[str, set[str]] = {}
    for row in table(code, "nicknames"):
        nicknames.setdefault(row["entry"].lower(), set()).add(row["name"].lower())
    joined = any(row["entry"] == "nouns" for row in table(code, "grammar"))
    people, body_nouns = table(code, "persons"), tuple(row for row in bodies if row["kind"] == "noun")
    return Lexicon(
        language=code,
        titles={row["entry"].lower(): row["gender"] for row in titles},
        courtesies=frozenset(row["entry"].lower() for row in titles if row["kind"] == "courtesy"),
        persons=Nouns(
            {row["entry"].lower(): Noun(row["gender"], row["number"]) for row in people},
            frozenset(row["entry"].lower() for row in people if row.get("joins") == "yes"),
        ),
        kinship={row["entry"].lower(): Noun(row["gender"], row["number"], row["tie"]) for row in table(code, "kinship")},
        bodies=_things(body_nouns, joined=joined),
        body_names=frozenset(row["entry"].lower() for row in bodies if row["kind"] == "name"),
        documents=_things(table(code, "documents"), joined=joined),
        pronouns={row["entry"]: Pronoun(row["gender"], row["number"], row["person"], row["role"]) for row in table(code, "pronouns")},
        particles=entries(code, "particles"),
        leading=frozenset(row["entry"] for row in table(code, "particles") if row["before"] == "yes"),
        suffixes=frozenset(row["entry"].lower() for row in table(code, "suffixes") if row["kind"] == "name"),
        honours=frozenset(row["entry"].lower() for row in table(code, "suffixes") if row["kind"] == "honour"),
        connectives=entries(code, "connectives"),
        nicknames={short: frozenset(names) for short, names in nicknames.items()},
        places=entries(code, "gazetteer"),
        demonyms=entries(code, "demonyms"),
        given={row["entry"]: int(row["male"]) for row in table("mul", "given_names")},
        classes={word: frozenset(found) for word, found in classes.items()},
        cues=frozenset(row["entry"].lower() for row in table(code, "cues") if float(row["strength"]) >= _REPORTS),
        ages=entries(code, "ages"),
        narrators={row["number"]: row["entry"] for row in table(code, "narrators")},
        naming=frozenset(row["entry"] for row in table(code, "works") if row["kind"] == "naming"),
        reach={row["entry"]: row["reach"] for row in table(code, "reach")},
        capital_nouns=joined,
        plural=tuple(row["value"] for row in table(code, "grammar") if row["entry"] == "plural"),
    )


def _things(rows: tuple[Row, ...], *, joined: bool) -> Nouns:
    """The nouns of a table for what is no person; `joined` in a language that writes compounds as one word."""
    nouns = {row["entry"].lower(): Noun("n", row["number"]) for row in rows}
    return Nouns(nouns, frozenset(nouns) if joined else frozenset())


_REPORTS = 0.5
"""A cue's strength from which a capitalised word beside it is taken for somebody who speaks."""
