"""What newer words correct, read again without the old value where a reader prefers that to the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.types import Chunk, Range
from qa.comparing.sources import Sources
from qa.types import Reader, Reading, Span
from qa.versions.corrections import Note, notes_in
from qa.versions.quoted_mail import quoted_from
from qa.versions.state_asked import state_asked

_TIMES = 2  # that a passage is read again: a note may give the wrong value twice


def read_corrected(reader: Reader, question: str, readings: Sequence[Reading], sources: Sources) -> tuple[Reading, ...]:
    """Return the readings; a passage whose best span is what a note calls wrong also has the spans of a second look.

    "We said that it was 84 metres high. It is 48 metres high" is read with blanks for "84 metres". Scores of the second
    look are moved to the null score of the first. A mail whose best span is in what it quotes is read again without
    that. A question for what was said first is not read again.
    """
    if state_asked(question).state == "first":
        return tuple(readings)
    read = (_corrected(reader, question, reading, sources) for reading in readings)
    return tuple(_unquoted(reader, question, reading, sources) for reading in read)


def _unquoted(reader: Reader, question: str, reading: Reading, sources: Sources) -> Reading:
    chunk = reading.passage.chunk
    start = quoted_from(sources.articles[reading.article_id], reading.spans[0].start) if reading.spans else None
    if start is None or start <= chunk.start or start - chunk.start > len(chunk.text):
        return reading
    quoted = Range(start, chunk.start + len(chunk.text))
    (looked,) = reader.read(question, [replace(reading.passage, chunk=_blanked(chunk, [quoted]))])
    spans = {span[:2]: span for span in reading.spans}
    _add(spans, looked, [quoted], moved=reading.null_score - looked.null_score)
    return replace(reading, spans=_in_order(spans))


def _corrected(reader: Reader, question: str, reading: Reading, sources: Sources) -> Reading:
    chunk = reading.passage.chunk
    notes = notes_in(sources.articles[reading.article_id], reading.range)
    blanks: list[Range] = []
    spans = {span[:2]: span for span in reading.spans}
    looked = reading
    for _ in range(_TIMES):
        wrong = _wrong(looked, notes)
        if wrong is None:
            break
        blanks += _all_of(chunk, wrong, notes)
        (looked,) = reader.read(question, [replace(reading.passage, chunk=_blanked(chunk, blanks))])
        _add(spans, looked, blanks, moved=reading.null_score - looked.null_score)
    if not blanks:
        return reading
    return replace(reading, spans=_in_order(spans))


def _add(spans: dict[tuple[int, int], Span], looked: Reading, blanks: Sequence[Range], *, moved: float) -> None:
    """Add the spans of a second look outside blanks, each with the better of its scores."""
    for span in looked.spans:
        if not any(blank.overlaps(span.range) for blank in blanks):
            again = Span(span.start, span.end, span.score + moved)
            spans[span[:2]] = max(again, spans.get(span[:2], again), key=lambda each: each.score)


def _in_order(spans: dict[tuple[int, int], Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans.values(), key=lambda span: (-span.score, *span[:2])))


def _wrong(reading: Reading, notes: Sequence[Note]) -> Range | None:
    """Return the place of the best span in a note if it is wrong there, without what is right beside it."""
    for span in reading.spans:
        for note in notes:
            if note.range.overlaps(span.range):
                return note.wrong_part(*span.range)
    return None


def _all_of(chunk: Chunk, wrong: Range, notes: Sequence[Note]) -> list[Range]:
    """Return the places of a value wherever notes call it wrong in a chunk."""
    words = chunk.text[wrong.start - chunk.start : wrong.end - chunk.start]
    found, at = [wrong], chunk.text.find(words)
    while words.strip() and at >= 0:
        place = Range(chunk.start + at, chunk.start + at + len(words))
        if place != wrong and any(note.is_wrong(*place) for note in notes):
            found.append(place)
        at = chunk.text.find(words, at + 1)
    return found


def _blanked(chunk: Chunk, blanks: Sequence[Range]) -> Chunk:
    text = chunk.text
    for start, end in blanks:
        text = text[: start - chunk.start] + " " * (end - start) + text[end - chunk.start :]
    return replace(chunk, text=text)
