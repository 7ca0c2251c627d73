"""Names → entities: the short forms, initials, nicknames, acronyms and misspellings of one name belong together.

What two entities could both be called stays open: such a name keeps its rivals and belongs to neither until something decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.reading import Reading

_GENITIVES = ("'", "\u2019", "'s", "\u2019s")
_STRENGTH = ("person", "organisation", "place", "presumed", "speaker", "origin")
"""Kinds, the surest first; a name of several words that nothing but speaking makes a person's is presumed to be one."""
_PERSONS = ("person", "presumed")
_LONG = 5
_MUCH_MORE = 2
_DOUBTFUL = 0.5
"""How much a full name counts whose given name no table knows."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something: the fullest `name` as printed, without titles, its `parts`, and which of the article's names these are."""

    number: int
    kind: str
    name: str
    parts: tuple[str, ...]
    gender: str
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of an article; `of` gives each name's entity, `rivals` the entities of a name that could mean several."""

    entities: tuple[Entity, ...]
    of: Mapping[int, int]
    rivals: Mapping[int, tuple[int, ...]]


def group_names(reading: Reading, names: Sequence[Name], lexicon: Lexicon, speaking: frozenset[int]) -> Cast:
    """The entities of the article's names. `speaking` are the names that stand as the source of a quotation."""
    kinds = [_settled_kind(reading, name, lexicon, speaks=i in speaking) for i, name in enumerate(names)]
    groups = _full_names(names, kinds, lexicon)
    rivals: dict[int, tuple[int, ...]] = {}
    order = sorted(range(len(names)), key=lambda i: -len(names[i].parts))
    grouped = {i for group in groups for i in group}
    for i in order:
        if i in grouped:
            continue
        kind = "unknown" if kinds[i] == "origin" and i in speaking else kinds[i]
        fits = [g for g, group in enumerate(groups) if _short_form(names[i], kind, names, kinds, group, lexicon)]
        fits = _by_gender(names[i], fits, names, groups, lexicon)
        titled = [g for g in fits if names[i].title and any(names[i].title == names[j].title for j in groups[g])]
        fits = titled or fits
        if len(fits) > 1:
            fits = _nearer(names, i, fits, groups)
        if len(fits) == 1:
            groups[fits[0]].append(i)
        elif fits:
            rivals[i] = tuple(fits)
        else:
            groups.append([i])
    _merge_misspelt(groups, names, kinds)
    return _cast(reading, groups, rivals, names, kinds, lexicon)


def _settled_kind(reading: Reading, name: Name, lexicon: Lexicon, *, speaks: bool) -> str:
    """The kind of one name by itself and by what stands beside it."""
    if name.kind != "unknown":
        return name.kind
    words = reading.words
    last = words[name.last]
    following = words[name.last + 1] if name.last + 1 < len(words) else None
    before = words[name.first - 1] if name.first else None
    if before and before.low in lexicon.classes and lexicon.is_a(before.low, "determiner") and before.gap == " ":
        return "organisation" if speaks else "unknown"
    aged = following and last.gap.startswith(",") and following.text.isdigit() and 10 < int(following.text) < 110
    beside = before if before and before.gap == " " else None
    noun = lexicon.noun(beside.low) if beside else None
    if beside and not noun and beside.low in lexicon.bodies and not beside.capital:
        return "organisation"
    cue = (following and last.gap == " " and following.low in lexicon.cues) or (beside and beside.low in lexicon.cues)
    if len(name.parts) > 1 and (aged or noun):
        return "person"
    if len(name.parts) > 1 and (speaks or cue):
        return "presumed"
    return "speaker" if speaks or (cue and not words[name.first].opens) else "unknown"


