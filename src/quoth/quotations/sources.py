"""Who speaks, as printed: the noun phrase before a cue (`Mara Ondell, the pilot, said`) or after it (`said Mara Ondell`).

The phrase holds the descriptions that tell who the source is, as PolNeAR annotates it (Newell, Margolin and Ruths, LREC 2018):
appositions and relative clauses belong to it, the time and place of speaking do not.
"""

from __future__ import annotations

from quoth.quotations.cues import Cue
from quoth.quotations.reading import Reading

Range = tuple[int, int]
"""Places of the first token and of the one after the last."""

_BREAKS = frozenset({";", ":", "—", "–", "!", "?", "…", "..."})
_LONGEST_ASIDE = 6
_LONGEST_DESCRIPTION = 30
_RELATIVE_REACH = 8


def subject_before(reading: Reading, cue: Cue, floor: int) -> Range | None:
    """The subject of a cue that stands after it, looked for between `floor` and the cue."""
    end = _before_aside(reading, cue.begins, floor)
    if end <= floor:
        return None
    if reading.is_a(end - 1, "pronoun", "relative") and (reading.is_a(end - 1, "pronoun") or not reading.is_a(end - 1, "determiner")):
        return end - 1, end
    described = _before_relative(reading, end, floor)
    start = _after_leading(reading, _clause_start(reading, described, floor), described)
    return _checked(reading, start, end) if start is not None else None


def _before_aside(reading: Reading, end: int, floor: int) -> int:
    """Before `, however,` or `, for his part,`; a comma that closes an apposition is left where it is."""
    if end <= floor or reading.word(end - 1) != ",":
        return end
    comma = next((place for place in range(end - 2, floor - 1, -1) if reading.word(place) == ","), None)
    if comma is None or end - comma > _LONGEST_ASIDE:
        return end
    named = any(reading.capital(place) for place in range(comma + 1, end - 1))
    return comma if reading.is_a(comma + 1, "adverb", "preposition") and not named else end


def _before_relative(reading: Reading, end: int, floor: int) -> int:
    """Before the relative clause that ends at `end` with a comma: `Mara Ondell, who had waited,` ends after the name."""
    if reading.word(end - 1) != ",":
        return end
    commas = [place for place in range(max(floor + 1, end - _LONGEST_DESCRIPTION), end - 1) if reading.word(place) == ","]
    relative = next((comma for comma in commas if reading.is_a(comma + 1, "relative") and not reading.is_a(comma + 1, "determiner")), None)
    return end if relative is None else relative


def _clause_start(reading: Reading, end: int, floor: int) -> int:
    """Where the clause of the subject that ends before `end` begins: after the last break, quotation or verb of another clause."""
    inside_relative = False
    for place in range(end - 1, floor - 1, -1):
        if reading.quoted(place) or reading.word(place) in _BREAKS:
            return place + 1
        if place in reading.verbs:
            if not _in_relative(reading, place, floor):
                if place + 1 in reading.clausal:
                    return place + 1
                return next((comma + 1 for comma in range(place, end - 1) if reading.word(comma) == ","), place + 1)
            inside_relative = True
        if not inside_relative and reading.is_a(place, "subordinator") and not reading.is_a(place, "relative", "preposition"):
            # `As the crowd left, Mara said`: the comma ends that clause; in `because Mara, the pilot, said` there is none to end it.
            comma = None if reading.word(end - 1) == "," else reading.find(",", place, end - 1)
            return place + 1 if comma is None else comma + 1
    return floor


def _in_relative(reading: Reading, place: int, floor: int) -> bool:
    """May the verb at `place` belong to a relative pronoun (`Mara, who had waited, said`)?"""
    for back in range(place - 1, max(floor, place - _RELATIVE_REACH) - 1, -1):
        if reading.is_a(back, "relative") and back > floor:
            return True
        if reading.quoted(back) or reading.word(back) == ",":
            return False
    return False


def _after_leading(reading: Reading, start: int, end: int) -> int | None:
    """Past what stands before the subject: conjunctions, adverbs, `On Tuesday,`, `Speaking in Bree,`. None when nothing is left."""
    for first, after in _pieces(reading, start, end):
        begin = _past_small_words(reading, first, after)
        if begin < after and not _leads_in(reading, begin, after):
            return begin
        inner = _last_phrase(reading, begin, after)
        if after == end and inner is not None:
            return inner
    return None


def _pieces(reading: Reading, start: int, end: int) -> list[Range]:
    """The stretches between commas."""
    pieces: list[Range] = []
    first = start
    for place in range(start, end):
        if reading.word(place) == ",":
            if place > first:
                pieces.append((first, place))
            first = place + 1
    if first < end:
        pieces.append((first, end))
    elif pieces:
        pieces[-1] = (pieces[-1][0], end)
    return pieces


def _past_small_words(reading: Reading, first: int, after: int) -> int:
    while first < after:
        opens = reading.tokens[first].alphabetic or reading.word(first) in {"@", "#", "("}
        small = reading.is_a(first, "conjunction", "adverb", "subordinator")
        if opens and not (small and not reading.is_a(first, "determiner", "pronoun", "preposition")):
            break
        first += 1
    return first


def _leads_in(reading: Reading, first: int, after: int) -> bool:
    """Is the stretch an adverbial before the subject: with a preposition, a participle or a time in front?"""
    word = reading.word(first)
    if reading.is_a(first, "preposition", "time", "relative") and not reading.is_a(first, "pronoun"):
        return True
    if reading.is_a(first, "determiner") and after - first <= 3:
        return any(reading.is_a(place, "time") for place in range(first + 1, after))
    if word.endswith(("ing", "ed")) and first + 1 < after and (not reading.capital(first) or first == 0):
        return reading.is_a(first + 1, "preposition", "determiner", "pronoun") or word in reading.lexicon.cues
    return False


