"""Names among the capitals of a language that writes all its nouns so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from quoth.people.lexicon import Lexicon
from quoth.people.names import Name
from quoth.people.reading import Reading


def without_nouns(reading: Reading, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The names without what may be a noun: a word alone is a name where it ends a person's name or speaks, several where no article does.

    The names as they are where nouns are written small.
    """
    if not lexicon.capital_nouns:
        return list(names)
    last = {name.parts[-1] for name in names}
    names = [_nominative(_parted(reading, name, lexicon), last) for name in names]
    surnames = frozenset(name.parts[-1] for name in names if name.kind == "person")
    return [name for name in names if not _may_be_noun(reading, name, surnames, lexicon)]


def _nominative(name: Name, last: Collection[str]) -> Name:
    """A name without the s of its genitive, where the article has it without too (`Varga`, `Vargas Boot`)."""
    bare = name.parts[-1].removesuffix("s")
    return replace(name, parts=(*name.parts[:-1], bare), genitive=True) if bare != name.parts[-1] and bare in last else name


def _parted(reading: Reading, name: Name, lexicon: Lexicon) -> Name:
    """A name without the nouns that no table knows before its given name, and a body with its noun as a body's."""
    if name.kind not in ("unknown", "organisation") or len(name.parts) == 1 or name.parts[0] in lexicon.given:
        return name
    given = next((place for place, part in enumerate(name.parts[:-1]) if place and part in lexicon.given), None)
    if given is not None:
        title = tuple(part.lower() for part in name.parts[:given])
        return replace(name, first=name.first + given, parts=name.parts[given:], kind="person", titled=True, title=title)
    return replace(name, kind="organisation") if reading.words[name.first].low in lexicon.bodies else name


def _may_be_noun(reading: Reading, name: Name, surnames: frozenset[str], lexicon: Lexicon) -> bool:
    low = reading.words[name.first].low
    if len(name.parts) == 1 and (low in lexicon.bodies or low in lexicon.documents):
        return not name.parts[0].isupper()
    if len(name.parts) > 1 and (lexicon.is_a(name.parts[-1].lower(), "voice") or name.parts[-1].lower() in lexicon.documents):
        return True
    if name.kind != "unknown" or name.parts[-1] in surnames or name.parts[-1].removesuffix("s") in surnames:
        return False
    return not (_stands_alone(reading, name, lexicon) if len(name.parts) > 1 else _speaks(reading, name, lexicon))


def _stands_alone(reading: Reading, name: Name, lexicon: Lexicon) -> bool:
    """Do several capital words stand without an article or an adjective before them (`kam Onno Feddersdorf`, not `im Alten Hafen`)?"""
    before = reading.words[name.first - 1] if name.first else None
    return before is None or before.gap != " " or not lexicon.is_a(before.low, "determiner", "preposition")


def _speaks(reading: Reading, name: Name, lexicon: Lexicon) -> bool:
    """Does a reporting verb stand right beside the name, and no small word that belongs to a noun before it (`sagte Kessler`)?"""
    words = reading.words
    before = words[name.first - 1] if name.first else None
    after = words[name.last + 1] if name.last + 1 < len(words) and words[name.last].gap == " " else None
    if before is not None and before.gap == " " and before.low in lexicon.cues:
        return True
    free = before is None or words[name.first].opens or "," in before.gap
    return after is not None and after.low in lexicon.cues and free and not words[name.first].opens
