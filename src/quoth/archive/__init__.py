"""One file that keeps who said what, where it was printed, and what people corrected; searched, traced and exported."""

from quoth.archive.archive import Archive

__all__ = ["Archive"]