def _last_phrase(reading: Reading, first: int, after: int) -> int | None:
    """In `On Tuesday the harbour master of Bree` (no comma): where the subject begins."""
    for place in range(after - 1, first, -1):
        determined = reading.is_a(place, "determiner")
        if (determined or reading.capital(place)) and reading.is_a(place - 1, "time"):
            return place
        if determined and not reading.is_a(place - 1, "preposition", "determiner"):
            return place
    return None


def _checked(reading: Reading, start: int, end: int) -> Range | None:
    while start < end and not (reading.tokens[end - 1].alphabetic or reading.word(end - 1) in {")", ","}):
        end -= 1
    small = ("preposition", "conjunction", "subordinator", "adverb")
    told = [place for place in range(start, end) if reading.tokens[place].alphabetic]
    return (start, end) if any(not reading.is_a(place, *small) for place in told) else None


def subject_after(reading: Reading, start: int, ceiling: int, *, leading: bool = False) -> Range | None:
    """The noun phrase that begins at `start`, after an inverted cue or `according to`, with its appositions and relative clauses.

    With `leading` the clause it introduces follows, so that an apposition must be closed by a comma of its own.
    """
    if start >= ceiling or reading.quoted(start):
        return None
    if reading.is_a(start, "pronoun") and not reading.is_a(start, "determiner"):
        return start, start + 1
    end = _phrase_end(reading, start, ceiling)
    if end == start:
        return None
    while end < ceiling and reading.word(end) in {",", "("}:
        if reading.word(end) == "(":
            closing = reading.find(")", end, ceiling)
            if closing is None:
                break
            end = closing + 1
            continue
        after = _phrase_end(reading, end + 1, ceiling)
        closed = after < ceiling and reading.word(after) == ","
        if after <= end + 1 or not _apposition(reading, end + 1) or (leading and not closed):
            break
        end = after
    return start, end


def _apposition(reading: Reading, place: int) -> bool:
    """Does a description of the source begin here, rather than what it did while speaking?"""
    word = reading.word(place)
    if reading.is_a(place, "determiner", "relative") or word.isdigit():
        return True
    if (
        reading.is_a(place, "pronoun", "conjunction", "adverb", "subordinator", "auxiliary", "time")
        or place in reading.verbs
        or word.endswith("ing")
    ):
        return False
    if reading.is_a(place, "preposition"):
        named = reading.capital(place + 1) and not reading.is_a(place + 1, "time")
        return named and reading.is_a(place, "joining", "genitive")
    return True


def _phrase_end(reading: Reading, start: int, ceiling: int) -> int:
    """Where a noun phrase ends that begins at `start`: before an adjunct of the verb, a comma, another clause."""
    relative = reading.is_a(start, "relative")
    place = start
    while place < ceiling:
        word = reading.word(place)
        if reading.quoted(place) or word in _BREAKS or word in {",", "(", "."}:
            break
        if not relative and place > start:
            if reading.is_a(place, "relative") and not reading.is_a(place, "subordinator"):
                relative = True
            elif _ends_phrase(reading, place, ceiling):
                break
        place += 1
    return place


def _ends_phrase(reading: Reading, place: int, ceiling: int) -> bool:
    if reading.is_a(place, "preposition"):
        return not reading.is_a(place, "joining", "genitive") or _adjunct(reading, place, ceiling)
    if reading.is_a(place, "conjunction"):
        return place + 1 >= ceiling or place + 1 in reading.verbs or reading.is_a(place + 1, "pronoun")
    if reading.is_a(place, "determiner"):
        return not reading.is_a(place - 1, "preposition", "conjunction", "determiner")
    return place in reading.verbs or reading.is_a(place, "subordinator", "adverb", "time", "pronoun")


def _adjunct(reading: Reading, place: int, ceiling: int) -> bool:
    """Does the preposition open the time, place or medium of speaking (`in a statement`, `on Tuesday`) rather than a description?"""
    following = range(place + 1, min(place + 3, ceiling))
    if not following or reading.quoted(following[0]):
        return True
    if any(reading.is_a(later, "time") or reading.word(later)[:4].isdigit() for later in following):
        return True
    return not reading.is_a(place, "genitive") and reading.is_a(place + 1, "pronoun", "indefinite")


def main_subject(reading: Reading, ceiling: int) -> Range | None:
    """The noun phrase at the sentence's beginning, past its adverbials."""
    first = 0
    while first < ceiling:
        if reading.quoted(first):
            return None
        if reading.is_a(first, "conjunction", "adverb") or not reading.tokens[first].alphabetic:
            first += 1
        elif reading.is_a(first, "preposition", "subordinator", "time") or reading.word(first).endswith("ing"):
            comma = reading.find(",", first, ceiling)
            if comma is None:
                return None
            first = comma + 1
        else:
            return (first, first + 1) if reading.is_a(first, "pronoun") else (first, _subject_end(reading, first, ceiling))
    return None


def _subject_end(reading: Reading, first: int, ceiling: int) -> int:
    """Where the subject ends whose verb may be any word: after the capitals of a name, or before a word in the past tense."""
    named = reading.capital(first) and not reading.is_a(first, "determiner")
    place = first + 1
    while place < ceiling:
        if not reading.tokens[place].alphabetic or place in reading.verbs or reading.is_a(place, "adverb", "pronoun", "subordinator"):
            break
        small = not reading.capital(place)
        if small and named and not reading.is_a(place, "genitive"):
            break
        if small and not named and (reading.word(place).endswith("ed") or place - first > 4):
            break
        place += 1
    return place
