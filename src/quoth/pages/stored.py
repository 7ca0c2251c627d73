"""The bytes of one file or of standard input, as stored: never more than the limit, never from something that is not a file.

Gzip is recognised by its first bytes, whatever the file is called, and unpacked no further than the limit (a few kilobytes can unpack to
gigabytes). A stream that breaks off is an error with the place where it does: half a page is never passed on as a whole one.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from quoth.errors import PageError
from quoth.pages.limits import PageLimits
from quoth.pages.signatures import is_gzip, refuse_foreign

_HEAD = 4_096
_CHUNK = 1 << 16
_GZIP = 31
_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_CHECK = "check the name"
_REFUSALS = {
    errno.ENOENT: ("there is no such file", _CHECK),
    errno.ENOTDIR: ("there is no such file", _CHECK),
    errno.ENAMETOOLONG: ("this is not the name of a file", _CHECK),
    errno.EACCES: ("permission denied", "give yourself the right to read it, or leave it out"),
    errno.EPERM: ("permission denied", "give yourself the right to read it, or leave it out"),
    errno.EISDIR: ("a folder, not a page", "name the pages in it, or give the folder to `quoth read`"),
    errno.ELOOP: ("a link that leads back to itself", "remove the link"),
    errno.ENXIO: ("a socket, not a file", "name a file"),
}


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A file opened for reading that is known to be one: waiting for a pipe or a device could take for ever.

    Raises `PageError` for what is missing, forbidden or no file. The pipes that a shell makes (`<(command)`) are let through.
    """
    piped = path.startswith(_PIPES)
    try:
        file = open(path, "rb", opener=None if piped else _without_waiting)  # noqa: SIM115 - `opener` is why, and `with` follows
    except ValueError as error:
        raise PageError(repr(path), f"this is not the name of a file: {error}", _CHECK) from error
    except OSError as error:
        raise refused(path, error) from error
    with file:
        if not piped and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise PageError(path, "a pipe or device, not a file", "send the page to standard input and name it `-`")
        yield file


def read_file(path: str, limits: PageLimits) -> bytes:
    """The content of a file, unpacked if it is gzip. Raises `PageError` when it cannot be had within the limits."""
    with opened(path) as file:
        try:
            return _read(file, path, limits)
        except OSError as error:
            raise refused(path, error) from error


def read_stdin(limits: PageLimits) -> bytes:
    """The content of standard input, unpacked if it is gzip. Raises `PageError` when it cannot be had within the limits."""
    return _read(sys.stdin.buffer, "-", limits)


def unpacked(content: bytes, where: str, limits: PageLimits) -> bytes:
    """The bytes inside a gzip stream, or the bytes themselves if they are none. Raises `PageError`."""
    return _gunzipped(iter([content]), where, limits) if is_gzip(content) else content


def refused(path: str, error: OSError) -> PageError:
    """What an operating-system error means for the person who named `path`."""
    if "://" in path:
        return PageError(path, "a web address, not a file", "fetch it with `quoth fetch`, or save the page and name the file")
    if "<" in path or "\n" in path:
        return PageError(f"{path[:40]!r}…", "markup or text, not the name of a file", "pass it as bytes: `text.encode()`")
    what, hint = _REFUSALS.get(error.errno or 0, (error.strerror or str(error), "look at the disk that holds it"))
    return PageError(path, what, hint)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(file: BinaryIO, where: str, limits: PageLimits) -> bytes:
    head = file.read(_HEAD)
    if is_gzip(head):
        return _gunzipped(_chunks(head, file), where, limits)
    refuse_foreign(head, where)
    content = head + file.read(limits.size + 1 - len(head)) if len(head) == _HEAD else head
    if len(content) > limits.size:
        raise too_large(where, limits)
    return content


def _chunks(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    while head:
        yield head
        head = file.read(_CHUNK)


def _gunzipped(chunks: Iterator[bytes], where: str, limits: PageLimits) -> bytes:
    """The members of a gzip stream, one after the other; zeros between and after them are padding, as gzip itself has it."""
    engine = zlib.decompressobj(_GZIP)
    pieces: list[bytes] = []
    size = taken = 0
    for chunk in chunks:
        data = chunk
        while data:
            if engine.eof:
                data = data.lstrip(b"\x00")
                engine = zlib.decompressobj(_GZIP) if data else engine
                continue
            try:
                piece = engine.decompress(data, limits.size + 1 - size)
            except zlib.error as error:
                raise PageError(
                    f"{where} @ {taken}", f"damaged gzip after {size:,} unpacked bytes: {error}", "get the file again"
                ) from error
            pieces.append(piece)
            size += len(piece)
            if size > limits.size:
                raise too_large(where, limits)
            data = engine.unused_data if engine.eof else engine.unconsumed_tail
        taken += len(chunk)
    if not engine.eof:
        raise PageError(f"{where} @ {taken}", f"clipped gzip: it breaks off after {size:,} unpacked bytes", "get the file again")
    return b"".join(pieces)


def too_large(where: str, limits: PageLimits) -> PageError:
    """The error of content that goes beyond the limit."""
    return PageError(where, f"larger than the limit of {limits.size:,} bytes", "raise `PageLimits.size` if this is one page")
