"""Who a source means, for each form that it can have.

Names settle themselves. "I" and "who" are settled by grammar, a description that says so is somebody new; another pronoun, description or
silence is a question for the chooser.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quoth.people.asking import Answer, Asker
from quoth.people.features import Question
from quoth.people.lexicon import Noun, Pronoun
from quoth.people.profiles import Profile
from quoth.people.reading import pronoun_of
from quoth.people.relatives import before_relative, body_before, described_before, joined_before, person_before, relative_before, set_beside
from quoth.people.scene import SPEAKERS, Referent, Scene
from quoth.people.sources import Source, read_phrase, read_source

_LIKELY = 0.9
_OPENING = 2
"""The paragraphs that may speak of somebody before they are named: headline, deck, lead."""
_PLAIN = 0.9
"""How likely one of several who share a name must be to be told."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Tells who sources mean; adds whoever is new to the scene, and keeps in `makers` who made the documents named so far."""

    scene: Scene
    asker: Asker
    makers: dict[str, int] = field(default_factory=dict)

    def who(self, source: Source, at: int, content: frozenset[int], least: float) -> Answer:
        """Who the source at word `at` means; `content` are its quotation's words, `least` how likely an unprinted source must be."""
        if source.form == "name":
            return self._named(source.names[0])
        if source.form == "several":
            return self._several(source)
        if source.form == "pronoun" and source.pronoun:
            return self._by_pronoun(source, source.pronoun, at, content)
        if source.form == "implicit":
            return self.asker.ask(Question(at, source, "-", "any", content, speaks=True), least=least)
        return self._described(source, at, content)

    def _by_pronoun(self, source: Source, pronoun: Pronoun, at: int, content: frozenset[int]) -> Answer:
        scene = self.scene
        if pronoun.person == "relative":
            return self._relative(at, pronoun)
        if pronoun.person == "first" and not scene.reading.words[at].quoted:
            return self._narrator(source, pronoun)
        if pronoun.person == "second" and not scene.reading.words[at].quoted:
            return Answer(None, 0.0, (), ("the second person outside quotation marks is whoever reads",))
        if pronoun.person == "first" and pronoun.number == "one":
            turns = [turn.referent for turn in scene.turns[-1:]]
            return Answer(turns[0], _LIKELY, (), ("the first person inside a quotation is its speaker",)) if turns else Answer(None, 0.0)
        return self.asker.ask(Question(at, source, pronoun.gender, pronoun.number, content, speaks=True))

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
            name = scene.named[last]
            if pronoun.gender == "n" and "," in words[last].gap:
                body = body_before(scene.reading, scene.names[name], scene.named, scene.names, scene.lexicon)
                name = name if body is None else body
            return self._named(name)
        return self._described_by_relative(last, at, pronoun)

    def _described_by_relative(self, last: int, at: int, pronoun: Pronoun) -> Answer:
        """Whom the description that ends at word `last` means, where the "who" or "which" at word `at` goes on from it."""
        scene = self.scene
        beside = set_beside(scene.reading, last, frozenset(i for i in scene.named if self._is_person(i)), scene.lexicon)
        if beside is not None and pronoun.gender != "n":
            return self._named(scene.named[beside])
        where = read_phrase(scene.reading, last, scene.lexicon) or [last]
        person = person_before(scene.reading, where[0], scene.lexicon) if "," in scene.reading.words[last].gap else None
        if person is not None and pronoun.gender != "n":
            where = read_phrase(scene.reading, person, scene.lexicon) or [person]
        source = read_source(scene.reading, where, scene.named, scene.names, scene.lexicon)
        if source.form == "nominal" and (source.sort == "person" or pronoun.gender == "n"):
            return self._described(source, source.head, frozenset())
        earlier = relative_before(scene.reading, at, scene.lexicon)
        if pronoun.gender != "n" and earlier is not None and source.sort != "person":
            return self._relative(earlier, pronoun)
        if pronoun.gender == "n" or scene.reading.words[last].capital:
            return Answer(None, 0.0)
        return self.newcomer(Source("nominal", tuple(where), where[-1], noun=Noun("-", "many"), sort="person"), again=True)

    def _is_person(self, at: int) -> bool:
        entity = self.scene.cast.of.get(self.scene.named[at])
        return entity is None or self.scene.referents[entity].kind in SPEAKERS

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
            return self.newcomer(source, again=True)
        if source.reach in ("indefinite", "bare") and not source.age:
            return self.newcomer(source, again=source.reach == "bare" or bool(noun and noun.number == "many"))
        number = noun.number if noun else "any"
        gender = noun.gender if noun and noun.gender in ("m", "f") else "-"
        if gender == "-" and source.sort in ("body", "document"):
            gender, number = "n", "any"
        called = self.scene.reading.words[source.head].low
        answer = self._opening(source, at, called)
        answer = answer or self.asker.ask(Question(at, source, gender, number, content, speaks=True, called=called))
        if answer.referent is None and not answer.candidates:
            return self.newcomer(source, again=True)
        return answer

    def _opening(self, source: Source, at: int, called: str) -> Answer | None:
        """Whom a headline, deck or lead means before it names anybody: "The singer says … The promoter says"; None for what readers tell.

        The only one whom the article calls so further on; or nobody yet, where such a description has just spoken and nobody is called so.
        """
        scene = self.scene
        here = scene.reading.words[at].paragraph
        if here >= _OPENING or source.reach != "definite" or source.owner >= 0 or source.age or source.sort == "document":
            return None
        so_called = [r for r in scene.referents if called in r.profile.heads or (r.named and r.name.lower().endswith(f" {called}"))]
        if len(so_called) == 1 and so_called[0].named and so_called[0].last_before(at) is None:
            told = so_called[0]
            return Answer(told.number, _LIKELY, (), (f"the {called} → {told.name}: the only one so called, further on",))
        against = not so_called and source.sort != "body" and bool(scene.turns)
        return Answer(None) if against and scene.turns[-1].by == "nominal" and scene.turns[-1].paragraph == here else None

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
            return self.newcomer(Source("nominal", (source.owner,), source.owner, proper=True), again=True)
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
        return self.asker.ask(question, [scene.referents[rival] for rival in rivals], _PLAIN)

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

    def newcomer(self, source: Source, *, again: bool) -> Answer:
        """Somebody without a name: the same as before when the same words come `again`, and new otherwise."""
        scene = self.scene
        name = self._worded(source)
        if again:
            bare = _bare(name, scene)
            for referent in reversed(scene.referents):
                if not referent.named and _bare(referent.name, scene) == bare:
                    return Answer(referent.number, 1.0, (), (f"the same words stood before: {referent.name}",))
        here = next((r for r in scene.referents if r.introduced == source.words[0] and r.name == name), None)
        if here is not None:  # two quotations with one source
            return Answer(here.number, 1.0, (), () if here.named else ("the article gives no name",))
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
        """The description as printed, without what is set apart behind it."""
        words = self.scene.reading.words
        end = len(source.words)
        for place, i in enumerate(source.words):
            if i >= source.head and any(sign in words[i].gap for sign in ",;:(—–"):
                end = place + 1
                break
        first, last = source.words[0], source.words[end - 1]
        text = self.scene.reading.text[words[first].start : words[last].end]
        return text[:1].lower() + text[1:] if words[first].opens and not self._always_capital(first) else text

    def _always_capital(self, first: int) -> bool:
        """Is the word that opens a sentence one that is written so anywhere: a name's, a party's, one beside another capital?"""
        scene = self.scene
        word, following = scene.reading.words[first], scene.reading.words[first + 1 : first + 2]
        beside = any(after.capital for after in following) and word.gap == " " and not scene.lexicon.is_small(word.low)
        noun = scene.lexicon.capital_nouns and not scene.lexicon.is_small(word.low)
        return noun or first in scene.named or word.text in scene.lexicon.demonyms or beside

    def _start(self, source: Source) -> int:
        return self.scene.reading.words[source.words[0]].start

    def _end(self, source: Source) -> int:
        return self.scene.reading.words[source.words[-1]].end


def _bare(name: str, scene: Scene) -> str:
    low = name.lower().split()
    return " ".join(low[1:] if len(low) > 1 and low[0] in scene.lexicon.reach else low)
