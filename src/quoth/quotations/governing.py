"""Which cue governs each quotation of a sentence, and who is its source: `“…,” said Mara`, `Mara said: “…”`, `…, “…”, Mara said`.

Three places are looked at in turn: directly after the quotation, before it, and at the sentence's end.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoth.quotations.cues import Cue
from quoth.quotations.reading import Reading
from quoth.quotations.sources import Range, main_subject, subject_after, subject_before

_COMMA_LIKE = frozenset(",?!—–-…")
_DASHES = frozenset({"—", "–", "―", "-"})
_JOINTS = frozenset({",", ":", "—", "–", "―"})
_WEAK = 0.3
"""A cue this weak governs nothing; from _FAIR on it governs across its whole clause, between them only what is _BESIDE it (in tokens)."""
_FAIR = 0.5
_BESIDE = 3
_SENTENCE = 4
"""Spaces in a quotation that begins a sentence and is long enough to be one."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A cue (None for a source named without one) with its source, on which side of the quotation it stands, and why it governs."""

    cue: Cue | None
    cue_range: Range | None
    source: Range | None
    side: str
    why: str


def governor(reading: Reading, place: int) -> Governor | None:
    """What governs the quotation token at `place`, or None."""
    return _after(reading, place) or _before(reading, place) or _at_end(reading, place)


# ------------------------------------------------------------------------------------------------------------- after the quotation


def _after(reading: Reading, place: int) -> Governor | None:
    """`“…,” said Mara`, `“…,” Mara said`, `“…,” as Mara put it`: the next words say who, and nothing else."""
    ceiling = next((later for later in range(place + 1, len(reading.tokens)) if reading.quoted(later)), len(reading.tokens))
    first = place + 1
    if first < ceiling and reading.word(first) in _DASHES:
        named = _named_after_dash(reading, first + 1, ceiling)
        if named:
            return named
    closed = reading.text[_inner_end(reading, place) - 1] in _COMMA_LIKE or reading.word(first) == ","
    while first < ceiling and (reading.word(first) in {",", "—", "–"} or _introduces(reading, first)):
        first += 1
    cue = next((cue for cue in reading.cues if first <= cue.first < ceiling), None)
    if cue is None:
        return None
    if cue.begins <= first:
        return _inverted(reading, cue, ceiling, closed=closed)
    return _named_then_cue(reading, place, first, cue, closed=closed)


def _inner_end(reading: Reading, place: int) -> int:
    pair = reading.tokens[place].pair
    assert pair is not None
    return pair.inner.end


def _introduces(reading: Reading, place: int) -> bool:
    """An adverb (`then`) or `as` before the source."""
    return reading.is_a(place, "adverb", "as") and not reading.is_a(place, "pronoun")


def _named_after_dash(reading: Reading, first: int, ceiling: int) -> Governor | None:
    if not reading.capital(first) or any(first <= cue.first < ceiling for cue in reading.cues):
        return None
    source = subject_after(reading, first, ceiling)
    if source and all(not token.alphabetic for token in reading.tokens[source[1] :]):
        return Governor(None, (first - 1, first), source, "after", "a dash and a name follow")
    return None


def _inverted(reading: Reading, cue: Cue, ceiling: int, *, closed: bool) -> Governor | None:
    words = reading.words(cue.first, cue.after)
    if cue.form is None:
        source = subject_after(reading, cue.after, ceiling)
        return Governor(cue, (cue.first, cue.after), source, "after", f"'{words}' follows") if source else None
    if reading.is_a(cue.after, "agent"):
        source = subject_after(reading, cue.after + 1, ceiling)
        return Governor(cue, (cue.first, cue.after), source, "after", f"'{words}' and its agent follow") if source else None
    if cue.form.tense not in {"past", "present"} or not (closed or cue.takes("clause") or cue.takes("question")):
        return None
    source = subject_after(reading, cue.after, ceiling)
    if source is None and not closed:
        return None
    return Governor(cue, (cue.first, cue.after), source, "after", f"cue '{words}' follows, then the source")


def _named_then_cue(reading: Reading, place: int, first: int, cue: Cue, *, closed: bool) -> Governor | None:
    if cue.form is None or cue.form.tense == "participle":
        return None
    source = subject_before(reading, cue, first)
    if source is None or source[0] != first:
        following = next((other for other in reading.cues if other.first > cue.first), None)
        relative = any(reading.is_a(later, "relative") for later in range(first, cue.first))
        return _named_then_cue(reading, place, first, following, closed=closed) if following and relative else None
    named = reading.capital(first) or reading.is_a(first, "pronoun")
    if not closed and not _whole(reading, place) and (_clause_follows(reading, cue) or not named):
        return None
    return Governor(cue, (cue.begins, cue.after), source, "after", f"source and cue '{reading.words(cue.first, cue.after)}' follow")


