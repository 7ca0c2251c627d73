"""The names that a page gives as authors: stated in JSON-LD and meta tags, shown in elements marked as bylines, printed in its lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from quoth.article.metadata.calendar import find_moments
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.evidence import Evidence
from quoth.article.metadata.jsonld import Record, by_id, types
from quoth.article.metadata.metatags import meta_tags
from quoth.article.metadata.names import has_job, names_in, openings, starts_as_byline
from quoth.article.metadata.outlet import is_outlet
from quoth.article.metadata.surroundings import Surroundings, line_from
from quoth.article.metadata.weighing import Claim
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import key, plain

_STATING = frozenset({"json-ld author", "meta author", "meta parsely", "rel author", "itemprop author", "line by"})
_LONGEST, _LONGEST_DATED, _LONGEST_SIGNATURE = 160, 100, 40
_NEAR = (4, 12, 40, 120)
"""How many elements apart is near."""
_NEAR_LINES, _SOURCE_BEFORE = 10, 3_000
_MOST_SPACES = 5
_MOST_RECORDS, _MOST_SIGNED = 60, 6
_NOT_LETTERS = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d\d")
_NO_LETTERS = re.compile(r"^[\W\d_]+")
_LABEL = re.compile(r"[:：]")
_CLOCK_WORD = re.compile(r"^\w{1,3}\b[\W\d_]+")


def agreed_authors(stated: Iterable[Claim[str]]) -> tuple[str, ...]:
    """The authors whom the article's own JSON-LD names, when every meta tag that names authors names the same; otherwise none."""
    said: dict[str, dict[str, str]] = {}
    for claim in stated:
        if claim.rule == "json-ld author" or claim.rule.startswith("meta"):
            said.setdefault(claim.rule, {})[name_key(claim.value)] = claim.value
    own = said.get("json-ld author", {})
    agreed = all(names.keys() == own.keys() for names in said.values())
    return tuple(own.values()) if agreed else ()


def name_key(name: str) -> str:
    """What two writings of a name share: no case, accents kept, no punctuation."""
    return _NOT_LETTERS.sub(" ", key(name)).strip()


def signatures(evidence: Evidence) -> list[Claim[str]]:
    """Every name that a witness gives as an author; the whole page is searched only where none is stated or printed at the headline."""
    seen = evidence.seen
    claims = [*evidence.authors, *_shown(seen), *_printed(seen, evidence.around)]
    if not any(claim.rule in _STATING and not is_outlet(claim.value, evidence.names) for claim in claims):
        claims += _signed(seen)
    return claims


def _listed(rule: str, names: tuple[str, ...], marks: frozenset[str] = frozenset()) -> Iterator[Claim[str]]:
    for number, name in enumerate(names):
        yield Claim(name, rule, marks | {f"{rule}: {min(number + 1, 3)} of {min(len(names), 4)}"})


def stated_names(seen: Witnesses) -> Iterator[Claim[str]]:
    """The names that JSON-LD and the meta tags state as authors."""
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
    first_heading = seen.headings[0].element if seen.headings else -1
    for count, element in enumerate(seen.bylines, 1):
        text, rule = element.text or element.attributes.get("content", ""), element.rule
        opened = starts_as_byline(text, language)
        where = "before" if element.element < first_heading else "after"
        distance = bisect_left(_NEAR, abs(element.element - first_heading))
        marks = {
            f"{rule} {where}",
            f"{rule} {where} {distance}",
            f"shown {where} {distance}",
            f"shown {min(count, 4)}",
            *(f"shown in {place}" for place in element.places),
        }
        if opened:
            marks.add("shown with opener")
        yield from _listed(rule, names_in(text, language), frozenset(marks))


def _printed(seen: Witnesses, around: Surroundings) -> Iterator[Claim[str]]:
    """What lines beside the headline say, where no markup names them."""
    language = seen.locale.language
    lines = [(line, f"before {min(n, 3)}") for n, line in enumerate(reversed(around.before[-5:]), 1)]
    lines += [(line, f"after {min(n, 6)}") for n, line in enumerate(around.after[:_NEAR_LINES], 1)]
    for line, where in [(part, where) for whole, where in lines for part in _signing(whole, language)]:
        if len(line) > _LONGEST:
            continue
        rest = _opened(line, language)
        behind = _behind_date(line, seen.locale) if rest is None else None
        if behind:
            rest = starts_as_byline(behind, language)
            if rest is None:
                yield from _listed("line", _likely(names_in(behind, language)), frozenset({f"line {where}", "line behind date"}))
                continue
        if rest is not None:
            opener = line[: len(line) - len(rest)].strip(" :/").lower()
            yield from _listed("line by", names_in(rest, language), frozenset({f"line by {where}", f"opener {opener}"}))
        elif len(line) <= _LONGEST_SIGNATURE and where[0] == "a":
            yield from _listed("line", _likely(names_in(line, language)), frozenset({f"line {where}"}))


def _signing(line: str, language: str | None) -> list[str]:
    """The parts of a line that open as a byline, or else the whole line."""
    parts = line.split("\n")
    return [part for part in parts if _opened(part, language)] or [" ".join(parts)]


def _opened(line: str, language: str | None) -> str | None:
    return starts_as_byline(line, language) or _before_job(line, language)


def _before_job(line: str, language: str | None) -> str | None:
    """The line where it gives one name and its job, and nothing else, in a script that knows no capitals: there it stands for an opener."""
    if len(line) > _LONGEST_SIGNATURE or not has_job(line, language):
        return None
    names = names_in(line, language)
    alone = len(names) == 1 and line.startswith(names) and not has_job(names[0], language)
    return line if alone and names[0].lower() == names[0].upper() and not _LABEL.search(names[0]) else None


def _likely(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those that may be a person's where nothing but their place says so: a few words without digits, the first not in lower case."""
    return tuple(name for name in names if name.count(" ") < _MOST_SPACES and not name[0].islower() and not _DIGIT.search(name))


def _behind_date(line: str, locale: Locale) -> str | None:
    """What a line says behind the date and time that it begins with."""
    if not line[:1].isdigit() or len(line) > _LONGEST_DATED:
        return None
    found = next(find_moments(line, locale), None)
    if found is None or found.start > 0:
        return None
    rest = _NO_LETTERS.sub("", line[found.end :])
    return (rest if starts_as_byline(rest, locale.language) else _CLOCK_WORD.sub("", rest)) or None


def _signed(seen: Witnesses) -> Iterator[Claim[str]]:
    """What short lines anywhere on the page say after the opener of a byline: where neither statements nor the lines at the headline do."""
    language = seen.locale.language
    source = seen.view.markup.source
    count = 0
    start = int(seen.view.markup.starts[seen.headings[0].element]) if seen.headings else 0
    for place in openings(source, language, max(0, start - _SOURCE_BEFORE)):
        line = line_from(source, place)
        rest = starts_as_byline(line, language) if line else None
        if rest is None:
            continue
        found = names_in(rest, language)
        if found:
            count += 1
            opener = line[: len(line) - len(rest)].strip(" :/").lower()
            dated = "with date" if _DIGITS.search(rest) else "alone"
            marks = {f"signed {min(count, 3)}", f"signed opener {opener}", f"signed {dated}", f"signed at {5 * place // len(source)}"}
            marks.add(f"signed rest {min(len(rest.split()), 6)}")
            yield from _listed("signed", found, frozenset(marks))
        if count == _MOST_SIGNED:
            return
