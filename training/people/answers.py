"""The questions of the training sets with their answers: who each pronoun, description and silence means.

Sets: the quotations of `pages-quotes/train`, the pronouns of GUM's training documents, and GAP. Each gives an article and, for the word a
question is asked at, a test that says whether a candidate is the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.bench import Row, bench, rows
from benchmarks.speakers import plain_article, quoted_article, scorer
from quoth.model import Article
from quoth.people.features import Question
from quoth.people.scene import Referent, Scene

Right = Callable[[Scene, Question, Referent], bool | None]
"""Is this candidate the one who is meant? None where the set does not say."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with its questions' answers. `nobody` tells whether the answer may be nobody of the candidates."""

    set: str
    article: Article
    right: Right
    nobody: Callable[[Scene, Question], bool]


def from_pages() -> Iterator[Lesson]:
    """The quotations of `pages-quotes/train`."""
    score = scorer()
    for row in rows(bench() / "pages-quotes" / "train.jsonl"):
        article = quoted_article(row)
        gold = {quotation.content[0].start: quote for quotation, quote in zip(article.quotations, row["quotes"], strict=True)}
        yield Lesson("pages", article, *_speaker_test(score, gold, row["people"]))


def _speaker_test(score: Any, gold: dict[int, Row], people: list[Row]) -> tuple[Right, Callable[[Scene, Question], bool]]:
    def asked(scene: Scene, question: Question) -> Row | None:
        return gold.get(scene.reading.words[min(question.content)].start) if question.content else None

    def right(scene: Scene, question: Question, referent: Referent) -> bool | None:
        quote = asked(scene, question)
        if quote is None:
            return None
        wanted = [quote["speaker"], *quote.get("speaker_also", [])]
        if referent.named:
            return any(score.named_right(referent.name, name, people) for name in (wanted if quote.get("named", True) else wanted[1:]))
        return not quote.get("named", True) and score.name_tokens(referent.name) in [score.name_tokens(name) for name in wanted]

    def nobody(scene: Scene, question: Question) -> bool:
        quote = asked(scene, question)
        return quote is not None and (not quote.get("named", True) or question.source.form == "nominal")

    return right, nobody


def from_gum() -> Iterator[Lesson]:
    """The pronouns of GUM's training documents, answered by their clusters."""
    for row in rows(bench() / "coref" / "gum-train.jsonl.gz"):
        heads: dict[int, str] = {}
        for mention in sorted(row["mentions"], key=lambda m: m["span"][0] - m["span"][1]):
            head = mention["tokens"][0] + int(str(mention["head"]).split(",")[0]) - 1
            heads[row["tokens"][head][0]] = mention["cluster"]
        yield Lesson("gum", plain_article(row["text"], row["title"]), _cluster_test(heads), lambda *_: False)


def _cluster_test(heads: dict[int, str]) -> Right:
    def right(scene: Scene, question: Question, referent: Referent) -> bool | None:
        words = scene.reading.words
        wanted = heads.get(words[question.at].start)
        if wanted is None:
            return None
        places = (range(s.first, s.last + 1) for s in referent.sightings)
        return any(heads.get(words[i].start) == wanted for place in places for i in place)

    return right


def from_gap() -> Iterator[Lesson]:
    """GAP's pronouns, where one of the two names is meant."""
    for name in ("gap-dev", "gap-validation"):
        for row in rows(bench() / "coref" / f"{name}.jsonl.gz"):
            if row["a_coref"] or row["b_coref"]:
                yield Lesson("gap", plain_article(row["text"]), _gap_test(row), lambda *_: False)


def _gap_test(row: Row) -> Right:
    start, end = row["a"] if row["a_coref"] else row["b"]

    def right(scene: Scene, question: Question, referent: Referent) -> bool | None:
        words = scene.reading.words
        if words[question.at].start != row["pronoun"][0]:
            return None
        return any(start < words[s.last].end and words[s.first].start < end for s in referent.sightings if s.how == "name")

    return right
