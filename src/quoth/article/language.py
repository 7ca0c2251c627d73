"""The language of a text whose page does not say it."""

from __future__ import annotations

import pycld2

_LETTERS = 20
"""Shorter texts are not guessed: a headline in capitals can look like any language."""

_SAMPLE = 5_000
_SHARE = 80
"""How many percent of the text must be in the language."""


def detected_language(text: str) -> str | None:
    """The ISO 639-1 code of the language a text is in, or None when it is too short or could be several.

    Decided by Compact Language Detector 2 (https://github.com/CLD2Owners/cld2) on the first 5,000 characters.

    >>> detected_language("The mayor said that the bridge would be open again in the spring, after two years of work.")
    'en'
    """
    sample = "".join(char for char in text[:_SAMPLE] if char.isprintable() or char.isspace())
    if sum(map(str.isalpha, sample)) < _LETTERS:
        return None
    try:
        reliable, _, found = pycld2.detect(sample)
    except pycld2.error:  # it refuses some characters that are newer than its tables
        return None
    _, code, share, _ = found[0]
    return str(code).split("-", maxsplit=1)[0] if reliable and share >= _SHARE else None
