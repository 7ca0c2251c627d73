"""A sentence taken apart: its fields, its reporting verbs, and the sources that no verb names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from quoth.quotations.grammar.fields import Fields, fields_of
from quoth.quotations.grammar.named import Named, find_named
from quoth.quotations.grammar.verbs import Verb, find_verbs
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.reading import Reading
from quoth.quotations.sentences import Sentence, Token


class Clauses(NamedTuple):
    """A sentence with its fields, reporting verbs, and sources that no verb names, in order of place; `starts` are verbs by finite form."""

    reading: Reading
    fields: Fields
    verbs: tuple[Verb, ...]
    named: tuple[Named, ...]
    starts: Mapping[int, Verb]


def clauses_of(text: str, sentence: Sentence, lexicon: Lexicon) -> Clauses:
    """The sentence taken apart."""
    reading = Reading(text, _with_numbers(sentence.tokens), lexicon, (), frozenset(), frozenset())
    verbs = find_verbs(reading)
    fields = fields_of(reading, verbs)
    return Clauses(reading, fields, verbs, tuple(find_named(reading, fields)), {verb.finite: verb for verb in verbs})


def _with_numbers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with decimals and times of the day (`37,7`, `15:00`) as one."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.word in {",", ":"} and joined and joined[-1].word.isdigit() and place + 1 < len(tokens):
            before, after = joined[-1], tokens[place + 1]
            if before.end == token.start and token.end == after.start and after.word.isdigit():
                joined[-1] = Token(before.start, after.end, before.word + token.word + after.word)
                place += 2
                continue
        joined.append(token)
        place += 1
    return tuple(joined)
