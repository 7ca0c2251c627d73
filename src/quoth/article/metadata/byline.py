"""Who signed the article: every name that a witness gives, weighed one by one; empty when nobody signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quoth.article.metadata.jsonld import Record, by_id, types
from quoth.article.metadata.metatags import meta_tags
from quoth.article.metadata.names import has_job, is_agency, is_newsroom, names_in, starts_as_byline
from quoth.article.metadata.outlet import is_outlet
from quoth.article.metadata.surroundings import Surroundings
from quoth.article.metadata.weighing import Candidate, Claim, fact, merged, weights
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import key, plain
from quoth.model import Fact

_STRONG = ("json-ld author", "meta author", "rel author", "itemprop author")
_LONGEST = 160
_MOST_RECORDS = 60
_NEAR_LINES = 10
_LONGEST_SIGNATURE = 40
_NOT_LETTERS = re.compile(r"[\W_]+")
_BY_INSIDE = re.compile(r"(?<!\w)(?:by|von|par|por|di|door|av|af|przez)\s+(?=[^\W\d_a-z])", re.IGNORECASE)


def read_byline(seen: Witnesses, names: frozenset[str], around: Surroundings) -> tuple[tuple[str, ...], list[Fact]]:
    """The authors in the order of the byline, with a decision each."""
    table = weights("byline")
    candidates = byline_candidates(seen, names, around)
    taken = [c for c in candidates if c.strength(table) > 0]
    left = sorted((c for c in candidates if c not in taken), key=lambda c: -c.strength(table))
    rivals = [(c.value, c.rules[0]) for c in left]
    return tuple(c.value for c in taken), [fact("authors", c.value, c.rules[0], rivals) for c in taken]


def stated_authors(seen: Witnesses) -> tuple[str, ...]:
    """The authors whom the article's own JSON-LD names, when every meta tag that names authors names the same; otherwise none."""
    said: dict[str, dict[str, str]] = {}
    for claim in _stated(seen):
        if claim.rule == "json-ld author" or claim.rule.startswith("meta"):
            said.setdefault(claim.rule, {})[_same(claim.value)] = claim.value
    own = said.get("json-ld author", {})
    agreed = all(names.keys() == own.keys() for names in said.values())
    return tuple(own.values()) if agreed else ()


def byline_candidates(seen: Witnesses, names: frozenset[str], around: Surroundings) -> list[Candidate[str]]:
    """Every name that may have signed, with the marks that speak for and against it."""
    claims = [*_stated(seen), *_shown(seen), *_printed(seen, around)]
    candidates = merged(claims, _same)
    rules = frozenset(rule for c in candidates for rule in c.rules)
    keys = [f" {_same(c.value)} " for c in candidates]
    title = key(seen.title)
    return [
        Candidate(
            c.value, c.rules, c.marks | _marks(c, number, seen, names) | _context(c, rules, keys, number) | _titled(keys[number], title)
        )
        for number, c in enumerate(candidates)
    ]


def _same(name: str) -> str:
    return _NOT_LETTERS.sub(" ", key(name)).strip()


def _listed(rule: str, names: tuple[str, ...], marks: frozenset[str] = frozenset()) -> Iterator[Claim[str]]:
    for number, name in enumerate(names):
        yield Claim(name, rule, marks | {f"{rule}: {min(number + 1, 3)} of {min(len(names), 4)}"})


