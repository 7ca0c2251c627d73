"""The headline as the reader sees it: without the outlet's name behind it, chosen among heading, meta tags and JSON-LD by evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from quoth.article.markup import Markup
from quoth.article.metadata.metatags import meta_tags
from quoth.article.metadata.outlet import is_outlet, squeezed
from quoth.article.metadata.shown import Shown, lesser_headings
from quoth.article.metadata.weighing import Candidate, Claim, fact, merged, weights
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import key, plain, printed
from quoth.model import Fact

_BETWEEN = re.compile(
    r"\s+[|–—·•»«›‹~/:-]+\s+|\s*[｜ㅣ┃│¦]\s*|\s+::\s+|：(?=[^：]{2,20}$)|\s\|\||\|\s|(?<=[^\x00-\x7f])\||\|(?=[^\x00-\x7f])|:\s(?=[^:]{2,40}$)|-(?=[^\s-]{1,12}[ㅣ|])"
)
_WORDS = re.compile(r"\w+")
_TELLING = ("h1", "og", "title", "json-ld headline", "lesser h2")
_MOST_LENGTH = 400
_MOST_RECORDS = 3
_MOST_LESSER = 30
_SHORT, _MANY_PARTS = 8, 5
_TAG = re.compile(r"<[^>]*>")
_NEW_LINE = re.compile(r"<br[^>]*>")

Rivals = dict[str, list[tuple[str, frozenset[str]]]]
"""What the telling witnesses say: for each, the keys and the words of its candidates."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page as a whole says that matters to every candidate."""

    names: frozenset[str]
    long_names: tuple[str, ...]
    kind: str
    slug: frozenset[str]


def read_headline(seen: Witnesses, names: frozenset[str]) -> tuple[str | None, list[Fact]]:
    """The headline with the decision, or None when no witness gives one."""
    agreed = _agreed(seen, names)
    if agreed:
        return agreed, [fact("title", agreed, "h1, agreed", [(seen.title, "title")] if seen.title else [])]
    candidates = headline_candidates(seen, names)
    if not candidates:
        return None, []
    table = weights("headline")
    ranked = sorted(candidates, key=lambda c: -c.strength(table))
    best = ranked[0]
    return best.value, [fact("title", best.value, best.rules[0], ((c.value, c.rules[0]) for c in ranked[1:]))]


def _agreed(seen: Witnesses, names: frozenset[str]) -> str | None:
    """The page's only heading where every other witness says just the same, the outlet's name apart: most pages, and nothing to weigh."""
    if len(seen.headings) != 1:
        return None
    stated = [*seen.metas.get("og:title", ()), *(said for record in seen.articles[:1] if isinstance(said := record.get("headline"), str))]
    heading = seen.headings[0].text
    said = key(heading)
    others = stated or ([seen.title] if seen.title else [])
    return heading if said and others and all(_repeats(key(plain(other)), said, names) for other in others) else None


def _repeats(other: str, said: str, names: frozenset[str]) -> bool:
    if not other.startswith(said):
        return False
    between = _BETWEEN.match(other, len(said))
    return other == said or (between is not None and is_outlet(other[between.end() :], names))


def headline_candidates(seen: Witnesses, names: frozenset[str]) -> list[Candidate[str]]:
    """Every headline that a witness gives, whole and without its ends, with the marks that speak for and against it."""
    claims = [claim for claim in _claims(seen, names) if 0 < len(claim.value) <= _MOST_LENGTH]
    usual = _usual_forms(claims)
    candidates = merged([replace(claim, value=usual[_unspaced(claim.value)]) for claim in claims], _unspaced)
    keys = [key(c.value) for c in candidates]
    rivals = {rule: [(said, _words(said)) for c, said in zip(candidates, keys, strict=True) if rule in c.rules] for rule in _TELLING[:4]}
    page = Seen(names, tuple(name for name in names if len(name) > 4), seen.kind, _slug(seen.page_url))
    return [Candidate(c.value, c.rules, c.marks | _marks(c, said, rivals, page)) for c, said in zip(candidates, keys, strict=True)]


@lru_cache(maxsize=256)
def _unspaced(value: str) -> str:
    return key(value).replace(" ", "")


def _usual_forms(claims: list[Claim[str]]) -> dict[str, str]:
    """Of the forms that differ in spaces alone the one that most witnesses give: markup may part the letters of a word."""
    counted: dict[str, Counter[str]] = {}
    for claim in claims:
        counted.setdefault(_unspaced(claim.value), Counter())[claim.value] += 1
    return {said: forms.most_common(1)[0][0] for said, forms in counted.items()}


def _claims(seen: Witnesses, names: frozenset[str]) -> Iterator[Claim[str]]:
    yield from _heading_claims(seen)
    for record in seen.articles[:_MOST_RECORDS]:
        for said in ("headline", "name"):
            yield from _whole_and_cut(record.get(said), f"json-ld {said}", names)
        yield from _whole_and_cut(record.get("alternativeHeadline"), "json-ld alternative", names)
    for rule, tags in meta_tags("headline").items():
        for value in seen.meta(tags):
            yield from _whole_and_cut(value, rule, names)
    yield from _whole_and_cut(seen.title, "title", names)


