"""Places of a text, and the words there."""

from __future__ import annotations

from index.types import Range


def place_of(text, quote):
    """Return where a text first has some words."""
    start = text.index(quote)
    return Range(start, start + len(quote))


def quotes(text, ranges):
    """Return the words at some places of a text."""
    return [text[place.start : place.end] for place in ranges]
