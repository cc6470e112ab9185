"""How a number is hedged: "about", "more than", "at least", "up to"."""

from __future__ import annotations

import re
from typing import Literal

from qa.comparing.said import QuoteInContext
from qa.words.grammar import ABOUT, COUNTS
from qa.words.numerals import PART

Hedge = Literal["exact", "about", "over", "under", "least", "most"]

_LEVEL = r"(?:the )?(?:sea|ground|street|water|zero|freezing)\b"  # which a measure is taken from
_NEAR = 3  # words before a quote that may hedge it
_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    (
        "least",
        re.compile(r"\b(?:at least|no fewer than|no less than|not less than|a minimum of|or more)\b", re.IGNORECASE),
    ),
    (
        "most",
        re.compile(
            r"\b(?:at most|up to|no more than|not more than|a maximum of|as many as|as much as|or less|or fewer)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "over",
        re.compile(
            rf"\b(?:more than|over|above(?! {_LEVEL})|upwards of|in excess of|exceeding|beyond|plus)\b|\d\+",
            re.IGNORECASE,
        ),
    ),
    ("under", re.compile(rf"\b(?:less than|fewer than|under|below(?! {_LEVEL})|short of|shy of)\b", re.IGNORECASE)),
    (
        "about",
        re.compile(
            rf"\b(?:{ABOUT}|approx|estimated|estimates?|close to|or so|just over|just under|a little over|"
            r"a little under|virtually|close on|near|give or take|or thereabouts|in the region of)\b|~|"
            r"(?:\d|ty|teen|hundred|thousand|million|dozen)[- ]odd\b",
            re.IGNORECASE,
        ),
    ),
)


_FRACTION = re.compile(
    rf"\b(?:(?:{PART})s?|"
    rf"(?:{'|'.join(COUNTS)}) (?:in|out of)|in every)\b",
    re.IGNORECASE,
)


def is_fraction(quote: QuoteInContext) -> bool:
    """Whether a quote gives a share in words ("a third", "one in four"), which is often rounded."""
    return _FRACTION.search(quote.quote) is not None and not any(map(str.isdigit, quote.quote))


def hedge_of(quote: QuoteInContext) -> Hedge:
    """Return the hedge of a quote's number, in it or in the three words before it; "exact" if there is none."""
    text = f"{quote.before(_NEAR)} {quote.quote}"
    if re.search(
        r"\b(?:just|a little|slightly) (?:over|under|more than|less than|above|below|short of|shy of)\b",
        text,
        re.IGNORECASE,
    ):
        return "about"
    return next((hedge for hedge, words in _HEDGES if words.search(text)), "exact")
