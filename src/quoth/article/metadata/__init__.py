"""What a newsroom calls the metadata of an article: headline, byline, dates, outlet, section, tags, pictures.

Every value is chosen among what the page's several witnesses say (JSON-LD, microdata, meta tags, the visible page) and keeps the rule that
won and the rivals that lost. Nothing is invented: a page without a date has none.
"""

from quoth.article.metadata.reading import Metadata, read_metadata

__all__ = ["Metadata", "read_metadata"]
