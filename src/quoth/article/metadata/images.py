"""The pictures of the article with their captions and credits, each as printed and each in its own field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from quoth.article.markup import attributes_in
from quoth.article.metadata.addresses import absolute
from quoth.article.metadata.places import Places, places
from quoth.article.metadata.view import View
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import plain
from quoth.lang import languages, table
from quoth.model import Image

_MOST = 40
_LONGEST = 1_000
_ELSEWHERE = frozenset({"related", "navigation", "footer", "aside", "comment", "advert"})
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_PICTURE = re.compile(r"<img(?: [^>]*)?>")
_CAPTION = re.compile(r"<figcaption(?: [^>]*)?>")
_CREDIT = re.compile(
    r'<(?:small|cite)[ >]|<[a-z][^>]* (?:class="[^">]*(?:credit|copyright|photographer|source)|itemprop="(?:copyrightHolder|author)")',
    re.IGNORECASE,
)
_LAST_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\.?$")


def read_images(seen: Witnesses) -> tuple[Image, ...]:
    """The pictures in the order of the page: those of figures, then those that JSON-LD and meta tags alone name."""
    found: dict[str, Image] = {}
    for image in (*_figures(seen), *_stated(seen)):
        known = found.get(image.url)
        if (known is None and len(found) < _MOST) or (known is not None and not known.caption and image.caption):
            found[image.url] = image
    return tuple(found.values())


def _figures(seen: Witnesses) -> Iterator[Image]:
    markup, known = seen.view.markup, dict[int, Places]()
    for element in seen.view.elements["figure"][:_MOST]:
        start, end = int(markup.ends[element]), int(markup.closes[element])
        picture = _PICTURE.search(markup.source, start, end)
        address = _address(attributes_in(picture[0]), seen) if picture else None
        if address and not places(markup, element, known) & _ELSEWHERE:
            caption, credit = _caption(seen.view, start, end)
            yield Image(address, caption, credit)


def _address(attributes: dict[str, str], seen: Witnesses) -> str | None:
    for name in _SOURCES:
        given = attributes.get(name)
        if given and not given.startswith("data:"):
            return absolute(given, seen.page_url)
    first = (attributes.get("srcset") or attributes.get("data-srcset") or "").split()
    return absolute(first[0], seen.page_url) if first else None


def _caption(view: View, start: int, end: int) -> tuple[str, str]:
    """The caption and the credit of the figure whose content stands there."""
    markup = view.markup
    found = _CAPTION.search(markup.source, start, end)
    if found is None:
        return "", ""
    caption = markup.at(found.start())
    text = view.text(caption, _LONGEST)[:_LONGEST]
    for match in _CREDIT.finditer(markup.source, found.end(), int(markup.closes[caption])):
        credit = view.text(markup.at(match.start()), _LONGEST)
        if credit and text.endswith(credit) and credit != text:
            return text[: -len(credit)].rstrip(" |–—-·•/"), _bare(credit)
        if credit == text:
            return "", _bare(credit)
    return split_credit(text)


def split_credit(text: str) -> tuple[str, str]:
    """A caption and the credit at its end, apart; the credit without its label.

    >>> split_credit("The harbour at dawn. Photo: Ada Okafor")
    ('The harbour at dawn.', 'Ada Okafor')
    """
    match = _labels().search(text)
    if match:
        return text[: match.start()].rstrip(" |–—-·•/(["), _bare(text[match.start() :])
    parenthesis = _LAST_PARENTHESIS.search(text)
    if parenthesis and _signs(parenthesis[1]):
        return text[: parenthesis.start()].rstrip(), _bare(parenthesis[1])
    return text, ""


def _bare(credit: str) -> str:
    match = _labels().match(credit)
    return credit[match.end() if match else 0 :].strip(" :()[]|–—-·•")


def _signs(words: str) -> bool:
    return "/" in words or bool(_labels().match(words))


@cache
def _labels() -> re.Pattern[str]:
    said = {row["entry"] for language in (*languages(), "mul") for row in table(language, "credits")}
    listed = "|".join(re.escape(entry) for entry in sorted(said, key=lambda e: (-len(e), e)))
    return re.compile(rf"(?:(?<=^)|(?<=[\s(\[|]))(?:(?:{listed})\s*[:：/]|©|\(c\)|℗)\s*", re.IGNORECASE)


def _stated(seen: Witnesses) -> Iterator[Image]:
    for record in seen.articles[:1]:
        given = record.get("image")
        for picture in given if isinstance(given, list) else [given]:
            image = _record(picture, seen)
            if image:
                yield image
    for given in seen.metas.get("og:image", ())[:1]:
        address = absolute(given, seen.page_url)
        if address:
            yield Image(address)


def _record(given: Any, seen: Witnesses) -> Image | None:
    if isinstance(given, str):
        address = absolute(given, seen.page_url)
        return Image(address) if address else None
    if not isinstance(given, dict):
        return None
    address = next((url for name in ("url", "contentUrl", "@id") if isinstance(url := given.get(name), str)), None)
    address = absolute(address, seen.page_url) if address else None
    if address is None:
        return None
    caption, credit = (
        next((plain(said) for name in names if isinstance(said := given.get(name), str)), "")
        for names in (("caption", "description"), ("creditText", "copyrightNotice"))
    )
    if caption and not credit:
        caption, credit = split_credit(caption)
    return Image(address, caption, _bare(credit))
