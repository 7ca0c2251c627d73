"""One walk through the text: each pronoun and each quotation's source in turn, told from all that was seen before.

Names settle themselves. A pronoun, a description and a silence are questions; a chooser (the learned ranker, or the answers when it is
trained) picks one of the candidates or nobody. What is chosen becomes a sighting that later questions see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quoth.model import Article, Kind, Quotation
from quoth.people.features import NOBODY, Question, compatible, features_of
from quoth.people.lexicon import Noun, Pronoun
from quoth.people.profiles import Profile
from quoth.people.reading import pronoun_of
from quoth.people.relatives import before_relative, described_before, joined_before, set_beside
from quoth.people.scene import Referent, Scene, Turn
from quoth.people.sources import Source, read_newcomer, read_phrase, read_source
from quoth.people.standing import Features

Chooser = Callable[["Scene", Question, Sequence[Referent], Sequence[Features]], Sequence[float]]
"""Gives the probability of each candidate and, last, that of nobody among them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source means: a referent's number or None, how likely, those it may be, and the steps that led there.

    `guess` is the likeliest where nobody is likely enough to be told: what follows is read as if it were right.
    """

    referent: int | None
    probability: float = 1.0
    candidates: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()
    guess: int | None = None

    @property
    def followed(self) -> int | None:
        """Whom the reading goes on with."""
        return self.guess if self.referent is None else self.referent


@dataclass(slots=True)
class Walk:
    """A reading in progress; `answers` holds the outcome for each quotation by its place, `makers` who made the documents named so far."""

    scene: Scene
    choose: Chooser
    threshold: float
    answers: dict[int, Answer] = field(default_factory=dict)
    makers: dict[str, int] = field(default_factory=dict)

    def run(self, article: Article) -> dict[int, Answer]:
        """Walk through the article; the answer for each of its quotations, by place."""
        reading = self.scene.reading
        taken: set[int] = set()
        events: list[tuple[int, int, Quotation | None]] = []
        for place, quotation in enumerate(article.quotations):
            content = reading.within(quotation.content)
            where = reading.within(quotation.source)
            taken.update(where)
            start = where[0] if where else content[0] if content else 0
            events.append((start, place, quotation))
        for i, word in enumerate(reading.words):
            pronoun = pronoun_of(word, self.scene.lexicon)
            if pronoun and pronoun.person == "third" and pronoun.gender in ("m", "f") and not word.quoted and i not in taken:
                events.append((i, -1, None))
        newcomers = {}
        for i, word in enumerate(reading.words):
            if not word.quoted and i not in taken and (source := read_newcomer(reading, i, self.scene.lexicon)):
                newcomers[i] = source
                events.append((i, -1, None))
        for at, place, asked in sorted(events, key=lambda event: (event[0], event[1])):
            if at in newcomers and asked is None:
                self._introduce(newcomers[at])
            elif asked is None:
                self._pronoun(at)
            else:
                self._quotation(place, asked)
        return self.answers

    def _pronoun(self, at: int) -> None:
        scene = self.scene
        source = Source("pronoun", (at,), at, pronoun=pronoun_of(scene.reading.words[at], scene.lexicon))
        answer = self._ask(Question(at, source, source.pronoun.gender if source.pronoun else "-", "one"))
        if answer.followed is not None:
            scene.referents[answer.followed].see(scene.sighting(at, at, "pronoun", sure=answer.referent is not None))
            self._learn_gender(answer, source)

    def _introduce(self, source: Source) -> None:
        """Take in somebody whom a description brings in, unless it only says what a name beside it is."""
        words = self.scene.reading.words
        before, after = source.words[0] - 1, source.words[-1] + 1
        beside = any(0 <= i < len(words) and i in self.scene.named for i in (before - 1, before, after)) and (
            (before >= 0 and ("," in words[before].gap or self.scene.lexicon.is_a(words[before].low, "passive", "subordinator")))
            or after in self.scene.named
        )
        if not beside:
            answer = self._newcomer(source, again=False)
            if answer.referent is not None:
                self.scene.referents[answer.referent].see(self.scene.sighting(source.words[0], source.words[-1], "description"))

    def _quotation(self, place: int, quotation: Quotation) -> None:
        scene = self.scene
        reading = scene.reading
        where, content = reading.within(quotation.source), reading.within(quotation.content)
        source = read_source(reading, where, scene.named, scene.names, scene.lexicon)
        at = source.head if source.form in ("pronoun", "nominal") else where[0] if where else content[0] if content else 0
        if source.form == "implicit" and quotation.kind is Kind.INDIRECT:
            answer = Answer(None, 0.0, (), ("nothing says whose words these are",))
        else:
            answer = self._source(source, at, frozenset(content), _PARTLY if quotation.kind is Kind.MIXED else 0.0)
        self.answers[place] = answer
        if answer.followed is not None and reading.words:
            referent = scene.referents[answer.followed]
            sure = answer.referent is not None
            referent.spoken += 1
            self._learn_gender(answer, source)
            if source.form == "nominal" and sure and source.reach != "owned":
                self._learn_description(referent, source)
            if source.form in ("pronoun", "nominal"):
                how = "pronoun" if source.form == "pronoun" else "description"
                referent.see(scene.sighting(source.words[0], source.words[-1], how, sure=sure))
            end = content[-1] if content else at
            scene.turns.append(Turn(referent.number, reading.words[end].paragraph, max(at, end), reading.words[at].sentence, source.form))

    def _source(self, source: Source, at: int, content: frozenset[int], least: float) -> Answer:
        if source.form == "name":
            return self._named(source.names[0])
        if source.form == "several":
            return self._several(source)
        if source.form == "pronoun" and source.pronoun:
            return self._by_pronoun(source, source.pronoun, at, content)
        if source.form == "implicit":
            return self._ask(Question(at, source, "-", "any", content, speaks=True), least=least)
        return self._described(source, at, content)

    def _learn_description(self, referent: Referent, source: Source) -> None:
        """Keep what a description says of the one it was told to mean, so that the same words mean the same one again."""
        head = self.scene.reading.words[source.head].low
        said = referent.profile
        referent.profile = replace(
            said, heads=said.heads | {head}, words=said.words | source.traits | {head}, ages=said.ages | frozenset({source.age} - {0})
        )

    def _learn_gender(self, answer: Answer, source: Source) -> None:
        """Keep the gender that a pronoun has shown for somebody of whom none was known."""
        if answer.referent is None or source.pronoun is None or answer.probability < _SURE:
            return
        referent = self.scene.referents[answer.referent]
        if referent.gender == "-" and source.pronoun.gender in ("m", "f"):
            referent.gender = source.pronoun.gender

    def _by_pronoun(self, source: Source, pronoun: Pronoun, at: int, content: frozenset[int]) -> Answer:
        scene = self.scene
        if pronoun.person == "relative":
            return self._relative(at, pronoun)
        if pronoun.person == "first" and not scene.reading.words[at].quoted:
            return self._narrator(source, pronoun)
        if pronoun.person == "first" and pronoun.number == "one":
            turns = [turn.referent for turn in scene.turns[-1:]]
            return Answer(turns[0], _LIKELY, (), ("the first person inside a quotation is its speaker",)) if turns else Answer(None, 0.0)
        return self._ask(Question(at, source, pronoun.gender, pronoun.number, content, speaks=True))

    def _relative(self, at: int, pronoun: Pronoun) -> Answer:
        """Whom "who" stands for: the name or the description right before it, or the name that the description is set beside."""
        scene = self.scene
        words = scene.reading.words
        last = before_relative(scene.reading, at, scene.lexicon)
        if last < 0:
            return Answer(None, 0.0)
        if last in scene.named and "," in words[last].gap and pronoun.gender != "n":
            last = described_before(scene.reading, scene.names[scene.named[last]], scene.lexicon) or last
        if last in scene.named and (pronoun.gender == "n" or self._is_person(last)):
            both = joined_before(scene.reading, last, scene.named, scene.names, scene.lexicon)
            if both is not None and "," in words[last].gap and scene.names[both].kind in ("person", "unknown"):
                return self._several(Source("several", (last,), last, (both, scene.named[last])))
            return self._named(scene.named[last])
        return self._described_by_relative(last, pronoun)

    def _described_by_relative(self, last: int, pronoun: Pronoun) -> Answer:
        """Whom the description that ends at word `last` means, where "who" or "which" goes on from it."""
        scene = self.scene
        beside = set_beside(scene.reading, last, frozenset(i for i in scene.named if self._is_person(i)), scene.lexicon)
        if beside is not None and pronoun.gender != "n":
            return self._named(scene.named[beside])
        where = read_phrase(scene.reading, last, scene.lexicon) or [last]
        source = read_source(scene.reading, where, scene.named, scene.names, scene.lexicon)
        if source.form == "nominal" and (source.sort == "person" or pronoun.gender == "n"):
            return self._described(source, source.head, frozenset())
        if pronoun.gender == "n" or scene.reading.words[last].capital:
            return Answer(None, 0.0)
        return self._newcomer(Source("nominal", tuple(where), where[-1], noun=Noun("-", "many"), sort="person"), again=True)

    def _is_person(self, at: int) -> bool:
        entity = self.scene.cast.of.get(self.scene.named[at])
        return entity is None or self.scene.referents[entity].kind in ("person", "speaker")

    def _narrator(self, source: Source, pronoun: Pronoun) -> Answer:
        """Who writes "I" and "we" outside of quotation marks: the article's author."""
        scene = self.scene
        several = pronoun.number != "one"
        signed = None if scene.bylined else scene.signature_after(source.words[0])
        if not several and signed is not None:
            return Answer(signed, _LIKELY, (), ("the first person outside quotation marks is who signs it",))
        if not several and scene.narrator is not None:
            return Answer(scene.narrator, _LIKELY, (), ("the first person outside quotation marks is the author",))
        name = scene.lexicon.narrators.get("many" if several else "one", "")
        if not name:
            return Answer(None, 0.0)
        known = next((r for r in scene.referents if r.name == name), None)
        if known is None:
            kind = "group" if several else "person"
            known = scene.add(Referent(len(scene.referents), kind, name, named=False, gender="-", many=several, introduced=source.words[0]))
        return Answer(known.number, _LIKELY, (), ("the first person outside quotation marks is the author",))

    def _described(self, source: Source, at: int, content: frozenset[int]) -> Answer:
        """Who a description means: somebody new when it says so itself (a clerk, clerks), else whoever fits best, if anybody does."""
        noun = source.noun
        if source.sort == "document" and (made := self._made(source, content)).referent is not None:
            return made
        if source.proper or (source.reach == "owned" and not source.sort):
            return self._newcomer(source, again=True)
        if source.reach in ("indefinite", "bare") and not source.age:
            return self._newcomer(source, again=source.reach == "bare" or bool(noun and noun.number == "many"))
        number = noun.number if noun else "any"
        gender = noun.gender if noun and noun.gender in ("m", "f") else "-"
        if gender == "-" and source.sort in ("body", "document"):
            gender, number = "n", "any"
        called = self.scene.reading.words[source.head].low
        answer = self._ask(Question(at, source, gender, number, content, speaks=True, called=called))
        if answer.referent is None and not answer.candidates:
            return self._newcomer(source, again=True)
        return answer

    def _made(self, source: Source, content: frozenset[int]) -> Answer:
        """Whoever a document comes from, where it is told here ("Okafor's letter") or was told before ("the letter")."""
        head = self.scene.reading.words[source.head].low
        if source.maker < 0 and source.owner < 0:
            known = self.makers.get(head) if source.reach == "definite" else None
            if known is None:
                return Answer(None, 0.0)
            return Answer(known, _LIKELY, (), (f"the {head} is by {self.scene.referents[known].name}",))
        answer = self._named(source.maker) if source.maker >= 0 else self._owned(source, content)
        if answer.referent is not None:
            self.makers[head] = answer.referent
        return answer

    def _owned(self, source: Source, content: frozenset[int]) -> Answer:
        """Whose document it is, where a pronoun or a capital word owns it: "her letter", "the Reformers’ letter"."""
        scene = self.scene
        word = scene.reading.words[source.owner]
        pronoun = pronoun_of(word, scene.lexicon)
        if pronoun and pronoun.person == "third" and pronoun.gender in ("m", "f"):
            owner = Source("pronoun", (source.owner,), source.owner, pronoun=pronoun)
            return self._by_pronoun(owner, pronoun, source.owner, content)
        if word.capital and not word.opens and pronoun is None:
            return self._newcomer(Source("nominal", (source.owner,), source.owner, proper=True), again=True)
        return Answer(None, 0.0)

    def _named(self, name: int) -> Answer:
        scene = self.scene
        entity = scene.cast.of.get(name)
        if entity is None:
            return self._shared(name, scene.cast.rivals.get(name, ()))
        referent = scene.referents[entity]
        holders = [r for r in scene.referents if referent.name.lower() in r.profile.heads and r.kind == "person"]
        before = scene.reading.words[scene.names[name].first - 1] if scene.names[name].first else None
        definite = before is not None and scene.lexicon.is_a(before.low, "determiner")
        if referent.name.isupper() and definite and len(holders) == 1:
            return Answer(holders[0].number, _LIKELY, (), (f"“{referent.name}” → {holders[0].name}: so titled in the article",))
        printed = " ".join(scene.names[name].title + scene.names[name].parts)
        steps = () if printed == referent.name else (f"“{printed}” is a form of the name {referent.name}",)
        return Answer(entity, 1.0, (), steps)

    def _shared(self, name: int, rivals: tuple[int, ...]) -> Answer:
        """Who bears a name that several share: whoever the text is about there, if that is plain; else nobody."""
        scene = self.scene
        if not rivals:
            return Answer(None, 0.0)
        at = scene.names[name].first
        question = Question(at, Source("name", (at,), at, (name,)), scene.names[name].gender, "one", frozenset(), speaks=True)
        return self._ask(question, [scene.referents[rival] for rival in rivals], _PLAIN)

    def _several(self, source: Source) -> Answer:
        scene = self.scene
        members = [scene.cast.of.get(name) for name in source.names]
        known = tuple(member for member in members if member is not None)
        for referent in scene.referents:
            if referent.members == known:
                return Answer(referent.number)
        words = [scene.referents[member].name for member in known]
        name = f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else scene.reading.text[self._start(source) : self._end(source)]
        new = Referent(
            number=len(scene.referents),
            kind="group",
            name=name,
            named=True,
            gender="-",
            many=True,
            introduced=source.words[0],
            members=known,
        )
        scene.add(new)
        return Answer(new.number, 1.0, (), ("several are named together",))

    def _newcomer(self, source: Source, *, again: bool) -> Answer:
        """Somebody without a name: the same as before when the same words come `again`, and new otherwise."""
        scene = self.scene
        name = self._worded(source)
        if again:
            for referent in reversed(scene.referents):
                if not referent.named and _bare(referent.name, scene) == _bare(name, scene):
                    return Answer(referent.number, 1.0, (), (f"the same words stood before: {referent.name}",))
        noun = source.noun
        many = noun is not None and noun.number == "many"
        kind = {"body": "organisation", "document": "document", "person": "group" if many else "person"}.get(source.sort, "unknown")
        head = scene.reading.words[source.head].low
        gender = noun.gender if noun else "-"
        profile = Profile(frozenset({head}), source.traits | {head}, frozenset({source.age} - {0}), gender)
        new = Referent(
            number=len(scene.referents),
            kind=kind,
            name=name,
            named=source.proper,
            gender=gender,
            many=many,
            profile=profile,
            introduced=source.words[0],
        )
        scene.add(new)
        return Answer(new.number, 1.0, (), () if source.proper else ("the article gives no name",))

    def _worded(self, source: Source) -> str:
        """The description as printed, without what follows the first comma."""
        words = self.scene.reading.words
        end = len(source.words)
        for place, i in enumerate(source.words):
            if i >= source.head and "," in words[i].gap:
                end = place + 1
                break
        first, last = source.words[0], source.words[end - 1]
        text = self.scene.reading.text[words[first].start : words[last].end]
        return text if words[first].capital and first in self.scene.named else text[:1].lower() + text[1:] if words[first].opens else text

    def _start(self, source: Source) -> int:
        return self.scene.reading.words[source.words[0]].start

    def _end(self, source: Source) -> int:
        return self.scene.reading.words[source.words[-1]].end

    def _ask(self, question: Question, among: Sequence[Referent] | None = None, least: float = 0.0) -> Answer:
        """The likeliest candidate, when it is likely enough; `among` limits who may be meant, `least` raises the threshold."""
        scene = self.scene
        third = question.source.form in ("pronoun", "implicit")
        candidates = list(among or ())
        if among is None:
            candidates = [r for r in scene.referents if compatible(question, r) and not (third and r.number == scene.narrator)]
        rows = features_of(scene, question, candidates)
        rows.append(nobody_features(question))
        chances = self.choose(scene, question, candidates, rows)
        ranked = sorted(range(len(candidates)), key=lambda i: (-chances[i], i))
        if not ranked or chances[-1] >= chances[ranked[0]]:
            return Answer(None, chances[-1])
        best = ranked[0]
        enough = self.threshold if candidates[best].named else self.threshold * _UNNAMED
        if chances[best] < max(enough, least):
            open_ = tuple(candidates[i].number for i in ranked if chances[i] >= _WORTH_SHOWING)
            return Answer(None, chances[best], open_, guess=candidates[best].number)
        return Answer(candidates[best].number, chances[best], (), _reasons(scene, question, candidates[best], rows[best]))


