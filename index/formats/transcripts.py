"""Subtitles (SubRip and WebVTT): speech as paragraphs, each caption with its time.

Captions of one speaker form one paragraph; a pause or another speaker begins a new one: one whom WebVTT names, or a
line that begins with a dash, with ">>" or with a name in capitals and a colon. A speaker named by WebVTT is before
their words, as in "Ida Lind: It rained." A line that a caption repeats from the one before it, as rolling captions do,
is read once. The title is that of a WebVTT file, else the name of the file: no talk begins with a headline.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.encodings import decode
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.types import Extracted

SUFFIXES = (".srt", ".vtt")

_PAUSE = 2.0  # seconds of silence that begin a paragraph
_STYLES = re.compile(r"\{\\[^{}]*\}|</?(?:i|b|u|font)\b[^<>]*>", re.IGNORECASE)
_UTTERANCE = re.compile(r"(?:>>|[-–—]) ?|[^\W\d_][^:]{1,40}(?=:\s)")  # what may begin another's words
_TITLE = re.compile(r"WEBVTT[ \t]+(?:-[ \t]*)?(\S.*)")
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
    named = _TITLE.match(source)
    article = Extracted(
        text=text.text,
        extractor=extractor_name("transcript", 2, "webvtt-py"),
        title=PurePosixPath(name).stem if named is None else named[1],
        places=text.places,
        notes=notes,
    )
    return (decoded.with_note(article),)


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
        named = f"{caption.voice}: " if caption.voice and caption.voice != speaker else ""
        for n, spoken in enumerate(_utterances(lines)):
            is_new = is_new if n == 0 and not _begins_utterance(spoken) else True
            text.add(
                (named if n == 0 else "") + spoken,
                label=_clock(caption.start_in_seconds),
                gap="\n\n" if is_new else " ",
            )
        speaker, end, before = caption.voice, caption.end_in_seconds, lines[-1]
    return text


def _utterances(lines: Sequence[str]) -> Iterator[str]:
    """Yield what is said in a caption, split where a line begins another speaker's words."""
    utterance: list[str] = []
    for line in lines:
        if utterance and _begins_utterance(line):
            yield " ".join(utterance)
            utterance = []
        utterance.append(line)
    yield " ".join(utterance)


def _begins_utterance(line: str) -> bool:
    """Whether a line begins another speaker's words: a mark before a capital or a digit, or a name in capitals."""
    match = _UTTERANCE.match(line)
    if match is None:
        return False
    if match[0][0] in ">-–—":
        first = line[match.end() :].lstrip("\"'“‘«([")[:1]
        return match[0][0] == ">" or first.isupper() or first.isdigit()
    return match[0].isupper()


def _plain(line: str) -> str:
    return " ".join(html.unescape(_STYLES.sub("", line)).split(" ")).strip()


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
