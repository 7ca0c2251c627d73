"""What a source as printed is: nothing, a pronoun, a name, several names, or a description with its head, age, owner and traits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quoth.model import Quotation
from quoth.people.lexicon import Lexicon, Noun, Pronoun
from quoth.people.names import Name
from quoth.people.reading import Reading

Form = Literal["implicit", "pronoun", "name", "several", "nominal"]
_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_AGE = re.compile(r"(\d{1,3})-(.+)$")


@dataclass(frozen=True, slots=True)
class Source:
    """A source's make-up. Indexes count words and names of the reading.

    `words` are its words, `head` the word that says what it is, `names` the names that it is (two or more when form is several), `reach`
    whether it is definite, indefinite, owned ("his wife", "Okafor's lawyer") or bare, `owner` the owning word, `traits` its other words;
    `proper` is true for a body that is told by a name (the Lagos council) and for a people or a party.
    """

    form: Form
    words: tuple[int, ...] = ()
    head: int = -1
    names: tuple[int, ...] = ()
    noun: Noun | None = None
    sort: str = ""
    reach: str = "bare"
    owner: int = -1
    age: int = 0
    traits: frozenset[str] = field(default_factory=frozenset)
    pronoun: Pronoun | None = None
    proper: bool = False


def read_source(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> Source:
    """The make-up of the source that covers the words `where`; `named` tells which name a word belongs to."""
    words = reading.words
    where = [i for i in where if i >= 0]
    if not where:
        return Source("implicit")
    pronoun = lexicon.pronouns.get(words[where[0]].low)
    if pronoun and (pronoun.role != "possessive" or len(where) == 1) and not any(i in named for i in where[1:2]):
        return Source("pronoun", tuple(where), where[0], pronoun=pronoun)
    core = _core(reading, where, named, lexicon)
    joined = _joined(reading, core, named, names, lexicon)
    if len(joined) > 1:
        return Source("several", tuple(where), core[-1], tuple(joined))
    head = core[-1]
    if head in named and names[named[head]].kind != "origin":
        return Source("name", tuple(where), head, (named[head],))
    apposed = _apposed(reading, where, core, named, names)
    if apposed is None:
        apposed = _after_place(reading, where, named, names)
    if apposed is not None:
        return Source("name", tuple(where), head, (apposed,))
    return _nominal(reading, where, core, lexicon)


def _after_place(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name]) -> int | None:
    """The person's name that ends the source right behind a place or an office: "envoy to Ukraine Ada Okafor"."""
    last = named.get(where[-1])
    if last is None or names[last].kind != "person" or names[last].lead not in where:
        return None
    before = names[last].lead - 1
    beside = names[last].lead < names[last].first and reading.words[names[last].lead].capital
    return last if beside or (before in named and before in where and not reading.words[before].genitive) else None


def _core(reading: Reading, where: Sequence[int], named: Mapping[int, int], lexicon: Lexicon) -> list[int]:
    """The words up to the head: before the first comma, preposition, relative or verb."""
    words = reading.words
    core: list[int] = []
    for place, i in enumerate(where):
        low = words[i].low
        stops = lexicon.is_a(low, "preposition", "relative", "infinitive", "auxiliary") and not lexicon.is_a(low, "time")
        if core and stops and named.get(i) is None and words[i].text.islower():
            break
        core.append(i)
        inside = place + 1 < len(where) and named.get(i) is not None and named.get(i) == named.get(where[place + 1])
        if _BREAK.search(words[i].gap) and not inside and not _counts(words[i].low, lexicon, last=place + 1 == len(where)):
            break
    while len(core) > 1 and core[-1] not in named and lexicon.is_a(words[core[-1]].low, "adverb", "time"):
        core.pop()
    return core


def _counts(low: str, lexicon: Lexicon, *, last: bool) -> bool:
    return not last and lexicon.is_a(low, "determiner")


