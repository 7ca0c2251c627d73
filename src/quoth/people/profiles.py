"""What the article itself states of those it names: roles, ages, kin, origin; from titles, appositions and "is a" sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.people.entities import Cast
from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.reading import Reading, Word
from quoth.people.sources import age_of

_REACH = 14
_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Profile:
    """What is stated of one entity.

    `heads` are the nouns that it is called (lower case), `words` all words of the descriptions, `tied` the entities that a word of kinship
    ties it to, as (entity, word).
    """

    heads: frozenset[str]
    words: frozenset[str]
    ages: frozenset[int]
    gender: str
    tied: tuple[tuple[int, str], ...] = ()


def read_profiles(reading: Reading, names: Sequence[Name], cast: Cast, lexicon: Lexicon) -> tuple[Profile, ...]:
    """One profile for each entity of the cast, in its order."""
    owner_of = {i: number for number_name, number in cast.of.items() for i in range(names[number_name].lead, names[number_name].last + 1)}
    profiles = []
    for entity in cast.entities:
        said: list[list[int]] = []
        heads: set[str] = set()
        for i in entity.names:
            name = names[i]
            heads.update(name.title)
            said.extend(
                part for part in (_before(reading, name, lexicon), _after(reading, name, lexicon), _apart(reading, name, lexicon)) if part
            )
        words = [reading.words[i] for part in said for i in part]
        heads.update(word.low for word in words if lexicon.noun(word.low) or word.low in lexicon.bodies)
        ages = {age_of(word.low, lexicon) for word in words} | {age for i in entity.names for age in _stated_age(reading, names[i])}
        gender = entity.gender
        if gender == "-" or not any(names[i].gender != "-" for i in entity.names):
            said_gender = _gender(heads, lexicon)
            gender = gender if said_gender == "-" else said_gender
        profiles.append(
            Profile(
                frozenset(heads),
                frozenset(word.low for word in words if not lexicon.is_small(word.low)) | heads,
                frozenset(ages - {0}),
                gender,
                tuple(_ties(reading, said, owner_of, entity.number, lexicon)),
            )
        )
    return tuple(profiles)


def _gender(heads: set[str], lexicon: Lexicon) -> str:
    found = {noun.gender for noun in map(lexicon.noun, sorted(heads)) if noun and noun.number == "one" and noun.gender in "mf"}
    return found.pop() if len(found) == 1 else "-"


def _before(reading: Reading, name: Name, lexicon: Lexicon) -> list[int]:
    """The words of a description that stands right before the name: "former harbour clerk Ada Okafor"."""
    words, i = reading.words, name.lead - 1
    found: list[int] = []
    if i < 0 or not (lexicon.noun(words[i].low) or words[i].low in lexicon.bodies or age_of(words[i].low, lexicon)):
        return []
    while i >= 0 and len(found) < _BEFORE and words[i].gap in (" ", ", ", "\u00a0", "-"):
        if lexicon.is_small(words[i].low) and not _owns(words[i], lexicon):
            break
        found.append(i)
        if words[i].genitive or _owns(words[i], lexicon) or words[i].opens:
            break
        i -= 1
    return found


def _owns(word: Word, lexicon: Lexicon) -> bool:
    pronoun = lexicon.pronouns.get(word.low)
    return pronoun is not None and pronoun.role == "possessive"


def _after(reading: Reading, name: Name, lexicon: Lexicon) -> list[int]:
    """The words of a description that follows the name behind a comma, or behind "is a".

    A subject with its verb is no description: "In a letter to Ada Okafor, the clerk has said".
    """
    words = reading.words
    i = name.last + 1
    if i >= len(words) or words[i].opens:
        return []
    gap = words[name.last].gap
    beside = bool(gap.strip())
    if gap.strip() in (",", "—", "–", "-", ", the"):
        if words[i].text.isdigit() and "," in words[i].gap:
            i += 1
    elif not (gap == " " and lexicon.is_a(words[i].low, "passive")):
        return []
    else:
        i += 1
        if i >= len(words) or not lexicon.is_a(words[i].low, "determiner"):
            return []
    found: list[int] = []
    while i < len(words) and len(found) < _REACH and not (found and words[i].opens):
        low = words[i].low
        verb = lexicon.is_a(low, "auxiliary") or (low in lexicon.cues and not lexicon.noun(low))
        if verb and beside and found and words[i - 1].gap == " ":
            return []
        if verb or lexicon.is_a(low, "relative", "subordinator", "pronoun"):
            break
        found.append(i)
        if words[i].gap.strip()[:1] in {",", ".", ";", ":", "”", '"', "—", ")"}:
            break
        i += 1
    return found if any(lexicon.noun(words[i].low) or words[i].low in lexicon.bodies for i in found) else []


def _apart(reading: Reading, name: Name, lexicon: Lexicon) -> list[int]:
    """The words of a description that stands before the name with a comma between: "The harbour clerk, Ada Okafor, said".

    A clause is no description: "When a clerk called, Ada Okafor left".
    """
    words = reading.words
    i = name.lead - 1
    if i < 0 or words[i].gap != ", " or words[i].quoted:
        return []
    found: list[int] = []
    while i >= 0 and len(found) < _BEFORE:
        verb = words[i].low in lexicon.cues and lexicon.noun(words[i].low) is None
        if (found and words[i].gap not in (" ", "\u00a0")) or verb or lexicon.is_a(words[i].low, "auxiliary", "subordinator"):
            return []
        found.append(i)
        if lexicon.is_a(words[i].low, "determiner") or _owns(words[i], lexicon) or words[i].genitive:
            return found if any(lexicon.noun(words[j].low) for j in found) else []
        if words[i].opens:
            return []
        i -= 1
    return []


def _stated_age(reading: Reading, name: Name) -> list[int]:
    words = reading.words
    i = name.last + 1
    if i < len(words) and words[name.last].gap in (", ", " (") and words[i].text.isdigit() and words[i].gap[:1] in (",", ")", "."):
        return [int(words[i].text)] if 0 < int(words[i].text) < 120 else []
    return []


def _ties(
    reading: Reading, said: Sequence[Sequence[int]], owner_of: dict[int, int], number: int, lexicon: Lexicon
) -> list[tuple[int, str]]:
    """Kinship that a description states with somebody who is named in it: "Okafor's brother Teo"."""
    ties: list[tuple[int, str]] = []
    for part in said:
        kin = [reading.words[i].low for i in part if reading.words[i].low in lexicon.kinship]
        others = {owner_of[i] for i in part if i in owner_of} - {number}
        ties.extend((other, kin[0]) for other in sorted(others) if kin)
    return ties
