"""Every piece of a page as a row of numbers, for the block model and for the hand-written rules."""

from quoth.article.features.sheet import NAMES, Sheet, tabulate

__all__ = ["NAMES", "Sheet", "tabulate"]
