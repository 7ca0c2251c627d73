"""When the article was published and last changed, as precisely as the page says and no more; nothing when the page does not say.

Candidates come from JSON-LD, meta tags, microdata, time elements, the lines around the headline and the address. Which day is the day of
publication is weighed like every other field, against the answer that the page has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from quoth.article.metadata.calendar import find_moments, read_moment
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.evidence import Evidence
from quoth.article.metadata.jsonld import types
from quoth.article.metadata.metatags import meta_tags
from quoth.article.metadata.surroundings import Surroundings, numbered_lines
from quoth.article.metadata.weighing import Candidate, Claim, fact, merged, weights
from quoth.article.metadata.witnesses import Witnesses
from quoth.lang import languages, table
from quoth.model import Fact, Moment

_LD_FIELDS = ("datePublished", "dateCreated", "uploadDate", "dateModified", "pubDate", "dateLine")
_MODIFIED = frozenset({"json-ld dateModified", "json-ld other dateModified", "meta modified", "itemprop modified"})
_PUBLISHED = frozenset({"json-ld datePublished", "meta published"})
_TELLING = ("json-ld", "meta", "itemprop", "address")
_MOST_RECORDS = 60
_NEAR = (4, 12, 40, 120)
_MOST_ELSEWHERE, _MOST_LINES = 12, 400
_DIGIT = re.compile(r"\d")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0?[1-9]|1[0-2])[-/_]?(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[-/](0?[1-9]|1[0-2])(?!\d)")
_UPDATED_CLASS = re.compile(r"updat|modif|edited", re.IGNORECASE)


def read_dates(evidence: Evidence) -> tuple[Moment | None, Moment | None, list[Fact]]:
    """The moments of publication and of the last change, with the decisions."""
    claims = _claims(evidence)
    said = weights("published")
    ranked = sorted(((c.strength(said), c) for c in _candidates(claims, evidence.seen)), key=lambda weighed: -weighed[0])
    facts = []
    published = None
    if ranked and ranked[0][0] > 0:
        published = ranked[0][1].value
        facts.append(fact("published", published.iso(), ranked[0][1].rules[0], ((c.value.iso(), c.rules[0]) for _, c in ranked[1:])))
    changed = [claim for claim in claims if claim.rule in _MODIFIED or "label modified" in claim.marks]
    changed = [claim for claim in changed if published is None or claim.value.day >= published.day]
    if not changed:
        return published, None, facts
    facts.append(fact("modified", changed[0].value.iso(), changed[0].rule, ((c.value.iso(), c.rule) for c in changed[1:])))
    return published, changed[0].value, facts


def agreed_days(moments: Iterable[Claim[Moment]], *, changed: bool) -> set[date]:
    """The days of publication (and of the last change) that the article's JSON-LD and the meta tags state; none when JSON-LD does not."""
    stated = [claim for claim in moments if claim.rule in _PUBLISHED or (changed and claim.rule in _MODIFIED)]
    own = any(claim.rule == "json-ld datePublished" for claim in stated)
    return {claim.value.day for claim in stated} if own else set()


def date_candidates(evidence: Evidence) -> list[Candidate[Moment]]:
    """Every day that may be the day of publication, with the marks that speak for and against it."""
    return _candidates(_claims(evidence), evidence.seen)


