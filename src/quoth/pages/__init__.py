"""Bytes in: files, folders, standard input; what they are, how they are encoded, and bounds that hostile input cannot pass.

Promises: `Page.content` is byte for byte what was stored; no byte beyond the limits is read; one input gives one page or one error that
says where, what and what to do next.
"""

from quoth.pages.finding import find_pages
from quoth.pages.limits import PageLimits
from quoth.pages.opening import Source, open_page, page_of

__all__ = ["PageLimits", "Source", "find_pages", "open_page", "page_of"]
