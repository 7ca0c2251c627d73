"""From the bytes of a page to its article: parse, lay out, score, decide, and join what is read into one text."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from quoth.article.evidence import Evidence, find_evidence
from quoth.article.features import Sheet, tabulate
from quoth.article.markup import Layout, OutOfTimeError, lay_out
from quoth.article.metadata import read_metadata
from quoth.article.options import ArticleOptions
from quoth.article.paths import css_paths
from quoth.article.roles import Decision, decide
from quoth.article.rules import score_by_rules
from quoth.article.verbatim import verbatim_article
from quoth.errors import ArticleError
from quoth.model import READING_ROLES, Article, Block, Page, content_id
from quoth.spans import Span

_THRESHOLD = 0.5
_BREAK = "\n\n"


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
        return verbatim_article(page)
    tree = LexborHTMLParser(page.decoded())
    body = read_body(tree, page, options)
    known = read_metadata(tree, page.url)
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
        language=known.language,
        text=body.text,
        blocks=body.blocks,
        images=known.images,
        facts=known.facts,
        notes=body.notes,
    )


def read_body(tree: LexborHTMLParser, page: Page, options: ArticleOptions) -> Body:
    """The reading text of a parsed page and every block of it. Raises as `read_article` does."""
    try:
        layout = lay_out(tree, options.seconds)
    except OutOfTimeError:
        hint = "raise the limit with ArticleOptions(seconds=…)"
        raise ArticleError(str(page.origin), f"reading the page took more than {options.seconds:g} s of CPU time", hint) from None
    if not layout.pieces:
        hint = "the page may build its text with scripts: save it from a browser"
        raise ArticleError(str(page.origin), "the page shows no text (0 blocks)", hint)
    evidence = find_evidence(tree, page.url)
    sheet = tabulate(layout, evidence)
    scores = score_by_rules(sheet)
    read = scores > _THRESHOLD
    decisions = decide(layout, sheet, scores, read, "rules")
    return _joined(layout, decisions, _notes(evidence, sheet))


def _joined(layout: Layout, decisions: list[Decision], notes: tuple[str, ...]) -> Body:
    blocks: list[Block] = []
    parts: list[str] = []
    place = 0
    paths = css_paths(layout)
    for piece, decision, path in zip(layout.pieces, decisions, paths, strict=True):
        span = None
        if decision.role in READING_ROLES:
            start = place + len(_BREAK) if parts else 0
            place = start + len(piece.text)
            span = Span(start, place)
            parts.append(piece.text)
        blocks.append(Block(decision.role, piece.text, span, path, None, decision.why))
    return Body(_BREAK.join(parts), tuple(blocks), notes)


def _notes(evidence: Evidence, sheet: Sheet) -> tuple[str, ...]:
    walled = any(notice is not None and notice[0] == "paywall" for notice in sheet.notices)
    return ("cut by a paywall: only the free part of the article is on the page",) if evidence.paid and walled else ()
