"""Who signed the article: every name that a witness gives, weighed one by one; empty when nobody signed."""

from __future__ import annotations

from quoth.article.metadata.evidence import Evidence
from quoth.article.metadata.names import has_job, is_agency, is_newsroom
from quoth.article.metadata.outlet import is_outlet
from quoth.article.metadata.signatures import name_key, signatures
from quoth.article.metadata.weighing import Candidate, fact, merged, weights
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import key
from quoth.model import Fact

_STRONG = ("json-ld author", "meta author", "rel author", "itemprop author")
_LEAST_ALONE = (-0.4, -1.1)
"""How strong the only name of a page must be: of any page, and of one that calls itself an article."""


def read_byline(evidence: Evidence) -> tuple[tuple[str, ...], list[Fact]]:
    """The authors in the order of the byline, with a decision each."""
    table = weights("byline")
    candidates = byline_candidates(evidence)
    strengths = [c.strength(table) for c in candidates]
    taken = signing(strengths, evidence.seen.kind)
    left = sorted((at for at in range(len(candidates)) if at not in taken), key=lambda at: -strengths[at])
    rivals = [(candidates[at].value, candidates[at].rules[0]) for at in left]
    authors = [candidates[at] for at in taken]
    return tuple(c.value for c in authors), [fact("authors", c.value, c.rules[0], rivals) for c in authors]


def signing(strengths: list[float], kind: str) -> list[int]:
    """The places, in a list of strengths, of those who signed: all that the weights are sure of, or else the likeliest if not far below."""
    best = max(strengths, default=0.0)
    if best > 0:
        return [at for at, strength in enumerate(strengths) if strength > 0]
    return [strengths.index(best)] if strengths and best > _LEAST_ALONE[kind != "page"] else []


def byline_candidates(evidence: Evidence) -> list[Candidate[str]]:
    """Every name that may have signed, with the marks that speak for and against it."""
    seen, names = evidence.seen, evidence.names
    candidates = merged(signatures(evidence), name_key)
    given = {rule for c in candidates for rule in c.rules}
    kind = seen.kind
    keys = [f" {name_key(c.value)} " for c in candidates]
    title = key(seen.title)
    return [
        Candidate(
            c.value,
            c.rules,
            c.marks | _marks(c, number, seen, names) | _context(number, candidates, keys, given) | _on_page(c, keys[number], kind, title),
        )
        for number, c in enumerate(candidates)
    ]


def _marks(candidate: Candidate[str], number: int, seen: Witnesses, names: frozenset[str]) -> frozenset[str]:
    name = candidate.value
    words = name.split()
    marks = {f"words {min(len(words), 5)}", f"candidate {min(number + 1, 4)}", f"witnesses {min(len(candidate.rules), 5)}"}
    cased = [word for word in words if word[0].isalpha() and word[0].lower() != word[0].upper()]
    if not cased:
        marks.add("caseless script")
    elif all(word[0].isupper() for word in cased):
        marks.add("capitals all words" if name.upper() != name else "all capitals")
    elif cased[0][0].islower() and len(words) == 1:
        marks.add("lower one word")
    elif cased[0][0].islower():
        marks.add("lower first")
    else:
        marks.add("lower inside")
    if any(c.isdigit() for c in name):
        marks.add("has digit")
    if is_outlet(name, names):
        marks.add("is outlet")
    if is_agency(name):
        marks.add("is agency")
    if has_job(name, seen.locale.language):
        marks.add("has job")
    if is_newsroom(name, seen.locale.language):
        marks.add("is newsroom")
    if "." in name and " " not in name:
        marks.add("has dot")
    if any(c in name for c in '!?%$=<>{}#"“”„»«:'):
        marks.add("has signs")
    return frozenset(marks | {f"{rule} & {mark}" for rule in candidate.rules for mark in marks})


def _context(number: int, candidates: list[Candidate[str]], keys: list[str], given: set[str]) -> frozenset[str]:
    """How the name stands to the other candidates of the page; `given` are the rules that gave any."""
    own, said = candidates[number].rules, keys[number]
    marks = {f"beside stronger {rule}" for rule in _STRONG if rule in given and rule not in own}
    marks.add("sources " + "+".join(sorted({rule.split()[0] for rule in own})))
    if number and own == candidates[0].rules:
        marks.add("rules of the first")
        marks |= {f"rules of the first: {rule}" for rule in own}
    for at, other in enumerate(keys):
        if at != number:
            if said in other:
                marks |= {"within other"} | {f"within {rule}" for rule in candidates[at].rules}
            if other in said:
                marks |= {"around other"} | {f"around {rule}" for rule in candidates[at].rules}
    return frozenset(marks)


def _on_page(candidate: Candidate[str], said: str, kind: str, title: str) -> set[str]:
    """What the page's kind and title say of the name."""
    marks = {f"{kind}: {rule}" for rule in candidate.rules}
    return marks | {"in title"} if said.strip() and said.strip() in title else marks
