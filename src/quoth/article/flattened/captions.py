"""What in a line's own words shows that it belongs to a picture: a credit, the name of a picture agency, words that point into a picture.

The words are data: `lang/<code>/captions.tsv`, `lang/<code>/credits.tsv` and `lang/mul/picture_agencies.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from quoth.article.metadata.images import split_credit
from quoth.lang import entries, languages

_LONGEST = 600
_TAIL = 60
_UNSPACED = frozenset({"ja", "ko", "zh"})


def split_source(text: str) -> tuple[str, str]:
    """A line and the picture's source that it ends in, apart; the source is empty when the line names none.

    >>> split_source("The harbour at dawn. Jo Lind/Getty Images"), split_source("Photo: Ada Okafor"), split_source("It rained.")
    (('The harbour at dawn. Jo Lind/', 'Getty Images'), ('', 'Ada Okafor'), ('It rained.', ''))
    """
    if len(text) > _LONGEST:
        return text, ""
    caption, credit = split_credit(text)
    if credit:
        return caption, credit
    agency = _agency().search(text, max(len(text) - _TAIL, 0))
    return (text[: agency.start()], text[agency.start() :]) if agency else (text, "")


def pictured(text: str) -> int:
    """How many of its words point into a picture.

    >>> pictured("Ada Okafor (left) and Ole Marten, pictured at the quay"), pictured("She left the quay.")
    (2, 0)
    """
    return len(_pointing().findall(text.casefold().replace("’", "'"))) if len(text) <= _LONGEST else 0


@cache
def _agency() -> re.Pattern[str]:
    """A picture agency's name at the end of a line."""
    return re.compile(rf"(?<!\w)(?:{_listed(entries('mul', 'picture_agencies'))})\W*$", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    spaced = {entry for code in languages() if code not in _UNSPACED for entry in entries(code, "captions")}
    unspaced = {entry for code in _UNSPACED for entry in entries(code, "captions")}
    return re.compile(rf"(?<!\w)(?:{_listed(spaced)})(?!\w)|{_listed(unspaced)}")


def _listed(said: set[str] | frozenset[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(said, key=lambda entry: (-len(entry), entry)))