def _full_names(names: Sequence[Name], kinds: list[str], lexicon: Lexicon) -> list[list[int]]:
    """Groups of the names of several words, shorter ones beside the longer they shorten."""
    by_parts: dict[tuple[str, ...], list[int]] = {}
    for i, name in enumerate(names):
        if len(name.parts) > 1:
            by_parts.setdefault(tuple(part.lower() for part in name.parts), []).append(i)
    alone = {name.parts[0].lower() for name in names if len(name.parts) == 1}
    for group in by_parts.values():
        last = names[group[0]].parts[-1].lower()
        known = {kinds[i] for i in group} - {"unknown"}
        ends = {last, names[group[0]].parts[0].lower()} & alone
        if not known and any(_person_alone(names[i], kinds[i], end) for i in range(len(names)) for end in ends):
            known = {"person"}
        for i in group:
            kinds[i] = min(known, key=_STRENGTH.index) if known else "unknown"
    groups: list[list[int]] = []
    for parts in sorted(by_parts, key=lambda parts: (-len(parts), by_parts[parts][0])):
        members = by_parts[parts]
        fits = [
            g for g in groups if _same_full(parts, kinds[members[0]], tuple(p.lower() for p in names[g[0]].parts), kinds[g[0]], lexicon)
        ]
        if len(fits) == 1:
            fits[0].extend(members)
        else:
            groups.append(list(members))
    return groups


def _person_alone(name: Name, kind: str, low: str) -> bool:
    return len(name.parts) == 1 and name.parts[0].lower() == low and (kind in (*_PERSONS, "speaker") or name.titled)


def _same_full(short: tuple[str, ...], kind: str, full: tuple[str, ...], full_kind: str, lexicon: Lexicon) -> bool:
    """Do two names of several words mean the same one: equal but for a middle name, an initial, a nickname or a suffix?"""
    if {kind, full_kind} == {"person", "organisation"}:
        return False
    if "organisation" in (kind, full_kind) or not {kind, full_kind}.intersection(_PERSONS):
        after_members = any(part.endswith(_GENITIVES) for part in full[len(short) :])  # Water Street is not the Water Street Traders' Guild
        return len(short) > 1 and short == full[: len(short)] and kind == full_kind and not after_members
    short, full = (tuple(p for p in parts if p.strip(".") not in lexicon.suffixes) for parts in (short, full))
    if not short or not full or short[-1] != full[-1]:
        return len(full) > 2 and len(short) > 1 and (short == full[:2] or short == full[-len(short) :])
    rest = iter(full)
    return same_given(short[0], full[0], lexicon) or all(part in rest for part in short)


def same_given(a: str, b: str, lexicon: Lexicon) -> bool:
    """Can two given names, in lower case, be one person's: equal, an initial, or a nickname?

    >>> from quoth.people.lexicon import lexicon
    >>> same_given("bill", "william", lexicon("en")), same_given("t.", "teo", lexicon("en")), same_given("ada", "teo", lexicon("en"))
    (True, True, False)
    """
    a, b = a.strip("."), b.strip(".")
    if a == b or b in lexicon.nicknames.get(a, ()) or a in lexicon.nicknames.get(b, ()):
        return True
    short, full = sorted((a, b), key=len)
    return len(short) == 1 and full.startswith(short)


def _short_form(name: Name, kind: str, names: Sequence[Name], kinds: Sequence[str], group: Sequence[int], lexicon: Lexicon) -> bool:
    """Can this name of one word mean the entity of a group?"""
    full = names[group[0]]
    full_kind = kinds[group[0]]
    short = name.parts[0]
    if len(name.parts) > 1 or kind == "origin":
        return False
    if len(full.parts) == 1:
        return full.parts[0].lower() == short.lower() and (kind == full_kind or "place" not in (kind, full_kind))
    low = tuple(part.lower().strip(".") for part in full.parts)
    if full_kind == "organisation" or (full_kind == "unknown" and short.isupper()):
        letters = "".join(part[0] for part in full.parts if part[0].isupper())
        return short.isupper() and short.replace(".", "") in (letters, letters.replace("'", "")) and len(short) > 1
    if full_kind not in _PERSONS or kind == "place":
        return False
    if low[-1] in lexicon.suffixes:
        low = low[:-1]
    surnames = low[1:] if len(low) <= 3 else low[2:]
    if short.lower() in surnames:
        return True
    given = full.parts[0] in lexicon.given
    surname_first = short.lower() == low[0] and not given and any(names[i].titled for i in group)
    return surname_first or (not name.titled and given and same_given(short.lower(), low[0], lexicon))