def _whole(reading: Reading, place: int) -> bool:
    """Does the quotation begin the sentence, like one, and hold some words?"""
    pair = reading.tokens[place].pair
    assert pair is not None
    return place == 0 and reading.text[pair.inner.start].isupper() and pair.inner.of(reading.text).count(" ") >= _SENTENCE


def _clause_follows(reading: Reading, cue: Cue) -> bool:
    after = cue.after
    return after < len(reading.tokens) and reading.tokens[after].alphabetic and not reading.is_a(after, "preposition", "time", "adverb")


# ------------------------------------------------------------------------------------------------------------ before the quotation


def _before(reading: Reading, place: int) -> Governor | None:
    """`Mara said: “…”`, `Mara called it “…”`, `According to Mara, the pier is “…”`: the nearest cue before it."""
    earlier = [cue for cue in reading.cues if cue.after <= place]
    if reading.word(place - 1) == ":":
        if earlier:
            return _as_governor(reading, earlier[-1], place)
        source = main_subject(reading, place - 1)
        if source is None or not _tells_who(reading, source):
            return None
        return Governor(None, (place - 1, place), source, "before", "a colon before the marks")
    reaching = next((cue for cue in reversed(earlier) if _reaches(reading, cue, place)), None)
    return _as_governor(reading, _outermost(reading, reaching), place) if reaching else None


def _tells_who(reading: Reading, source: Range) -> bool:
    """Does any of its words say more than when: not "Nov. 21: “The Comeback”"?"""
    words = [reading.word(place).rstrip(".") for place in range(*source) if reading.tokens[place].alphabetic]
    return not all(reading.lexicon.is_a(word, "time") for word in words)


def _outermost(reading: Reading, cue: Cue) -> Cue:
    """In `Mara said she called it “…”`, where a pronoun repeats the speaker inside the reported clause: the cue of the whole clause."""
    first = cue.begins - 1
    if not reading.is_a(first, "pronoun") or reading.is_a(first, "relative"):
        return cue
    begins = first - reading.is_a(first - 1, "that")
    outer = next((other for other in reading.cues if other.after == begins and other.takes("clause")), None)
    return _outermost(reading, outer) if outer else cue


def _reaches(reading: Reading, cue: Cue, place: int) -> bool:
    """Does the cue still govern at `place`: no break between, and strong enough for the distance?"""
    if any(reading.word(between) in {";", "—"} for between in range(cue.after, place)):
        return False
    earlier = _governs_before(reading, cue)
    if earlier:
        # `“…,” Mara said, “…”`: it goes on governing behind a comma; behind `said Mara, who lives in “…”` it does not.
        ordered = earlier.source is not None and earlier.source[0] < cue.first
        return cue.after == place or reading.word(place - 1) in _JOINTS or (ordered and reading.word(cue.after) == ",")
    if cue.form is not None and cue.form.tense == "hearsay":
        return True
    return cue.strength >= (_WEAK if place - cue.after < _BESIDE else _FAIR)


def _governs_before(reading: Reading, cue: Cue) -> Governor | None:
    """The governor that this cue already is for the quotation before it, if it is."""
    last = next((place for place in range(cue.first - 1, -1, -1) if reading.quoted(place)), None)
    found = _after(reading, last) if last is not None else None
    return found if found and found.cue == cue else None


def _as_governor(reading: Reading, cue: Cue, place: int) -> Governor:
    words = reading.words(cue.first, cue.after)
    if cue.form is None:
        source = subject_after(reading, cue.after, place, leading=True)
        return Governor(cue, (cue.first, cue.after), source, "before", f"'{words}' before")
    if reading.is_a(cue.after, "agent"):
        return Governor(
            cue, (cue.first, cue.after), subject_after(reading, cue.after + 1, place), "before", f"'{words}' and its agent before"
        )
    return _governs_before(reading, cue) or Governor(
        cue, (cue.begins, cue.after), source_of(reading, cue), "before", f"cue '{words}' before"
    )


# ------------------------------------------------------------------------------------------------------------ at the sentence's end


