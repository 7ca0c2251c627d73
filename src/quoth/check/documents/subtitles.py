"""SubRip and WebVTT subtitles: words with the times they show."""

from __future__ import annotations

import re

from quoth.check.documents.document import Cue, Document
from quoth.check.documents.furniture import sound_notes, speaker_labels
from quoth.errors import SourceError
from quoth.spans import Span

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*")
_TAG = re.compile(r"<[^<>\n]*>|\{\\[^}\n]*\}")


def read_subtitles(name: str, content: bytes) -> Document:
    """The words of subtitles, one line a line shown, numbers, times and styling left away. Raises `SourceError` when no cue has a time."""
    source = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    timings = list(_TIMING.finditer(source))
    if not timings:
        raise SourceError(name, "holds no cue with a time", "a cue is a line such as 00:00:01,000 --> 00:00:02,500 and its words")
    parts, cues, at = [], [], 0
    for timing, until in zip(timings, [*(t.start() for t in timings[1:]), len(source)], strict=True):
        words = _shown(source[timing.end() : until], last=until == len(source))
        if words:
            times = timing.groups()
            cues.append(Cue(Span(at, at + len(words)), _seconds(times[:4]), _seconds(times[4:])))
            parts.append(words)
            at += len(words) + 1
    text = "\n".join(parts)
    hidden = (*speaker_labels(text), *sound_notes(text, small=True))
    return Document(name, text, hidden, cues=tuple(cues))


def _shown(block: str, *, last: bool) -> str:
    """The words of a cue: its lines up to the first empty one, and not the next cue's number."""
    lines = [line.strip() for line in _TAG.sub("", block).strip("\n").split("\n")]
    if "" in lines:
        lines = lines[: lines.index("")]
    elif not last and lines and lines[-1].isdigit():
        lines = lines[:-1]
    return "\n".join(line for line in lines if line)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")
