"""The tagger: a small network that marks content, cue and source in English news, and links them into attributions.

How it was made and what it can be trusted with: `quoth/models/quotations.md`, made by `python -m training.quotations`.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoth.quotations.attribution import Attribution
from quoth.quotations.marks import Marks
from quoth.quotations.tagger.decoding import decode
from quoth.quotations.tagger.encoding import Window, windows
from quoth.quotations.tagger.linking import Tagged, tagged
from quoth.quotations.tagger.network import Network, shipped
from quoth.spans import joined

_WINDOWS_AT_ONCE = 64


def tag(text: str, marks: Marks, network: Network | None = None) -> list[Attribution]:
    """The attributions that the network finds in `text`, whose quotation marks are `marks`; spans count in `text`.

    Working memory does not grow with the text. Without `network`, the shipped one is loaded once per process; raises `ModelError` when it
    cannot be.

    >>> from quoth.quotations.marks import read_marks
    >>> said = '"We sail at dawn," Mara Ondell told reporters on Friday.'
    >>> [one.source[0].of(said) for one in tag(said, read_marks(said))]
    ['Mara Ondell']
    """
    network = network or shipped()
    return [_attribution(text, one, network) for one in tag_windows(text, marks, network)]


def tag_windows(text: str, marks: Marks, network: Network) -> Iterator[Tagged]:
    """What the network tags, window by window, before its confidence is calibrated."""
    some: list[Window] = []
    for window in windows(text, marks, network.tokenizer):
        some.append(window)
        if len(some) == _WINDOWS_AT_ONCE:
            yield from _tag(text, some, network)
            some = []
    if some:
        yield from _tag(text, some, network)


def _tag(text: str, some: list[Window], network: Network) -> Iterator[Tagged]:
    answers = [network.answers(window) for window in some]
    labellings = decode([one.scores for one in answers], [one.real for one in some], [one.pairs for one in some], network.moves)
    for answer, labelling in zip(answers, labellings, strict=True):
        yield from tagged(text, answer.window, labelling, answer.links)


def _attribution(text: str, one: Tagged, network: Network) -> Attribution:
    confidence = network.confidence(one.certainty, one.evidence)
    return Attribution(one.content, one.cue, one.source, confidence, (_because(text, one),), network.recipe)


def _because(text: str, one: Tagged) -> str:
    if not one.cue:
        return "the tagger reads the words as reported, and no cue near them"
    cue = f"the tagger reads “{joined(text, one.cue)}” as the cue"
    return f"{cue} and “{joined(text, one.source)}” as its source" if one.source else f"{cue} and no source for it"
