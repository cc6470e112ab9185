"""The scores of a quote, "2-1" or "6-4, 6-2", and whether two quotes have the same."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.outcomes import Outcome
from qa.words.grammar import COUNTS
from qa.words.numerals import in_digits

_PAIR = re.compile(
    r"(?<![\w.,/-])(\d{1,3})(?: (?:vote|goal|point|set|game|run)s?)?"
    r"(?:-|–| to |:(?=\d(?!\d)))(\d{1,3})(?![\w%/]|[.,-]\d)"
)
_FIGURES = {word: str(n) for n, word in enumerate(("nil", *COUNTS[:10]))} | {"nought": "0"}
_WORDED = re.compile(rf"\b({'|'.join(_FIGURES)})-({'|'.join(_FIGURES)})\b", re.IGNORECASE)
_GOALLESS = re.compile(r"\b(?:goalless|scoreless)\b", re.IGNORECASE)
_OF_SCORES = re.compile(
    r"\b(?:score|result|won|win|lost|lose|beat|end|ended|finish|finished|match|game|vote|set|final)\b", re.IGNORECASE
)

Scores = tuple[tuple[int, int], ...]


def without_scores(text: str, asked: AskedFor) -> tuple[str, Scores]:
    """Return a text without its scores, and the two numbers of each: "12-14" storeys are a range."""
    if asked.text.casefold().startswith("how many") or not _OF_SCORES.search(f"{asked.text} {text}"):
        return text, ()
    worded = _WORDED.sub(lambda m: "-".join(_FIGURES[word.casefold()] for word in m.groups()), text)
    worded = _GOALLESS.sub("0-0", worded)
    plain = worded if _PAIR.search(worded) or asked.kind == "time" else in_digits(worded)
    found = tuple((int(match[1]), int(match[2])) for match in _PAIR.finditer(plain))
    return (_PAIR.sub(" ", plain), found) if found else (text, ())


def same_scores(one: Scores, other: Scores) -> Outcome:
    """Compare scores; one may leave out those at the end, and the sides may be named the other way round."""
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short:
        return "same"
    if len(short) < len(long):
        return "unclear" if set(short) & set(long) else "other"
    return "unclear" if short == tuple(pair[::-1] for pair in long) else "other"
