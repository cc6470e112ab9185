"""Whether the text around a quote gives another quote's value too: then each may be said of something else."""

from __future__ import annotations

from dataclasses import replace

from qa.choosing import same_words
from qa.comparing.amounts import same_amount
from qa.comparing.asked_for import AskedFor
from qa.comparing.dates import same_date
from qa.comparing.moments import PARTS_OF_YEAR
from qa.comparing.parts import Parts, read_parts
from qa.comparing.said import QuoteInContext
from qa.words.lemmas import lemmas
from qa.words.quantities import Quantity


def both_said(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> bool:
    """Whether one sentence has the other's quote beside its own, as the same value if it is one."""
    return any(
        says(text, there.quote) and gives(text, there, asked, published=here.published)
        for here, there in ((one, other), (other, one))
        for text in here.around
    )


def says(text: str, quote: str) -> bool:
    """Whether a text has the words of a quote."""
    words = same_words(quote)
    return bool(words) and f" {words} " in f" {same_words(text)} "


def gives(text: str, quote: QuoteInContext, asked: AskedFor, *, published: str | None) -> bool:
    """Whether a text of a day gives the value of a quote, in whatever words: not 12 by "12 hours" or "12 May".

    Of a quote without a value, of which more than a value is asked, or of a score or a time of day it is the words.
    """
    wanted = read_parts(quote, asked)
    if not wanted.dates and not wanted.quantities:
        return says(text, quote.quote)
    if wanted.scores or wanted.times or (wanted.words and asked.kind not in ("amount", "time")):
        return says(text, quote.quote)
    there = read_parts(QuoteInContext(quote=text, sentence=text, start=0, published=published), asked)
    return _has_values(there, wanted, asked) and PARTS_OF_YEAR & set(wanted.words) <= set(there.words)


def _has_values(there: Parts, wanted: Parts, asked: AskedFor) -> bool:
    counted = frozenset(lemmas(asked.text))
    dated = all(any(same_date(date, each) for each in there.dates) for date in wanted.dates)
    return dated and all(
        any(_is_one_amount(amount, each, counted) for each in there.quantities) for amount in wanted.quantities
    )


def _is_one_amount(one: Quantity, other: Quantity, counted: frozenset[str]) -> bool:
    """Whether two quantities are one number in units of one measure, or of anything that is counted."""
    if (one.dimension is None) != (other.dimension is None):
        return False
    left, right = (replace(each, unit=frozenset()) for each in (one, other))
    return same_amount(left, right, hedges=("exact", "exact"), counted=counted) == "same"
