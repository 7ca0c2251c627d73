"""Articles made from the bench's statistics: any number of them, the same ones for the same seed.

Quotations are chains of word pairs as the bench's quotations have them, of the bench's lengths; the rest of an article are words as
often as the bench has them. Speakers and outlets follow Zipf's law, as in any newspaper; one quotation in twenty repeats an earlier
statement of its speaker, one article in fifty is another outlet's copy of the one before.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

from benchmarks.bench import bench, rows
from quoth.model import Article, Block, Kind, Moment, Origin, Person, Quotation, Role, content_id, quotation_id
from quoth.spans import Span

SPEAKERS = 60_000
OUTLETS = 80
DAYS = 1500
START = datetime(2020, 1, 1, tzinfo=UTC)
_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or"))


@dataclass(frozen=True, slots=True)
class Bench:
    """What the generator takes from the bench."""

    said: tuple[str, ...]
    kinds: tuple[Kind, ...]
    lengths: tuple[int, ...]
    follows: dict[str, tuple[str, ...]]
    vocabulary: tuple[str, ...]
    weights: tuple[int, ...]


def statistics() -> Bench:
    """The quotations of the bench's English training set, and how their words follow each other."""
    said, kinds, counts = [], [], Counter[str]()
    follows: dict[str, list[str]] = {}
    for row in rows(bench() / "quotes" / "polnear-train.jsonl.gz"):
        counts.update(row["text"].split())
        for quotation in row["quotations"]:
            words = [word for start, end in quotation["content"] for word in row["text"][start:end].split()]
            said.append(" ".join(words))
            kinds.append(Kind(quotation["type"]))
            for word, after in pairwise(words):
                follows.setdefault(word, []).append(after)
    frozen = {word: tuple(after) for word, after in follows.items()}
    lengths = tuple(len(text.split()) for text in said)
    return Bench(tuple(said), tuple(kinds), lengths, frozen, tuple(counts), tuple(accumulate(counts.values())))


class Newsroom:
    """A source of articles."""

    def __init__(self, taken: Bench, seed: int = 6) -> None:
        self._bench = taken
        self._chance = random.Random(seed)  # noqa: S311 - a seeded choice, not a secret
        self._speakers = tuple(self._name() for _ in range(SPEAKERS))
        self._outlets = tuple(
            f"The {self._name().split()[1]} {paper}" for paper in ("Post", "News", "Herald", "Times") for _ in range(OUTLETS // 4)
        )
        self._earlier: dict[str, str] = {}
        self._last: Article | None = None

    def articles(self, count: int, start: int = 0) -> Iterator[Article]:
        """Articles number `start` to `start + count`, spread over the days of an archive that grows."""
        for number in range(start, start + count):
            if self._last is not None and self._chance.random() < 1 / 50:
                yield replace(self._last, id=content_id("copy", str(number)), url=f"https://copy.example/{number}", outlet=self._outlet())
                continue
            self._last = self._article(number)
            yield self._last

    def _article(self, number: int) -> Article:
        chance = self._chance
        key = content_id("generated", str(number))
        cast = [
            Person(content_id(key, name), name, aliases=(name.split()[-1],)) for name in dict.fromkeys(self._speaker() for _ in range(3))
        ]
        parts, blocks, quotations, place = [], [], [], 0
        for _ in range(chance.choice((2, 3, 4, 5, 5, 6, 7, 8))):
            person = chance.choice(cast)
            words, lead = self._said(person.name), self._words(chance.randint(15, 60))
            text = f"{lead}. “{words},” said {person.name}."
            start = place + len(lead) + 3
            content = (Span(start, start + len(words)),)
            source = (Span(place + len(text) - 1 - len(person.name), place + len(text) - 1),)
            kind = self._bench.kinds[int(chance.random() * len(self._bench.kinds))]
            identity = quotation_id(key, kind, content, "generated")
            sure = round(0.5 + chance.random() / 2, 3)
            quotations.append(
                Quotation(identity, key, kind, content, content, (), source, person, confidence=sure, because=("marks", "name"))
            )
            blocks.append(Block(Role.PARAGRAPH, text, Span(place, place + len(text)), "article > p"))
            parts.append(text)
            place += len(text) + 2
        when = START + timedelta(days=chance.random() * DAYS)
        return Article(
            id=key,
            origin=Origin("warc", f"crawl-{number // 1000}.warc.gz", number),
            url=f"https://news.example/{when:%Y/%m/%d}/{number}",
            canonical=None,
            outlet=self._outlet(),
            title=self._words(9),
            authors=(self._speaker(),),
            published=Moment(when.replace(second=0, microsecond=0), "minute", "+00:00"),
            modified=None,
            section=("News",),
            tags=(),
            language="en",
            text="\n\n".join(parts),
            blocks=tuple(blocks),
            quotations=tuple(quotations),
            people=tuple(cast),
        )

    def _name(self) -> str:
        return " ".join("".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((2, 2, 3)))).capitalize() for _ in range(2))

    def _speaker(self) -> str:
        return self._speakers[int(len(self._speakers) ** self._chance.random()) - 1]

    def _outlet(self) -> str:
        return self._outlets[int(len(self._outlets) ** self._chance.random()) - 1]

    def _words(self, count: int) -> str:
        total, chance, taken = self._bench.weights[-1], self._chance, self._bench
        return " ".join(taken.vocabulary[bisect(taken.weights, chance.random() * total)] for _ in range(count)).replace("\n", " ")

    def _said(self, speaker: str) -> str:
        chance, taken = self._chance, self._bench
        if speaker in self._earlier and chance.random() < 1 / 20:
            return self._earlier[speaker]
        words = [taken.said[int(chance.random() * len(taken.said))].split()[0]]
        for _ in range(taken.lengths[int(chance.random() * len(taken.lengths))] - 1):
            after = taken.follows.get(words[-1]) or (taken.said[int(chance.random() * len(taken.said))].split()[0],)
            words.append(after[int(chance.random() * len(after))])
        said = " ".join(words)
        if len(words) > 12:
            self._earlier[speaker] = said
        return said