def _by_gender(name: Name, fits: list[int], names: Sequence[Name], groups: Sequence[Sequence[int]], lexicon: Lexicon) -> list[int]:
    """The groups whose known gender does not go against the name's title; those with the word as surname before those as given name."""
    if len(fits) < 2:
        return fits
    short = name.parts[0].lower()
    surname = [g for g in fits if names[groups[g][0]].parts[-1].lower() == short]
    fits = surname or fits
    if name.gender == "-":
        return fits
    genders = {g: _gender([names[i] for i in groups[g]], lexicon) for g in fits}
    same = [g for g in fits if genders[g] == name.gender]
    return same or [g for g in fits if genders[g] == "-"] or fits


def _nearer(names: Sequence[Name], i: int, fits: list[int], groups: Sequence[Sequence[int]]) -> list[int]:
    """The one group that is named in full much more often, or else the only one that is named in full before; all when neither decides."""
    full = {g: sum(1.0 if names[j].kind == "person" else _DOUBTFUL for j in groups[g] if len(names[j].parts) > 1) for g in fits}
    before = [g for g in fits if any(j < i for j in groups[g])]
    if len(before) == 1:
        return before
    ranked = sorted(fits, key=lambda g: -full[g])
    return ranked[:1] if full[ranked[0]] >= _MUCH_MORE * full[ranked[1]] else fits


def _merge_misspelt(groups: list[list[int]], names: Sequence[Name], kinds: Sequence[str]) -> None:
    """Join a person's name that is one letter off another's, when the other part is the same or the word is long and stands once."""
    for g in range(len(groups) - 1, -1, -1):
        odd = names[groups[g][0]]
        if len(groups[g]) > 1 or kinds[groups[g][0]] not in (*_PERSONS, "speaker"):
            continue
        for other in groups:
            full = names[other[0]] if other else odd
            if full is not odd and kinds[other[0]] in _PERSONS and len(other) > 1 and _misspelt(odd.parts, full.parts):
                other.extend(groups[g])
                groups[g] = []
                break
    groups[:] = [group for group in groups if group]


def _misspelt(odd: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(odd) == 1:
        return len(odd[0]) > _LONG and DamerauLevenshtein.distance(odd[0], full[-1]) == 1
    if len(odd) != len(full):
        return False
    apart = [(a, b) for a, b in zip(odd, full, strict=True) if a != b]
    return len(apart) == 1 and len(apart[0][0]) >= _LONG and DamerauLevenshtein.distance(*apart[0]) == 1


def _gender(names: Sequence[Name], lexicon: Lexicon) -> str:
    titles = [name.gender for name in names if name.gender != "-"]
    if titles:
        return max(sorted(set(titles)), key=titles.count)
    full = max(names, key=lambda name: len(name.parts))
    return lexicon.gender_of_given(full.parts[0]) if len(full.parts) > 1 or full.parts[0] in lexicon.given else "-"


def _loud(name: Name) -> bool:
    """Is the whole name in capitals, as some paragraphs open?"""
    return all(part.isupper() for part in name.parts)


def _cast(
    reading: Reading,
    groups: Sequence[Sequence[int]],
    rivals: Mapping[int, tuple[int, ...]],
    names: Sequence[Name],
    kinds: Sequence[str],
    lexicon: Lexicon,
) -> Cast:
    entities, of = [], {}
    for number, group in enumerate(groups):
        members = sorted(group)
        found = [kinds[i] for i in members]
        kind = next((k for k in _STRENGTH if k in found), "unknown")
        fullest = names[max(members, key=lambda i: (len(names[i].parts), not _loud(names[i]), sum(map(len, names[i].parts)), -i))]
        gender = _gender([names[i] for i in members], lexicon) if kind in (*_PERSONS, "speaker", "unknown") else "n"
        first, last = reading.words[fullest.first], reading.words[fullest.last]
        printed = " ".join(reading.text[first.start : last.end].replace(",", "").split()) + fullest.parts[-1].removeprefix(last.text)
        entities.append(Entity(number, kind, printed, fullest.parts, gender, tuple(members)))
        of.update(dict.fromkeys(members, number))
    return Cast(tuple(entities), of, rivals)
