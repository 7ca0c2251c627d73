"""Pairs the marks of one paragraph: double ones by counting what is still to come, single ones within what the double ones enclose.

A mark that has two readings takes the one that lets the rest of its paragraph pair up. What cannot be paired is left alone: it is an
apostrophe, a measure or a slip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.quotations.signs import Sign

Paired = tuple[Sign, Sign | None]
"""An opening sign and its closing one. The closing one is None where the quotation was left open to the end of its paragraph, and has no
width where it was left open before another one began."""

_MEASURE = re.compile(r"(?<![\w.,])\d{1,2}(?:\.\d)?(?: ?[1-9]/\d)?$")
_MEASURE_WIDTH = 8
_DEEPEST = 6
"""Nobody prints quotations deeper than this; text that seems to has lost its closing marks."""
_SPEECH_ENDS = frozenset(".,!?…")


def pair_doubles(text: str, found: Sequence[Sign]) -> list[Paired]:
    """The pairs of the double (and angled) marks of one paragraph, inner ones before the outer ones that hold them."""
    to_come = _closings_to_come(found)
    waiting: list[Sign] = []
    pairs: list[Paired] = []
    strays: list[Sign] = []
    for place, sign in enumerate(found):
        mine = next((open_ for open_ in reversed(waiting) if open_.family == sign.family), None)
        following = found[place + 1] if place + 1 < len(found) else None
        if mine is None:
            if _opens_alone(text, sign, to_come[place + 1]):
                waiting.append(sign)
            else:
                strays.append(sign)
        elif _is_measure(text, sign) and following is not None and following.only_closes:
            continue
        elif sign.closes and (not sign.opens or _may_close(sign, mine)):
            del waiting[waiting.index(mine) :]
            pairs.append((mine, sign))
        elif len(waiting) < to_come[place + 1] and len(waiting) < _DEEPEST:
            waiting.append(sign)
        else:
            # Opened again, and too few closing marks follow for both: the printer forgot to close the first.
            del waiting[waiting.index(mine) :]
            end = len(text[mine.end : sign.start].rstrip()) + mine.end
            pairs.append((mine, Sign(end, end, "", opens=False, closes=True)))
            waiting.append(sign)
    if waiting and _opens_firmly(text, waiting[0]):
        pairs.append((waiting[0], None))
    return _stretched_to_strays(text, pairs, strays)


def _closings_to_come(found: Sequence[Sign]) -> list[int]:
    """For each place, how many more closing than opening marks stand from there on."""
    counts = [0]
    for sign in reversed(found):
        counts.append(max(counts[-1] + sign.only_closes - sign.only_opens, 0))
    return counts[::-1]


def _opens_alone(text: str, sign: Sign, to_come: int) -> bool:
    if not sign.opens or _is_measure(text, sign):
        return False
    return _opens_firmly(text, sign) or to_come > 0


def _opens_firmly(text: str, sign: Sign) -> bool:
    """Does the mark stand where only an opening one can: after space or at an edge, before a word?"""
    spaced = sign.end < len(text) and text[sign.end].isspace() and sign.mark != "«"
    return sign.mark != "”" and not spaced and (sign.only_opens or not text[sign.start - 1 : sign.start].isalnum())


def _may_close(sign: Sign, mine: Sign) -> bool:
    """A mark that could do both closes what is open, unless its shape says that it opens (`“` closes only after `„` or a word)."""
    if mine.mark in {"„", "‚"}:
        return sign.mark != "„"
    return sign.mark not in {"„", "«", "‹"} or mine.mark in {"»", "›"}


def _is_measure(text: str, sign: Sign) -> bool:
    """Inches after one or two digits (`a 12" pan`, `6' 2"`): straight marks only."""
    return sign.mark in {'"', "''"} and _MEASURE.search(text[max(0, sign.start - _MEASURE_WIDTH) : sign.start].rstrip("'")) is not None


def _stretched_to_strays(text: str, pairs: list[Paired], strays: Sequence[Sign]) -> list[Paired]:
    """Where a last closing mark is left over, the quotation that was closed before it in mid-sentence really ends there.

    `The sign read, "no dogs" is a rule. Keep out."` has the words `"no dogs"` inside the notice.
    """
    if not strays or not pairs:
        return pairs
    stray, (opening, closing) = strays[-1], pairs[-1]
    if closing is None or stray.start < closing.end or not stray.only_closes or text[stray.start - 1] not in _SPEECH_ENDS:
        return pairs
    if text[closing.start - 1] in _SPEECH_ENDS or not text[closing.end : closing.end + 2].lstrip()[:1].islower():
        return pairs
    return [*pairs[:-1], (opening, stray)]


def pair_singles(text: str, found: Sequence[Sign], end: int) -> list[Paired]:
    """The pairs of the single marks that share one enclosure (the paragraph, or one pair of double marks), which ends at `end`.

    A closing mark is told from the apostrophe of a plural (`the drivers’ strike`) by what stands before and after it.
    """
    pairs: list[Paired] = []
    place = 0
    while place < len(found):
        opening = found[place]
        place += 1
        if not opening.opens:
            continue
        until = next((n for n in range(place, len(found)) if found[n].opens and not found[n].closes), len(found))
        candidates = [n for n in range(place, until) if found[n].closes and found[n].start > opening.end]
        chosen = next((n for n in candidates if not _possessive(text, found[n], end)), candidates[-1] if candidates else None)
        if chosen is not None:
            pairs.append((opening, found[chosen]))
            place = chosen + 1
        elif _begins_paragraph(text, opening):
            pairs.append((opening, None))
            break
    return pairs


def _possessive(text: str, sign: Sign, end: int) -> bool:
    """Does the mark follow an s and stand before another word of the same clause, as the apostrophe of a plural does?"""
    follows = text[sign.end : min(sign.end + 2, end)]
    return text[sign.start - 1] in "sS" and len(follows) == 2 and follows[0] == " " and follows[1].islower()


def _begins_paragraph(text: str, sign: Sign) -> bool:
    return sign.mark == "‘" and (sign.start == 0 or text[sign.start - 1] == "\n")
