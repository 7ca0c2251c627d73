"""One page reader, timed: `python readers.py NAME < list-of-pages`. Runs in the reader's own environment, so it imports nothing of ours.

Prints one JSON object: pages, failed, CPU seconds. The pages are unzipped before the clock starts.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Reader = Callable[[bytes], Any]


def quoth() -> Reader:
    """Our own whole article record."""
    import quoth

    return quoth.article


def trafilatura() -> Reader:
    """The peer's record with metadata, as its documentation gives it."""
    from trafilatura import bare_extraction

    return lambda content: bare_extraction(content, with_metadata=True)


def resiliparse() -> Reader:
    """Main text only: this peer reads no metadata."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return lambda content: extract_plain_text(bytes_to_str(content, detect_encoding(content)), main_content=True)


def newspaper4k() -> Reader:
    """The peer's parsed article."""
    import newspaper

    return lambda content: newspaper.article("https://example.org/", input_html=content.decode("utf-8", "replace"))


def newsplease() -> Reader:
    """The article of the peer's own extraction, as its documentation gives it for HTML in hand."""
    from newsplease import NewsPlease

    return lambda content: NewsPlease.from_html(content, url="https://example.org/", fetch_images=False)


def goose3() -> Reader:
    """The peer's extracted article."""
    from goose3 import Goose

    reader = Goose()
    return lambda content: reader.extract(raw_html=content)


def readability() -> Reader:
    """Title and summary; this peer reads no further metadata."""
    from readability import Document

    def read(content: bytes) -> tuple[str, str]:
        document = Document(content)
        return document.title(), document.summary()

    return read


READERS = {maker.__name__: maker for maker in (quoth, trafilatura, resiliparse, newspaper4k, newsplease, goose3, readability)}


def main() -> None:
    """Read the first page once, so that models and tables are loaded, then time one pass over all."""
    read = READERS[sys.argv[1]]()
    pages = [gzip.decompress(Path(line.strip()).read_bytes()) for line in sys.stdin if line.strip()]
    read(pages[0])
    failed, begun = 0, time.process_time()
    for content in pages:
        try:
            read(content)
        except Exception as error:  # noqa: BLE001 - a peer may raise anything; it is counted and named
            failed += 1
            print(type(error).__name__, error, file=sys.stderr)
    print(json.dumps({"pages": len(pages), "failed": failed, "seconds": time.process_time() - begun}))


if __name__ == "__main__":
    main()
