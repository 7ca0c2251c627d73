"""The pages in a web archive: WARC (ISO 28500), gzipped or not, and WACZ (https://specs.webrecorder.net/wacz/), one record at a time.

Every response that is HTML, whatever an unsure server calls it, and every text conversion (WET), gives a page with its place: the file,
the record's first byte in it as stored, and the record's id. Redirects, errors, pictures, requests and the archive's own notes hold no
page. A broken record gives a failure with its offset, and reading goes on at the next record that can be found.
"""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from quoth.errors import PageError
from quoth.model import Failure, Origin, Page
from quoth.pages.captures import Capture, capture_at, captures
from quoth.pages.limits import PageLimits
from quoth.pages.opening import page_of
from quoth.pages.stored import opened, too_large, unpacked

NO_PAGE = ("no page in the archive", "look whether it holds responses with HTML or converted text")
"""What an archive without pages is told, and what to do."""

_NAMES = (".warc", ".warc.gz", ".wacz", ".wet", ".wet.gz")
_BUNDLE = ".wacz"
_INSIDE = "archive/"


def is_archive(path: str) -> bool:
    """Is this the name of a web archive?

    >>> is_archive("news/2024-05.warc.gz"), is_archive("front.html.gz")
    (True, False)
    """
    return path.lower().endswith(_NAMES)


def archived_pages(path: str, limits: PageLimits = PageLimits()) -> Iterator[Page | Failure]:
    """The pages of a web archive, in its order, and a `Failure` for each record that cannot be read.

    Raises `PageError` when the file cannot be opened, is no archive or holds no page.
    """
    for found in _captures(path, limits):
        yield found if isinstance(found, Failure) else page_in(found, limits)


def archived_places(path: str, limits: PageLimits = PageLimits()) -> Iterator[Origin | Failure]:
    """Where the pages of a web archive are, in its order, none of them opened; else as `archived_pages`."""
    for found in _captures(path, limits, places=True):
        yield found if isinstance(found, Failure) else found.origin


def archived_page(path: str, offset: int, limits: PageLimits = PageLimits()) -> Page | Failure | None:
    """The page of the one record that begins at a byte of a WARC file, why it cannot be read, or None when the record holds no page.

    `path` may name a WARC file inside a WACZ, as an origin does. Raises `PageError` when the file cannot be opened.
    """
    with opened_warc(path) as file:
        found = capture_at(file, Origin("warc", path, offset), limits)
    if found is None or isinstance(found, Failure):
        return found
    return None if found.kind == "revisit" else page_in(found, limits)


def archived_content(origin: Origin, limits: PageLimits = PageLimits()) -> bytes:
    """The content of the answer whose record is at a place in a WARC file, whatever its status and type, all its encodings undone.

    Raises `PageError` when it cannot be had within the limits.
    """
    with opened(origin.path) as file:
        file.seek(origin.offset or 0)
        try:
            record = next(ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False))
            record.parse_http(auto_decode="all")
            content = record.reader.read(limits.size + 1)
        except (OSError, EOFError, StopIteration) as error:
            raise PageError(str(origin), f"a broken record: {error}", "fetch it again") from error
    if len(content) > limits.size:
        raise too_large(str(origin), limits)
    return unpacked(content, str(origin), limits)


def page_in(capture: Capture, limits: PageLimits = PageLimits()) -> Page | Failure:
    """The page of a capture, or why its content is none."""
    try:
        return page_of(capture.content, capture.origin, limits, capture.charset, capture.url, capture.fetched)
    except PageError as error:
        return Failure(error.where, "pages", error.what, error.hint)


@contextmanager
def opened_warc(path: str) -> Iterator[IO[bytes]]:
    """A WARC file opened for reading, also one inside a WACZ (`news.wacz/archive/data.warc.gz`). Raises `PageError`."""
    bundle, inside, name = path.rpartition(f"{_BUNDLE}/{_INSIDE}")
    if not inside:
        with opened(path) as file:
            yield file
        return
    with opened(bundle + _BUNDLE) as file, _damage_told(path), zipfile.ZipFile(file) as whole:
        if _INSIDE + name not in whole.namelist():
            raise PageError(path, "there is no such file in the WACZ", "check the name")
        with whole.open(_INSIDE + name) as member:
            yield member


def warc_files(file: BinaryIO, path: str) -> Generator[tuple[str, IO[bytes]]]:
    """The WARC files in an opened archive, each with its own path: those in a WACZ, or else the one that it is. Raises `PageError`."""
    if not path.lower().endswith(_BUNDLE):
        yield path, file
        return
    with _damage_told(path), zipfile.ZipFile(file) as bundle:
        for name in bundle.namelist():
            if name.startswith(_INSIDE) and is_archive(name):
                with bundle.open(name) as member:
                    yield f"{path}/{name}", member


@contextmanager
def _damage_told(path: str) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        raise PageError(path, f"a damaged WACZ file: {error}", "get the file again") from error


def _captures(path: str, limits: PageLimits, *, places: bool = False) -> Iterator[Capture | Failure]:
    empty = True
    with opened(path) as file:
        for where, warc in warc_files(file, path):
            for found in captures(warc, where, limits, places=places):
                if isinstance(found, Failure) or found.kind != "revisit":
                    empty = False
                    yield found
    if empty:
        raise PageError(path, *NO_PAGE)
