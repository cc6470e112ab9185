"""Newer articles that replace a figure, read again under their titles: a mail's subject says what "they" charge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.types import Lead
from qa.comparing.sources import Sources
from qa.types import Reader, Reading, Span
from qa.versions.replaced import may_replace
from qa.versions.state_asked import state_asked

_NOWHERE = -10_000  # where the title is said to be, so that no span of it is one of the text


def read_titled(reader: Reader, question: str, readings: Sequence[Reading], sources: Sources) -> tuple[Reading, ...]:
    """Return the readings; a passage that may replace the figure of the best one is read again below its title.

    Of the two readings of a passage, the one whose best span is further above its null score is kept.
    """
    best = max(readings, key=lambda reading: reading.margin, default=None)
    if best is None or state_asked(question).state != "latest":
        return tuple(readings)
    older = sources.articles[best.article_id]
    found = []
    for reading in readings:
        chunk = reading.passage.chunk
        newer = sources.articles[reading.article_id]
        if reading is not best and not chunk.lead and may_replace(question, newer, chunk.text, older):
            lead = Lead(_NOWHERE, _NOWHERE + len(newer.title), newer.title)
            (again,) = reader.read(question, [replace(reading.passage, chunk=replace(chunk, lead=(lead,)))])
            spans = tuple(Span(*span) for span in again.spans if span.start >= chunk.start)
            again = replace(again, passage=reading.passage, spans=spans)
            reading = max(reading, again, key=lambda reading: reading.margin)
        found.append(reading)
    return tuple(found)
