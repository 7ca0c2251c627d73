"""Capitalised words → names: which words make one name, what stands before it as a title, and what kind of thing it names.

A name is a run of capitalised words. A title or a noun for persons inside the run parts it (an organisation before, a person after);
a word that opens a sentence belongs to a name only when the article or the tables know it as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from quoth.people.kinds import INITIALS, kind_of
from quoth.people.lexicon import Lexicon
from quoth.people.reading import Reading, Word, pronoun_of

_HANDLE = re.compile(r"@\w|[A-Za-z][a-z_]{2,}\d+$")
"""The name of an account: behind an @, or letters that end in digits."""


@dataclass(frozen=True, slots=True)
class Name:
    """One printed name: words `first` to `last` (indexes, inclusive) without its titles.

    `kind` is person, organisation, place, origin (a people, a creed, a party) or unknown; `gender` what its title says; `titled` whether a
    title stood before it; `lead` is the index of the first word of the title.
    """

    first: int
    last: int
    parts: tuple[str, ...]
    kind: str
    gender: str = "-"
    titled: bool = False
    lead: int = -1
    title: tuple[str, ...] = ()
    genitive: bool = False


def find_names(reading: Reading, lexicon: Lexicon) -> list[Name]:
    """The names of the text, in order. Paragraphs in title case give only names that are known from their given name or from elsewhere."""
    runs = _runs(reading, lexicon)
    offices = _offices_as_surnames(reading, lexicon, runs)
    names: list[Name] = []
    for first, last in runs:
        names.extend(_parted(reading, lexicon, first, last, offices))
    surnames = frozenset(name.parts[-1] for name in names if len(name.parts) > 1 and name.parts[0] in lexicon.given)
    names = _without_openings(reading, [_without_lead(name, surnames, lexicon) for name in names], lexicon)
    if not reading.headings:
        return names
    known = {name.parts: name for name in names if not _in_heading(reading, name)}
    return [found for name in names for found in (_known_in(reading, name, known, lexicon) if _in_heading(reading, name) else [name])]


def _in_heading(reading: Reading, name: Name) -> bool:
    return reading.words[name.first].paragraph in reading.headings


def _without_lead(name: Name, surnames: frozenset[str], lexicon: Lexicon) -> Name:
    """A known surname alone, where what stands before it is neither a given name nor an initial (Harbour Post Okafor)."""
    lead = name.parts[0]
    if len(name.parts) < 3 or name.titled or name.kind == "organisation" or name.parts[-1] not in surnames:
        return name
    if (lead in lexicon.given and lead not in lexicon.places) or INITIALS.match(lead) or name.parts[-2].lower() in lexicon.particles:
        return name
    if name.parts[-2] in lexicon.given:
        return Name(name.last - 1, name.last, name.parts[-2:], "person", genitive=name.genitive, lead=name.last - 1)
    return Name(name.last, name.last, name.parts[-1:], "unknown", genitive=name.genitive, lead=name.last)


def _without_openings(reading: Reading, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """The names, without the word that opens quoted words before one that stands alone elsewhere: "Make Okafor go away"."""
    counts = Counter(name.parts for name in names)
    return [
        replace(name, first=name.last, lead=name.last, parts=name.parts[1:], kind="unknown")
        if len(name.parts) == _OPENED
        and reading.words[name.first].opens
        and reading.words[name.first].quoted
        and not (name.titled or name.parts[0] in lexicon.given or name.kind == "organisation")
        and counts[name.parts] == 1
        and counts[name.parts[1:]]
        else name
        for name in names
    ]


_OPENED = 2


def _known_in(reading: Reading, name: Name, known: Mapping[tuple[str, ...], Name], lexicon: Lexicon) -> list[Name]:
    """The names inside a run of a heading: those known from the text, longest first, and a given name with the word behind it."""
    words = reading.words
    found: list[Name] = []
    i = name.first
    while i <= name.last:
        for end in range(name.last, i - 1, -1):
            parts = _printed(words[i : end + 1])
            full = end == i + 1 and parts[:1] not in known and parts[0] in lexicon.given and parts[0].lower() not in lexicon.classes
            if parts in known or full:
                kind = known[parts].kind if parts in known else "person"
                found.append(Name(i, end, parts, kind, lead=i, genitive=words[end].genitive))
                i = end
                break
        i += 1
    return found


def _offices_as_surnames(reading: Reading, lexicon: Lexicon, runs: list[tuple[int, int]]) -> frozenset[str]:
    """Words for offices that end a run behind a given name: there, and alone, they are surnames (Teo Baker)."""
    words = reading.words
    ends = [(first, last - 1 if words[last].low in lexicon.suffixes else last) for first, last in runs]
    return frozenset(
        words[last].low
        for first, last in ends
        if last > first
        and (words[last - 1].text in lexicon.given or _is_kin_surname(words, first, last, lexicon))
        and words[last - 1].low not in lexicon.titles
        and words[last - 1].low not in lexicon.body_names
        and (words[last].low in lexicon.titles or lexicon.noun(words[last].low))
    )


def _is_kin_surname(words: tuple[Word, ...], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is a capital word for kin, inside a sentence and behind two capital words, a surname (Harbour CEO Masayo Son)?"""
    return words[last].low in lexicon.kinship and last > first + 1 and not lexicon.noun(words[last - 1].low)


