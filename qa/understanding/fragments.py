"""A few words that ask nothing: "howitzers", "asdf"."""

from __future__ import annotations

import re

from qa.words.grammar import AUX, PREPOSITIONS, WH

_MOST = 3  # words
_LEADS = re.compile(rf"(?:and|but|so|or|{PREPOSITIONS})\b", re.IGNORECASE)  # "And Ukraine", "In 1970"
_ASKS = re.compile(
    rf"\b(?:{WH}|{AUX}|whether|if|any\w*|else|others?|another|more|then|next|there|he|him|his|she|hers?|it|its|they|them"
    r"|theirs?|this|that|these|those)\b",
    re.IGNORECASE,
)


def is_fragment(text: str) -> bool:
    """Whether a text is at most three words, none of which asks, points back or joins it to what was said."""
    return len(text.split()) <= _MOST and _LEADS.match(text) is None and _ASKS.search(text) is None
