"""Flattened pages: the article from lines alone, for a paste, a `.txt` copy, or a web archive's WET record.

Promises: every block names its characters in the input; nothing depends on the words of one language; notices are never read.
"""

from quoth.article.flattened.reading import read_flattened

__all__ = ["read_flattened"]
