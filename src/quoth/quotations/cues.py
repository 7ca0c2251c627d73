"""Where a sentence says that somebody speaks: reporting verbs in use, and the words that name a source without a verb.

Many reporting verbs have twins that are nouns (`the claims`, `a report`); what stands before a form tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quoth.quotations.lexicon import CueForm, Lexicon
from quoth.quotations.sentences import Token


class Cue(NamedTuple):
    """A cue in a sentence: the places of its first token and of the one after its last; `form` is None for `according to` and the like."""

    first: int
    after: int
    form: CueForm | None
    begins: int
    """The place where auxiliaries and adverbs that belong to the verb begin (`has also said`)."""

    @property
    def strength(self) -> float:
        """How sure it is that the form reports."""
        return self.form.strength if self.form else _ACCORDING

    def takes(self, what: str) -> bool:
        """Is it a verb that takes this: clause, person, question, object, to?"""
        return self.form is not None and what in self.form.takes


_ACCORDING = 0.94


def find_cues(tokens: Sequence[Token], lexicon: Lexicon) -> list[Cue]:
    """The cues among the tokens of one sentence, in order; the longest phrase wins (`went on to say`)."""
    found: list[Cue] = []
    place = 0
    while place < len(tokens):
        cue = _cue_at(tokens, place, lexicon) if tokens[place].alphabetic else None
        if cue:
            found.append(cue)
        place = cue.after if cue else place + 1
    return found


def _cue_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> Cue | None:
    for width in range(min(lexicon.widths.get(tokens[place].word, 0), len(tokens) - place), 0, -1):
        phrase = " ".join(token.word for token in tokens[place : place + width])
        if phrase in lexicon.according:
            return Cue(place, place + width, None, place)
        form = lexicon.cues.get(phrase)
        if form and form.tense == "noun" and width > 1 and place and not _stands_as_noun(tokens, place, lexicon):
            continue
        if form:
            begins = _with_auxiliaries(tokens, place, lexicon)
            return Cue(place, place + width, form, begins) if _is_verb(tokens, place, begins, form, lexicon) else None
    return None


def _with_auxiliaries(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    while place and _is_adverb(tokens[place - 1], lexicon):
        place -= 1
    return place


def _is_adverb(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.is_a(token.word, "auxiliary", "adverb") or (token.word.endswith("ly") and len(token.word) > 4)


def _is_verb(tokens: Sequence[Token], place: int, begins: int, form: CueForm, lexicon: Lexicon) -> bool:
    """Is the form a verb here, in the active voice, and not denied?"""
    if form.tense in {"noun", "hearsay"}:
        return True
    helpers = [token.word for token in tokens[begins:place]]
    before = tokens[begins - 1].word if begins else ""
    if any(lexicon.is_a(word, "negation") for word in helpers):
        return False
    if form.tense in {"past", "perfect"} and any(lexicon.is_a(word, "passive") for word in helpers):
        return form.takes.isdisjoint({"object", "to"}) and _quotation_follows(tokens, place)
    if form.tense != "past" and before.endswith(("'s", "’s")):
        return False
    return begins < place or _stands_as_verb(tokens, place, form, lexicon)


def _stands_as_noun(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """`her claim that`, not `she will claim that`."""
    before = tokens[place - 1].word
    return before.endswith(("'s", "’s")) or lexicon.is_a(before, "determiner", "preposition", "conjunction") or not before[0].isalnum()


def _stands_as_verb(tokens: Sequence[Token], place: int, form: CueForm, lexicon: Lexicon) -> bool:
    """Does what stands directly before a form without auxiliaries let it be a verb (`the claims`, `in reports` do not)?"""
    before = tokens[place - 1].word if place else ""
    if lexicon.is_a(before, "pronoun", "relative"):
        return True
    if form.tense == "present" and before.endswith("ing"):
        return False
    if form.tense in {"base", "present"} and lexicon.is_a(before, "determiner", "preposition"):
        return lexicon.is_a(before, "infinitive") and _quotation_follows(tokens, place)
    if form.tense == "base" and place and not (before.endswith("s") or lexicon.is_a(before, "plural", "conjunction")):
        return _quotation_follows(tokens, place) and not tokens[place - 1].alphabetic
    return not (form.tense == "past" and lexicon.is_a(before, "determiner"))


def _quotation_follows(tokens: Sequence[Token], place: int) -> bool:
    return any(token.pair for token in tokens[place + 1 : place + 4])
