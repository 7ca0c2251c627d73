"""Who gets quoted: the shares of speakers in some quotations, and how concentrated they are.

The Herfindahl-Hirschman index is the sum of squared shares (https://en.wikipedia.org/wiki/Herfindahl%E2%80%93Hirschman_index): the chance
that two quotations taken at random have the same known speaker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.archive.results import Count, Part, Voices

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


@dataclass(frozen=True, slots=True)
class PartShares:
    """The shares within one outlet, or one year or month (`name`)."""

    name: str
    shares: Shares


@dataclass(frozen=True, slots=True)
class WhoIsQuoted:
    """Who gets quoted: in all that was counted, in each of the largest outlets, and in each year, or month where there is one year."""

    all: Shares
    outlets: tuple[PartShares, ...]
    times: tuple[PartShares, ...]


def who_is_quoted(voices: Voices) -> WhoIsQuoted:
    """The shares of the speakers in the quotations that were counted, and in their parts."""
    return WhoIsQuoted(
        shares(voices.people, voices.counted, whole=voices.whole),
        tuple(_of_part(part, whole=voices.whole) for part in voices.outlets),
        tuple(_of_part(part, whole=voices.whole) for part in voices.times),
    )


def shares(people: Iterable[Count], counted: int, *, whole: bool) -> Shares:
    """The shares of some people in the quotations that were counted.

    >>> shares([Count("Ada Okafor", 3)], 4, whole=True).same
    0.5625
    """
    total = max(1, counted)
    lines: list[Share] = []
    together = 0.0
    for person in people:
        share = person.count / total
        together += share
        lines.append(Share(person.name, person.id, person.count, share, min(1.0, together)))
    return Shares(counted, whole, tuple(lines), sum(line.share for line in lines[:FEW]), sum(line.share**2 for line in lines))


def _of_part(part: Part, *, whole: bool) -> PartShares:
    return PartShares(part.name, shares(part.people, part.counted, whole=whole))
