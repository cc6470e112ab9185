"""What of a file cannot be read while the rest is: named in a note, or in the error if nothing else is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.errors import FormatError
from index.types import Extracted

_MOST_NAMED = 3  # by an error or a note


def with_refused(articles: Sequence[Extracted], refused: Sequence[str]) -> tuple[Extracted, ...]:
    """Return the articles, the first with a note of what was refused, each with its name and the reason.

    Raises:
        FormatError: there are no articles; it says why.

    """
    if not articles:
        reasons = "".join(f" {each}" for each in refused[:_MOST_NAMED])
        raise FormatError(f"nothing in it can be read as an article.{reasons}")
    if not refused:
        return tuple(articles)
    more = f" and {len(refused) - _MOST_NAMED} more" if len(refused) > _MOST_NAMED else ""
    note = f"Not read inside it: {' '.join(refused[:_MOST_NAMED])}{more}"
    return replace(articles[0], notes=(*articles[0].notes, note)), *articles[1:]
