"""`python -m benchmarks people`: coreference of persons on GUM's dev documents, beside names matched by their words.

CoNLL F1 is the mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014, ACL). It is taken over entities that GUM types as persons and mentions
more than once; a mention is known by its head word, since Quoth marks names and pronouns and GUM whole phrases.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from benchmarks.bench import Figures, Row, bench, percent, rows
from benchmarks.speakers import plain_article
from quoth.model import Article
from quoth.people import resolve_people

Chain = frozenset[tuple[str, int]]
"""The mentions of one entity: document and first character of the head word."""


def run(argv: list[str]) -> Figures:
    """CoNLL F1 and its parts, by name `people.gum-dev.MEASURE`; the baseline under `people.gum-dev-names`."""
    argparse.ArgumentParser(prog="python -m benchmarks people", description=__doc__).parse_args(argv)
    gold: list[Chain] = []
    ours: list[Chain] = []
    names: list[Chain] = []
    for row in rows(bench() / "coref" / "gum-dev.jsonl.gz"):
        article = resolve_people(plain_article(row["text"], row["title"]))
        gold += _several(gold_chains(row))
        ours += _several(_chains(row, article))
        names += _several(_by_name(row, article))
    return _measured("people.gum-dev", gold, ours) | _measured("people.gum-dev-names", gold, names)


def _several(chains: Sequence[Chain]) -> list[Chain]:
    return [chain for chain in chains if len(chain) > 1]


def gold_chains(row: Row) -> list[Chain]:
    """The persons of a GUM document."""
    chains: dict[str, set[tuple[str, int]]] = {}
    for mention in row["mentions"]:
        if mention["entity_type"] == "person":
            head = mention["tokens"][0] + int(str(mention["head"]).split(",", maxsplit=1)[0]) - 1
            chains.setdefault(mention["cluster"], set()).add((row["id"], row["tokens"][head][0]))
    return [frozenset(chain) for chain in chains.values()]


def _chains(row: Row, article: Article) -> list[Chain]:
    heads = _heads(row)
    found = [[heads.get((m.start, m.end), m.start) for m in person.mentions] for person in article.people if person.kind == "person"]
    return [frozenset((row["id"], head) for head in chain) for chain in found]


def _heads(row: Row) -> dict[tuple[int, int], int]:
    """The head word of each phrase that GUM marks."""
    return {tuple(m["span"]): row["tokens"][m["tokens"][0] + int(str(m["head"]).split(",", maxsplit=1)[0]) - 1][0] for m in row["mentions"]}


def _by_name(row: Row, article: Article) -> list[Chain]:
    """The baseline: mentions whose words are the same name."""
    heads = _heads(row)
    chains: dict[str, set[tuple[str, int]]] = {}
    for person in article.people:
        for mention in person.mentions if person.kind == "person" and person.named else ():
            words = mention.of(article.text)
            if words[0].isupper():
                chains.setdefault(words.lower(), set()).add((row["id"], heads.get((mention.start, mention.end), mention.start)))
    return [frozenset(chain) for chain in chains.values()]


def _measured(name: str, gold: list[Chain], found: list[Chain]) -> Figures:
    scores = {"muc": muc(gold, found), "b3": b_cubed(gold, found), "ceafe": ceaf_e(gold, found)}
    return {f"{name}.{measure}": percent(score) for measure, score in scores.items()} | {f"{name}.conll": percent(sum(scores.values()) / 3)}


def f1(recall: float, precision: float) -> float:
    """The harmonic mean; 0 when both are."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def muc(gold: list[Chain], found: list[Chain]) -> float:
    """F1 over links (Vilain et al. 1995)."""

    def share(keys: list[Chain], answers: list[Chain]) -> float:
        of = {mention: i for i, chain in enumerate(answers) for mention in chain}
        kept = sum(len(chain) - len({of.get(mention, mention) for mention in chain}) for chain in keys)
        return kept / sum(len(chain) - 1 for chain in keys)

    return f1(share(gold, found), share(found, gold)) if gold and found else 0.0


def b_cubed(gold: list[Chain], found: list[Chain]) -> float:
    """F1 over mentions (Bagga and Baldwin 1998)."""

    def share(keys: list[Chain], answers: list[Chain]) -> float:
        of = {mention: i for i, chain in enumerate(answers) for mention in chain}
        kept = 0.0
        for chain in keys:
            together = Counter(of[mention] for mention in chain if mention in of)
            kept += sum(n * n for n in together.values()) / len(chain)
        return kept / sum(map(len, keys))

    return f1(share(gold, found), share(found, gold)) if gold and found else 0.0


def ceaf_e(gold: list[Chain], found: list[Chain]) -> float:
    """F1 over entities, matched one to one (Luo 2005); the match is greedy, which differs from the optimum in rare ties only."""
    pairs = []
    of = {mention: i for i, chain in enumerate(found) for mention in chain}
    for i, chain in enumerate(gold):
        for j, both in Counter(of[mention] for mention in chain if mention in of).items():
            pairs.append((2 * both / (len(chain) + len(found[j])), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    total = 0.0
    for likeness, i, j in sorted(pairs, reverse=True):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            total += likeness
    return f1(total / len(gold), total / len(found)) if gold and found else 0.0
