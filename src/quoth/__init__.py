"""Who said what, where it was printed, and whether they said it.

>>> import quoth
>>> quoth.Span(4, 8).of("She said so.")
'said'
"""

from quoth.archive import Archive
from quoth.errors import ArchiveError, ArticleError, ModelError, NotFoundError, PageError, QuothError, SourceError
from quoth.model import (
    Article,
    Block,
    Check,
    Fact,
    Failure,
    Image,
    Kind,
    Moment,
    Origin,
    Page,
    Passage,
    Person,
    Quotation,
    Role,
    Verdict,
)
from quoth.pipeline import Recipe, article, check, quotations, read, read_many
from quoth.spans import Selector, Span

__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "ArticleError",
    "Block",
    "Check",
    "Fact",
    "Failure",
    "Image",
    "Kind",
    "ModelError",
    "Moment",
    "NotFoundError",
    "Origin",
    "Page",
    "PageError",
    "Passage",
    "Person",
    "Quotation",
    "QuothError",
    "Recipe",
    "Role",
    "Selector",
    "SourceError",
    "Span",
    "Verdict",
    "article",
    "check",
    "quotations",
    "read",
    "read_many",
]
