"""Words that name no place and nobody: "abroad" is no country, and "nobody could find the key" not who had it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.asked import asks_who
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading

_WHICH_PLACE = re.compile(
    r"\b(?:what|which) (?:country|city|town|village|county|state|region|island|continent)\b", re.IGNORECASE
)
_NO_PLACE = re.compile(r"\b(?:abroad|overseas|elsewhere)\W*$", re.IGNORECASE)
_NOBODY = re.compile(r"(?:nobody|no one)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:I|[Mm]e|[Mm]yself)\W*")
_CANNOT = re.compile(r"\W*(?:can|could|knows?|knew|seems?|seemed|remembers?|remembered|would say|will say)\b")


def without_unnamed(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without "abroad" for the name of a place, and "I", or "nobody" who knows, for a person."""
    asks_place, is_who = _WHICH_PLACE.search(question) is not None, asks_who(question)
    if not (asks_place or is_who):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        if is_who and _SPEAKER.fullmatch(span.quote) is not None:
            return False
        nobody = _NOBODY.match(span.quote) if is_who and _CANNOT.search(question) is None else None
        if nobody is not None:
            return _CANNOT.match(f"{span.quote[nobody.end() :]}{span.behind}") is None
        return not asks_place or _NO_PLACE.search(span.quote) is None

    return sifted(readings, articles, may_answer)
