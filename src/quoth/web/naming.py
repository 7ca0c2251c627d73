"""The names under which a person is printed, each with the reason why it is taken for theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.archive.identities import name_key
from quoth.archive.results import Profile
from quoth.web.correcting import Told


@dataclass(frozen=True, slots=True)
class Name:
    """A name, in how many articles it stands for the person, and why it is theirs."""

    name: str
    articles: int
    why: str


def names(profile: Profile, corrections: Iterable[Told]) -> tuple[Name, ...]:
    """The other names of a person, most printed first; those that a correction joined tell whose correction that was.

    The same words in capitals and without are one name.
    """
    person = profile.line.speaker
    own = set(name_key(person.name).split())
    joined = {name_key(told.of): told for told in corrections if told.correction.kind == "merge" and told.correction.value == person.id}
    found: dict[str, Name] = {}
    for alias in profile.aliases:
        folded = name_key(alias.name)
        if not folded:
            continue
        before = found.get(folded)
        shown = alias.name if before is None or alias.name[:1].islower() else before.name
        told = joined.get(folded)
        found[folded] = Name(shown, alias.count + (before.articles if before else 0), _why(folded, own, told))
    return tuple(sorted(found.values(), key=lambda name: (-name.articles, name.name)))


def _why(folded: str, own: set[str], told: Told | None) -> str:
    if told is not None:
        return f"{told.correction.author} says that it is the same person"
    words = set(folded.split())
    if words == own:
        return "the same name"
    if words < own:
        return "a part of the name, in an article that also prints the whole"
    if words > own:
        return "the name and more"
    return "a description or a name that an article gives them beside the whole name"
