"""Words printed twice: a subhead, a deck or a caption repeats what somebody says in full below, and names nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quoth.model import Article, Kind, Quotation
from quoth.people.asking import Answer
from quoth.people.scene import Scene

_WORD = re.compile(r"\w+")
_ENOUGH = 4
"""Fewer words may be anybody's."""
_LIKELY = 0.9


def with_echoes(article: Article, scene: Scene, answers: Mapping[int, Answer]) -> dict[int, Answer]:
    """The answers by place of quotation, where one in marks without a source takes the speaker of the one that holds the same words."""
    said = [f" {_words(article, quotation)} " for quotation in article.quotations]
    speaking = [
        (words, answer.referent)
        for place, (quotation, words) in enumerate(zip(article.quotations, said, strict=True))
        if quotation.source and quotation.kind is not Kind.INDIRECT and (answer := answers.get(place)) and answer.referent is not None
    ]
    found = dict(answers)
    for place, (quotation, words) in enumerate(zip(article.quotations, said, strict=True)):
        if quotation.source or quotation.kind is not Kind.DIRECT or len(words.split()) < _ENOUGH:
            continue
        speakers = {referent for others, referent in speaking if words in others}
        if len(speakers) == 1:
            (speaker,) = speakers
            found[place] = Answer(speaker, _LIKELY, (), (f"{scene.referents[speaker].name} is printed as saying the same words",))
    return found


def _words(article: Article, quotation: Quotation) -> str:
    return " ".join(word for span in quotation.content for word in _WORD.findall(span.of(article.text).casefold()))
