"""What a source as printed is: nothing, a pronoun, a name, several names, or a description with its head, age, owner and traits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from quoth.model import Quotation
from quoth.people.agreement import agreeing
from quoth.people.lexicon import Lexicon, Noun, Pronoun
from quoth.people.names import Name
from quoth.people.reading import Reading, pronoun_of

Form = Literal["implicit", "pronoun", "name", "several", "nominal"]
_BREAK = re.compile(r"[,;:()—–]|\s--?\s")
_PARTY = re.compile(r"[A-Z]{1,3}-")
_AGE = re.compile(r"(\d{1,3})-(.+)$")


@dataclass(frozen=True, slots=True)
class Source:
    """A source's make-up. Indexes count words and names of the reading.

    `words` are its words, `head` the word that says what it is, `names` the names that it is (two or more when form is several), `reach`
    whether it is definite, indefinite, owned ("his wife", "Okafor's lawyer") or bare, `owner` the owning word, `traits` its other words;
    `proper` is true for a body that is told by a name (the Lagos council) and for a people or a party; `maker` is the name of whoever a
    document comes from.
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
    maker: int = -1


def read_source(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> Source:
    """The make-up of the source that covers the words `where`; `named` tells which name a word belongs to."""
    words = reading.words
    where = _behind_voice(reading, [i for i in where if i >= 0], lexicon)
    if not where or _is_letter(reading, where):
        return Source("implicit")
    pronoun = pronoun_of(words[where[0]], lexicon)
    if pronoun and (pronoun.role != "possessive" or len(where) == 1) and not any(i in named for i in where[1:2]):
        return Source("pronoun", tuple(where), where[0], pronoun=agreeing(reading, where[0], pronoun, lexicon))
    if _speaks_for(reading, where, named, lexicon):
        return _nominal(reading, where, where, lexicon)
    joined = _joined(reading, where, named, names, lexicon) or _described_together(reading, where, named, names, lexicon)
    if len(joined) > 1:
        return Source("several", tuple(where), where[-1], tuple(joined))
    return _part(reading, where, named, names, lexicon) or _one(reading, where, named, names, lexicon)


def _behind_voice(reading: Reading, where: list[int], lexicon: Lexicon) -> list[int]:
    """Whose a noun for what somebody says is: of "Angaben der Polizei" the police, of "ihrer Ansicht" she."""
    words = reading.words
    if len(where) > 1 and lexicon.is_a(words[where[1]].low, "voice") and _possessive(words[where[0]].low, lexicon):
        return where[:1]
    voiced = len(where) > _SOME_OF and lexicon.is_a(words[where[0]].low, "voice") and lexicon.is_a(words[where[1]].low, "genitive")
    return where[_SOME_OF - lexicon.is_a(words[where[1]].low, "determiner") :] if voiced else where


def _is_letter(reading: Reading, where: Sequence[int]) -> bool:
    """Is the source one letter before a colon, which in an interview says that a question or an answer follows?"""
    word = reading.words[where[0]]
    return len(where) == 1 and len(word.text) == 1 and word.capital and word.gap.startswith(":")


def _part(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> Source | None:
    """The documents that a source is some of: "several of her letters"; None for any other source."""
    words = reading.words
    if len(where) <= _SOME_OF or words[where[0]].low not in lexicon.reach or not lexicon.is_a(words[where[1]].low, "genitive"):
        return None
    whole = read_source(reading, where[_SOME_OF:], named, names, lexicon)
    return whole if whole.sort == "document" else None


_SOME_OF = 2
"""How many words say that some of the rest are meant: "several of"."""


def _one(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> Source:
    """The make-up of a source that is one name or one description."""
    core = _core(reading, where, named, names, lexicon)
    head = core[-1]
    if head in named and names[named[head]].kind != "origin":
        return Source("name", tuple(where), head, (named[head],))
    opening = _opening(reading, core, named, names, lexicon)
    if opening is not None:
        return Source("name", tuple(where), names[opening].last, (opening,))
    apposed = _apposed(reading, where, named, names, lexicon)
    if apposed is None:
        apposed = _after_place(reading, where, named, names, lexicon)
    if apposed is not None:
        return Source("name", tuple(where), head, (apposed,))
    source = _nominal(reading, where, core, lexicon)
    return _made(reading, source, named, names, lexicon) if source.sort == "document" else source


def _speaks_for(reading: Reading, where: Sequence[int], named: Mapping[int, int], lexicon: Lexicon) -> bool:
    """Is the source "a", a name and a noun for one person: "a Ports, Piers and Locks Office spokesman"?"""
    words = reading.words
    last = lexicon.noun(words[where[-1]].low)
    new = lexicon.reach.get(words[where[0]].low) == "indefinite" and len(where) > 1 and where[1] in named
    apart = any(lexicon.is_a(words[i].low, "preposition", "relative") for i in where if i not in named)
    return new and last is not None and last.number == "one" and not words[where[-1]].capital and not apart


def _opening(reading: Reading, core: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> int | None:
    """The name that opens a source whose other words are no noun that a table knows: "Okafor very quietly", "clerk Okafor takes up the"."""
    words = reading.words
    first = next((place for place, i in enumerate(core) if i in named), None)
    if first is None or any(lexicon.is_small(words[i].low) for i in core[:first]):
        return None
    name = named[core[first]]
    if _only_opens(reading, name, names):
        return None
    behind = [words[i].low for i in core if i > names[name].last]
    if names[name].genitive or names[name].kind in ("place", "origin") or not behind or words[names[name].last].gap != " ":
        return None
    return name if not any(sort_of(low, lexicon)[1] for low in behind) and core[-1] not in named else None


def _only_opens(reading: Reading, name: int, names: Sequence[Name]) -> bool:
    """Is this one word that opens a sentence, where any has a capital, of which nothing else in the article says that it is a name?"""
    found = names[name]
    alone = found.kind == "unknown" and len(found.parts) == 1 and not found.titled and reading.words[found.first].opens
    return alone and not any(found.parts[0] in other.parts for number, other in enumerate(names) if number != name)


def _made(reading: Reading, source: Source, named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> Source:
    """A document with the name of whoever it comes from ("Okafor's letter", "a report by the board"), or the unnamed who made it."""
    words = reading.words
    if source.owner in named:
        return replace(source, maker=named[source.owner])
    after = [i for i in source.words if i > source.head]
    by = next((place for place, i in enumerate(after) if lexicon.is_a(words[i].low, "maker")), None)
    if by is not None:
        maker = read_source(reading, after[by + 1 :], named, names, lexicon)
        if maker.form == "nominal" and maker.sort == "person":
            return maker
        return replace(source, maker=maker.names[0]) if maker.form == "name" else source
    before = next((named[i] for i in reversed(source.words) if i < source.head and i in named), -1)
    beside = before >= 0 and names[before].kind in ("organisation", "unknown") and not _only_opens(reading, before, names)
    return replace(source, maker=before) if beside else source


def _after_place(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> int | None:
    """The person's name that ends the source right behind a place, an office or a noun: "envoy to Ukraine Ada Okafor"."""
    last = named.get(where[-1])
    if last is None or names[last].kind != "person" or names[last].lead not in where:
        return None
    before = names[last].lead - 1
    if (
        before in where
        and len(names[last].parts) >= _FULL
        and lexicon.noun(reading.words[before].low)
        and "," not in reading.words[before].gap
    ):
        return last
    beside = names[last].lead < names[last].first and reading.words[names[last].lead].capital
    return last if beside or (before in named and before in where and not reading.words[before].genitive) else None


def _core(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> list[int]:
    """The words up to the head: before the first comma, preposition, relative or verb."""
    words = reading.words
    core: list[int] = []
    for place, i in enumerate(where):
        low = words[i].low
        stops = lexicon.is_a(low, "preposition", "relative", "infinitive", "auxiliary", "genitive") and not lexicon.is_a(low, "time")
        if core and stops and named.get(i) is None and words[i].text.islower():
            break
        core.append(i)
        following = named.get(where[place + 1]) if place + 1 < len(where) else None
        inside = (
            i in named and following is not None and (named[i] == following or (names[named[i]].kind == "place" and words[i].gap == ", "))
        )
        if _BREAK.search(words[i].gap) and not inside:
            break
    while len(core) > 1 and core[-1] not in named and lexicon.is_a(words[core[-1]].low, "adverb", "time"):
        core.pop()
    if len(core) > 1 and core[-1] not in named and _full_person(core[-2], named, names) and not sort_of(words[core[-1]].low, lexicon)[1]:
        core.pop()
    return core


def _full_person(i: int, named: Mapping[int, int], names: Sequence[Name]) -> bool:
    """Does the word end a person's name of several words?"""
    return i in named and names[named[i]].kind == "person" and len(names[named[i]].parts) > 1


def _joined(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> list[int]:
    """The names that a conjunction joins; none when something else than names is joined. What stands in parentheses does not count."""
    words = reading.words
    found: list[int] = []
    joins = inside = False
    for i in where:
        name = named.get(i)
        noun = lexicon.noun(words[i].low)
        if not found and noun and noun.number == "many" and _BREAK.search(words[i].gap):
            return []
        if not inside and name is not None and not _PARTY.match(words[i].text) and not lexicon.is_a(words[i].low, "abbreviation"):
            if names[name].kind == "origin":
                return []
            found.extend([name] if name not in found else [])
        elif not inside and lexicon.is_a(words[i].low, "conjunction"):
            joins = True
        elif not inside and name is None and not _leads(i, named, names) and not _opens(words[i].low, lexicon):
            return []
        inside = (inside or "(" in words[i].gap) and ")" not in words[i].gap
    return found if joins else []


def _described_together(
    reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon
) -> list[int]:
    """Persons named together, each with a description behind a comma: "Ada Okafor, a clerk, and Teo Varga, her deputy"."""
    words = reading.words
    found: list[int] = []
    joins = False
    for i in where:
        name = named.get(i)
        if name is None or names[name].lead != i or names[name].kind != "person" or len(names[name].parts) < _FULL:
            continue
        before = words[i - 1] if i > where[0] else None
        joined = before is not None and lexicon.is_a(before.low, "conjunction") and "," in words[i - 2].gap
        if before is None or joined or (found and before.gap == ", "):
            found.append(name)
            joins = joins or joined
    return found if joins and len(found) > 1 and names[found[0]].lead == where[0] else []


_FULL = 2
"""How many words a full name has at least."""


def _opens(low: str, lexicon: Lexicon) -> bool:
    return lexicon.is_a(low, "determiner") or low in lexicon.titles or lexicon.noun(low) is not None


def _leads(i: int, named: Mapping[int, int], names: Sequence[Name]) -> bool:
    """Is this word a title of the name that follows?"""
    following = next((named[j] for j in range(i + 1, i + 4) if j in named), None)
    return following is not None and names[following].lead <= i < names[following].first


def _apposed(reading: Reading, where: Sequence[int], named: Mapping[int, int], names: Sequence[Name], lexicon: Lexicon) -> int | None:
    """The name that follows a description behind a comma: a person's ("one of the clerks, Ada Okafor"), or any behind "called"."""
    words = reading.words
    for i in where[2:]:
        if i in named and names[named[i]].lead == i and words[i - 1].low in lexicon.naming and "," in words[i - 2].gap:
            return named[i]
    leads = {names[named[i]].lead: named[i] for i in where if i in named}
    for place, i in enumerate(where[1:], 1):
        name = leads.get(i)
        if name is None or "," not in words[i - 1].gap or where[place - 1] != i - 1:
            if name is not None and names[name].kind == "person":
                return None
            continue
        nouns = [noun.number for j in where[:place] if words[j].gap[:1] in {" ", ","} and (noun := lexicon.noun(words[j].low))]
        single = not nouns or "one" in nouns
        if names[name].kind in ("person", "unknown") and (single or words[where[0]].low in lexicon.reach):
            return name
    return None


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
    many = noun is not None and noun.number == "many"
    origin = (
        not lexicon.capital_nouns
        and words[head].capital
        and not words[head].opens
        and (words[head].text in lexicon.demonyms or (sort == "person" and many))
    )
    owned = owner >= 0 and words[owner].capital and not _possessive(words[owner].low, lexicon)
    told = sort == "body" and reach != "indefinite" and (owned or any(words[i].capital and not words[i].opens for i in core[:-1]))
    handle = len(where) == 1 and not words[head].text.isalpha() and any(sign in words[head].text for sign in "@_0123456789")
    return Source("nominal", tuple(where), head, (), noun, sort, reach, owner, age, traits, proper=origin or told or handle)


def find_mentions(reading: Reading, lexicon: Lexicon) -> list[Source]:
    """He, she and whoever is described as one person, outside of quotation marks, in order of place."""
    found: list[Source] = []
    for i, word in enumerate(reading.words):
        if word.quoted:
            continue
        pronoun = pronoun_of(word, lexicon)
        pronoun = agreeing(reading, i, pronoun, lexicon) if pronoun else None
        if described := read_description(reading, i, lexicon):
            found.append(described)
        elif pronoun and pronoun.person == "third" and pronoun.gender in ("m", "f"):
            found.append(Source("pronoun", (i,), i, pronoun=pronoun))
    return found


def read_description(reading: Reading, at: int, lexicon: Lexicon) -> Source | None:
    """The description of a person that begins at word `at` ("a young clerk", "the patient", "his mother"), or None when none does."""
    words = reading.words
    if words[at].gap != " " or not (words[at].low in lexicon.reach or _possessive(words[at].low, lexicon)):
        return None
    new = lexicon.reach.get(words[at].low) == "indefinite"
    for i in range(at + 1, min(at + _NEWCOMER, len(words))):
        word, low = words[i], words[i].low
        noun = lexicon.noun(low)
        closes = word.gap != " " or i + 1 == len(words) or lexicon.is_small(words[i + 1].low) or not lexicon.noun(words[i + 1].low)
        if noun and noun.number == "one" and closes and not (word.genitive and not new) and word.capital == lexicon.capital_nouns:
            return _nominal(reading, range(at, i + 1), range(at, i + 1), lexicon)
        small = lexicon.is_small(low) and not noun and not lexicon.is_a(low, "adverb")
        proper = word.capital and not lexicon.capital_nouns and word.text not in lexicon.demonyms
        if word.gap != " " or small or (proper and not new):
            return None
    return None


_NEWCOMER = 6


def read_phrase(reading: Reading, last: int, lexicon: Lexicon) -> list[int]:
    """The words of the description that ends at word `last`, back to its determiner or to the small word before it."""
    words = reading.words
    first = last
    while first >= 0 and last - first < _NEWCOMER:
        low = words[first].low
        if first != last and words[first].gap.strip():
            return list(range(first + 1, last + 1))
        if low in lexicon.reach or _possessive(low, lexicon):
            return list(range(first, last + 1))
        if lexicon.is_small(low) or low in lexicon.cues:
            break
        first -= 1
    return list(range(first + 1, last + 1))


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
