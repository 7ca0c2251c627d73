"""Page → article → quotations → people: the only module that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from quoth.article import ArticleOptions, read_article, verbatim_article, verbatim_text
from quoth.check import Document, Indexed, check_many, check_words, index, read_document
from quoth.crew import crewed, within
from quoth.errors import PageError, QuothError
from quoth.model import Article, Check, Failure, Kind, Origin, Page, Quotation, Stage
from quoth.pages import PageLimits, Place, Source, find_pages, find_places, open_page, page_at
from quoth.people import PeopleOptions, resolve_people
from quoth.quotations import QuotationOptions, find_quotations

TRIES = 2
"""How often a page may end the process that reads it."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to read: the options of every stage.

    `only="article"` stops after the article and loads no model. `treat_as="text"` takes plain text verbatim as the article's body;
    `"page"` cleans it as a flattened page; `"auto"` decides by content. An article that is `known` is not read for quotations again; with
    several workers it is asked in each of them, so it must be picklable.
    """

    limits: PageLimits = PageLimits()
    article: ArticleOptions = ArticleOptions()
    quotations: QuotationOptions = QuotationOptions()
    people: PeopleOptions = PeopleOptions()
    only: Literal["article"] | None = None
    treat_as: Literal["auto", "page", "text"] = "auto"
    known: Callable[[Article], bool] | None = None


def read(source: Source | Page, recipe: Recipe = Recipe()) -> Article:
    """The article of one page, with who said what in it.

    `source` is a path, the bytes of a page, or a `Page`. Raises `PageError` when the bytes cannot be had or are no page, and
    `ArticleError` when they hold no article.
    """
    page = source if isinstance(source, Page) else open_page(source, recipe.limits)
    return read_page(page, recipe)


def article(source: Source | Page, recipe: Recipe = Recipe()) -> Article:
    """The article alone, as `read` without its quotations: no model is loaded. Raises as `read` does."""
    return read(source, replace(recipe, only="article"))


def read_page(page: Page, recipe: Recipe = Recipe()) -> Article:
    """The article of an open page: `read` after the bytes are in hand."""
    printed = verbatim_article(page) if recipe.treat_as == "text" else read_article(page, recipe.article)
    if recipe.only == "article" or (recipe.known is not None and recipe.known(printed)):
        return printed
    return attribute(printed, recipe)


def attribute(printed: Article, recipe: Recipe = Recipe()) -> Article:
    """The article with its quotations found and their sources resolved to people."""
    quoted = replace(printed, quotations=find_quotations(printed, recipe.quotations))
    return resolve_people(quoted, recipe.people)


def quotations(text: str, language: str = "en") -> tuple[Quotation, ...]:
    """The quotations of a clean text, speakers resolved; spans count in exactly `text`.

    >>> quotations('"We will appeal," said Ada Okafor.')[0].speaker.name
    'Ada Okafor'
    """
    return attribute(verbatim_text(text, language=language)).quotations


def read_many(sources: Iterable[str | Path], recipe: Recipe = Recipe(), workers: int = 1) -> Iterator[Article | Failure]:
    """The articles of many inputs (files, folders, `-`), in order, one result for every page found; a page that fails gives a `Failure`.

    With several `workers`, processes of their own open and read the pages. A page that ends its process, or that takes longer or more
    memory than `PageLimits` allows, is tried twice and then is a `Failure`, and the batch goes on. Memory is bounded: a few dozen pages
    are under way for each worker.
    """
    if workers <= 1:
        for page in find_pages(sources, recipe.limits):
            yield page if isinstance(page, Failure) else read_or_fail(page, recipe)
        return
    places = find_places(sources, recipe.limits)
    yield from crewed(partial(read_place, recipe=recipe), places, _given_up, workers=workers, memory=recipe.limits.memory)


def read_place(place: Place, recipe: Recipe) -> Article | Failure:
    """The article of the page at a place, or why there is none, in a process that ends if the page goes beyond the limits of time."""
    with within(recipe.limits.seconds):
        page = page_at(place, recipe.limits)
        return page if isinstance(page, Failure) else read_or_fail(page, recipe)


def _given_up(place: Place, deaths: int, cause: str) -> Failure | None:
    """What stands for a page that ended its worker; None while it has another try."""
    return gave_up(str(place.origin if isinstance(place, Page) else place), cause) if deaths >= TRIES else None


def gave_up(where: str, cause: str) -> Failure:
    """The failure of a page that ended its process at every try."""
    return Failure(where, "scale", f"given up after {TRIES} tries: {cause}", "read this page alone; if it is news, report it as a defect")


def check(words: str, sources: Iterable[str | Path | Document | Article]) -> Check:
    """Whether printed words stand in documents (paths, open documents, or articles), with passage, place and differences.

    Raises `SourceError` for a document that cannot be read.
    """
    return check_words(words, [index(_document(source)) for source in sources])


def check_article(printed: Article, documents: Iterable[Indexed]) -> tuple[tuple[Quotation, Check], ...]:
    """Every quotation of an article taken to the documents. Indirect ones get the nearest passages and no verdict."""
    found = check_many([_as_one(quotation, printed) for quotation in printed.quotations], documents)
    return tuple((quotation, _told(quotation, printed, check)) for quotation, check in zip(printed.quotations, found, strict=True))


def _as_one(quotation: Quotation, printed: Article) -> str:
    # Fragments of a mixed quotation do not claim to stand side by side: between them the document may go on, as over a marked cut.
    joint = " \u2026 " if quotation.kind is Kind.MIXED else " "
    return joint.join(span.of(printed.text) for span in quotation.words)


def _told(quotation: Quotation, printed: Article, found: Check) -> Check:
    if quotation.kind is Kind.INDIRECT:
        return replace(found, verdict=None, reason="reported in the reporter's words; the nearest passages")
    return replace(found, quotation=quotation.text(printed))


def _document(source: str | Path | Document | Article) -> Document:
    if isinstance(source, Article):
        return Document(source.url or str(source.origin), source.text)
    return source if isinstance(source, Document) else read_document(source)


def read_or_fail(page: Page, recipe: Recipe) -> Article | Failure:
    """The article of a page, or why there is none: nothing that a page does stops a batch."""
    return _or_failure(partial(read_page, page, recipe), page.origin)


def attribute_or_fail(printed: Article, recipe: Recipe) -> Article | Failure:
    """An article whose text is in hand with its quotations, as it is when it is `known`, or why there is none."""
    if recipe.known is not None and recipe.known(printed):
        return printed
    return _or_failure(partial(attribute, printed, recipe), printed.origin)


def _or_failure(read: Callable[[], Article], origin: Origin) -> Article | Failure:
    try:
        return read()
    except QuothError as error:
        return Failure(error.where, _stage(error), error.what, error.hint)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, MemoryError) as error:
        # A defect of ours on a page of theirs: reported with its name, so that it can be mended, and the batch goes on.
        return Failure(str(origin), "article", f"{type(error).__name__}: {error}", "please report this page as a defect of Quoth")


def _stage(error: QuothError) -> Stage:
    return "pages" if isinstance(error, PageError) else "article"