def _at_end(reading: Reading, place: int) -> Governor | None:
    """`The pier is “a wreck” and must go, Mara said.`: the words before the last comma are what she said."""
    return next((found for cue in reading.cues if cue.first > place and (found := closing(reading, cue))), None)


def closing(reading: Reading, cue: Cue) -> Governor | None:
    """The governor of the whole clause before it, when the cue and its source stand behind a comma and no clause follows."""
    words = reading.words(cue.first, cue.after)
    if cue.form is None:
        source = subject_after(reading, cue.after, len(reading.tokens))
        behind = cue.first > _SENTENCE or reading.word(cue.first - 1) == "," or reading.quoted(cue.first - 1)
        return Governor(cue, (cue.first, cue.after), source, "end", f"'{words}' closes the sentence") if source and behind else None
    if not (cue.takes("clause") or cue.takes("person")) or cue.form.tense in {"participle", "perfect"}:
        return None
    if _behind_joint(reading, cue.begins):
        source = subject_after(reading, cue.after, len(reading.tokens))
        if source and _closes(reading, source):
            return Governor(cue, (cue.first, cue.after), source, "end", f"cue '{words}' and source close the sentence")
    source = subject_before(reading, cue, 0)
    if source and _behind_joint(reading, source[0]) and not (cue.takes("clause") and _clause_follows(reading, cue)):
        return Governor(cue, (cue.begins, cue.after), source, "end", f"source and cue '{words}' close the sentence")
    return None


def _closes(reading: Reading, source: Range) -> bool:
    """Is it a name or a noun phrase, and the rest of the sentence another quotation or nothing?

    Otherwise the comma before the cue closes an apposition: in `Mara, the pilot, said the pier was shut` the pier is not who spoke.
    """
    if not (reading.capital(source[0]) or reading.is_a(source[0], "determiner")) or reading.is_a(source[0], "that"):
        return False
    rest = range(source[1], len(reading.tokens))
    told = next((place for place in rest if reading.quoted(place) or reading.tokens[place].alphabetic), None)
    return told is None or reading.quoted(told)


def _behind_joint(reading: Reading, place: int) -> bool:
    return place > 0 and reading.word(place - 1) in {",", "—", "–"}


# ------------------------------------------------------------------------------------------------------------------------ the source


def source_of(reading: Reading, cue: Cue) -> Range | None:
    """The subject of a cue: its own, or the one it shares with the verb before it (`Mara smiled and said`, `Mara left, saying`)."""
    if cue.form is None:
        return subject_after(reading, cue.after, len(reading.tokens))
    if cue.form.tense in {"noun", "hearsay"}:
        return (cue.first - 1, cue.first) if reading.is_a(cue.first - 1, "possessive") else None
    if cue.form.tense in {"past", "perfect"} and any(reading.is_a(place, "passive") for place in range(cue.begins, cue.first)):
        # `Mara was asked, “…”`: the one who was asked is not the one who asked.
        return None
    if reading.is_a(cue.begins - 1, "infinitive"):
        return _of_infinitive(reading, cue)
    bare = cue.form.tense == "participle" and not reading.is_a(cue.first - 1, "auxiliary")
    return _shared(reading, cue) if bare or reading.is_a(cue.begins - 1, "conjunction", "preposition") else _own(reading, cue)


def _shared(reading: Reading, cue: Cue) -> Range | None:
    earlier = [other for other in reading.cues if other.first < cue.first]
    return source_of(reading, earlier[-1]) if earlier else main_subject(reading, cue.begins)


def _own(reading: Reading, cue: Cue) -> Range | None:
    found = subject_before(reading, cue, 0)
    if found is None and reading.word(cue.begins - 1) == ",":
        # `This year, says Mara, “…”`
        return subject_after(reading, cue.after, len(reading.tokens), leading=True)
    return found


def _of_infinitive(reading: Reading, cue: Cue) -> Range | None:
    """`led Mara Ondell to say`: the name or noun before `to`; with none there, the subject of the sentence (`went on to say`)."""
    to = cue.begins - 1
    earlier = [other for other in reading.cues if other.first < to]
    floor = earlier[-1].after if earlier else 0
    if reading.capital(to - 1) and to - 1 > floor:
        first = to - 1
        while first > floor and reading.capital(first - 1) and not reading.is_a(first - 1, "determiner"):
            first -= 1
        if first > 0:
            return first, to
    return source_of(reading, earlier[-1]) if earlier else main_subject(reading, to)
