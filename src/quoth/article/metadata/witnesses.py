"""What a page offers as evidence about its article, gathered in one pass over its tree before anything is decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quoth.article.metadata.clock import Locale
from quoth.article.metadata.jsonld import Record, article_records, records
from quoth.article.metadata.places import Places, places
from quoth.article.metadata.wording import plain, shown

_STATED = "meta,link[rel=canonical],title,h1,figure,script[type*='ld+json' i]"
_SHOWN = (
    "h1,time,[itemprop],[property],[rel~=author],address,"
    "[class*=uthor],[class*=utor],[class*=byline i],[class*=date i],[class*=publish i],[class*=time i],a[href*='/aut' i]"
)
_UNSHOWN = frozenset({"meta", "link", "script", "html", "body"})
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_MOST_NODES = 3_000
_MOST = {"heading": 6, "byline": 14, "date": 16, "figure": 40, "named": 8}
_LONGEST = {"heading": 500, "byline": 160, "date": 160, "figure": 0, "named": 400}
_BYLINE_PROPS = frozenset({"author", "creator", "schema:author"})
_NAMED_PROPS = frozenset({"headline", "name", "schema:headline"})
_AUTHOR_ADDRESS = re.compile(r"/(?:author|autor)", re.IGNORECASE)
_BYLINE_CLASS = re.compile(r"byline|author|autor", re.IGNORECASE)
_DATE_CLASS = re.compile(r"date|publish|time|datum|posted|modified", re.IGNORECASE)
_DATE_PROPS = {
    "datepublished": "itemprop published",
    "datecreated": "itemprop published",
    "pubdate": "itemprop published",
    "datemodified": "itemprop modified",
    "dateupdated": "itemprop modified",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An element that shows a value: the rule that noticed it, its text as a reader sees it, and where in the page it stands."""

    order: int
    rule: str
    node: LexborNode
    attributes: Mapping[str, str | None]
    text: str
    places: Places


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The evidence of one page.

    `metas` holds the contents of meta tags by lower-case name; `canonical` the addresses of canonical links; `title` is the text of the
    title element; `records` are the typed objects of its JSON-LD, `articles` those that describe a printed piece; the elements that show a
    headline, a byline, a date, a picture or a microdata name follow in the order of the page.
    """

    page_url: str | None
    metas: Mapping[str, list[str]]
    canonical: tuple[str, ...]
    title: str
    records: tuple[Record, ...]
    articles: tuple[Record, ...]
    headings: tuple[Shown, ...]
    bylines: tuple[Shown, ...]
    dates: tuple[Shown, ...]
    named: tuple[Shown, ...]
    figures: tuple[Shown, ...]
    locale: Locale
    languages: tuple[str, ...]
    body: LexborNode | None

    def meta(self, names: Iterable[str]) -> list[str]:
        """The contents of the named meta tags, in the order of the names, as a reader would see them."""
        metas = self.metas
        return [said for name in names if name in metas for content in metas[name] if (said := plain(content))]


def gather(tree: LexborHTMLParser, page_url: str | None) -> Witnesses:
    """What the page states (meta tags, JSON-LD, title) and its headings and pictures, in document order."""
    metas: dict[str, list[str]] = defaultdict(list)
    canonical: list[str] = []
    scripts: list[str] = []
    title = ""
    kept: dict[str, list[Shown]] = {kind: [] for kind in _MOST}
    known: dict[int, Places] = {}
    for order, node in enumerate(tree.css(_STATED)[:_MOST_NODES]):
        tag = node.tag or ""
        if tag == "meta":
            _note_meta(node.attributes, metas)
        elif tag == "link":
            canonical.append((node.attributes.get("href") or "").strip())
        elif tag == "title":
            title = title or plain(node.text())
        elif tag == "script":
            scripts.append(node.text())
        else:
            _note_shown(node, tag, order, kept, known)
    found = records(scripts)
    languages = _languages(tree)
    return Witnesses(
        page_url=page_url,
        metas=metas,
        canonical=tuple(href for href in canonical if href),
        title=title,
        records=found,
        articles=tuple(article_records(found)),
        headings=tuple(kept["heading"]),
        bylines=tuple(kept["byline"]),
        dates=tuple(kept["date"]),
        named=tuple(kept["named"]),
        figures=tuple(kept["figure"]),
        locale=_locale(languages, metas),
        languages=languages,
        body=tree.body,
    )


def look_closer(seen: Witnesses, tree: LexborHTMLParser) -> Witnesses:
    """The witnesses with the elements that show a byline, a date or a microdata name: for pages that do not state all they print."""
    kept: dict[str, list[Shown]] = {kind: [] for kind in _MOST}
    known: dict[int, Places] = {}
    for order, node in enumerate(tree.css(_SHOWN)[:_MOST_NODES]):
        tag = node.tag or ""
        if tag not in _UNSHOWN:
            _note_shown(node, tag, order, kept, known)
    return replace(
        seen,
        headings=tuple(kept["heading"]),
        bylines=tuple(kept["byline"]),
        dates=tuple(kept["date"]),
        named=tuple(kept["named"]),
    )


def _note_meta(attributes: Mapping[str, str | None], metas: dict[str, list[str]]) -> None:
    content = (attributes.get("content") or attributes.get("value") or "").strip()
    if content:
        for name in dict.fromkeys(said.strip().lower() for key in _META_KEYS if (said := attributes.get(key))):
            metas[name].append(content)


def _note_shown(node: LexborNode, tag: str, order: int, kept: dict[str, list[Shown]], known: dict[int, Places]) -> None:
    """Keeps an element for every kind of value that it may show, with its text read once."""
    attributes = node.attributes
    kinds = _kinds(tag, attributes)
    text: str | None = None
    for kind, rule in kinds:
        if len(kept[kind]) >= _MOST[kind]:
            continue
        longest = _LONGEST[kind]
        if longest and text is None:
            text = shown(node, max(_LONGEST[kind] for kind, _ in kinds))
        if longest and (not (text or attributes.get("datetime") or attributes.get("content")) or len(text or "") > longest):
            continue
        kept[kind].append(Shown(order, rule, node, attributes, text or "", places(node, known)))


def _kinds(tag: str, attributes: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """The kinds of value that an element may show, each with the rule that says so."""
    if tag in {"body", "html"}:
        return []
    if tag in {"h1", "figure"}:
        return [("heading" if tag == "h1" else "figure", tag)]
    kinds: list[tuple[str, str]] = []
    named = attributes.get("class") or ""
    prop = (attributes.get("itemprop") or attributes.get("property") or "").lower()
    byline = _byline_rule(tag, attributes, prop, named)
    if byline:
        kinds.append(("byline", byline))
    date = _DATE_PROPS.get(prop.rsplit(":", 1)[-1]) or ("time" if tag == "time" else "class date" if _DATE_CLASS.search(named) else None)
    if date:
        kinds.append(("date", date))
    if prop in _NAMED_PROPS:
        kinds.append(("named", f"itemprop {prop.rsplit(':', 1)[-1]}"))
    return kinds


def _byline_rule(tag: str, attributes: Mapping[str, str | None], prop: str, named: str) -> str | None:
    if prop in _BYLINE_PROPS:
        return "itemprop author"
    if "author" in (attributes.get("rel") or "").lower().split():
        return "rel author"
    if tag == "a" and _AUTHOR_ADDRESS.search(attributes.get("href") or ""):
        return "author link"
    match = _BYLINE_CLASS.search(named)
    if match:
        return f"class {match.group().lower()}"
    return "address" if tag == "address" else None


def _languages(tree: LexborHTMLParser) -> tuple[str, ...]:
    """What the html element states, and then the body."""
    attributes = [node.attributes for node in (tree.root, tree.body) if node is not None]
    return tuple(given for said in attributes for name in ("lang", "xml:lang") if (given := said.get(name)))


def _locale(languages: tuple[str, ...], metas: Mapping[str, list[str]]) -> Locale:
    """The first sane language stated, and the region that any statement gives for it."""
    stated = [*languages, *metas.get("og:locale", ()), *metas.get("content-language", ())]
    read = [locale for given in stated if (locale := read_locale(given)).language]
    language = read[0].language if read else None
    region = next((locale.region for locale in read if locale.region and locale.language == language), None)
    return Locale(language, region)


def read_locale(given: str) -> Locale:
    """The language (ISO 639-1) and region that a language tag or locale names; nothing where it names none.

    >>> read_locale("en_GB")
    Locale(language='en', region='GB')
    """
    parts = given.replace("_", "-").strip().split(",")[0].split("-")
    language = parts[0].strip().lower()
    region = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), None)
    return Locale(_ISO_639_1.get(language, language if len(language) == 2 and language.isalpha() else None), region)


_ISO_639_1 = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ger": "de", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es"}
