"""Whether marked words that no cue governs read as speech, by their shape and their place in the paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.quotations.lexicon import Lexicon
from quoth.quotations.marks import Pair

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SPEECH_END = re.compile(r"[.!?…,—–-]$")
_SENTENCE_ENDS = frozenset(".!?…:”\"’'»")
_LONG = 7
_PHRASE = 4
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """Does a marked stretch without a cue read as speech? `sentence`: it stands as one or more whole sentences."""

    speech: bool
    sentence: bool
    probability: float
    why: str


def reads_as_speech(text: str, pair: Pair, lexicon: Lexicon) -> Verdict:
    """What the shape of a marked stretch and its place in the paragraph say, when no cue governs it."""
    words = _WORD.findall(pair.inner.of(text))
    lead = text[max(0, pair.outer.start - _LOOK_BACK) : pair.outer.start]
    begins = not lead.strip() or lead.rstrip()[-1] in _SENTENCE_ENDS or "\n" in lead[len(lead.rstrip()) :]
    ends = _SPEECH_END.search(pair.inner.of(text)) is not None or not pair.closed
    capital = text[pair.inner.start].isupper() or text[pair.inner.start].isdigit() or text[pair.inner.start] in "‘“'\"[…"
    sentence = begins and ends and capital
    if sentence and len(words) >= 3:
        return Verdict(speech=True, sentence=True, probability=0.85, why="free-standing sentence in marks")
    if len(words) >= _LONG:
        return Verdict(speech=True, sentence=sentence, probability=0.6, why="many words in marks")
    small = any(word.lower() in lexicon.classes for word in words)
    if len(words) >= _PHRASE and small and text[pair.inner.start].islower():
        return Verdict(speech=True, sentence=False, probability=0.5, why="a phrase in marks in the reporter's sentence")
    return Verdict(speech=False, sentence=sentence, probability=0.3, why="few words in marks and no cue")