def _joined(reading: Reading, core: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> list[int]:
    """The names that a conjunction joins in the core; none when something else than names is joined."""
    words = reading.words
    if not any(i not in named and lexicon.is_a(words[i].low, "conjunction") for i in core):
        return []
    found: list[int] = []
    for place, i in enumerate(core):
        final = place + 1 == len(core) or (core[place + 1] not in named and lexicon.is_a(words[core[place + 1]].low, "conjunction"))
        if final and i in named and names[named[i]].kind not in ("origin", "place"):
            found.append(named[i])
        elif final and not lexicon.is_a(words[i].low, "conjunction"):
            return []
    return found


def _apposed(reading: Reading, where: Sequence[int], core: Sequence[int], named: Mapping[int, int], names: Sequence[Name]) -> int | None:
    """The person's name that follows the description behind a comma, if one does."""
    rest = where[len(core) :]
    if not rest or rest[0] != core[-1] + 1 or "," not in reading.words[core[-1]].gap:
        return None
    name = named.get(rest[0])
    return name if name is not None and names[name].kind in ("person", "unknown") and names[name].lead == rest[0] else None


def _nominal(reading: Reading, where: Sequence[int], core: Sequence[int], lexicon: Lexicon) -> Source:
    words = reading.words
    head = core[-1]
    low = words[head].low
    age = age_of(low, lexicon)
    noun, sort = sort_of(low, lexicon)
    two = f"{words[core[-2]].low} {low}" if len(core) > 1 else ""
    if lexicon.noun(two):
        noun, sort = lexicon.noun(two), "person"
    owner = next((i for i in core[:-1] if words[i].genitive or _possessive(words[i].low, lexicon)), -1)
    reach = "owned" if owner >= 0 else lexicon.reach.get(words[core[0]].low, "bare")
    for i in core[:-1]:
        age = age or age_of(words[i].low, lexicon)
    traits = frozenset(words[i].low for i in where if i != head and i > owner and not lexicon.is_small(words[i].low))
    if age and noun is None:
        noun, sort = Noun("-", "one"), "person"
    origin = words[head].capital and not words[head].opens and words[head].text in lexicon.demonyms
    told = sort == "body" and reach != "indefinite" and any(words[i].capital and not words[i].opens for i in core[:-1])
    return Source("nominal", tuple(where), head, (), noun, sort, reach, owner, age, traits, proper=origin or told)


def _possessive(low: str, lexicon: Lexicon) -> bool:
    pronoun = lexicon.pronouns.get(low)
    return pronoun is not None and pronoun.role == "possessive"


def age_of(low: str, lexicon: Lexicon) -> int:
    """The age that a word like 45-year-old states; 0 for any other.

    >>> from quoth.people.lexicon import lexicon
    >>> age_of("45-year-old", lexicon("en"))
    45
    """
    match = _AGE.match(low)
    return int(match[1]) if match and match[2] in lexicon.ages else 0


def sort_of(low: str, lexicon: Lexicon) -> tuple[Noun | None, str]:
    """What a noun stands for: person, body or document, and its gender and number; (None, "") for another word."""
    last = low.rsplit("-", 1)[-1]
    for form in (low, last):
        noun = lexicon.noun(form)
        if noun:
            return noun, "person"
        if form in lexicon.bodies:
            return lexicon.bodies[form], "body"
        if form in lexicon.documents:
            return lexicon.documents[form], "document"
    return None, ""


def heading_names(reading: Reading, quotations: Sequence[Quotation], names: Sequence[Name]) -> frozenset[int]:
    """The names that open or close the source of a quotation: those that speak, unless they only describe who does."""
    starts = {name.first: i for i, name in enumerate(names)} | {name.lead: i for i, name in enumerate(names)}
    ends = {name.last: i for i, name in enumerate(names)}
    found = set()
    for quotation in quotations:
        where = reading.within(quotation.source)
        if where and where[0] in starts and not reading.words[names[starts[where[0]]].last].genitive:
            found.add(starts[where[0]])
        if where and where[-1] in ends:
            found.add(ends[where[-1]])
    return frozenset(found)
