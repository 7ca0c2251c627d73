"""One sentence with its cues found: what the grammar of attribution asks of its words."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.quotations.cues import Cue, find_cues
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.sentences import Sentence, Token
from quoth.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of a sentence (asked for by their places), its cues, and `verbs`: where reporting verbs and auxiliaries stand.

    `clausal` are the places right after finite verbs that take a clause: another subject may begin there.
    """

    text: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    cues: tuple[Cue, ...]
    verbs: frozenset[int]
    clausal: frozenset[int]

    def word(self, place: int) -> str:
        """The word at `place` in lower case; "" beyond the sentence and for a quotation."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""

    def is_a(self, place: int, *classes: str) -> bool:
        """Does the word there stand in one of these classes?"""
        return self.lexicon.is_a(self.word(place), *classes)

    def capital(self, place: int) -> bool:
        """Does the token there begin with a capital?"""
        return place < len(self.tokens) and self.text[self.tokens[place].start].isupper()

    def quoted(self, place: int) -> bool:
        """Is the token there a quotation?"""
        return 0 <= place < len(self.tokens) and self.tokens[place].pair is not None

    def words(self, first: int, after: int) -> str:
        """The text of the tokens from `first` to before `after`."""
        return self.text[self.tokens[first].start : self.tokens[after - 1].end]

    def span(self, first: int, after: int) -> Span:
        """The same as a span."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def find(self, word: str, first: int, after: int) -> int | None:
        """The first place from `first` to before `after` where `word` stands."""
        return next((place for place in range(first, after) if self.tokens[place].word == word), None)


def read_sentence(text: str, sentence: Sentence, lexicon: Lexicon) -> Reading:
    """The sentence with its cues."""
    tokens = sentence.tokens
    cues = tuple(find_cues(tokens, lexicon))
    verbs = {place for cue in cues if cue.form and cue.form.tense not in {"noun", "hearsay"} for place in range(cue.first, cue.after)}
    verbs |= {place for place, token in enumerate(tokens) if lexicon.is_a(token.word, "auxiliary")}
    clausal = frozenset(cue.after for cue in cues if cue.takes("clause") and cue.form and cue.form.tense in {"past", "present", "base"})
    return Reading(text, tokens, lexicon, cues, frozenset(verbs), clausal)
