"""A page as a reader's copy of it: its visible text, line by line, without markup, for measuring on pages with known truth.

Follows `innerText` (https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute): paragraphs and headings stand between
blank lines, every other block on a line of its own. A web archive's WET records are the same without the blank lines.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from quoth.article.layout import Layout, Piece, lay_out

_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "ul", "ol"})
_SECONDS = 20


def flatten(html: str, *, blank_lines: bool = True) -> str:
    r"""The visible text of a page, one block a line.

    >>> flatten("<h1>Rain</h1><div>By Ada Okafor</div><div>3 May</div><p>It rained.</p>")
    'Rain\n\nBy Ada Okafor\n3 May\n\nIt rained.\n'
    """
    layout = lay_out(LexborHTMLParser(html), _SECONDS)
    lines: list[str] = []
    before: Piece | None = None
    for piece in layout.pieces:
        if before is not None and blank_lines and _apart(layout, before, piece):
            lines.append("")
        lines.append(piece.text)
        before = piece
    return "".join(f"{line}\n" for line in lines)


def _apart(layout: Layout, before: Piece, after: Piece) -> bool:
    return before.element != after.element and not _APART.isdisjoint((layout.names[before.element], layout.names[after.element]))
