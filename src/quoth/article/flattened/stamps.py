"""When an article was published and last changed, by the dates beside its headline.

The words that announce a date are data: `lang/<code>/datestamps.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from quoth.article.metadata.calendar import Dated
from quoth.lang import languages, table
from quoth.model import Moment


def moments(texts: dict[int, str], dated: list[tuple[int, Dated]], headline: int | None, first: int) -> tuple[Moment | None, Moment | None]:
    """When the article was published and last changed: by the word before the date, else the first date below the headline.

    `first` is the number of the body's first line: a bare date behind it belongs to something else, if the head of the page has any.
    """
    stamped = [(number, _stamp(texts[number][: found.start]), found.moment) for number, found in dated]
    below = sorted(stamped, key=lambda entry: headline is not None and entry[0] <= headline)
    said = [moment for _, kind, moment in below if kind == "published"]
    plain = [moment for number, kind, moment in below if kind is None and number < first]
    late = [moment for number, kind, moment in below if kind is None and number >= first]
    modified = next((moment for _, kind, moment in below if kind == "modified"), None)
    published = next(iter(said or plain), None) or modified or next(iter(late), None)
    return published, modified if modified and published and modified.day >= published.day else None


def before_stamp(text: str) -> str:
    """A line up to the words that announce a date.

    >>> before_stamp("Ada Varga Published: 3 May 2024"), before_stamp("Ada Varga")
    ('Ada Varga ', 'Ada Varga')
    """
    stamp = _stamps()[0].search(text.casefold())
    return text[: stamp.start()] if stamp else text


def _stamp(before: str) -> str | None:
    """What the words before a date say that it is: "published", "modified" or "other"; the last of them counts."""
    pattern, kinds = _stamps()
    said = pattern.findall(before.casefold())
    return kinds[said[-1]] if said else None


@cache
def _stamps() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["entry"]: row["kind"] for code in languages() for row in table(code, "datestamps")}
    listed = "|".join(re.escape(entry) for entry in sorted(kinds, key=lambda entry: (-len(entry), entry)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)"), kinds
