"""What bytes are when they are not a page: so that an error says "a JPEG image" and not "cannot decode".

Signatures follow the WHATWG MIME Sniffing Standard (https://mimesniff.spec.whatwg.org/) and the formats' own specifications.
"""

from __future__ import annotations

import json

from quoth.errors import PageError

_DECOMPRESS = "decompress it first"
_DOCUMENT = "save it as text or HTML; `quoth check` takes PDF and Word documents as sources"
_PICTURE = "a page's pictures are not read; name the page itself"
_LEAVE = "leave it out, or name the pages themselves"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG image", _PICTURE),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _PICTURE),
    (b"GIF87a", "a GIF image", _PICTURE),
    (b"GIF89a", "a GIF image", _PICTURE),
    (b"\x00\x00\x01\x00", "an icon", _PICTURE),
    (b"BM", "a bitmap image", _PICTURE),
    (b"II*\x00", "a TIFF image", _PICTURE),
    (b"MM\x00*", "a TIFF image", _PICTURE),
    (b"%PDF-", "a PDF document", _DOCUMENT),
    (b"{\\rtf", "an RTF document", _DOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Microsoft Office document", _DOCUMENT),
    (b"%!PS", "a PostScript document", _DOCUMENT),
    (b"PK\x03\x04", "a ZIP archive or Office document", _DOCUMENT),
    (b"PK\x05\x06", "an empty ZIP archive", _LEAVE),
    (b"BZh", "a bzip2 archive", _DECOMPRESS),
    (b"\xfd7zXZ\x00", "an xz archive", _DECOMPRESS),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _DECOMPRESS),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _DECOMPRESS),
    (b"Rar!\x1a\x07", "a RAR archive", _DECOMPRESS),
    (b"SQLite format 3\x00", "a SQLite database", "open a Quoth archive with `quoth find` or `quoth serve`"),
    (b"\x7fELF", "a program", _LEAVE),
    (b"MZ", "a program", _LEAVE),
    (b"wOFF", "a font", _LEAVE),
    (b"wOF2", "a font", _LEAVE),
    (b"OggS", "an Ogg recording", _LEAVE),
    (b"ID3", "an MP3 recording", _LEAVE),
    (b"\xff\xfb", "an MP3 recording", _LEAVE),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film", _LEAVE),
    (b"bplist", "an Apple property list", "a Safari .webarchive: save the page as HTML instead"),
)
_LATER: tuple[tuple[int, bytes, str, str], ...] = (
    (4, b"ftyp", "an MP4 film or HEIF image", _LEAVE),
    (8, b"WEBP", "a WebP image", _PICTURE),
    (8, b"WAVE", "a WAV recording", _LEAVE),
    (257, b"ustar", "a tar archive", "unpack it first, then name the folder"),
)
_WEAK = frozenset({b"BM", b"MZ", b"ID3", b"BZh", b"bplist", b"wOFF", b"wOF2", b"OggS"})
"""Signatures of letters alone: a text may begin so, and only bytes that no text holds tell."""


def foreign(head: bytes) -> tuple[str, str] | None:
    """What the bytes are, and what to do, when they are known to be neither HTML nor text; else None.

    >>> foreign(b"%PDF-1.7 ...")[0], foreign(b"BMW said so"), foreign(b"<html>")
    ('a PDF document', None, None)
    """
    for signature, name, hint in _SIGNATURES:
        if head.startswith(signature) and (signature not in _WEAK or b"\x00" in head[:64]):
            return name, hint
    for offset, signature, name, hint in _LATER:
        if head[offset : offset + len(signature)] == signature and b"\x00" in head[:512]:
            return name, hint
    return None


def refuse_foreign(head: bytes, where: str) -> None:
    """Raise `PageError` when the bytes are known to be neither HTML nor text, and say what they are."""
    known = foreign(head)
    if known:
        raise PageError(where, f"{known[0]}, not a page", known[1])


def is_gzip(head: bytes) -> bool:
    """Are the bytes the beginning of a gzip stream (RFC 1952) with the deflate method?"""
    return head.startswith(b"\x1f\x8b\x08")


def is_warc(head: bytes) -> bool:
    """Are the bytes the beginning of a web archive record (ISO 28500)?"""
    return head.startswith(b"WARC/")


def is_mhtml(head: bytes) -> bool:
    """Are the bytes a page saved with its parts as a MIME message (RFC 2557)?"""
    start = head[:4096].lstrip().lower()
    return b"multipart/related" in start and start.startswith((b"from:", b"mime-version:", b"content-type:", b"date:", b"subject:"))


def structured(text: str) -> tuple[str, str] | None:
    """What a text is, and what to do, when it is data and not prose: JSON, JSON lines, a feed or a sitemap; else None.

    >>> structured('{"title": "A"}')[0], structured("[Correction] The bridge opened in May.")
    ('JSON data', None)
    """
    start = text[:4096].lstrip().lower()
    if start.startswith(("<rss", "<feed", "<rdf:rdf")) or (start.startswith("<?xml") and _has(start, ("<rss", "<feed", "<rdf:rdf"))):
        return "a news feed", "fetch the pages that it lists with `quoth fetch`"
    if _has(start, ("<urlset", "<sitemapindex")):
        return "a sitemap", "fetch the pages that it lists with `quoth fetch`"
    if start[:1] in {"{", "["}:
        for whole in (text.split("\n", 1)[0], text):
            try:
                if isinstance(json.loads(whole), dict | list):
                    return "JSON data", "name the HTML pages or texts themselves"
            except (ValueError, RecursionError):
                continue
    return None


def _has(start: str, names: tuple[str, ...]) -> bool:
    return any(name in start for name in names)
