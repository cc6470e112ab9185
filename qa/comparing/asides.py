"""What a quote adds to its amount: the same in another unit, a part of it, what it was before, or where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.comparing.clock import times
from qa.comparing.said import QuoteInContext
from qa.words.comparatives import COMPARATIVES, PRICES
from qa.words.numerals import in_digits
from qa.words.quantities import Quantity, quantities

_BRACKETED = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)\W*")
_ADDED = re.compile(
    r",? (?:including|among them|up from|down from)\b|, (?:of (?:whom|which|them)|among whom)\b|"
    r", (?:up|down) (?=[£$€]?\d)|, or (?=\d\S* ?(?:%|per ?cent))|, [\d,]+ of (?:them|whom|which)\b|"
    r" out of an? (?:total|workforce|staff|population|fleet|crew)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:previously|formerly|was|up from|down from|from|compared with)\b", re.IGNORECASE)
_COMPARED = "|".join((*COMPARATIVES, *PRICES))
_MORE = r"(?<!or )\b(?:more|less|fewer|extra)\b(?! or\b| than\b)"
_DIFFERENCE = re.compile(rf"{_MORE}|\d\S*(?: [a-z]+)? (?:{_COMPARED})\b|(?:\d(?:%|p)|[£$€]\d\S*) off\b", re.IGNORECASE)
_ASKED_DIFFERENCE = re.compile(rf"{_MORE}|\b(?:{_COMPARED})\b|\bby how\b", re.IGNORECASE)
_PLACED = re.compile(r"\balone\b|\b(?:in|at|near|around|from) (?:the )?(?P<name>[A-Z][\w’'-]+)")


def without_asides(quote: QuoteInContext, other: QuoteInContext) -> QuoteInContext:
    """Return the part of a quote that gives its amount: "six guests" of "six guests, including a child".

    Of an amount in two units, "$3m (£2.3m)", it is the one in the unit of the other quote, by default the first.
    """
    both = _BRACKETED.fullmatch(quote.quote)
    if both is not None:
        first, second = quantities(both["first"]), quantities(both["second"])
        if len(first) == 1 and first[0].dimension is None and _is_added(both["second"], second):
            share = [each.dimension for each in quantities(other.quote)[:1]] == [second[0].dimension]
            return quote.part(*both.span("second" if share and second[0].dimension else "first"))
        if len(first) == len(second) == 1 and _is_conversion(first[0], second[0]):
            units = [(each.dimension, each.written[1]) for each in quantities(other.quote)[:1]]
            preferred = "first" if _closeness(first[0], units) >= _closeness(second[0], units) else "second"
            return quote.part(*both.span(preferred))
    added = _ADDED.search(quote.quote)
    if added is not None and quantities(quote.quote[: added.start()]):
        return quote.part(0, added.start())
    return quote


def without_other_zone(quote: QuoteInContext, other: QuoteInContext) -> QuoteInContext:
    """Return one of the two times of "10pm (21:00 GMT)": that in the zone of the other quote, or else the first."""
    both = _BRACKETED.fullmatch(quote.quote)
    if both is None:
        return quote
    first, second = times(both["first"], clock=True), times(both["second"], clock=True)
    if len(first) != 1 or len(second) != 1 or first[0].zone == second[0].zone:
        return quote
    zones = {time.zone for time in times(other.quote, clock=True)}
    return quote.part(*both.span("second" if second[0].zone in zones and first[0].zone not in zones else "first"))


def is_difference(text: str, question: str) -> bool:
    """Whether a number is a difference, and none is asked for: "nine more", "£4m less", "2C warmer"."""
    return not _ASKED_DIFFERENCE.search(question) and _DIFFERENCE.search(in_digits(text)) is not None


def is_of_place(text: str, question: str) -> bool:
    """Whether a number is that of a place which is not asked about, and may be a part of all: "in Hull (alone)"."""
    placed = _PLACED.search(text)
    return placed is not None and (placed["name"] is None or placed["name"] not in question)


def _is_added(text: str, amounts: Sequence[Quantity]) -> bool:
    """Whether what is in brackets behind a number is its share, or the number before: "(10%)", "(previously 60)"."""
    return len(amounts) == 1 and (amounts[0].dimension == "percent" or _BEFORE.match(text) is not None)


def _is_conversion(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one kind in two units: two currencies, miles and kilometres."""
    kinds = {(each.dimension or "bare").partition(" ")[0] for each in (one, other)}
    return len(kinds) == 1 and "bare" not in kinds and one.written[1] != other.written[1]


def _closeness(amount: Quantity, units: list[tuple[str | None, str]]) -> int:
    return sum((amount.dimension == dimension) + (amount.written[1] == written) for dimension, written in units)