_WORTH_SHOWING = 0.1
_SURE, _LIKELY = 0.6, 0.9
_UNNAMED = 0.7
"""The share of the threshold that does for somebody without a name: only a wrong name is worse than none."""
_PARTLY = 0.8
"""How likely the speaker of marked words in a sentence that names no source must be to be told: the sentence may have one all the same."""
_PLAIN = 0.9
"""How likely one of several who share a name must be to be told."""


def nobody_features(question: Question) -> Features:
    """The features of the answer "nobody of these"."""
    source = question.source
    found = {NOBODY: 1.0, f"{NOBODY} {source.reach}": 1.0}
    if source.form == "nominal":
        found[f"{NOBODY} {source.sort or 'thing'}"] = 1.0
        found[f"{NOBODY} many"] = float(question.many == "many")
        found[f"{NOBODY} traits"] = float(bool(source.traits))
    return found


def _bare(name: str, scene: Scene) -> str:
    low = name.lower().split()
    return " ".join(low[1:] if len(low) > 1 and low[0] in scene.lexicon.reach else low)


def _reasons(scene: Scene, question: Question, referent: Referent, found: Features) -> tuple[str, ...]:
    """Why this candidate, in words: what the description states, or where the candidate was last seen."""
    words = scene.reading.words
    said = "the quotation has no source of its own" if not question.source.words else f"“{words[question.source.head].text}”"
    because = [
        reason
        for name, reason in (
            ("age", "of that age"),
            ("called so", "so described in the article"),
            ("tied", "so related in the article"),
            ("last speaker", "the last to speak"),
            ("sentence before", "named in the sentence before"),
            ("same sentence", "named in the same sentence"),
        )
        if found.get(name)
    ]
    seen = referent.last_before(question.at)
    printed = scene.reading.text[words[seen.first].start : words[seen.last].end] if seen else referent.name
    steps = [f"{said} → “{printed}”: {', '.join(because[:2]) or 'the likeliest of those who fit'}"]
    if printed != referent.name:
        steps.append(f"“{printed}” → {referent.name}")
    return tuple(steps)
