"""Who speaks, as printed: the noun phrase before a cue (`Mara Ondell, the pilot, said`) or after it (`said Mara Ondell`).

The phrase holds the descriptions that tell who the source is, as PolNeAR annotates it (Newell, Margolin and Ruths, LREC 2018):
appositions and relative clauses belong to it, the time and place of speaking do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.quotations.cues import Cue
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.sentences import Token

Range = tuple[int, int]
"""Places of the first token and of the one after the last."""

_BREAKS = frozenset({";", ":", "—", "–", "!", "?", "…", "..."})


def subject_before(text: str, tokens: Sequence[Token], cue: Cue, floor: int, lexicon: Lexicon) -> Range | None:
    """The subject of a cue that stands after it, looked for between `floor` and the cue."""
    end = cue.begins
    aside = _parenthetical(text, tokens, end, floor, lexicon)
    end = end if aside is None else aside
    if end <= floor:
        return None
    last = tokens[end - 1]
    if lexicon.is_a(last.word, "pronoun", "relative") and not _demonstrative(last.word, lexicon):
        return end - 1, end
    clause = _clause_start(tokens, end, floor, lexicon)
    start = _after_leading(text, tokens, clause, end, lexicon)
    return _checked(tokens, start, end, lexicon)


def _demonstrative(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_a(word, "determiner") and not lexicon.is_a(word, "pronoun")


def _parenthetical(text: str, tokens: Sequence[Token], end: int, floor: int, lexicon: Lexicon) -> int | None:
    """Before `, however,` or `, for his part,`: the place where the aside begins, or None when the comma closes an apposition."""
    if end <= floor or tokens[end - 1].word != ",":
        return None
    comma = next((place for place in range(end - 2, floor - 1, -1) if tokens[place].word == ","), None)
    if comma is None or end - comma > 6:
        return None
    named = any(text[token.start].isupper() for token in tokens[comma + 1 : end - 1])
    return comma if lexicon.is_a(tokens[comma + 1].word, "adverb", "preposition") and not named else None


def _clause_start(tokens: Sequence[Token], end: int, floor: int, lexicon: Lexicon) -> int:
    """Where the clause begins whose subject ends before `end`: after the last break, quotation or finite verb of another clause."""
    inside_relative = False
    for place in range(end - 1, floor - 1, -1):
        token = tokens[place]
        if token.pair or token.word in _BREAKS:
            return place + 1
        if token.word in lexicon.cues or lexicon.is_a(token.word, "auxiliary"):
            relative = _relative_before(tokens, place, floor, lexicon)
            if relative is None:
                return next((comma + 1 for comma in range(place, end - 1) if tokens[comma].word == ","), place + 1)
            inside_relative = True
        if not inside_relative and lexicon.is_a(token.word, "subordinator") and not lexicon.is_a(token.word, "relative", "preposition"):
            return place + 1
    return floor


def _relative_before(tokens: Sequence[Token], place: int, floor: int, lexicon: Lexicon) -> int | None:
    """The place of a relative pronoun that the verb at `place` may belong to: `Mara, who had waited, said`."""
    for back in range(place - 1, max(floor, place - 8) - 1, -1):
        token = tokens[back]
        if lexicon.is_a(token.word, "relative") and back > floor:
            return back
        if token.pair or token.word == ",":
            return None
    return None


def _after_leading(text: str, tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    """Past what stands before the subject: conjunctions, adverbs, `On Tuesday,`, `Speaking in Bree,`."""
    pieces = _pieces(tokens, start, end)
    for first, after in pieces:
        begin = _past_small_words(tokens, first, after, lexicon)
        if begin < after and not _leads_in(text, tokens, begin, after, lexicon):
            return begin
        inner = _last_phrase(text, tokens, begin, after, lexicon)
        if after == end and inner is not None:
            return inner
    return pieces[-1][0] if pieces else start


def _pieces(tokens: Sequence[Token], start: int, end: int) -> list[Range]:
    """The stretches between commas."""
    pieces: list[Range] = []
    first = start
    for place in range(start, end):
        if tokens[place].word == ",":
            if place > first:
                pieces.append((first, place))
            first = place + 1
    if first < end:
        pieces.append((first, end))
    elif pieces:
        pieces[-1] = (pieces[-1][0], end)
    return pieces


def _past_small_words(tokens: Sequence[Token], first: int, after: int, lexicon: Lexicon) -> int:
    while first < after and (
        not (tokens[first].alphabetic or tokens[first].word in {"@", "#", "("})
        or (
            lexicon.is_a(tokens[first].word, "conjunction", "adverb", "subordinator")
            and not lexicon.is_a(tokens[first].word, "determiner", "pronoun", "preposition")
        )
    ):
        first += 1
    return first


def _leads_in(text: str, tokens: Sequence[Token], first: int, after: int, lexicon: Lexicon) -> bool:
    """Is the stretch an adverbial before the subject: with a preposition, a participle or a time in front?"""
    word = tokens[first].word
    if lexicon.is_a(word, "preposition", "time"):
        return True
    capital = text[tokens[first].start].isupper()
    if lexicon.is_a(word, "determiner") and any(lexicon.is_a(token.word, "time") for token in tokens[first + 1 : first + 3]):
        return after - first <= 3
    if word.endswith(("ing", "ed")) and first + 1 < after and (not capital or first == 0 or not tokens[first - 1].alphabetic):
        following = tokens[first + 1]
        return lexicon.is_a(following.word, "preposition", "determiner", "pronoun") or word in lexicon.cues
    return False


def _last_phrase(text: str, tokens: Sequence[Token], first: int, after: int, lexicon: Lexicon) -> int | None:
    """In `On Tuesday the harbour master of Bree` (no comma): where the subject begins."""
    place = after - 1
    while place > first:
        token = tokens[place]
        before = tokens[place - 1]
        begins = lexicon.is_a(token.word, "determiner") or text[token.start].isupper()
        if begins and lexicon.is_a(before.word, "time"):
            return place
        if lexicon.is_a(token.word, "determiner") and not lexicon.is_a(before.word, "preposition", "determiner"):
            return place
        place -= 1
    return None


def _checked(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> Range | None:
    while start < end and not (tokens[end - 1].alphabetic or tokens[end - 1].word in {")", ","}):
        end -= 1
    if start >= end or not any(token.alphabetic for token in tokens[start:end]):
        return None
    if all(
        lexicon.is_a(token.word, "preposition", "conjunction", "subordinator", "adverb") or not token.alphabetic
        for token in tokens[start:end]
    ):
        return None
    return start, end


def subject_after(text: str, tokens: Sequence[Token], start: int, ceiling: int, lexicon: Lexicon, *, leading: bool = False) -> Range | None:
    """The noun phrase that begins at `start`, after an inverted cue or `according to`, with its appositions and relative clauses.

    With `leading` the clause it introduces follows, so that an apposition must be closed by a comma of its own.
    """
    if start >= ceiling or tokens[start].pair:
        return None
    first = tokens[start].word
    if lexicon.is_a(first, "pronoun") and not lexicon.is_a(first, "determiner"):
        return start, start + 1
    end = _phrase_end(tokens, start, ceiling, lexicon)
    if end == start:
        return None
    while end < ceiling and tokens[end].word in {",", "("}:
        after = _phrase_end(tokens, end + 1, ceiling, lexicon)
        if tokens[end].word == "(":
            closing = next((place for place in range(end, ceiling) if tokens[place].word == ")"), None)
            if closing is None:
                break
            end = closing + 1
            continue
        closed = after < ceiling and tokens[after].word == ","
        if after <= end + 1 or not _apposition(text, tokens, end + 1, lexicon) or (leading and not closed):
            break
        end = after
    return start, end


def _apposition(text: str, tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Does a description of the source begin here, rather than what it did while speaking?"""
    word = tokens[place].word
    if lexicon.is_a(word, "determiner", "relative") or word.isdigit():
        return True
    if (
        lexicon.is_a(word, "pronoun", "conjunction", "adverb", "subordinator", "auxiliary", "time")
        or word in lexicon.cues
        or word.endswith("ing")
    ):
        return False
    if lexicon.is_a(word, "preposition"):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        named = following is not None and text[following.start].isupper() and not lexicon.is_a(following.word, "time")
        return named and lexicon.is_a(word, "joining", "genitive")
    return True