def _candidates(claims: list[Claim[Moment]], seen: Witnesses) -> list[Candidate[Moment]]:
    candidates = merged(sorted(claims, key=_vagueness), lambda moment: moment.day)
    if not candidates:
        return []
    days = [c.value.day for c in candidates]
    page = _Page(
        kind=seen.kind,
        first=min(days),
        last=max(days),
        month=_url_month(seen),
        counted=Counter(rule for c in candidates for rule in c.rules),
        count=len(candidates),
        said=_said(seen),
    )
    return [Candidate(c.value, c.rules, c.marks | _marks(c, page)) for c in candidates]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the other candidates and the address say."""

    kind: str
    first: date
    last: date
    month: tuple[int, int] | None
    counted: Counter[str]
    count: int
    said: frozenset[str]
    """What else the page says it is."""


def _marks(candidate: Candidate[Moment], page: _Page) -> set[str]:
    rules, day = candidate.rules, candidate.value.day
    marks = set(page.said) | {f"page {page.kind}", f"witnesses {min(len(rules), 5)}", f"rivals {min(page.count - 1, 6)}"}
    marks |= {f"{one} + {two}" for one in rules for two in rules if one < two}
    for rule in rules:
        marks.add(f"{page.kind}: {rule}")
        marks.add(f"{rule} {min(page.counted[rule], 4)} days")
    if page.count > 1:
        marks.add("earliest" if day == page.first else "latest" if day == page.last else "between")
    if page.month:
        marks.add("address agrees" if page.month == (day.year, day.month) else "address disagrees")
    marks |= {f"beside {rule}" for rule in page.counted if rule.startswith(_TELLING) and rule not in rules}
    if all(rule in _MODIFIED for rule in rules):
        marks |= {f"{rule} & only modified" for rule in rules}
    return marks


def _said(seen: Witnesses) -> frozenset[str]:
    """What the page says it is, in JSON-LD, to social networks, and by its address."""
    marks = {f"has {name}" for record in seen.records[:_MOST_RECORDS] for name in types(record)}
    marks.add(f"social type {next(iter(seen.metas.get('og:type', ())), 'none').lower()}")
    address = seen.page_url or next(iter(seen.canonical), "")
    path = address.partition("://")[2].partition("/")[2].partition("?")[0].strip("/")
    marks.add(f"address depth {min(path.count('/') + 1, 4) if path else 0}")
    marks.add(f"address words {min(path.rpartition('/')[2].count('-'), 4)}")
    return frozenset(marks)


def _vagueness(claim: Claim[Moment]) -> tuple[bool, bool, bool]:
    moment = claim.value
    return claim.rule in _MODIFIED, moment.precision == "day", moment.value.tzinfo is None


def _claims(evidence: Evidence) -> list[Claim[Moment]]:
    seen = evidence.seen
    claims = [*evidence.moments, *_shown(seen), *_printed(seen, evidence.around)]
    return [*claims, *_addressed(seen), *([] if claims else _elsewhere(seen))]


def stated_moments(seen: Witnesses) -> Iterator[Claim[Moment]]:
    """Every moment that JSON-LD and the meta tags state, with the field that states it."""
    articles = {id(record) for record in seen.articles}
    first = id(seen.articles[0]) if seen.articles else None
    for record in (*seen.articles, *(record for record in seen.records if id(record) not in articles))[:_MOST_RECORDS]:
        kind = "" if id(record) == first else "other "
        for field in _LD_FIELDS:
            value = record.get(field)
            moment = read_moment(str(value), seen.locale) if isinstance(value, (str, int)) else None
            if moment:
                yield Claim(moment, f"json-ld {kind}{field}")
    for rule, tags in meta_tags("date").items():
        for name in tags:
            for value in seen.metas.get(name, ()):
                moment = read_moment(value, seen.locale)
                if moment:
                    yield Claim(moment, rule, frozenset({f"meta {name}"}))


def _shown(seen: Witnesses) -> Iterator[Claim[Moment]]:
    heading = seen.headings[0].element if seen.headings else None
    count = 0
    for element in seen.dates:
        rule, text = element.rule, element.text
        stated = element.attributes.get("datetime") or element.attributes.get("content")
        found = [m for m in ([read_moment(stated, seen.locale)] if stated else []) if m]
        found = found or [dated.moment for dated in find_moments(text, seen.locale)][:3]
        if not found:
            continue
        count += 1
        marks = {f"{rule} in {place}" for place in element.places} | {f"{rule} {min(count, 4)}"}
        if heading is not None:
            marks.add(f"{rule} {'before' if element.element < heading else 'after'} heading {_distance(abs(element.element - heading))}")
        label = _label(text, seen.locale) or ("modified" if _UPDATED_CLASS.search(element.attributes.get("class") or "") else "none")
        marks.add(f"label {label}")
        for number, moment in enumerate(found):
            yield Claim(moment, rule, frozenset(marks | {f"{rule} of {min(number + 1, 2)}"}))


def _distance(elements: int) -> int:
    """How far apart two elements are: 0 (side by side) to 4 (another part of the page)."""
    return bisect_left(_NEAR, elements)


def _printed(seen: Witnesses, around: Surroundings) -> Iterator[Claim[Moment]]:
    lines = [("before", n, line) for n, line in enumerate(reversed(around.before[-5:]), 1)]
    lines += [("after", n, line) for n, line in enumerate(around.after[:16], 1)]
    for where, number, line in lines:
        if not _DIGIT.search(line):
            continue
        place = f"line {where} {min(number, 8) if number < 9 else 'far'}"
        for dated in list(find_moments(line, seen.locale))[:3]:
            share = (dated.end - dated.start) / len(line)
            rule = "line" if share > 0.15 or len(line) < 120 else "line within prose"
            label = _label(line[: dated.start], seen.locale) or "none"
            yield Claim(dated.moment, f"{rule} {where}", frozenset({place, f"label {label}", f"line share {round(share * 4)}"}))


def _elsewhere(seen: Witnesses) -> Iterator[Claim[Moment]]:
    """What short lines anywhere on the page say: the last resort, where neither statements nor the lines at the headline date it."""
    count = 0
    markup = seen.view.markup
    for place, line in islice(numbered_lines(markup), _MOST_LINES):
        for dated in list(find_moments(line, seen.locale))[:2]:
            count += 1
            label = _label(line[: dated.start], seen.locale) or "none"
            share = round(4 * (dated.end - dated.start) / len(line))
            marks = {
                f"elsewhere {min(count, 5)}",
                f"elsewhere label {label}",
                f"elsewhere share {share}",
                f"elsewhere at {5 * place // len(markup.source)}",
            }
            yield Claim(dated.moment, "elsewhere", frozenset(marks))
        if count > _MOST_ELSEWHERE:
            return


def _addressed(seen: Witnesses) -> Iterator[Claim[Moment]]:
    for address in (seen.page_url, *seen.canonical[:1], *seen.metas.get("og:url", ())[:1]):
        match = _URL_DAY.search(address or "")
        if match:
            moment = read_moment("-".join((match[1], match[2].zfill(2), match[3].zfill(2))))
            if moment:
                yield Claim(moment, "address")


def _url_month(seen: Witnesses) -> tuple[int, int] | None:
    match = _URL_MONTH.search(seen.page_url or next(iter(seen.canonical), ""))
    return (int(match[1]), int(match[2])) if match else None


def _label(text: str, locale: Locale) -> str | None:
    """What the words before a date say it is: "published", "modified" or "other"; the nearest word counts."""
    found = list(_labels(locale.language).finditer(text))
    return found[-1].lastgroup if found else None


@cache
def _labels(language: str | None) -> re.Pattern[str]:
    codes = dict.fromkeys(code for code in (language, "en") if code) if language else languages()
    words: dict[str, set[str]] = {}
    for code in codes:
        for row in table(code, "datestamps"):
            words.setdefault(row["kind"], set()).add(row["entry"])
    listed = {kind: "|".join(re.escape(word) for word in sorted(entries, key=len, reverse=True)) for kind, entries in words.items()}
    order = [kind for kind in ("modified", "other", "published") if kind in listed]
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{kind}>{listed[kind]})" for kind in order) + r")(?!\w)", re.IGNORECASE)
