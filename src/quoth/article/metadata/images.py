"""The pictures of the article with their captions and credits, each as printed and each in its own field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from selectolax.lexbor import LexborNode

from quoth.article.metadata.addresses import absolute
from quoth.article.metadata.witnesses import Witnesses
from quoth.article.metadata.wording import plain, shown
from quoth.lang import languages, table
from quoth.model import Image

_MOST = 40
_LONGEST = 1_000
_ELSEWHERE = frozenset({"related", "navigation", "footer", "aside", "comment", "advert"})
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_CREDIT = (
    "[class*=credit i],[class*=copyright i],[class*=photographer i],[class*=source i],"
    "[itemprop=copyrightHolder],[itemprop=author],small,cite"
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
    for element in seen.figures:
        if element.places & _ELSEWHERE:
            continue
        picture = element.node.css_first("img")
        address = _address(picture, seen) if picture is not None else None
        if address:
            caption, credit = _caption(element.node)
            yield Image(address, caption, credit)


def _address(picture: LexborNode, seen: Witnesses) -> str | None:
    attributes = picture.attributes
    for name in _SOURCES:
        given = attributes.get(name)
        if given and not given.startswith("data:"):
            return absolute(given, seen.page_url)
    first = (attributes.get("srcset") or attributes.get("data-srcset") or "").split()
    return absolute(first[0], seen.page_url) if first else None


def _caption(figure: LexborNode) -> tuple[str, str]:
    printed = figure.css_first("figcaption")
    if printed is None:
        return "", ""
    text = shown(printed)[:_LONGEST]
    for node in printed.css(_CREDIT):
        credit = shown(node)
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
