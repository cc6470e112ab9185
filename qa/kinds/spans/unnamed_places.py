"""Words that name no place: "abroad" does not say to which country somebody has gone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading

_WHICH_PLACE = re.compile(
    r"\b(?:what|which) (?:country|city|town|village|county|state|region|island|continent)\b", re.IGNORECASE
)
_UNNAMED = re.compile(r"\b(?:abroad|overseas|elsewhere)\W*$", re.IGNORECASE)


def without_unnamed_places(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without "abroad" and the like, if a question asks for the name of a place."""
    if _WHICH_PLACE.search(question) is None:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return _UNNAMED.search(span.quote) is None

    return sifted(readings, articles, may_answer)
