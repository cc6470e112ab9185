"""The short words that hold an English question together, as alternatives of a regular expression, or part clauses."""

from __future__ import annotations

import re

AUX = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
WH = "who|whom|whose|what|which|when|where|why|how"
STEM = rf"(?:ca|wo|sha)(?=n['’]t)|{AUX}|am"  # an auxiliary before its "n't", as in "can't", "won't" and "isn't"
PREPOSITIONS = "of|in|on|at|to|for|from|by|with|about|after|before|during|since|until|between|under|over|into|against"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = rf"{'|'.join(COUNTS)}|\w+teen|\w+ty(?:-\w+)?"  # and larger ones by their endings: "sixty-one"
AND_SO = r"(?:(?:and|but|so|or|then|also)\b[, ]*)*"  # may lead a question that goes on from another
CLAUSE = re.compile(
    r"[,;:.!?()“”\"]|\b(?:but|while|although|though|whereas|because|after|before|when|that|who|which)\b", re.IGNORECASE
)
"""Where clauses are parted, roughly."""

_PREPOSITION = re.compile(
    rf"{PREPOSITIONS}|within|near|around|throughout|across|inside|towards?|than|like", re.IGNORECASE
)


def is_preposition(word: str) -> bool:
    """Whether a word leads to a time, a place or something else: "in", "of", "near"."""
    return _PREPOSITION.fullmatch(word) is not None
