"""Verdicts by an amount or a moment: "Did more than 500 people come?" is answered by how many came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from qa.comparing.hedges import Hedge, hedge_of
from qa.comparing.said import said
from qa.comparing.sources import Sources
from qa.kinds.comparison import amount_in
from qa.kinds.yes_no.decided import DecidingSentence, decided, not_superseded
from qa.kinds.yes_no.time_limits import verdict_at
from qa.types import Answer, Citation, Verdict
from qa.understanding.limits import Bound, Limit
from qa.understanding.time_limits import TimeLimit
from qa.words.quantities import Quantity

LEAST_SURE = 0.7  # confidence of the amount or moment: docs/decisions/039
_YEAR = Decimal(31_557_600)  # in seconds
_ABOUT = Decimal("0.1")  # share of an amount by which it may be off if it is hedged


def answer_limit(limit: Limit | TimeLimit, answer: Answer, sources: Sources) -> Answer | None:
    """Turn the answer to how many, how much or when into a verdict on a limit; None if it decides nothing.

    The amounts or moments of other articles agree, or contradict it.
    """
    if answer.text is None:
        return None
    quoted = [(each, answer.confidence) for each in (*answer.citations, *answer.also_said)]
    quoted += [(each, other.confidence) for other in answer.disagreements for each in other.citations]
    deciding: list[DecidingSentence] = []
    for citation, confidence in quoted:
        verdict = _verdict(limit, citation) if confidence >= LEAST_SURE else "unclear"
        if verdict != "unclear":
            deciding.append(DecidingSentence(sources.sentence(citation), verdict, confidence))
        elif not deciding:
            return None
    return decided(answer, not_superseded(deciding, sources), sources)


def _verdict(limit: Limit | TimeLimit, citation: Citation) -> Verdict:
    return verdict_of(limit, citation) if isinstance(limit, Limit) else verdict_at(limit, citation)


def verdict_of(limit: Limit, citation: Citation) -> Verdict:
    """Return whether a quote's amount is as the limit has it: "unclear" if it has none, or may be either."""
    amount = amount_in(citation)
    if amount is None:
        return "unclear"
    asked = limit.amount
    if limit.question.startswith("How old"):
        asked, amount = _aged(asked), _aged(amount)
    if not _is_of_one_kind(asked, amount):
        return "unclear"
    return _ways(limit.bound, asked.low, _between(amount, hedge_of(said(citation))))


def _aged(amount: Quantity) -> Quantity:
    """Return an age, whose years may be left out, as a number of years."""
    if not amount.written[1].startswith("year"):
        return amount
    years = amount.written[0]
    return replace(amount, low=years, high=years + (amount.high - amount.low) / _YEAR, step=Decimal(1), dimension=None)


def _is_of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are in one dimension; dollars may be of any country."""
    return one.dimension == other.dimension or all(
        (each.dimension or "").startswith("money dollar") and " per " not in (each.dimension or "")
        for each in (one, other)
    )


@dataclass(frozen=True, slots=True)
class _Between:
    """What an amount may be: from `low`, to `high`, each infinite if None; open ends are left out."""

    low: Decimal | None
    high: Decimal | None
    is_low_open: bool = False
    is_high_open: bool = False


def _between(amount: Quantity, hedge: Hedge) -> _Between:
    match hedge:
        case "over" | "least":
            return _Between(amount.low, None, is_low_open=hedge == "over")
        case "under" | "most":
            return _Between(None, amount.high, is_high_open=hedge == "under")
        case "about":
            return _Between(amount.low * (1 - _ABOUT), amount.high * (1 + _ABOUT))
        case _:
            off = amount.step / 2 if amount.scaled else Decimal(0)
            return _Between(amount.low - off, amount.high + off)


def _ways(bound: Bound, at: Decimal, there: _Between) -> Verdict:
    is_above = there.low is not None and (there.low > at or (there.low == at and there.is_low_open))
    is_below = there.high is not None and (there.high < at or (there.high == at and there.is_high_open))
    not_below = there.low is not None and there.low >= at
    not_above = there.high is not None and there.high <= at
    so, not_so = {
        "over": (is_above, not_above),
        "least": (not_below, is_below),
        "under": (is_below, not_below),
        "most": (not_above, is_above),
        "exact": (not_below and not_above, is_above or is_below),
    }[bound]
    return "yes" if so else "no" if not_so else "unclear"
