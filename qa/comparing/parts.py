"""The parts of a quote: its dates, times, numbers and remaining words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.comparing.asked_for import AskedFor
from qa.comparing.clock import Time, times
from qa.comparing.dates import Fields, dated_parts
from qa.comparing.said import QuoteInContext
from qa.comparing.scores import Scores, without_scores
from qa.dating.tense import tense_at
from qa.words.lemmas import content, lemmas, negations
from qa.words.numerals import in_digits
from qa.words.quantities import Quantity, quantities, without_quantities
from qa.words.units import pattern

_RATE = r"(?: an? | per |/)(?:second|minute|hour|hr|day|night|week|month|year|yr|annum)\b"
_ADVERB = r" (?:annual|year|month|week|dai|hour)ly\b"
_SCALES = r"hundred|thousand|million|billion|trillion|dozen|mn|mln|bn|tn|k|m"
_MONEY = r"(?:US |Australian |Canadian )?(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|cents?|pence)"
_CLOCK = r"[ap]\.?m\b\.?|o['’]clock"
_CURRENCY = re.compile(r"(?:US|AU|A|C|NZ|HK|S)?[$€£¥₹]$")
_NONE = re.compile(  # a whole quote that means zero
    r"(?:none(?: of (?:them|these|those))?|nobody|nothing|no ?one|not (?:even )?one|nil|nought|"
    r"no (?:(?!less\b|plus\b)[a-z]+s|people|men|women))"
    r"\.?$",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\bhow (?:often|many times)\b", re.IGNORECASE)
_TWICE = re.compile(r"\btwice\b", re.IGNORECASE)
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_AGES = re.compile(
    rf"\bin (?:his|her|their) (?P<part>early |mid[- ]|late )?(?P<tens>{'|'.join(_TENS)}|[2-9]0s)\b", re.I
)
_AGED = re.compile(r"(?<=\w), (?:aged )?\d{1,3}(?=,|$)")  # "Anna Berg, 34"
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A quote's values in order, and the rest.

    `text` is the quote with the scale or unit that follows it in its sentence. `rest` is the remainder without the
    values, with numbers in digits; `words` are the rest's content words as lemmas in order; `ordinals` are among them.
    """

    text: str
    dates: tuple[Fields, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    scores: Scores
    rest: str
    words: tuple[str, ...]
    ordinals: frozenset[str]
    negated: bool

    @property
    def values(self) -> bool:
        """Whether there is a date, a time, a number or a score."""
        return bool(self.dates or self.times or self.quantities or self.scores)


def read_parts(quote: QuoteInContext, asked: AskedFor) -> Parts:
    """Return the parts of a quote.

    If a person or a place is asked for, nothing is a date; if an amount is, no bare year is.
    """
    text = _whole(quote)
    if asked.kind == "person":
        text = _AGED.sub("", text)
    rest, dates = _without_dates(text, quote, asked)
    rest, scores = without_scores(rest, asked)
    rest, clock = _without_times(rest, asked)
    if asked.kind == "amount":
        rest = _AGES.sub(_ages, _NONE.sub("0", rest.strip()))
    if _OFTEN.search(asked.text):
        rest = _TWICE.sub("2 times", rest)
    numbers = quantities(rest, length=asked.length)
    plain = without_quantities(rest) if numbers else in_digits(rest)
    words = lemmas(plain)
    meant = content(words)
    return Parts(
        text=text,
        dates=dates,
        times=clock,
        quantities=numbers,
        scores=scores,
        rest=plain,
        words=tuple(word for word in words if word in meant),
        ordinals=frozenset(_ORDINAL.findall(plain.casefold())),
        negated=negations(plain) % 2 == 1,
    )


def _ages(match: re.Match[str]) -> str:
    """Return the ages of "in her thirties" as a range."""
    tens = match["tens"].casefold()
    low = int(tens[:2]) if tens[:2].isdecimal() else 10 * (_TENS.index(tens) + 2)
    return f"{low} to {low + 9}"


def _whole(quote: QuoteInContext) -> str:
    """Return the quote with what belongs to its number: the currency before it, the scale or unit after it."""
    currency = _CURRENCY.search(quote.sentence[: quote.start])
    text = (currency.group() if currency else "") + quote.quote
    if not quantities(text) and not times(text, clock=True):
        return text
    goes_on = re.match(
        rf"(?:[ -]?(?:{_CLOCK}|{_SCALES}|{_MONEY}|{pattern()}|per cent)(?!\w))*(?:{_RATE}|{_ADVERB})?", quote.after(5)
    )
    return text + (goes_on.group() if goes_on else "")


def _without_dates(text: str, quote: QuoteInContext, asked: AskedFor) -> tuple[str, tuple[Fields, ...]]:
    if asked.kind in ("person", "place"):
        return text, ()
    tense = tense_at(quote.sentence, quote.start, quote.end)
    dated = dated_parts(text, quote.published, tense=tense)
    if asked.kind == "amount":
        dated = tuple(date for date in dated if set(date.fields) & {"month", "weekday"})
    for start, end in sorted({(date.start, date.end) for date in dated}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text, tuple(date.fields for date in dated)


def _without_times(text: str, asked: AskedFor) -> tuple[str, tuple[Time, ...]]:
    found = times(text, clock=asked.clock)
    for time in reversed(found):
        text = f"{text[: time.start]} {text[time.end :]}"
    return text, found
