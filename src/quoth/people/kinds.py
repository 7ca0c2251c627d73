"""What kind of thing a name names, as far as its own words and its title tell."""

from __future__ import annotations

import re

from quoth.people.lexicon import Lexicon

INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}$")
"""One to three letters, with or without their stops."""
_ACRONYM = 5
"""The most letters of a body's short name."""
_INITIAL = 2
"""The most letters that stand for given names."""


def kind_of(parts: tuple[str, ...], title: tuple[str, ...], gap: str, lexicon: Lexicon) -> str:
    """Person, organisation, place, origin (a people, a creed, a party) or unknown: what the words of a name say by themselves.

    `title` are the words of the title before it, `gap` what stands behind its first word.

    >>> from quoth.people.lexicon import lexicon
    >>> kind_of(("KBC", "5"), (), " ", lexicon("en"))
    'organisation'
    """
    low = [part.lower() for part in parts]
    if any(w in lexicon.courtesies for w in title):
        return "person"
    if not title and " ".join(parts) in lexicon.places:
        return "place"
    if all(part in lexicon.demonyms for part in parts):
        return "origin"
    if _is_body(low, parts, lexicon):
        return "organisation"
    if title or parts[0].startswith("@") or _is_given_name(low, parts, lexicon):
        return "person"
    acronym = len(parts) == 1 and parts[0].isupper() and 2 <= len(parts[0]) <= _ACRONYM and not gap.startswith(":")
    return "organisation" if acronym else "unknown"


def _is_call_sign(parts: tuple[str, ...]) -> bool:
    """Are these the letters of a station, with more letters or a number: KBC 5, KBC DFW?"""
    more = all(part.isdigit() or (part.isupper() and len(part) <= _ACRONYM) for part in parts[1:])
    return len(parts) > 1 and len(parts[0]) > _INITIAL and parts[0].isupper() and more


def _is_body(low: list[str], parts: tuple[str, ...], lexicon: Lexicon) -> bool:
    if low[-1] in lexicon.body_names or low[-1] in lexicon.bodies or any(w in lexicon.connectives - lexicon.particles for w in low):
        return True
    return _is_call_sign(parts) or (len(low) > 1 and low[0] in lexicon.body_names and parts[0] not in lexicon.given)


def _is_given_name(low: list[str], parts: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Does the name open with a given name or with initials?"""
    if parts[0] in lexicon.given and (len(parts) > 1 or low[0] not in lexicon.classes):
        return True
    return len(parts) > 1 and len(parts[0]) <= 3 and bool(INITIALS.match(parts[0]))