def _phrase_end(tokens: Sequence[Token], start: int, ceiling: int, lexicon: Lexicon) -> int:
    """Where a noun phrase ends that begins at `start`: before an adjunct of the verb, a comma, another clause."""
    relative = start < ceiling and lexicon.is_a(tokens[start].word, "relative")
    place = start
    while place < ceiling:
        token = tokens[place]
        word = token.word
        if token.pair or word in _BREAKS or word in {",", "(", "."}:
            break
        if relative or place == start:
            place += 1
            continue
        if lexicon.is_a(word, "relative") and not lexicon.is_a(word, "subordinator"):
            relative = True
        elif _ends_phrase(tokens, place, ceiling, lexicon):
            break
        place += 1
    return place


def _ends_phrase(tokens: Sequence[Token], place: int, ceiling: int, lexicon: Lexicon) -> bool:
    word = tokens[place].word
    if lexicon.is_a(word, "preposition"):
        return not lexicon.is_a(word, "joining", "genitive") or _adjunct(tokens, place, ceiling, lexicon)
    if lexicon.is_a(word, "conjunction"):
        following = tokens[place + 1] if place + 1 < ceiling else None
        return following is None or following.word in lexicon.cues or lexicon.is_a(following.word, "pronoun", "auxiliary")
    if lexicon.is_a(word, "determiner"):
        return not lexicon.is_a(tokens[place - 1].word, "preposition", "conjunction", "determiner")
    return lexicon.is_a(word, "subordinator", "adverb", "time", "pronoun", "auxiliary")


def _adjunct(tokens: Sequence[Token], place: int, ceiling: int, lexicon: Lexicon) -> bool:
    """Does the preposition open the time, place or medium of speaking (`in a statement`, `on Tuesday`) rather than a description?"""
    word = tokens[place].word
    following = tokens[place + 1 : min(place + 3, ceiling)]
    if not following or following[0].pair:
        return True
    if any(lexicon.is_a(token.word, "time") or token.word[:4].isdigit() for token in following):
        return True
    if lexicon.is_a(word, "genitive"):
        return False
    return lexicon.is_a(following[0].word, "pronoun") or lexicon.is_a(following[0].word, "indefinite")
