"""From the bytes of a page to its article: parse, lay out, score, decide, and join what is read into one text."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from quoth.article.blockmodel import has_model, score_by_model
from quoth.article.choice import choose
from quoth.article.evidence import find_evidence
from quoth.article.features import tabulate
from quoth.article.flattened import read_flattened
from quoth.article.language import detected_language
from quoth.article.layout import Layout, lay_out
from quoth.article.markup import Markup, mark_up
from quoth.article.metadata import Metadata, read_metadata
from quoth.article.notes import remarks
from quoth.article.options import ArticleOptions
from quoth.article.paths import css_paths
from quoth.article.pieces import OutOfTimeError
from quoth.article.roles import Decision, decide
from quoth.article.rules import score_by_rules
from quoth.article.shells import emptied
from quoth.article.undrawn import undrawn_article
from quoth.errors import ArticleError
from quoth.model import READING_ROLES, Article, Block, Page, Role, content_id
from quoth.spans import Span

_BREAK = "\n\n"
_HARDLY_ANY = 250
"""Characters of reading text under which the article that the page's scripts hold is taken instead, if it has more."""


@dataclass(frozen=True, slots=True)
class Body:
    """The reading text of a page, its blocks, and remarks for the reader."""

    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def read_article(page: Page, options: ArticleOptions = ArticleOptions()) -> Article:
    """The article of a page, HTML or flattened to plain text.

    Raises `ArticleError` when the page holds no text at all, or takes more than `options.seconds` of CPU time.
    """
    if page.media_type == "text/plain":
        return read_flattened(page, options)
    written = page.content if page.encoding == "utf-8" else page.decoded().encode("utf-8", "surrogatepass")
    markup = mark_up(LexborHTMLParser(emptied(written.removeprefix(BOM_UTF8))).html or "")
    known = read_metadata(markup, page.url)
    body = _shown(markup, known, page, options)
    if len(body.text) < _HARDLY_ANY:
        body = _out_of_scripts(body, known, page, options)
    if not body.blocks:
        hint = "the page may build its text with scripts: save it from a browser"
        raise ArticleError(str(page.origin), "the page shows no text (0 blocks)", hint)
    return Article(
        id=content_id(known.canonical or page.url or "", known.title or "", body.text),
        origin=page.origin,
        url=page.url,
        canonical=known.canonical,
        outlet=known.outlet,
        title=known.title,
        authors=known.authors,
        published=known.published,
        modified=known.modified,
        section=known.section,
        tags=known.tags,
        language=known.language or detected_language(body.text),
        text=body.text,
        blocks=body.blocks,
        images=known.images,
        facts=known.facts,
        notes=body.notes,
    )


def _shown(markup: Markup, known: Metadata, page: Page, options: ArticleOptions) -> Body:
    """The reading text of a parsed page and every block of it; empty for a page that shows no text. Raises as `read_article` does."""
    try:
        layout = lay_out(markup, options.seconds)
    except OutOfTimeError:
        hint = "raise the limit with ArticleOptions(seconds=…)"
        raise ArticleError(str(page.origin), f"reading the page took more than {options.seconds:g} s of CPU time", hint) from None
    if not layout.texts:
        return Body("", (), ())
    if len(layout.texts) > options.blocks:
        hint = "raise the limit with ArticleOptions(blocks=…)"
        raise ArticleError(str(page.origin), f"the page has {len(layout.texts)} blocks of text, more than {options.blocks}", hint)
    evidence = find_evidence(markup, page.url)
    sheet = tabulate(layout, evidence)
    judge: Literal["model", "rules"] = "model" if options.model and has_model() else "rules"
    scores = score_by_model(sheet) if judge == "model" else score_by_rules(sheet)
    decisions = decide(layout, sheet, scores, choose(layout, sheet, scores, known), judge)
    return _joined(layout, decisions, tuple(remarks(layout, sheet, evidence, decisions)))


def _out_of_scripts(shown: Body, known: Metadata, page: Page, options: ArticleOptions) -> Body:
    """The article that the page's scripts hold, for a page that builds its own text with them; the blocks it shows are kept."""
    undrawn = undrawn_article(LexborHTMLParser(page.decoded()).html or "")
    drawn = _shown(mark_up(LexborHTMLParser(undrawn).html or ""), known, page, options) if undrawn else shown
    if len(drawn.text) <= max(len(shown.text), _HARDLY_ANY):
        return shown
    why = "the data of the page's scripts states the article"
    left = [block if block.span is None else replace(block, role=Role.BOILERPLATE, span=None, why=why) for block in shown.blocks]
    blocks = (*(replace(block, path="script") for block in drawn.blocks), *left)
    return Body(drawn.text, blocks, (*shown.notes, *drawn.notes, "taken from the data of the page's scripts"))


def _joined(layout: Layout, decisions: list[Decision], notes: tuple[str, ...]) -> Body:
    blocks: list[Block] = []
    parts: list[str] = []
    place = 0
    paths = css_paths(layout)
    for text, decision, path in zip(layout.texts, decisions, paths, strict=True):
        span = None
        if decision.role in READING_ROLES:
            start = place + len(_BREAK) if parts else 0
            place = start + len(text)
            span = Span(start, place)
            parts.append(text)
        blocks.append(Block(decision.role, text, span, path, None, decision.why))
    return Body(_BREAK.join(parts), tuple(blocks), notes)
