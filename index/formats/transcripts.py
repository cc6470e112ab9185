"""Subtitles (SubRip and WebVTT): speech as paragraphs, each caption with its time.

Captions of one speaker form one paragraph; a pause or another speaker begins a new one. A speaker named by WebVTT
stands before their words, as in "Ida Lind: It rained." A line that a caption repeats from the one before it, as rolling
captions do, is read once.
"""

from __future__ import annotations

import html
import io
import re
from typing import Any

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.encodings import decode
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.types import Extracted

SUFFIXES = (".srt", ".vtt")

_PAUSE = 2.0  # seconds of silence that begin a paragraph
_STYLES = re.compile(r"\{\\[^}]*\}|</?(?:i|b|u|font)\b[^>]*>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a file of subtitles.

    Raises:
        FormatError: it holds no captions, or more than `limits.rows`.

    """
    import webvtt
    from webvtt.errors import MalformedFileError

    decoded = decode(data)
    source = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    shown = source.count("-->")
    limits.check_rows(shown)
    kind = "vtt" if source.startswith("WEBVTT") else "srt"
    try:
        captions = webvtt.from_buffer(io.StringIO(_BLANK_LINES.sub("\n\n", source)), format=kind).captions
    except MalformedFileError as error:
        raise FormatError(f"it holds no captions ({error}): save it again as SubRip or WebVTT.") from error
    notes: tuple[str, ...] = ()
    if len(captions) < shown:
        notes = (*notes, f"{shown - len(captions)} of {shown} captions are damaged and left out")
    text = _text(captions)
    extractor = extractor_name("transcript", 1, "webvtt-py")
    return (decoded.told(Extracted(text=text.text, extractor=extractor, places=text.places, notes=notes)),)


def _text(captions: list[Any]) -> TextBuilder:
    text = TextBuilder()
    speaker, end, before = None, 0.0, ""
    for caption in captions:
        lines = [_plain(line) for line in caption.text.splitlines()]
        lines = [line for line in lines if line]
        if lines and lines[0] == before:
            lines = lines[1:]
        if not lines:
            continue
        is_new = caption.voice != speaker or caption.start_in_seconds - end > _PAUSE
        spoken = " ".join(lines)
        if caption.voice and is_new and caption.voice != speaker:
            spoken = f"{caption.voice}: {spoken}"
        text.add(spoken, label=_clock(caption.start_in_seconds), gap="\n\n" if is_new else " ")
        speaker, end, before = caption.voice, caption.end_in_seconds, lines[-1]
    return text


def _plain(line: str) -> str:
    return " ".join(html.unescape(_STYLES.sub("", line)).split(" ")).strip()


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
