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
_IN_SENTENCE = re.compile(r"(?:^|\s)[^\W\d_A-Z]+\s$")
"""A word in small letters: what is named behind it belongs to the sentence."""
_BRACKET = re.compile(r"[(\[]$")
_HANGING = re.compile(r"""[.!?…"”»]\s([^\W\d_][\w ,.&’'-]{1,60}\S/\s?[\w ,.&’'-]{2,40})$""")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_SHORTEST, _PARTICLE = 20, 3
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
    if agency is None or (text[-1] == "." and _IN_SENTENCE.search(text, 0, agency.start())):
        return text, ""
    return text[: agency.start()], text[agency.start() :]


def unnamed_source(text: str) -> str:
    """The source in which a caption ends without any word that says so, empty where there is none.

    It is a name and an agency with a slash between them, such names behind the last sentence, a credit run into it, or a bracket whose
    credit stands on the next line.

    >>> lines = ("The quay at dawn EFE/ Jo Lind", "It was dawn on the quay. Jo Lind/Tarn Press", "The quay at dawn (")
    >>> [unnamed_source(text) for text in lines]
    ['EFE/ Jo Lind', 'Jo Lind/Tarn Press', '(']
    >>> unnamed_source("The quay at dawn. He came and/or went.")
    ''
    """
    if len(text) > _LONGEST:
        return ""
    found = _slashed().search(text) or _BRACKET.search(text) or _run_in().search(text, max(len(text) - _TAIL, 0))
    if found:
        return found[0]
    hanging = _HANGING.search(text, _SHORTEST)
    named = hanging and all(word[0].isupper() or len(word) <= _PARTICLE for word in _WORD.findall(hanging[1]))
    return hanging[1] if hanging and named else ""


def pictured(text: str) -> int:
    """How many of its words point into a picture.

    >>> pictured("Ada Okafor (left) and Ole Marten, pictured at the quay"), pictured("She left the quay.")
    (2, 0)
    """
    return len(_pointing().findall(text.casefold().replace("’", "'"))) if len(text) <= _LONGEST else 0


@cache
def _slashed() -> re.Pattern[str]:
    """An agency with a name behind a slash, or before one, at the end of a line."""
    agencies = rf"(?:{_listed(entries('mul', 'agencies'))}|(?i:{_listed(entries('mul', 'picture_agencies'))}))"
    return re.compile(rf"(?<!\w){agencies}\s?/\s?[^/.]{{2,40}}$|(?:[A-Z][\w.]*\s){{0,3}}[A-Z][\w.]*\s?/\s?{agencies}\W*$")


@cache
def _run_in() -> re.Pattern[str]:
    """A credit whose label stands right behind the stop of the sentence before it."""
    labels = {entry for code in languages() for entry in entries(code, "credits")}
    return re.compile(rf"(?<=[.!?…])(?:{_listed({label.capitalize() for label in labels})})(?:\s?[:：]|\s[A-Z]).*$")


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
