"""Who gets quoted: the shares of speakers in some quotations, and how concentrated they are.

The Herfindahl-Hirschman index is the sum of squared shares (https://en.wikipedia.org/wiki/Herfindahl%E2%80%93Hirschman_index): the chance
that two quotations taken at random have the same known speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoth.archive.results import Facets

FEW = 5


@dataclass(frozen=True, slots=True)
class Share:
    """A speaker's part: quotations, of all that were counted (0 to 1), and together with those before."""

    name: str
    id: str | None
    quotations: int
    share: float
    together: float


@dataclass(frozen=True, slots=True)
class Shares:
    """The parts of the most quoted speakers of `counted` quotations, largest first.

    `few` is the part of the first five together, `same` the chance that two quotations taken at random have one known speaker; the
    archive names the fifty most quoted, so that `same` is a floor when there are more. `whole` is False when only the newest were counted.
    """

    counted: int
    whole: bool
    speakers: tuple[Share, ...]
    few: float
    same: float


def shares(facets: Facets) -> Shares:
    """The shares of the speakers in the quotations that were counted.

    >>> from quoth.archive.results import Count
    >>> shares(Facets((Count("Ada Okafor", 3),), (), (), (), (), 4, True)).same
    0.5625
    """
    total = max(1, facets.counted)
    lines: list[Share] = []
    together = 0.0
    for person in facets.people:
        share = person.count / total
        together += share
        lines.append(Share(person.name, person.id, person.count, share, min(1.0, together)))
    return Shares(facets.counted, facets.whole, tuple(lines), sum(line.share for line in lines[:FEW]), sum(line.share**2 for line in lines))