def _stated(seen: Witnesses) -> Iterator[Claim[str]]:
    """What JSON-LD and the meta tags state."""
    known = by_id(seen.records)
    language = seen.locale.language
    for number, record in enumerate(seen.articles[:6]):
        for field in ("author", "creator", "contributor", "editor"):
            given = record.get(field)
            people = given[:30] if isinstance(given, list) else [given]
            rule = f"json-ld {field}" if number == 0 else f"json-ld other {field}"
            for person in people:
                name, kind = _person(person, known)
                if name:
                    yield from _listed(rule, names_in(name, language), frozenset({f"{rule} {kind}", f"{rule} {min(len(people), 4)}"}))
    articles = {id(record) for record in seen.articles[:6]}
    for record in seen.records[:_MOST_RECORDS]:
        if "Person" in types(record) and isinstance(record.get("name"), str):
            yield from _listed("json-ld person", names_in(record["name"], language))
        elif record.get("author") and id(record) not in articles:
            name, _ = _person(record["author"][0] if isinstance(record["author"], list) and record["author"] else record["author"], known)
            yield from _listed("json-ld " + "+".join(sorted(types(record))[:1]), names_in(name, language))
    for rule, tags in meta_tags("byline").items():
        values = [value for value in seen.meta(tags) if "://" not in value and not value.startswith("@")]
        joined = [name for value in values for name in names_in(value, language)]
        yield from _listed(rule, tuple(dict.fromkeys(joined)))
    for at in ("1", "2"):
        label, data = seen.meta([f"twitter:label{at}"]), seen.meta([f"twitter:data{at}"])
        if label and data and starts_as_byline(f"{label[0]}: {data[0]}", language):
            yield from _listed("meta twitter:data", names_in(data[0], language))


def _person(given: Any, known: dict[str, Record]) -> tuple[str, str]:
    """The name and the stated type of a person in JSON-LD."""
    if isinstance(given, str):
        return (plain(given), "text") if "://" not in given else ("", "text")
    if not isinstance(given, dict):
        return "", ""
    full = known.get(given.get("@id", ""), given) if "name" not in given and isinstance(given.get("@id"), str) else given
    name = full.get("name")
    if isinstance(name, list):
        name = ", ".join(part for part in name if isinstance(part, str))
    if not isinstance(name, str):
        name = " ".join(part for part in (full.get("givenName"), full.get("familyName")) if isinstance(part, str))
    kind = next(iter(sorted(types(full))), "untyped")
    return ("", kind) if "://" in name else (plain(name), kind)


def _shown(seen: Witnesses) -> Iterator[Claim[str]]:
    """What elements marked as a byline show."""
    language = seen.locale.language
    first_heading = seen.headings[0].order if seen.headings else -1
    for count, element in enumerate(seen.bylines, 1):
        text, rule = element.text or element.attributes.get("content") or "", element.rule
        opened = starts_as_byline(text, language)
        where = "before" if element.order < first_heading else "after"
        marks = {f"{rule} {where}", f"shown {min(count, 4)}", *(f"shown in {place}" for place in element.places)}
        if opened:
            marks.add("shown with opener")
        yield from _listed(rule, names_in(text, language), frozenset(marks))


def _printed(seen: Witnesses, around: Surroundings) -> Iterator[Claim[str]]:
    """What lines beside the headline say, where no markup names them."""
    language = seen.locale.language
    lines = [(line, f"before {min(n, 3)}") for n, line in enumerate(reversed(around.before[-5:]), 1)]
    lines += [(line, f"after {min(n, 6)}") for n, line in enumerate(around.after[:_NEAR_LINES], 1)]
    for line, where in lines:
        if len(line) > _LONGEST:
            continue
        rest = starts_as_byline(line, language)
        if rest is not None:
            yield from _listed("line by", names_in(rest, language), frozenset({f"line by {where}"}))
        elif inside := _BY_INSIDE.search(line):
            yield from _listed("line by inside", names_in(line[inside.end() :], language), frozenset({f"line {where}"}))
        elif len(line) <= _LONGEST_SIGNATURE and where[0] == "a":
            yield from _listed("line", names_in(line, language), frozenset({f"line {where}"}))


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


def _context(candidate: Candidate[str], rules: frozenset[str], keys: list[str], number: int) -> frozenset[str]:
    """How the name stands to the other candidates of the page."""
    marks = {f"beside stronger {rule}" for rule in _STRONG if rule in rules and rule not in candidate.rules}
    marks.add("sources " + "+".join(sorted({rule.split()[0] for rule in candidate.rules})))
    marks |= {f"{one} + {two}" for one in candidate.rules for two in candidate.rules if one < two}
    said = keys[number]
    for at, other in enumerate(keys):
        if at != number:
            if said in other:
                marks.add("within other")
            if other in said:
                marks.add("around other")
    return frozenset(marks)


def _titled(said: str, title: str) -> frozenset[str]:
    return frozenset({"in title"}) if said.strip() and said.strip() in title else frozenset()