def _shouted(reading: Reading, lexicon: Lexicon) -> frozenset[int]:
    """Words in capitals beside others in capitals that are no names: small words, and words that the article writes small elsewhere."""
    words = reading.words
    loud = [word.text.isupper() and len(word.text) > 1 for word in words]
    return frozenset(
        i
        for i, word in enumerate(words)
        if loud[i]
        and ((i > 0 and loud[i - 1] and words[i - 1].gap == " ") or (i + 1 < len(words) and loud[i + 1] and word.gap == " "))
        and (lexicon.is_small(word.low) or word.low in reading.small)
    )


def _runs(reading: Reading, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The maximal runs of words that may belong to one name, first and last index."""
    words, runs, i = reading.words, [], 0
    shouted = _shouted(reading, lexicon)
    while i < len(words):
        if _HANDLE.match(words[i].text):
            runs.append((i, i))
        if i in shouted or _HANDLE.match(words[i].text) or not _begins(words[i], reading, lexicon):
            i += 1
            continue
        last = i
        while (following := _continues(words, last, lexicon)) is not None and not shouted.intersection(range(last + 1, following + 1)):
            last = following
        if last > i or not lexicon.is_a(words[i].low, "time"):
            runs.append((i, last))
        i = last + 1
    return _with_joined(words, runs, lexicon)


def _with_joined(words: tuple[Word, ...], runs: list[tuple[int, int]], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The runs, those joined that name one body: "the Harbour and Ferry Administration", where one article serves for both."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before[1] + 2 == first
            and before[0] == before[1]
            and words[before[1]].gap == " "
            and lexicon.is_a(words[first - 1].low, "conjunction")
            and last > first
            and words[last].low in lexicon.body_names
            and before[0] > 0
            and lexicon.is_a(words[before[0] - 1].low, "determiner")
            and words[before[0]].text not in lexicon.places
        ):
            joined[-1] = (before[0], last)
        else:
            joined.append((first, last))
    return joined


def _begins(word: Word, reading: Reading, lexicon: Lexicon) -> bool:
    if not word.capital:
        return word.low in lexicon.leading and word.gap == " " and word.text.islower() and _is_particle(word, lexicon)
    if word.text.isupper() and len(word.text) > 1 and not word.opens:
        return True
    if pronoun_of(word, lexicon) or (lexicon.is_small(word.low) and not _is_given(word, lexicon)):
        return False
    if lexicon.is_a(word.low, "time") and not (_is_given(word, lexicon) and word.gap == " "):
        return False
    if word.opens and word.low in reading.small and word.low not in lexicon.titles and word.low not in lexicon.persons:
        return _is_given(word, lexicon) and word.gap == " "
    return True


def _is_given(word: Word, lexicon: Lexicon) -> bool:
    return word.text in lexicon.given


def _continues(words: tuple[Word, ...], last: int, lexicon: Lexicon) -> int | None:
    """The index of the word that goes on with the name, or None where it ends."""
    if last + 1 >= len(words) or words[last + 1].opens:
        return None
    word, following = words[last], words[last + 1]
    if word.genitive:  # the Attorney's Office, the Traders' Association, the Children's Hospice
        body = following.capital and (following.low in lexicon.body_names or following.low in lexicon.bodies)
        return last + 1 if body and _are_members(word, lexicon) else None
    initial = bool(INITIALS.match(word.text)) or word.low in lexicon.titles or lexicon.is_a(word.low, "abbreviation")
    joined = word.gap in (" ", "\u00a0", " & ") or (initial and word.gap in (". ", ".\u00a0", "."))
    if not joined:
        return last + 1 if following.low in lexicon.suffixes and word.gap == ", " else None
    if _numbered(words, last, lexicon):
        return last + 1  # Number 10, Article 5, Channel 4
    if following.capital and not pronoun_of(following, lexicon) and not lexicon.is_a(following.low, "time"):
        return last + 1
    return _links(words, last, lexicon)


def _numbered(words: tuple[Word, ...], last: int, lexicon: Lexicon) -> bool:
    """Does a number end the name that is word `last` alone? Not an age or a score behind somebody's."""
    word, number = words[last], words[last + 1]
    alone = last == 0 or words[last - 1].gap != " " or not words[last - 1].capital
    short = number.text.isdigit() and len(number.text) <= _NUMBERED and number.gap[:1] not in {"-", "–", ":"}
    return short and alone and word.gap == " " and word.capital and not _is_given(word, lexicon)


def _printed(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The words of a name as printed, each but the last with the ending of its genitive, the last with the stop of its letters (U.S.)."""
    last = words[-1]
    stop = "." if "." in last.text and last.gap.startswith(".") else ""
    return (*(f"{word.text}{word.gap.rstrip()}" if word.genitive else word.text for word in words[:-1]), last.text + stop)


def _are_members(word: Word, lexicon: Lexicon) -> bool:
    """May a body be called after those whom a word in the genitive names: an office, or several people?"""
    people = lexicon.persons.get(word.low) or lexicon.kinship.get(word.low)
    return word.low in lexicon.titles or word.gap in ("' ", "\u2019 ") or (people is not None and people.number == "many")


def _links(words: tuple[Word, ...], last: int, lexicon: Lexicon) -> int | None:
    """Where a name goes on behind a particle (van), or behind "of" or "for the" after a word for a body; None where it does not."""
    i = last + 1
    if lexicon.is_a(words[i].low, "conjunction"):
        return i + 1 if _joins_matters(words, last, lexicon) else None
    body = words[last].low in lexicon.body_names or words[last].low in lexicon.bodies
    while i < len(words) and i - last <= _LINKS and words[i].text.islower() and words[i].gap == " ":
        particle = _is_particle(words[i], lexicon)
        inside = body and (words[i].low in lexicon.connectives or (i > last + 1 and words[i].low in lexicon.reach))
        if not (particle or inside):
            return None
        i += 1
    return i if last + 1 < i < len(words) and words[i].capital and not pronoun_of(words[i], lexicon) else None


def _is_particle(word: Word, lexicon: Lexicon) -> bool:
    return word.low in lexicon.particles and not lexicon.is_a(word.low, "auxiliary", "determiner", "pronoun")


_LINKS = 2
_NUMBERED = 2
"""The most digits that a name ends with."""


def _joins_matters(words: tuple[Word, ...], last: int, lexicon: Lexicon) -> bool:
    """Does the conjunction behind word `last` join what a body is for: "the Bureau of Piers and Tidal Works"?"""
    if last < 2 or last + 2 >= len(words) or words[last].text in lexicon.places or words[last + 1].gap != " ":
        return False
    following = words[last + 2]
    linked = words[last - 1].low in lexicon.connectives and words[last - 2].low in lexicon.body_names and words[last - 2].capital
    matter = following.capital and following.text not in lexicon.given and following.text not in lexicon.places
    return linked and matter and following.low not in lexicon.body_names and not lexicon.is_small(following.low)


def _parted(reading: Reading, lexicon: Lexicon, first: int, last: int, surnames: frozenset[str]) -> list[Name]:
    """The names of one run: parted at titles and at nouns for persons that stand inside it."""
    words, names = reading.words, []
    if last > first and words[last].low in lexicon.body_names and words[first].low not in lexicon.courtesies:
        return [_name(reading, lexicon, first, last, ())]
    if last > first and _is_masthead(words, first, last, lexicon):
        parts = _printed(words[first : last + 1])
        return [Name(first, last, parts, "organisation", lead=first, genitive=words[last].genitive)]
    start = first
    i = first
    while i <= last:
        length = _title_at(words, i, last, lexicon, surnames)
        if length:
            if i > start:
                names.append(_name(reading, lexicon, start, i - 1, ()))
            begin = i
            title: list[str] = []
            while (length := _title_at(words, i, last, lexicon, surnames)) and i + length <= last:
                title.extend(word.low for word in words[i : i + length])
                i += length
            end = _next_title(words, i, last, lexicon, surnames)
            if i <= end and not (i == end and _title_at(words, i, last, lexicon, surnames)):
                names.append(_name(reading, lexicon, i, end, tuple(title), begin))
            i = start = end + 1
        else:
            i += 1
    if start <= last:
        names.append(_name(reading, lexicon, start, last, ()))
    return names


def _is_masthead(words: tuple[Word, ...], first: int, last: int, lexicon: Lexicon) -> bool:
    """Does a noun for persons end a name behind a capital article inside a sentence: "according to The Lagos Reporter"?"""
    before = words[first - 1] if first else None
    ends = lexicon.noun(words[last].low) is not None and words[last - 1].text not in lexicon.given
    return ends and before is not None and before.capital and not before.opens and lexicon.is_a(before.low, "determiner")


def _next_title(words: tuple[Word, ...], start: int, last: int, lexicon: Lexicon, surnames: frozenset[str]) -> int:
    for i in range(start + 1, last + 1):
        if _title_at(words, i, last, lexicon, surnames):
            return i - 1
    return last


def _title_at(words: tuple[Word, ...], i: int, last: int, lexicon: Lexicon, surnames: frozenset[str]) -> int:
    """How many words from `i` make a title or a noun for persons; 0 for none. A given name or a known surname is no title."""
    end = last - 1 if words[last].low in lexicon.suffixes else last
    if i == end and words[i].low in surnames:
        return 0
    for length in (3, 2, 1):
        if i + length - 1 > last:
            continue
        low = " ".join(word.low for word in words[i : i + length])
        if low in lexicon.titles:
            return length
        noun = lexicon.noun(low)
        if noun and not (length == 1 and words[i].text in lexicon.given and i < last):
            return length
    return 0


def _name(reading: Reading, lexicon: Lexicon, first: int, last: int, title: tuple[str, ...], lead: int = -1) -> Name:
    words = reading.words
    place = _place_before(words, first, last, lexicon)
    if place:
        title, lead, first = (*title, *(word.low for word in words[first : first + place])), first if lead < 0 else lead, first + place
    while last > first and words[last].low in lexicon.honours:
        last -= 1
    parts = _printed(words[first : last + 1])
    gender = next((g for g in (lexicon.titles.get(word, "-") for word in title) if g != "-"), "-")
    if gender == "-":
        gender = next((noun.gender for noun in map(lexicon.noun, title) if noun and noun.gender != "-"), "-")
    kind = kind_of(parts, title, words[first].gap, lexicon)
    return Name(first, last, parts, kind, gender, bool(title), lead if title else first, title, words[last].genitive)


def _place_before(words: tuple[Word, ...], first: int, last: int, lexicon: Lexicon) -> int:
    """How many words of a run name a place, an origin or a body before a person's full name (envoy to Ukraine Ada Okafor)."""
    for length in (1, 2):
        if first + length >= last or words[first + length].text not in lexicon.given:
            continue
        before = " ".join(word.text for word in words[first : first + length])
        known = (
            (words[first + length - 1].text.isupper() and len(words[first + length - 1].text) > 1)
            or before in lexicon.places
            or before in lexicon.demonyms
            or words[first + length - 1].text in lexicon.places
            or words[first + length - 1].low in lexicon.body_names
        )
        if known and before not in lexicon.given:
            return length
    return 0
