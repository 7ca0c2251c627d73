"""Bytes in: files, folders, standard input; what they are, how they are encoded, and bounds that hostile input cannot pass.

Promises: `Page.content` is byte for byte what was stored; no byte beyond the limits is read; one input gives one page or one error that
says where, what and what to do next.
"""

from quoth.pages.finding import Place, find_pages, find_places, page_at
from quoth.pages.limits import PageLimits
from quoth.pages.opening import Source, open_page, page_of

__all__ = ["PageLimits", "Place", "Source", "find_pages", "find_places", "open_page", "page_at", "page_of"]
