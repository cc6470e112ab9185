"""The short words and marks that hold English sentences together, as parts of regular expressions or whole ones."""

from __future__ import annotations

import re

AUX = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
AUXILIARIES = "is|are|was|were|has|have|had|will|would|can|could|do|does|did"  # those of plain statements
BE = "is|are|was|were|be|been|being"
DETERMINER = "the|an?|his|her|its|their"
WH = "who|whom|whose|what|which|when|where|why|how"
STEM = rf"(?:ca|wo|sha)(?=n['’]t)|{AUX}|am"  # an auxiliary before its "n't", as in "can't", "won't" and "isn't"
PREPOSITIONS = (  # not "up", "down", "out", "off" and "along", which belong to verbs as often
    "of|in|on|at|to|for|from|by|with|about|after|before|during|since|until|between|under|over|into|against|within|across|"
    "among|amongst|amid|through|throughout|inside|outside|beside|alongside|behind|beyond|beneath|above|below|via|onto|upon|"
    "despite|towards?|near|around"
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
VALUES = {"a": 1, "an": 1} | {word: n for n, word in enumerate(COUNTS, start=1)}
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
PERIODS = "second|minute|hour|day|night|week|month|year"
RATED = rf"{PERIODS}|hr|yr|annum"  # what is earned, sold or used per period
NUMBER_WORDS = rf"{'|'.join(COUNTS)}|\w+teen|\w+ty(?:-\w+)?"  # and larger ones by their endings: "sixty-one"
ABOUT = "about|around|approximately|roughly|nearly|almost|some|circa"
"""Words before a number that is not exact."""
HEDGED = rf"{ABOUT}|over|under|more than|less than|fewer than|at least|at most|up to|only|just|a mere"
"""Words before a number that say how it is meant."""
FIGURE = (
    r"[£$€]?\d(?:[\d,.]*\d)?"
    r"(?:\s?%|\s?(?:per ?cent|thousand|million|billion|trillion|bn|[ap]m|[ckm]?m|k?g|m?l|ft|lb|oz|ha)\b|[a-z]{1,3}\b)?"
)
"""A number in digits with its currency, scale and unit: "£4 million", "4.5%", "9am"."""
NAME_PARTICLES = frozenset("de da di du dos van von der den ter bin bint ibn al el la le".split())
"""Small words within a name, which are no names and numbers themselves, as "das" and "ten" are."""
AND_SO = r"(?:(?:and|but|so|or|then|also)\b[, ]*)*"  # may lead a question that goes on from another
LEAD = rf"^(?:(?:and|but|so|or|then|also|well|ok|please|besides|{PREPOSITIONS})\b[, ]*)*"
"""What may stand before a question word: "and in"."""
ASKS = re.compile(rf"{LEAD}(?:{WH}|{AUX})\b", re.IGNORECASE)
"""How a question begins, up to its question word or auxiliary."""
CLAUSE = re.compile(
    r"[,;:.!?()“”\"]|\b(?:but|while|although|though|whereas|because|after|before|when|that|who|which)\b", re.IGNORECASE
)
"""Where clauses are parted, roughly."""
ENDED = re.compile(r"[.!?][\"”’')*_]*\Z")
"""The end of a sentence, with the marks that it closes."""
IN_BRACKETS = re.compile(r"\([^()]*\)")

_AUXILIARY = re.compile(rf"(?:{AUX})\b", re.IGNORECASE)
_PREPOSITION = re.compile(rf"{PREPOSITIONS}|than|like", re.IGNORECASE)


def is_preposition(word: str) -> bool:
    """Whether a word leads to a time, a place or something else: "in", "of", "near"."""
    return _PREPOSITION.fullmatch(word) is not None


def is_auxiliary(word: str) -> bool:
    """Whether a word is an auxiliary: "did", "Could"."""
    return _AUXILIARY.fullmatch(word) is not None


def leads_with_auxiliary(text: str) -> bool:
    """Whether a text begins with an auxiliary, as a question does that wants a yes or a no."""
    return _AUXILIARY.match(text) is not None
