"""Which encoding a page's bytes are in, decided as browsers do, but never against the evidence of the bytes themselves.

A byte-order mark wins; then bytes that are valid UTF-8 are UTF-8, whatever the page claims; then the claim (HTTP header, `<meta>`, XML
declaration) holds if it fits; then the bytes are guessed. Labels mean what https://encoding.spec.whatwg.org/#names-and-labels says they
mean on the web: `iso-8859-1` is windows-1252, `gb2312` is gb18030.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from charset_normalizer import from_bytes

from quoth.lang import table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_WITHIN = 16_384
_META = re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,80}?\bencoding\s*=\s*["']([\w:.-]{2,40})["']""")
_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-7": "utf-8",
}
"""Python codecs and what the web means by their names. A page that can declare UTF-16 in ASCII letters is not in it."""
_ALIASES = {"x-sjis": "cp932", "ks_c_5601-1987": "cp949", "x-user-defined": "cp1252", "windows-874": "cp874", "x-mac-roman": "mac_roman"}
_MARKUP = re.compile(rb"<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(rb"""<html\b[^>]{0,400}?\blang\s*=\s*["']?([a-z]{2})\b""", re.IGNORECASE)
_LATIN = "\u024f"
_SAMPLE = 60_000
_FEW = 10
_ZEROES = 0.3


def decide_encoding(content: bytes, declared: str | None = None) -> str:
    """The Python codec that `content` is to be decoded with; `declared` is the charset of the HTTP header, if any.

    >>> decide_encoding("Zoë".encode()), decide_encoding('<meta charset="latin1">Zoë'.encode("latin-1"))
    ('utf-8', 'cp1252')
    """
    wide = _marked(content) or _wide(content)
    if wide:
        return wide
    escaped = b"\x1b" in content and _claimed(content, declared) == "iso2022_jp"
    if escaped or _is_utf8(content):
        return "iso2022_jp" if escaped else "utf-8"
    claim = _claimed(content, declared)
    if claim and claim != "utf-8" and _fits(content, claim):
        return claim
    return "utf-8" if _mostly_utf8(content) else _guessed(content)


def codec_of(label: str) -> str | None:
    """The Python codec that a charset label means on the web, or None for a label that nobody knows.

    >>> codec_of("ISO-8859-1"), codec_of("UTF8"), codec_of("klingon")
    ('cp1252', 'utf-8', None)
    """
    label = label.strip().lower()
    try:
        name = codecs.lookup(_ALIASES.get(label, label))
    except LookupError:
        return None
    return _WEB.get(name.name, name.name) if getattr(name, "_is_text_encoding", True) else None


def _claimed(content: bytes, declared: str | None) -> str | None:
    """What the HTTP header or else the page itself claims, where the label is known."""
    head = content[:_DECLARED_WITHIN]
    found = (match[1].decode("ascii", "replace") for pattern in (_META, _XML) if (match := pattern.search(head)))
    return next((codec for label in (declared, *found) if label and (codec := codec_of(label))), None)


def _marked(content: bytes) -> str | None:
    return next((name for mark, name in _MARKS if content.startswith(mark)), None)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte of Latin text (and of all markup) is zero."""
    head = content[:4096]
    half = len(head) // 2
    if half < _FEW:
        return None
    if head[1::2].count(0) > half * _ZEROES and head[::2].count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > half * _ZEROES and head[1::2].count(0) == 0 else None


def _is_utf8(content: bytes) -> bool:
    """Is every byte right in UTF-8, but for a letter that is cut in two at the very end?"""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and not content[: error.start].isascii()
    return True


def _fits(content: bytes, codec: str) -> bool:
    """Do the bytes decode, but for a stray one here and there? Single-byte tables nearly always do."""
    text = content[:2_000_000].decode(codec, "replace")
    return text.count("\ufffd") * 100 <= sum(1 for byte in content[:2_000_000] if byte > 0x7F) + 100


def _mostly_utf8(content: bytes) -> bool:
    """Is the page UTF-8 with some bytes broken, as where a text was cut in the middle of a letter?"""
    text = content[:2_000_000].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for char in text if char > "\x7f") - broken > 3 * broken


def _guessed(content: bytes) -> str:
    """What the words read best in; among Latin tables, where guesses are weak, the page's language decides."""
    words = _MARKUP.sub(b" ", content[:_SAMPLE])
    best = from_bytes(words, steps=5, chunk_size=512).best()
    codec = codec_of(best.encoding) if best else None
    letters = [char for char in words.decode(codec or "ascii", "replace") if char.isalpha()]
    if codec and 2 * sum(char > _LATIN for char in letters) > len(letters):
        return codec
    language = _LANGUAGE.search(content[:_DECLARED_WITHIN])
    return _by_language().get(language[1].decode().lower(), "cp1252") if language else "cp1252"


@cache
def _by_language() -> dict[str, str]:
    return {row["entry"]: row["codec"] for row in table("mul", "encodings")}
