"""Which cue governs each quotation of a sentence, and who is its source: `“…,” said Mara`, `Mara said: “…”`, `…, “…”, Mara said`.

Three places are looked at in turn: directly after the quotation, before it, and at the sentence's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.quotations.cues import Cue, find_cues
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.sentences import Sentence, Token
from quoth.quotations.sources import Range, subject_after, subject_before

_COMMA_LIKE = frozenset(",?!—–-…")
_COLON = frozenset({":"})
_DASHES = frozenset({"—", "–", "-"})
_WEAK = 0.3
"""A cue this weak governs nothing; from _FAIR on it governs across its whole clause, between them only what is _BESIDE it (in tokens)."""
_FAIR = 0.6
_BESIDE = 3
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Governor:
    """A cue (places of its tokens; None for a source named without one) with its source, and why it governs what it governs."""

    cue: Cue | None
    cue_range: Range | None
    source: Range | None
    side: str
    why: str


class SentenceReader:
    """One sentence with its cues found; answers who governs the quotation at a place."""

    __slots__ = ("cues", "lexicon", "sentence", "text", "tokens")

    def __init__(self, text: str, sentence: Sentence, lexicon: Lexicon) -> None:
        self.text = text
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.lexicon = lexicon
        self.cues = find_cues(sentence.tokens, lexicon)

    def governor(self, place: int) -> Governor | None:
        """What governs the quotation token at `place`, or None."""
        return self.after(place) or self.before(place) or self.at_end(place)

    # ---------------------------------------------------------------------------------------------------------- after the quotation

    def after(self, place: int) -> Governor | None:
        """`“…,” said Mara` and `“…,” Mara said`: the next words say who, and nothing else."""
        tokens, lexicon = self.tokens, self.lexicon
        ceiling = next((later for later in range(place + 1, len(tokens)) if tokens[later].pair), len(tokens))
        first = place + 1
        if first < ceiling and tokens[first].word in _DASHES:
            named = self._named_after_dash(first + 1, ceiling)
            if named:
                return named
        closed = self.text[tokens[place].pair.inner.end - 1] in _COMMA_LIKE or (first < ceiling and tokens[first].word == ",")  # type: ignore[union-attr]  # a quotation token has its pair
        while first < ceiling and (
            tokens[first].word in {",", "—", "–"}
            or (lexicon.is_a(tokens[first].word, "adverb") and not lexicon.is_a(tokens[first].word, "pronoun"))
        ):
            first += 1
        for cue in self.cues:
            if cue.first < first or cue.first >= ceiling:
                continue
            if cue.begins <= first:
                return self._inverted(cue, ceiling, closed=closed)
            return self._named_then_cue(place, first, cue, closed=closed)
        return None

    def _named_after_dash(self, first: int, ceiling: int) -> Governor | None:
        if (
            first < ceiling
            and self.text[self.tokens[first].start].isupper()
            and not any(cue.first < ceiling for cue in self.cues if cue.first >= first)
        ):
            source = subject_after(self.text, self.tokens, first, ceiling, self.lexicon)
            if source and all(not token.alphabetic for token in self.tokens[source[1] :]):
                return Governor(None, (first - 1, first), source, "after", "a dash and a name follow")
        return None

    def _inverted(self, cue: Cue, ceiling: int, *, closed: bool) -> Governor | None:
        if cue.form is None:
            source = subject_after(self.text, self.tokens, cue.after, ceiling, self.lexicon)
            return (
                Governor(cue, (cue.first, cue.after), source, "after", f"'{self._words(cue.first, cue.after)}' follows") if source else None
            )
        if cue.form.tense in {"participle", "base", "perfect"} or not (cue.takes("clause") or cue.takes("question")):
            return None
        source = subject_after(self.text, self.tokens, cue.after, ceiling, self.lexicon)
        if source is None and not closed:
            return None
        return Governor(cue, (cue.first, cue.after), source, "after", f"cue '{self._words(cue.first, cue.after)}' follows, then the source")

    def _named_then_cue(self, place: int, first: int, cue: Cue, *, closed: bool) -> Governor | None:
        if cue.form is None or cue.form.tense == "participle":
            return None
        source = subject_before(self.text, self.tokens, cue, first, self.lexicon)
        if source is None or source[0] != first:
            cue_next = next((other for other in self.cues if other.first > cue.first), None)
            relative = any(self.lexicon.is_a(token.word, "relative") for token in self.tokens[first : cue.first])
            return self._named_then_cue(place, first, cue_next, closed=closed) if cue_next and relative else None
        named = self.text[self.tokens[first].start].isupper() or self.lexicon.is_a(self.tokens[first].word, "pronoun")
        if not closed and not self._whole(place) and (self._clause_follows(cue) or not named):
            return None
        return Governor(cue, (cue.begins, cue.after), source, "after", f"source and cue '{self._words(cue.first, cue.after)}' follow")

    def _whole(self, place: int) -> bool:
        """Does the quotation begin the sentence, like one, and hold some words?"""
        pair = self.tokens[place].pair
        assert pair is not None
        return place == 0 and self.text[pair.inner.start].isupper() and pair.inner.of(self.text).count(" ") >= _NEAR

    def _clause_follows(self, cue: Cue) -> bool:
        following = self.tokens[cue.after : cue.after + 1]
        return bool(following) and following[0].alphabetic and not self.lexicon.is_a(following[0].word, "preposition", "time", "adverb")

    # --------------------------------------------------------------------------------------------------------- before the quotation

    def before(self, place: int) -> Governor | None:
        """`Mara said: “…”`, `Mara called it “…”`, `According to Mara, the pier is “…”`: the nearest cue before it."""
        if place and self.tokens[place - 1].word in _COLON:
            governor = self._colon(place)
            if governor:
                return governor
        for cue in reversed([cue for cue in self.cues if cue.after <= place]):
            if self._reaches(cue, place):
                return self._as_governor(cue, place)
        return None

    def _reaches(self, cue: Cue, place: int) -> bool:
        between = self.tokens[cue.after : place]
        if any(token.word in {";", "—"} for token in between):
            return False
        if cue.form is not None and cue.form.tense == "hearsay":
            return True
        if cue.strength < (_WEAK if len(between) < _BESIDE else _FAIR):
            return False
        quoted_before = any(token.pair for token in self.tokens[: cue.first])
        if quoted_before and cue.first and self._is_after_cue(cue):
            # `“…,” Mara said, “…”`: it goes on governing only when nothing but a comma or a circumstance stands between.
            return not between or between[-1].word in {",", ":", "—", "–"}
        return True

    def _is_after_cue(self, cue: Cue) -> bool:
        last = next((place for place in range(cue.first - 1, -1, -1) if self.tokens[place].pair), None)
        if last is None:
            return False
        governor = self.after(last)
        return governor is not None and governor.cue == cue

    def _colon(self, place: int) -> Governor | None:
        """`Mara: “…”`, `The harbour master was blunt: “…”`."""
        near = [cue for cue in self.cues if cue.after <= place and cue.form]
        if near:
            return self._as_governor(near[-1], place)
        source = self.main_subject(place - 1)
        return Governor(None, (place - 1, place), source, "before", "a colon before the marks") if source else None

    def _as_governor(self, cue: Cue, place: int) -> Governor:
        words = self._words(cue.first, cue.after)
        if cue.form is None:
            source = subject_after(self.text, self.tokens, cue.after, place, self.lexicon, leading=True)
            return Governor(cue, (cue.first, cue.after), source, "before", f"'{words}' before")
        earlier = self.after_of_cue(cue)
        if earlier:
            return earlier
        return Governor(cue, (cue.begins, cue.after), self.source_of(cue), "before", f"cue '{words}' before")

    def after_of_cue(self, cue: Cue) -> Governor | None:
        """The governor that this cue already is for the quotation before it, if it is."""
        last = next((place for place in range(cue.first - 1, -1, -1) if self.tokens[place].pair), None)
        governor = self.after(last) if last is not None else None
        return governor if governor and governor.cue == cue else None

    # ---------------------------------------------------------------------------------------------------------- at the sentence's end

    def at_end(self, place: int) -> Governor | None:
        """`The pier is “a wreck” and must go, Mara said.`: the words before the last comma are what she said."""
        for cue in self.cues:
            if cue.first <= place:
                continue
            governor = self.closing(cue)
            if governor:
                return governor
        return None

    def _behind_comma(self, place: int) -> bool:
        return place > 0 and self.tokens[place - 1].word in {",", "—", "–"}

    def closing(self, cue: Cue) -> Governor | None:
        """The governor of the whole clause before it, when the cue and its source stand behind a comma and no clause follows."""
        tokens, lexicon = self.tokens, self.lexicon
        if cue.form is None:
            source = subject_after(self.text, tokens, cue.after, len(tokens), lexicon)
            behind = cue.first and (tokens[cue.first - 1].word == "," or tokens[cue.first - 1].pair or cue.first > _NEAR)
            return (
                Governor(cue, (cue.first, cue.after), source, "end", f"'{self._words(cue.first, cue.after)}' closes the sentence")
                if source and behind
                else None
            )
        if not cue.takes("clause") or cue.form.tense in {"participle", "perfect"}:
            return None
        if self._behind_comma(cue.begins):
            source = subject_after(self.text, tokens, cue.after, len(tokens), lexicon)
            if source:
                return Governor(
                    cue, (cue.first, cue.after), source, "end", f"cue '{self._words(cue.first, cue.after)}' and source close the sentence"
                )
        source = subject_before(self.text, tokens, cue, 0, lexicon)
        if source and self._behind_comma(source[0]) and not self._clause_follows(cue):
            return Governor(
                cue, (cue.begins, cue.after), source, "end", f"source and cue '{self._words(cue.first, cue.after)}' close the sentence"
            )
        return None

    # -------------------------------------------------------------------------------------------------------------------- the source

    def source_after(self, cue: Cue) -> Range | None:
        """The noun phrase directly after a cue that opens the sentence."""
        return subject_after(self.text, self.tokens, cue.after, len(self.tokens), self.lexicon, leading=True)

    def source_of(self, cue: Cue) -> Range | None:
        """The subject of a cue, its own or the one it shares with the verb before it (`Mara smiled and said`, `Mara left, saying`)."""
        before = self.tokens[cue.begins - 1].word if cue.begins else ""
        if cue.form is not None and cue.form.tense in {"noun", "hearsay"}:
            return (cue.first - 1, cue.first) if self.lexicon.is_a(before, "possessive") else None
        bare = self.tokens[cue.first - 1].word if cue.first else ""
        shares = cue.form is not None and (
            (cue.form.tense == "participle" and not self.lexicon.is_a(bare, "auxiliary"))
            or self.lexicon.is_a(before, "conjunction", "infinitive", "preposition")
        )
        if shares:
            earlier = [other for other in self.cues if other.first < cue.first]
            return self.source_of(earlier[-1]) if earlier else self.main_subject(cue.begins)
        floor = max((other.after for other in self.cues if other.first < cue.first), default=0)
        return subject_before(self.text, self.tokens, cue, floor, self.lexicon) or subject_before(
            self.text, self.tokens, cue, 0, self.lexicon
        )

    def main_subject(self, ceiling: int) -> Range | None:
        """The noun phrase at the sentence's beginning, past an adverbial and its comma."""
        tokens, lexicon, first = self.tokens, self.lexicon, 0
        while (
            first < ceiling
            and (lexicon.is_a(tokens[first].word, "conjunction", "adverb") or not tokens[first].alphabetic)
            and not tokens[first].pair
        ):
            first += 1
        while first < ceiling and (
            lexicon.is_a(tokens[first].word, "preposition", "subordinator", "time") or tokens[first].word.endswith("ing")
        ):
            comma = next((place for place in range(first, ceiling) if tokens[place].word == ","), None)
            if comma is None or comma + 1 >= ceiling:
                return None
            first = comma + 1
        if first >= ceiling or tokens[first].pair:
            return None
        if lexicon.is_a(tokens[first].word, "pronoun"):
            return first, first + 1
        return first, self._subject_end(first, ceiling)

    def _subject_end(self, first: int, ceiling: int) -> int:
        named = self.text[self.tokens[first].start].isupper() and not self.lexicon.is_a(self.tokens[first].word, "determiner")
        place = first + 1
        while place < ceiling:
            token = self.tokens[place]
            capital = self.text[token.start].isupper()
            if not token.alphabetic or token.pair or self.lexicon.is_a(token.word, "auxiliary", "adverb", "pronoun", "subordinator"):
                break
            if token.word in self.lexicon.cues and not capital:
                break
            if named and not capital and not self.lexicon.is_a(token.word, "genitive"):
                break
            if not named and not capital and (token.word.endswith("ed") or place - first > _NEAR):
                break
            place += 1
        return place

    def _words(self, first: int, after: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[after - 1].end]
