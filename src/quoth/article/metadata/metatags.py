"""Which meta tags state which field: `lang/mul/metatags.tsv` by field and rule."""

from __future__ import annotations

from functools import cache

from quoth.lang import table


@cache
def meta_tags(field: str) -> dict[str, tuple[str, ...]]:
    """The names of the meta tags that state a field, by the rule that they count as, in order of trust.

    >>> meta_tags("headline")["og"]
    ('og:title',)
    """
    rules: dict[str, list[str]] = {}
    for row in table("mul", "metatags"):
        if row["field"] == field:
            rules.setdefault(row["rule"], []).append(row["entry"])
    return {rule: tuple(names) for rule, names in rules.items()}
