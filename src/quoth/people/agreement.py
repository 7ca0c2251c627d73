"""What the verb beside a pronoun says of its number, where one form means a woman or several people (`sie sagte`, `sie sagten`)."""

from __future__ import annotations

from dataclasses import replace

from quoth.people.lexicon import Lexicon, Pronoun
from quoth.people.reading import Reading


def agreeing(reading: Reading, at: int, pronoun: Pronoun, lexicon: Lexicon) -> Pronoun:
    """The pronoun at word `at` with the number of the verb beside it; where none tells, it may be anybody.

    Only one that is a woman's or several people's by its row (gender f, number any) is decided so; others are returned as they are.
    """
    if pronoun.gender != "f" or pronoun.number != "any":
        return pronoun
    words = reading.words
    beside = [words[i] for i, gap in ((at - 1, at - 1), (at + 1, at)) if 0 <= i < len(words) and words[gap].gap == " "]
    verbs = [
        word.low
        for word in beside
        if not word.capital and (word.low in lexicon.cues or not lexicon.is_small(word.low) or lexicon.is_a(word.low, "auxiliary"))
    ]
    if not verbs:
        return replace(pronoun, gender="-")
    several = any(verb.endswith(lexicon.plural) for verb in verbs)
    return replace(pronoun, gender="-", number="many") if several else replace(pronoun, number="one")
