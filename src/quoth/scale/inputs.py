"""The web archives that the inputs of a build name: paths, folders, globs, manifests; local, or at an address that fsspec opens.

A manifest is a text file (`.txt`, `.paths`, gzipped or not) with one path or address a line, as Common Crawl publishes them. Its relative
lines count from `base`, or else from where the manifest lies.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from glob import glob, has_magic
from pathlib import Path
from typing import IO, BinaryIO, cast
from urllib.parse import urlsplit

import fsspec

from quoth.errors import FetchError, PageError, PassingError
from quoth.pages.archives import is_archive
from quoth.pages.stored import opened
from quoth.scale.job import Source

_MANIFESTS = (".txt", ".paths", ".txt.gz", ".paths.gz")
_SCHEME = "://"
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers of a web server that may be another in a while (https://www.rfc-editor.org/rfc/rfc9110#section-15, rfc8470, rfc6585)."""
_ASK = "name WARC or WACZ files, folders of them, globs, or a manifest"


def find_sources(inputs: Iterable[str], base: str = "") -> tuple[Source, ...]:
    """The web archives that the inputs name, each once, in the order of the inputs; those of a folder or glob by name.

    Raises `PageError` for an input that is missing or names no archive.
    """
    found = dict.fromkeys(path for given in inputs for path in _expanded(given, base))
    return tuple(Source(path, None if _SCHEME in path else Path(path).stat().st_size) for path in found)


@contextmanager
def opened_anywhere(path: str) -> Iterator[BinaryIO]:
    """A local or remote file opened for reading, with seeking.

    Raises `PageError`, and `PassingError`, also while a remote file is read, when a far end is in trouble that may be over in a while.
    """
    if _SCHEME not in path:
        with opened(path) as file:
            yield file
        return
    try:
        opening = fsspec.open(path, "rb").open()
    except (FileNotFoundError, PermissionError, ValueError, ImportError) as error:
        raise (_trouble_behind(path, error.__cause__) or _unreachable(path, error)) from error
    except OSError as error:
        raise _in_trouble(path, error) from error
    with opening as remote:
        yield cast("BinaryIO", _Far(remote, path))


class _Far(io.RawIOBase):
    """A remote file. A far end that breaks off says nothing of the file: that must not be taken for a broken record."""

    def __init__(self, file: IO[bytes], path: str) -> None:
        super().__init__()
        self._file, self._path = file, path

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise _in_trouble(self._path, error) from error
        except ValueError as error:  # fsspec's word for a server that gives files from their beginning only
            raise FetchError(self._path, f"cannot be read from its middle: {error}", "copy it to this machine first") from error


def _expanded(given: str, base: str) -> list[str]:
    if given.lower().endswith(_MANIFESTS):
        return [path for line in _lines(given) for path in _expanded(_joined(given, line, base), base)]
    found = _remote(given) if _SCHEME in given else _local(given)
    if not found:
        raise PageError(given, "no web archive there", _ASK)
    return found


def _local(given: str) -> list[str]:
    if has_magic(given) and not Path(given).exists():
        return sorted(path for path in glob(given, recursive=True) if is_archive(path))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if Path(given).is_dir():
        return sorted(str(Path(folder, name)) for folder, _, names in os.walk(given) for name in names if is_archive(name))
    if not Path(given).is_file():
        raise PageError(given, "there is no such file", "check the name")
    return [given] if is_archive(given) else []


def _remote(given: str) -> list[str]:
    """Archives at an address; a folder or a glob is listed, where the far end can list."""
    if is_archive(given) and not has_magic(given):
        return [given]
    try:
        files, path = fsspec.core.url_to_fs(given)
        names = files.glob(path) if has_magic(path) else files.find(path)
    except (OSError, ValueError, ImportError) as error:
        raise _unreachable(given, error) from error
    return [str(files.unstrip_protocol(name)) for name in sorted(names) if is_archive(name)]


def _lines(manifest: str) -> list[str]:
    with opened_anywhere(manifest) as file:
        content = file.read()
    try:
        text = (gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content).decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise PageError(manifest, f"not a list of paths: {error}", _ASK) from error
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _joined(manifest: str, line: str, base: str) -> str:
    if _SCHEME in line or line.startswith("/"):
        return line
    return f"{(base or manifest.rpartition('/')[0] or '.').rstrip('/')}/{line}"


def _trouble_behind(path: str, cause: BaseException | None) -> PassingError | None:
    """What is behind fsspec's "not found", which it says of servers that are down or busy, too; None where nothing is there."""
    busy = getattr(cause, "status", 0) in _BUSY
    return _in_trouble(path, cause) if cause is not None and (busy or isinstance(cause, OSError)) else None


def _in_trouble(path: str, error: BaseException) -> PassingError:
    return PassingError(path, f"cannot be read now: {error or type(error).__name__}", "run the same command again: it goes on")


def _unreachable(path: str, error: Exception) -> PageError:
    scheme = urlsplit(path).scheme
    return PageError(path, f"cannot be had: {error or type(error).__name__}", f"check the address, and that fsspec can open {scheme}://")
