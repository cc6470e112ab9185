"""The parts of a quote: its dates, times, numbers and remaining words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.comparing.asked_for import AskedFor
from qa.comparing.clock import Time, times
from qa.comparing.dates import Dated, Fields, dated_parts
from qa.comparing.periods import periods
from qa.comparing.said import QuoteInContext
from qa.comparing.scores import Scores, without_scores
from qa.dating.tense import tense_at
from qa.words.grammar import RATED
from qa.words.lemmas import content, lemmas, negations
from qa.words.numerals import DECADES, in_digits
from qa.words.opposites import with_beaten
from qa.words.quantities import Quantity, quantities, without_quantities
from qa.words.units import pattern

_RATE = rf"(?: an? | per |/)(?:{RATED})\b"
_ADVERB = r" (?:annual|year|month|week|dai|hour)ly\b"
_SCALES = r"hundred|thousand|million|billion|trillion|dozen|mn|mln|mil|bil|bn|tn|k|m"
_MONEY = (
    r"(?:[A-Z][A-Za-z]+ ){0,2}(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|cents?|pence|"
    r"pesos?|francs?|rupees?|dinars?|crowns?|liras?|ri(?:y?al)s?)"
)
_CLOCK = r"[ap]\.?m\b\.?|o['’]clock"
_CURRENCY = re.compile(r"(?:(?<!\w)[A-Z][A-Za-z]{0,2}\$|[$€£¥₹])$")
_NONE = re.compile(  # a whole quote that means zero
    r"(?:none(?: of (?:them|these|those))?|nobody|nothing|no ?one|not (?:even )?one|nil|nought|"
    r"no (?:(?!less\b|plus\b)[a-z]+s|people|men|women))"
    r"\.?$",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\bhow (?:often|many times)\b", re.IGNORECASE)
_TIMES = (
    (re.compile(r"(?<=[a-z\d])-times?\b", re.IGNORECASE), " times"),  # "a three-time champion"
    (re.compile(r"\btwice\b", re.IGNORECASE), "2 times"),
    (re.compile(r"\bthrice\b", re.IGNORECASE), "3 times"),
    (re.compile(r"^(?:just |only )?once\b(?! (?:every|each|an?|per|in an?|again)\b)", re.IGNORECASE), "1 time"),
)
_SINGLE = re.compile(r"^(?:just |only )?an? single (?=[a-z]+\W*$)", re.IGNORECASE)
_EITHER = re.compile(r"(?<![\w.,])(\d{1,3}) or (\d{1,3})(?![\w%]|[.,]\d)")
_PERIOD = "hour|day|night|week|fortnight|month|year"
_REGULARLY = re.compile(
    rf"\b(?:once )?(?:every|each|(?<=once )an?|(?<=once )per) (?P<other>other )?(?P<period>{_PERIOD})\b|"
    r"(?<![\w-])(?<!times )(?:once )?(?P<adverb>hourly|daily|nightly|weekly|fortnightly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_AGES = re.compile(
    rf"\bin (?:his|her|their) (?P<part>early |mid[- ]|late )?(?P<tens>{'|'.join(DECADES)}|[2-9]0s)\b", re.I
)
_AGED = re.compile(r"(?<=\w), (?:aged )?\d{1,3}(?=,|$)")  # "Anna Berg, 34"
_OF_AGE = re.compile(  # "a man aged 34"
    r"\b(?P<who>man|woman|boy|girl|teenager|pensioner)(?:,? aged|,) (?P<age>\d{1,3})"
    r"(?=,|$| (?:from|of|who|in|was|has)\b)"
)
_END = re.compile(
    r"\b(?:do|does|did|will)\b.*\b(?:(?P<first>open|start|begin|leave|depart)|close|shut|end|finish)\b", re.IGNORECASE
)
_UNTIL = re.compile(r" ?(?:to|until|till|-|–) ?", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in )?(?P<rank>\d+(?:st|nd|rd|th)|last) (?:place|position)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\bN[Oo]\.? ?|\bno\. ?|№ ?|#)(?=\d)")  # "No 7"
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
        text = _AGED.sub("", _OF_AGE.sub(r"\g<age>-year-old \g<who>", text))
    rest, dates = _without_dates(_NUMBERED.sub("", text), quote, asked)
    rest, scores = without_scores(rest, asked)
    rest, clock = _without_times(rest, quote, asked)
    if asked.kind == "amount":
        rest = _AGES.sub(_ages, _NONE.sub("0", _SINGLE.sub("1 ", rest.strip())))
        rest = _either_as_range(rest)
    if _OFTEN.search(asked.text):
        for written, said in _TIMES:
            rest = written.sub(said, rest)
        rest = _REGULARLY.sub(_every, rest)
    numbers = quantities(rest, length=asked.length)
    plain = _PLACED.sub(r"\g<rank>", without_quantities(rest) if numbers else in_digits(rest))
    words = lemmas(with_beaten(plain))
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


def _every(match: re.Match[str]) -> str:
    """Return how often as the time between, in one wording: "1 day" of "daily" and of "once a day"."""
    adverb = (match["adverb"] or "").casefold()
    period = match["period"] or {"daily": "day", "annually": "year"}.get(adverb) or adverb.removesuffix("ly")
    return f"every {2 if match['other'] else 1} {period.casefold()}"


def _either_as_range(text: str) -> str:
    """Return a text with a choice of two numbers that follow each other as a range: "two or three" is 2 to 3."""
    plain = in_digits(text)
    either = _EITHER.search(plain)
    if either is None or int(either[1]) + 1 != int(either[2]):
        return text
    return f"{plain[: either.start()]}{either[1]} to {either[2]}{plain[either.end() :]}"


def _ages(match: re.Match[str]) -> str:
    """Return the ages of "in her thirties" as a range."""
    tens = match["tens"].casefold()
    low = int(tens[:2]) if tens[:2].isdecimal() else DECADES[tens]
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
    if asked.kind == "time" and not dated:
        dated = tuple(Dated(*each) for each in periods(text, quote.before(3), quote.published, tense))
    if asked.kind == "amount":
        dated = tuple(date for date in dated if set(date.fields) & {"month", "weekday"})
    for start, end in sorted({(date.start, date.end) for date in dated}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text, tuple(date.fields for date in dated)


def _asked_end(text: str, asked: AskedFor) -> tuple[Time, ...]:
    """Return of a span of time the end that is asked for: 9am of "from 9am to 5pm", if that is when it opens."""
    end, joined = _END.search(asked.text), list(_UNTIL.finditer(text))
    if end is None or len(joined) != 1 or not asked.clock:
        return ()
    start, stop = joined[0].span()
    sides = times(text[:start], clock=True), times(text[stop:], clock=True)
    is_one = any(time.start < start and stop < time.end for time in times(text, clock=True))  # "ten to five"
    if is_one or any(len(side) != 1 for side in sides):
        return ()
    (first,), (last,) = sides
    return ((first if end["first"] else last)._replace(start=first.start, end=stop + last.end),)


def _without_times(text: str, quote: QuoteInContext, asked: AskedFor) -> tuple[str, tuple[Time, ...]]:
    """Return a text without its times, and these; after "from", "ten to four" is a span of time."""
    lead = "from " if quote.before(1).casefold() == "from" else ""
    text = f"{lead}{text}"
    found = _asked_end(text, asked) or times(text, clock=asked.clock)
    for time in reversed(found):
        text = f"{text[: time.start]} {text[time.end :]}"
    return text.removeprefix(lead), found
