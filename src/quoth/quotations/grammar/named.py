"""Sources that are named without a verb: `laut Mara Ondell`, `der Polizei zufolge`, `nach Angaben der Polizei`, `…, so die Ministerin`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quoth.quotations.grammar.fields import QUOTED, Fields, field_at
from quoth.quotations.grammar.phrases import begins_subject, has_capital_nouns, is_name_in_marks, is_noun, phrase_end
from quoth.quotations.grammar.shapes import with_appositions
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range

_HEAD = 4


class Named(NamedTuple):
    """A source named without a verb: its cue and source, and whether it stands behind the clause that it ends (`…, so die Ministerin`)."""

    cue: Range
    source: Range
    aside: bool

    @property
    def whole(self) -> Range:
        """Cue and source together."""
        return min(self.cue[0], self.source[0]), max(self.cue[1], self.source[1])


def find_named(reading: Reading, fields: Fields) -> Iterator[Named]:
    """The sources of a sentence that no verb names, in order of place."""
    for place in range(len(reading.tokens)):
        stands = reading.lexicon.according.get(reading.word(place))
        found = _READERS[stands](reading, fields, place) if stands else None
        if found:
            yield found


def _before(reading: Reading, fields: Fields, place: int) -> Named | None:
    """`laut Mara Ondell`."""
    field = fields[field_at(fields, place)]
    start = place + 1
    if is_name_in_marks(reading, start):
        return Named((place, start), (start, start + 1), aside=False)
    end = phrase_end(reading, start, field.after)
    if end == start or not any(is_noun(reading, here) for here in range(start, end)):
        return None
    return Named((place, start), with_appositions(reading, fields, (start, end)) or (start, end), aside=False)


def _after(reading: Reading, fields: Fields, place: int) -> Named | None:
    """`der Polizei zufolge`: the longest phrase that ends before the word."""
    field = fields[field_at(fields, place)]
    start = next((first for first in range(field.first, place) if _phrase_up_to(reading, first, place)), None)
    return None if start is None else Named((place, place + 1), (start, place), aside=False)


def _phrase_up_to(reading: Reading, first: int, end: int) -> bool:
    return not reading.is_a(first, "preposition", "conjunction") and phrase_end(reading, first, end) == end


def _voice(reading: Reading, fields: Fields, place: int) -> Named | None:
    """`nach Angaben der Polizei`, `seiner Meinung nach`: only with a noun for what somebody says or thinks."""
    field = fields[field_at(fields, place)]
    end = phrase_end(reading, place + 1, field.after)
    if any(_is_voice(reading, head) for head in range(place + 1, min(end, place + 1 + _HEAD))):
        source = with_appositions(reading, fields, (place + 1, end)) or (place + 1, end)
        return Named((place, place + 1), source, aside=False)
    return _after(reading, fields, place) if _is_voice(reading, place - 1) else None


def _is_voice(reading: Reading, place: int) -> bool:
    word = reading.word(place)
    if reading.is_a(place, "voice"):
        return True
    compound = has_capital_nouns(reading) and is_noun(reading, place)
    return compound and any(reading.lexicon.is_a(word[cut:], "voice") for cut in range(3, len(word) - 5))


def _aside(reading: Reading, fields: Fields, place: int) -> Named | None:
    """`…, so die Ministerin`: behind a comma or a quotation, and nothing but the source follows in the field."""
    number = field_at(fields, place)
    field = fields[number]
    opens = place == field.first and field.mark in {",", QUOTED, "–", "—"} and number > 0
    if not opens or not begins_subject(reading, place + 1):
        return None
    end = phrase_end(reading, place + 1, field.after)
    if end == place + 1 or any(reading.is_a(here, "auxiliary", "reported") for here in range(end, field.after)):
        return None
    return Named((place, place + 1), with_appositions(reading, fields, (place + 1, end)) or (place + 1, end), aside=True)


_READERS = {"before": _before, "after": _after, "voice": _voice, "aside": _aside}
