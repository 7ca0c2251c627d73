"""Page → article → quotations → people: the only module that knows the order of the stages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from quoth.article import ArticleOptions, read_article, verbatim_article, verbatim_text
from quoth.check import Document, Indexed, check_many, check_words, index, read_document
from quoth.errors import PageError, QuothError
from quoth.model import Article, Check, Failure, Kind, Page, Quotation, Stage
from quoth.pages import PageLimits, Source, find_pages, open_page
from quoth.people import PeopleOptions, resolve_people
from quoth.quotations import QuotationOptions, find_quotations

_AHEAD = 4
"""Pages that wait per worker, so that memory stays bounded however long the input is."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to read: the options of every stage.

    `only="article"` stops after the article and loads no model. `treat_as="text"` takes plain text verbatim as the article's body;
    `"page"` cleans it as a flattened page; `"auto"` decides by content.
    """

    limits: PageLimits = PageLimits()
    article: ArticleOptions = ArticleOptions()
    quotations: QuotationOptions = QuotationOptions()
    people: PeopleOptions = PeopleOptions()
    only: Literal["article"] | None = None
    treat_as: Literal["auto", "page", "text"] = "auto"


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
    if recipe.only == "article":
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

    Memory is bounded: at most a few pages wait for each of the `workers` processes.
    """
    pages = find_pages(sources, recipe.limits)
    if workers <= 1:
        for page in pages:
            yield page if isinstance(page, Failure) else read_or_fail(page, recipe)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Failure | Future[Article | Failure]] = deque()
        for page in pages:
            waiting.append(page if isinstance(page, Failure) else pool.submit(read_or_fail, page, recipe))
            if len(waiting) >= workers * _AHEAD:
                yield _settled(waiting.popleft())
        while waiting:
            yield _settled(waiting.popleft())


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
    try:
        return read_page(page, recipe)
    except QuothError as error:
        return Failure(error.where, _stage(error), error.what, error.hint)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, MemoryError) as error:
        # A defect of ours on a page of theirs: reported with its name, so that it can be mended, and the batch goes on.
        return Failure(str(page.origin), "article", f"{type(error).__name__}: {error}", "please report this page as a defect of Quoth")


def _settled(waiting: Failure | Future[Article | Failure]) -> Article | Failure:
    return waiting if isinstance(waiting, Failure) else waiting.result()


def _stage(error: QuothError) -> Stage:
    return "pages" if isinstance(error, PageError) else "article"
