"""All evidence of a page about its article: what every field's decision looks at."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.article.metadata.surroundings import Surroundings
from quoth.article.metadata.weighing import Claim
from quoth.article.metadata.witnesses import Witnesses
from quoth.model import Moment


@dataclass(frozen=True, slots=True)
class Evidence:
    """The witnesses of a page, the names of its outlet, the lines around its headline, and the authors and moments that it states."""

    seen: Witnesses
    names: frozenset[str]
    around: Surroundings
    authors: tuple[Claim[str], ...]
    moments: tuple[Claim[Moment], ...]
