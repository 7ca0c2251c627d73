"""Lines that stand beside an article and not in it, known by how they begin: "Advertisement", "Lesen Sie auch", "Photo:".

The phrases of every language are data (`lang/<code>/notices.tsv`). A page is looked at in all languages at once: agencies' and advertisers'
notices stay in theirs whatever the page is written in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from quoth.lang import languages, table
from quoth.model import Role

KINDS: tuple[str, ...] = ("ad", "related", "newsletter", "share", "comment", "paywall", "credit", "legal", "byline", "date", "tags")
"""Every kind of notice, in the order of the model's features."""

ROLE_OF: dict[str, Role] = {
    "ad": Role.ADVERTISEMENT,
    "related": Role.RELATED,
    "comment": Role.COMMENT,
    "credit": Role.CREDIT,
    "byline": Role.BYLINE,
    "date": Role.DATELINE,
    "tags": Role.NAVIGATION,
    "newsletter": Role.BOILERPLATE,
    "share": Role.BOILERPLATE,
    "paywall": Role.BOILERPLATE,
    "legal": Role.BOILERPLATE,
}
"""What a block is that begins as a notice of this kind."""

_FIRST = re.compile(r"[^\W\d_]+|\w+|©")
_JOINT = "\0"
_FIRSTS = re.compile(r"\0[^\w©\0]*([^\W\d_]+|\w+|©|)")
_LEADING = re.compile(r"^[\W_]+")
_LONGEST_PHRASE = 60
_UNSPACED = frozenset({"ja", "zh"})
_UNSPACED_START = 2


def notice(text: str) -> tuple[str, str] | None:
    """The kind of notice that `text` begins as, and the phrase that says so; None for any other line.

    >>> notice("- ADVERTISEMENT -"), notice("Lesen Sie auch: Der Fluss steigt"), notice("Adverts were banned")
    (('ad', 'advertisement'), ('related', 'lesen sie auch'), None)
    >>> notice("関連記事一覧")
    ('related', '関連記事')
    """
    start = text[: _LONGEST_PHRASE + 10].casefold().replace("’", "'")
    first = _FIRST.search(start)
    if first is None:
        return None
    phrases = _phrases().get(first[0]) or _phrases().get(first[0][:_UNSPACED_START])
    if phrases is None:
        return None
    line = _LEADING.sub("", start)
    for phrase, kind, spaced in phrases:
        if line.startswith(phrase):
            end = len(phrase)
            if not spaced or end == len(line) or not (line[end].isalnum() or line[end] == "'"):
                return kind, phrase
    return None


def find_notices(texts: Sequence[str]) -> list[tuple[str, str] | None]:
    """The notice that each text begins as, as `notice` says it: all are looked at together, since few begin with a word of any notice."""
    begun = _phrases()
    lines = [text[: _LONGEST_PHRASE + 10] for text in texts]
    firsts = _FIRSTS.findall(_JOINT + _JOINT.join(lines).casefold())
    return [notice(line) if first in begun or first[:_UNSPACED_START] in begun else None for line, first in zip(lines, firsts, strict=True)]


@cache
def _phrases() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """The phrases by their first word, longest first; `spaced` is False for those in scripts that write no spaces between words."""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for language in languages():
        for row in table(language, "notices"):
            phrase = row["entry"]
            spaced = language not in _UNSPACED or phrase.isascii()
            first = _FIRST.search(phrase)
            if first is not None:
                found.setdefault(first[0] if spaced else phrase[:_UNSPACED_START], {}).setdefault(phrase, (row["kind"], spaced))
    return {
        first: tuple((phrase, *entry) for phrase, entry in sorted(phrases.items(), key=lambda item: -len(item[0])))
        for first, phrases in found.items()
    }
