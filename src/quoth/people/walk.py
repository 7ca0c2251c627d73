"""One walk through the text: each pronoun and each quotation's source in turn, told from all that was seen before.

What is told becomes a sighting and a turn of speech that later questions see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter

from quoth.model import Article, Kind, Quotation
from quoth.people.asking import Answer
from quoth.people.features import Question
from quoth.people.resolution import Resolver
from quoth.people.scene import Referent, Scene, Turn
from quoth.people.sources import Source, read_source

_SURE = 0.6
"""How likely a pronoun's meaning must be for its gender to be learned."""
_CLEAR = 0.8
"""How likely it must be whom he or she means for the article not to be read again."""
_SEVERAL = 1.2
"""How sure the pronouns taken for somebody must be together, as a sum, for their gender to be known from the start: two likely ones."""
_AGREED = 0.75
"""The share of the pronouns taken for somebody that must be of one gender for it to be learned."""
_PARTLY = 0.8
"""How likely the speaker of marked words in a sentence that names no source must be to be told: the sentence may have one all the same."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A reading in progress; `answers` holds the outcome for each quotation by its place.

    `genders` gathers how surely each pronoun of a gender meant somebody (by number) of whom no gender was known, beside what
    the given name says; a walk that `learns` goes by a pronoun at once. `doubted` are the places of he and she that meant nobody clearly.
    """

    scene: Scene
    resolver: Resolver
    learns: bool = True
    answers: dict[int, Answer] = field(default_factory=dict)
    genders: dict[int, dict[str, float]] = field(default_factory=dict)
    doubted: list[int] = field(default_factory=list)

    def run(self, article: Article, mentions: Sequence[Source]) -> None:
        """Walk through the article, stop by stop in order of place: its quotations, and its `mentions` that are no source of one."""
        reading = self.scene.reading
        stops: list[tuple[int, int, Callable[[], None]]] = []
        taken: set[int] = set()
        for place, quotation in enumerate(article.quotations):
            where, content = reading.within(quotation.source), reading.within(quotation.content)
            taken.update(where)
            start = where[0] if where else content[0] if content else 0
            stops.append((start, place, partial(self._quotation, place, quotation)))
        others = (mention for mention in mentions if taken.isdisjoint(mention.words))
        stops.extend((mention.words[0], -1, partial(self._mention, mention)) for mention in others)
        for _, _, stop in sorted(stops, key=lambda each: each[:2]):
            stop()

    def _mention(self, source: Source) -> None:
        if source.form == "pronoun":
            self._pronoun(source)
        else:
            self._describe(source)

    def _pronoun(self, source: Source) -> None:
        at = source.head
        answer = self.resolver.asker.ask(Question(at, source, source.pronoun.gender if source.pronoun else "-", "one"))
        self._learn_gender(answer, source)
        if answer.followed is not None:
            sighting = self.scene.sighting(at, at, "pronoun", sure=answer.referent is not None)
            self.scene.referents[answer.followed].see(sighting)

    def _describe(self, source: Source) -> None:
        """Take in somebody whom a description brings in or comes back to, unless it only says what a name beside it is."""
        words = self.scene.reading.words
        before, after = source.words[0] - 1, source.words[-1] + 1
        beside = any(0 <= i < len(words) and i in self.scene.named for i in (before - 1, before, after)) and (
            (before >= 0 and ("," in words[before].gap or self.scene.lexicon.is_a(words[before].low, "passive", "subordinator")))
            or after in self.scene.named
        )
        if beside:
            return
        meant = None if source.reach == "indefinite" else self._called(words[source.head].low)
        if meant is None:
            answer = self.resolver.newcomer(source, again=source.reach != "indefinite")
            meant = answer.referent
        if meant is not None and meant >= 0:
            self.scene.referents[meant].see(self.scene.sighting(source.words[0], source.words[-1], "description", sure=False))

    def _called(self, head: str) -> int | None:
        """The only one whom the article has called so; -1 when several are, None when nobody is."""
        called = [
            r.number
            for r in self.scene.referents
            if r.kind not in ("document", "organisation") and (head in r.profile.heads or any(word == head for _, word in r.profile.tied))
        ]
        return called[0] if len(called) == 1 else -1 if called else None

    def _quotation(self, place: int, quotation: Quotation) -> None:
        scene = self.scene
        reading = scene.reading
        where, content = reading.within(quotation.source), reading.within(quotation.content)
        source = read_source(reading, where, scene.named, scene.names, scene.lexicon)
        at = source.head if source.form in ("pronoun", "nominal") else where[0] if where else content[0] if content else 0
        if source.form == "implicit" and quotation.kind is Kind.INDIRECT:
            answer = Answer(None, 0.0, (), ("nothing says whose words these are",))
        else:
            answer = self.resolver.who(source, at, frozenset(content), _PARTLY if quotation.kind is Kind.MIXED else 0.0)
        self.answers[place] = answer
        self._learn_gender(answer, source)
        if answer.followed is not None and reading.words:
            referent = scene.referents[answer.followed]
            sure = answer.referent is not None
            referent.spoken += 1
            if source.form == "nominal" and sure and source.reach != "owned":
                self._learn_description(referent, source)
            if source.form in ("pronoun", "nominal"):
                how = "pronoun" if source.form == "pronoun" else "description"
                referent.see(scene.sighting(source.words[0], source.words[-1], how, sure=sure))
            end = content[-1] if content else at
            scene.turns.append(Turn(referent.number, reading.words[end].paragraph, max(at, end), reading.words[at].sentence, source.form))

    def _learn_description(self, referent: Referent, source: Source) -> None:
        """Keep what a description says of the one it was told to mean, so that the same words mean the same one again."""
        head = self.scene.reading.words[source.head].low
        said = referent.profile
        referent.profile = replace(
            said, heads=said.heads | {head}, words=said.words | source.traits | {head}, ages=said.ages | frozenset({source.age} - {0})
        )

    def _learn_gender(self, answer: Answer, source: Source) -> None:
        """Count the gender that a pronoun shows for somebody with a name of whom none is known."""
        if source.pronoun is None or source.pronoun.gender not in ("m", "f"):
            return
        if answer.referent is None or answer.probability < _CLEAR:
            self.doubted.append(source.head)
        if answer.referent is None:
            return
        referent = self.scene.referents[answer.referent]
        if referent.gender == "-":
            counts = self.genders.setdefault(referent.number, {"m": referent.male / 100, "f": 1 - referent.male / 100})
            counts[source.pronoun.gender] = counts.get(source.pronoun.gender, 0.0) + answer.probability
        if referent.gender == "-" and answer.probability >= _SURE and self.learns:
            referent.gender = source.pronoun.gender

    def shown(self) -> dict[int, str]:
        """The genders that the pronouns of the whole article show of those with a name, where they agree."""
        found: dict[int, str] = {}
        for number, counts in self.genders.items():
            gender, sure = max(counts.items(), key=itemgetter(1))
            if number < len(self.scene.cast.entities) and sure >= max(_SEVERAL, _AGREED * sum(counts.values())):
                found[number] = gender
        return found
