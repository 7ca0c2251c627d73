"""From the lines of a flattened page to its article."""

from __future__ import annotations

import numpy as np

from quoth.article.flattened.captions import pictured, split_source
from quoth.article.flattened.features import Sheet, tabulate
from quoth.article.flattened.linemodel import has_model, judge_by_model
from quoth.article.flattened.lines import Line, lines_of
from quoth.article.flattened.masthead import Masthead, read_masthead, title_of
from quoth.article.flattened.places import densest_run
from quoth.article.flattened.roles import Decision, decide
from quoth.article.flattened.rules import Judgement, Scores, judge_by_rules
from quoth.article.language import detected_language
from quoth.article.metadata.clock import Locale
from quoth.article.options import ArticleOptions
from quoth.errors import ArticleError
from quoth.model import READING_ROLES, Article, Block, Fact, Page, Rival, content_id
from quoth.spans import Span

_BREAK = "\n\n"
_SURE = 0.5
_MOST, _PARTING, _UNSURE = 400, 10.0, 0.3
"""What a line speaks for its run at most, what one that is not read speaks against it, in characters; from what score a line speaks."""
_REPEATED = 40
_SHORTEST_DECK, _ABOUT = 60, 0.2
"""How long a deck is at least, and what share of its words it has in common with the body."""
_SAMPLE = 8_000


def read_flattened(page: Page, options: ArticleOptions = ArticleOptions()) -> Article:
    """The article of a page that has come down as plain text, one block a line: a paste, a `.txt` copy, a WET record.

    Every block's `source` are its characters in `page.decoded()`. Raises `ArticleError` when the text holds no line.
    """
    text = page.decoded()
    lines = lines_of(text)
    if not lines:
        raise ArticleError(str(page.origin), "the text holds no line (0 blocks)", "save or copy the page again")
    sheet = tabulate(lines)
    judged = judge_by_model(sheet) if options.model and has_model() else judge_by_rules(sheet)
    return article_of(page, lines, sheet, judged)


def article_of(page: Page, lines: list[Line], sheet: Sheet, judged: Judgement) -> Article:
    """The article of a page's lines, once they are judged."""
    read = _chosen(sheet, judged.reading)
    language = detected_language(_prose(lines, read))
    head = read_masthead(lines, sheet, judged.headline, read, Locale(language))
    read = _with_deck(lines, sheet, read, head)
    body, blocks = _joined(lines, decide(lines, sheet, read, head, judged.judge))
    title = None if head.headline is None else title_of(lines[head.headline].text)
    return Article(
        id=content_id(page.url or "", title or "", body),
        origin=page.origin,
        url=page.url,
        canonical=None,
        outlet=None,
        title=title,
        authors=head.authors,
        published=head.published,
        modified=head.modified,
        section=head.section,
        tags=(),
        language=language,
        text=body,
        blocks=blocks,
        facts=_facts(lines, head),
    )


def _chosen(sheet: Sheet, scores: Scores) -> list[bool]:
    """Which lines are read: the likely ones of the run that holds most of them, each passage once; where nothing is likely, all.

    A page ends in teasers that read like text, each under a heading: what many unlikely lines part from the text is not read.
    """
    repeated = (sheet.column("seen") > 0) & (sheet.size >= _REPEATED)
    read = (scores >= _SURE) & ~repeated
    start, end = densest_run(np.where(read, np.minimum(sheet.size, _MOST) * (scores - _UNSURE), -_PARTING))
    read[:start] = read[end:] = False
    if not read.any():
        return [notice is None for notice in sheet.notices]
    return [bool(is_read) for is_read in read]


def _with_deck(lines: list[Line], sheet: Sheet, read: list[bool], head: Masthead) -> list[bool]:
    """The lines that are read and, if it is not among them, the deck: prose right below the headline about what the body is about."""
    if head.headline is None or True not in read[head.headline + 1 :]:
        return read
    number = head.headline + 1
    is_deck = (
        sheet.size[number] >= _SHORTEST_DECK
        and sheet.column("shared_core")[number] >= _ABOUT
        and sheet.notices[number] is None
        and number not in (*head.bylines, *head.datelines)
        and not split_source(lines[number].text)[1]
        and not pictured(lines[number].text)
    )
    return [is_read or (is_deck and n == number) for n, is_read in enumerate(read)]


def _prose(lines: list[Line], read: list[bool]) -> str:
    chosen = "\n".join(line.text for line, is_read in zip(lines, read, strict=True) if is_read)
    return (chosen or "\n".join(line.text for line in lines))[:_SAMPLE]


def _joined(lines: list[Line], decisions: list[Decision]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    parts: list[str] = []
    place = 0
    for line, decision in zip(lines, decisions, strict=True):
        span = None
        if decision.role in READING_ROLES:
            start = place + len(_BREAK) if parts else 0
            place = start + len(line.text)
            span = Span(start, place)
            parts.append(line.text)
        blocks.append(Block(decision.role, line.text, span, None, line.source, decision.why))
    return _BREAK.join(parts), tuple(blocks)


def _facts(lines: list[Line], head: Masthead) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    if head.headline is not None:
        rivals = tuple(Rival(lines[number].text, "line above the body") for number in head.rivals)
        facts.append(Fact("title", title_of(lines[head.headline].text), "line above the body that shares most with it", rivals))
    facts += [Fact("authors", name, "line by") for name in head.authors]
    if head.published:
        facts.append(Fact("published", head.published.iso(), "line beside the headline"))
    if head.modified:
        facts.append(Fact("modified", head.modified.iso(), "line beside the headline"))
    if head.section:
        facts.append(Fact("section", " > ".join(head.section), "breadcrumb trail"))
    return tuple(facts)