def _heading_claims(seen: Witnesses) -> Iterator[Claim[str]]:
    said = [(element, element.text.rstrip(" ¶")) for element in seen.headings]
    for number, (element, text) in enumerate(said):
        place = frozenset(f"h1 in {name}" for name in element.places) | {f"h1 {min(number + 1, 3)} of {min(len(said), 3)}"}
        yield Claim(text, "h1", place)
        for part in _parts(element, seen.view.markup):
            yield Claim(part, "h1 part")
    for element in seen.named:
        if 8 < len(element.text) < _MOST_LENGTH:
            yield Claim(element.text, element.rule, frozenset(f"itemprop in {p}" for p in element.places))
    if not any(seen.is_titled(text) for _, text in said):
        yield from _lesser_headings(seen)


def _parts(heading: Shown, markup: Markup) -> Iterator[str]:
    inner = markup.source[markup.ends[heading.element] : markup.closes[heading.element]]
    if "<" in inner:
        texts = [text for piece in _TAG.split(inner) if len(text := printed(piece)) > _SHORT]
        if len(texts) < _MANY_PARTS:
            yield from (text for text in texts if text != heading.text)
        if len(lines := _NEW_LINE.split(inner)) == 2:
            yield from (text for line in lines if len(text := printed(line)) > _SHORT)


def _lesser_headings(seen: Witnesses) -> Iterator[Claim[str]]:
    markup = seen.view.markup
    for number, element in enumerate(lesser_headings(seen.view, _MOST_LESSER)):
        text = seen.view.text(element, 250)
        if 8 < len(text) < 250:
            agreeing = frozenset({"lesser agrees"}) if seen.is_titled(text) else frozenset()
            first = frozenset({"lesser first"}) if number == 0 else frozenset()
            yield Claim(text, f"lesser {name if (name := markup.names[element]) in {'h2', 'h3'} else 'class'}", agreeing | first)


def _whole_and_cut(value: object, rule: str, names: frozenset[str]) -> Iterator[Claim[str]]:
    if not isinstance(value, str) or not (text := plain(value)):
        return
    yield Claim(text, rule)
    ends = list(_BETWEEN.finditer(text))[-4:]
    if not ends:
        return
    for count, match in enumerate(reversed(ends), 1):
        dropped = text[match.end() :]
        how = "outlet" if is_outlet(dropped, names) else "other"
        yield Claim(
            text[: match.start()].strip(),
            f"{rule} cut",
            frozenset({f"cut {how} {min(count, 3)}", f"cut at {match.group().strip() or 'space'}"}),
        )
    first = ends[0]
    how = "outlet" if is_outlet(text[: first.start()], names) else "other"
    yield Claim(text[first.end() :].strip(), f"{rule} cut front", frozenset({f"front {how}"}))
    if len(ends) > 1:
        yield Claim(text[first.end() : ends[-1].start()].strip(), f"{rule} cut both", frozenset({f"front {how}"}))
        yield Claim(text[ends[-1].end() :].strip(), f"{rule} last", frozenset({f"front {how}"}))


def _marks(candidate: Candidate[str], said: str, rivals: Rivals, seen: Seen) -> frozenset[str]:
    words = _words(said)
    sources = sorted({rule.split(" cut")[0] for rule in candidate.rules})
    said_by = "said by " + "+".join(source for source in sources if source in _TELLING)
    marks = {f"words {_bucket(len(words))}", f"witnesses {min(len(sources), 5)}", said_by}
    beside = _beside(said, words, rivals)
    marks |= beside | {f"{seen.kind}: {mark}" for mark in (said_by, *candidate.rules, *beside)}
    if is_outlet(candidate.value, seen.names):
        marks.add("is outlet")
    elif squeezed(candidate.value).endswith(seen.long_names):
        marks.add("ends with outlet")
    marks.add(f"slug {_overlap(seen.slug, words)}" if len(seen.slug) > 2 else "slug none")
    if _BETWEEN.search(candidate.value):
        marks.add("has separator")
    return frozenset(marks)


def _beside(said: str, words: frozenset[str], rivals: Rivals) -> set[str]:
    """How the headline stands to what the telling witnesses say otherwise."""
    marks = set()
    for rule, others in rivals.items():
        apart = [(other, other_words) for other, other_words in others if other != said]
        if any(said in other for other, _ in apart):
            marks.add(f"within {rule}")
        if any(other in said for other, _ in apart if len(other) > 10):
            marks.add(f"around {rule}")
        if apart:
            marks.add(f"near {rule} {max(_overlap(words, other_words) for _, other_words in apart)}")
    return marks


def _bucket(count: int) -> str:
    return next((name for most, name in ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (18, "6-18")) if count <= most), "many")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text))


def _overlap(one: frozenset[str], two: frozenset[str]) -> int:
    """How much of the smaller set the two share, in thirds: 0 to 3."""
    return round(3 * len(one & two) / max(1, min(len(one), len(two))))


def _slug(url: str | None) -> frozenset[str]:
    if not url:
        return frozenset()
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return frozenset()
    return frozenset(word for word in _WORDS.findall(key(path).replace("_", " ")) if not word.isdigit())
