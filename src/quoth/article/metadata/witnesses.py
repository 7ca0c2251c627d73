"""What a page offers as evidence about its article, gathered in one pass over its source before anything is decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quoth.article.markup import Markup, attributes_in
from quoth.article.metadata.clock import Locale
from quoth.article.metadata.jsonld import PRINTED, Record, article_records, records, types
from quoth.article.metadata.shown import Shown, headings
from quoth.article.metadata.view import View, view
from quoth.article.metadata.wording import key, plain

_LONGEST_TITLE = 2_000
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The evidence of one page.

    `metas` holds the contents of meta tags by lower-case name; `canonical` the addresses of canonical links; `title` is the text of the
    title element, `titles` the keys of that and of the social one; `records` are the typed objects of its JSON-LD, `articles` those that
    describe a printed piece; `kind` is what the page says it is: "news", another "article", or a "page". The elements
    that show a headline, a byline, a date or a microdata name follow in the order of the page.
    """

    view: View
    page_url: str | None
    metas: Mapping[str, list[str]]
    canonical: tuple[str, ...]
    title: str
    titles: tuple[str, ...]
    records: tuple[Record, ...]
    articles: tuple[Record, ...]
    kind: str
    locale: Locale
    languages: tuple[str, ...]
    headings: tuple[Shown, ...]
    bylines: tuple[Shown, ...] = ()
    dates: tuple[Shown, ...] = ()
    named: tuple[Shown, ...] = ()

    def is_titled(self, text: str) -> bool:
        """Does one of the page's titles hold this text?"""
        said = key(text)
        return len(said) > 3 and any(said in title for title in self.titles)

    def meta(self, names: Iterable[str]) -> list[str]:
        """The contents of the named meta tags, in the order of the names, as a reader would see them."""
        metas = self.metas
        return [said for name in names if name in metas for content in metas[name] if (said := plain(content))]


def gather(markup: Markup, page_url: str | None) -> Witnesses:
    """What the page states (meta tags, JSON-LD, title) and its headings, in document order."""
    seen = view(markup)
    metas = _metas(seen)
    found = records(markup.scripts)
    languages = _languages(seen)
    title = next((said for element in seen.elements["title"] if (said := seen.text(element, _LONGEST_TITLE))), "")
    return Witnesses(
        view=seen,
        page_url=page_url,
        metas=metas,
        canonical=_canonical(seen),
        title=title,
        titles=tuple(key(said) for said in (title, *metas.get("og:title", ()))),
        records=found,
        articles=tuple(article_records(found)),
        kind=_kind(found, metas),
        locale=_locale(languages, metas),
        languages=languages,
        headings=headings(seen),
    )


def _kind(found: tuple[Record, ...], metas: Mapping[str, list[str]]) -> str:
    said = {name for record in found for name in types(record)}
    if any(name.endswith("NewsArticle") for name in said):
        return "news"
    return "article" if any(name.endswith(PRINTED) for name in said) or "article" in metas.get("og:type", ()) else "page"


def _canonical(seen: View) -> tuple[str, ...]:
    tags = (seen.tag(element) for element in seen.holding([' rel="canonical"']) if seen.markup.names[element] == "link")
    return tuple(href for tag in tags if (href := attributes_in(tag).get("href", "").strip()))


def _metas(seen: View) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = defaultdict(list)
    for element in seen.elements["meta"]:
        given = seen.markup.attributes(element)
        content = (given.get("content") or given.get("value") or "").strip()
        if content:
            for name in {said.strip().lower() for key in _META_KEYS if (said := given.get(key))}:
                metas[name].append(content)
    return metas


def _languages(seen: View) -> tuple[str, ...]:
    """What the html element states, and then the body."""
    said = [seen.markup.attributes(element) for name in ("html", "body") for element in seen.elements[name][:1]]
    return tuple(language for given in said for name in ("lang", "xml:lang") if (language := given.get(name)))


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
