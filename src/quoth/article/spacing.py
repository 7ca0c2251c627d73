"""White space and invisible characters as a reader sees them: runs of text laid out on one line, or kept in lines as written."""

from __future__ import annotations

_INVISIBLE = ("\u00ad", "\ufeff", "\u200b", "\u2060")


def clean(text: str) -> str:
    r"""The text with every run of white space (no-break spaces too) as one space, without soft hyphens and other invisible joints.

    >>> clean(" Tele\u00adphone\n  bill\u00a0paid ")
    'Telephone bill paid'
    """
    return " ".join(visible(text).split())


def lined(text: str) -> str:
    """As `clean` for a text that is `visible`, but spaces and line ends are kept where they are: for preformatted text."""
    return "\n".join(line.rstrip() for line in text.replace("\u00a0", " ").split("\n")).strip("\n")


def visible(text: str) -> str:
    """The text without soft hyphens and other invisible joints."""
    if not text.isascii():
        for joint in _INVISIBLE:
            if joint in text:
                text = text.replace(joint, "")
    return text
