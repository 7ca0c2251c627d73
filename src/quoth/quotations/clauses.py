"""Where the reported clause begins and ends in the reporter's sentence, as PolNeAR annotates it.

What tells whom, when and in what medium belongs to the reporting (`told reporters on Tuesday that`), not to what is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.quotations.cues import Cue
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.sentences import Token

_BREAKS = frozenset({";", "—", "–", ":"})
_OPENERS = frozenset({",", ":", "—", "–", "-", "“"})
_FULL_STOPS = frozenset(".!?…")
_ADDRESSEE = 6


def clause_begins(text: str, tokens: Sequence[Token], cue: Cue, until: int, lexicon: Lexicon) -> int:
    """The place where the clause governed by a cue before it begins; `until` is the place of its first quotation, or the sentence's end."""
    place = cue.after
    if cue.takes("person") and not cue.takes("object"):
        place = _past_addressee(text, tokens, place, until, lexicon)
    if cue.takes("object") or cue.takes("to"):
        return place
    circumstance = place < until and (_circumstantial(tokens[place], lexicon) or tokens[place].word in _OPENERS)
    if not circumstance:
        return place
    for later in range(place, until):
        if lexicon.is_a(tokens[later].word, "subordinator") and lexicon.is_a(tokens[later].word, "continues") and later - place > 1:
            return later
        if tokens[later].word in _OPENERS and not _within_circumstance(tokens, later, until, lexicon):
            return later + 1
    return until if tokens[place].word in _OPENERS or until == len(tokens) or _only_circumstance(tokens, place, until, lexicon) else place


def _past_addressee(text: str, tokens: Sequence[Token], place: int, until: int, lexicon: Lexicon) -> int:
    if place >= until or lexicon.is_a(tokens[place].word, "subordinator"):
        return place
    first = tokens[place]
    if lexicon.is_a(first.word, "object_pronoun"):
        return place + 1
    named = text[first.start].isupper()
    later = place + 1
    while later < until and later - place < _ADDRESSEE:
        token = tokens[later]
        if not token.alphabetic and token.word not in {"'s", "’s"}:
            break
        if lexicon.is_a(token.word, "subordinator", "pronoun", "preposition", "auxiliary", "time", "adverb"):
            break
        if lexicon.is_a(token.word, "determiner") and not lexicon.is_a(tokens[later - 1].word, "conjunction", "determiner"):
            break
        if named and not text[token.start].isupper() and not lexicon.is_a(token.word, "conjunction"):
            break
        later += 1
    return later


def _circumstantial(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.is_a(token.word, "preposition", "time") or (
        lexicon.is_a(token.word, "adverb") and not lexicon.is_a(token.word, "pronoun")
    )


def _within_circumstance(tokens: Sequence[Token], comma: int, until: int, lexicon: Lexicon) -> bool:
    """Is the comma one inside a date or a place (`in Bree, on Tuesday,`)?"""
    return comma + 1 < until and _circumstantial(tokens[comma + 1], lexicon)


def _only_circumstance(tokens: Sequence[Token], place: int, until: int, lexicon: Lexicon) -> bool:
    return not any(lexicon.is_a(token.word, "auxiliary", "subordinator") for token in tokens[place:until])


def clause_ends(tokens: Sequence[Token], place: int, cues: Sequence[Cue], lexicon: Lexicon) -> int:
    """The place after the last token of the reported clause that runs on at `place`."""
    starts = {cue.begins for cue in cues}
    for here in range(place, len(tokens)):
        word = tokens[here].word
        if word in _BREAKS:
            return here
        if here == len(tokens) - 1 and word[-1:] in _FULL_STOPS and not tokens[here].alphabetic:
            return here
        if word == "," or here == place:
            following = here + 1 if word == "," else here
            if following >= len(tokens) or _leaves_clause(tokens, following, starts, lexicon):
                return here
        if lexicon.is_a(word, "conjunction") and _another_report(tokens, here + 1, starts, lexicon):
            return here
    return len(tokens)


def _leaves_clause(tokens: Sequence[Token], place: int, starts: set[int], lexicon: Lexicon) -> bool:
    word = tokens[place].word
    if place in starts or lexicon.is_a(word, "relative"):
        return not lexicon.is_a(word, "continues")
    if lexicon.is_a(word, "conjunction"):
        return _another_report(tokens, place + 1, starts, lexicon) or lexicon.is_a(word, "contrast")
    if lexicon.is_a(word, "subordinator"):
        return not lexicon.is_a(word, "continues")
    return _another_report(tokens, place, starts, lexicon)


def _another_report(tokens: Sequence[Token], place: int, starts: set[int], lexicon: Lexicon) -> bool:
    """Does `she added` or `called it` begin within a few words of `place`?"""
    for here in range(place, min(place + 5, len(tokens))):
        if here in starts:
            return True
        if tokens[here].pair or tokens[here].word in {",", ";", ":"} or lexicon.is_a(tokens[here].word, "preposition", "subordinator"):
            return False
    return False
