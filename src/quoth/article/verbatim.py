"""A text taken as an article's body exactly as it is: for text that is already clean, and that other programs hold offsets into.

Promise: the article's `text` is the decoded file, character by character. No line end is changed, no space dropped; blocks only point.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoth.article.language import detected_language
from quoth.model import Article, Block, Origin, Page, Role, content_id
from quoth.spans import Span, trimmed


def verbatim_article(page: Page) -> Article:
    """The page's text taken as the article's body, exactly as it is; a byte-order mark is not text. The language is told by content."""
    text = page.decoded()
    return verbatim_text(text, page.origin, page.url, detected_language(text))


def verbatim_text(text: str, origin: Origin = Origin("memory"), url: str | None = None, language: str | None = None) -> Article:
    r"""The article whose `text` is exactly `text`: one paragraph for each line that holds anything.

    >>> [block.text for block in verbatim_text("One.\r\n\r\n  Two. \n").blocks]
    ['One.', 'Two.']
    """
    blocks = tuple(Block(Role.PARAGRAPH, span.of(text), span, source=span) for span in line_spans(text))
    return Article(
        id=content_id(text),
        origin=origin,
        url=url,
        canonical=None,
        outlet=None,
        title=None,
        authors=(),
        published=None,
        modified=None,
        section=(),
        tags=(),
        language=language,
        text=text,
        blocks=blocks,
    )


def line_spans(text: str) -> Iterator[Span]:
    r"""The lines of a text that hold anything, without the white space at their ends.

    >>> [span.of("a\n\n b ") for span in line_spans("a\n\n b ")]
    ['a', 'b']
    """
    start = 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, start, start + len(line))
        if span is not None:
            yield span
        start += len(line)
