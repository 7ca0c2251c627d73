"""The language that the page says it is in, as ISO 639-1; telling it from the text is another module's work."""

from __future__ import annotations

from collections import Counter

from quoth.article.metadata.weighing import fact
from quoth.article.metadata.witnesses import Witnesses, read_locale
from quoth.model import Fact


def read_language(seen: Witnesses) -> tuple[str | None, list[Fact]]:
    """The language that most witnesses state; of equals, the html element's word counts first."""
    stated = [(given, "html lang") for given in seen.languages]
    stated += [(given, "meta og:locale") for given in seen.metas.get("og:locale", ())[:1]]
    stated += [(given, f"meta {name}") for name in ("content-language", "dc.language", "language") for given in seen.metas.get(name, ())]
    for record in seen.articles[:1]:
        given = record.get("inLanguage")
        given = given.get("name") if isinstance(given, dict) else given
        if isinstance(given, str):
            stated.append((given, "JSON-LD inLanguage"))
    read = [(language, rule) for given, rule in stated if (language := read_locale(given).language)]
    if not read:
        return None, []
    counted = Counter(language for language, _ in read)
    language, rule = max(read, key=lambda said: counted[said[0]])
    return language, [fact("language", language, rule, read)]
