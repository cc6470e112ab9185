"""Whether two numbers are one amount: units converted, hedges and rounding allowed for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from index.tokens import tokenize
from qa.comparing.counted import are_of_one_thing, is_some
from qa.comparing.hedges import Hedge
from qa.comparing.outcomes import Outcome
from qa.words.quantities import Quantity
from qa.words.units import unit

_CONVERTED = Decimal("0.025")  # share of the larger; "26 miles" is 41.8 km, and a paper says 42
_CONVERTED_FAR = Decimal("0.05")  # beyond this, two numbers in different units are two amounts
_FRACTION_FAR = Decimal("0.1")  # share of the larger up to which a fraction in words may be another number
_ABOUT = Decimal("0.05")  # share of the larger that "about" allows
_ABOUT_FAR = Decimal("0.33")  # beyond this, a hedged number contradicts

_PAIRS = frozenset(tokenize("pair couple"))
_POUND = Decimal("0.45359237")  # kg
_SPARED = ("percent", "time")  # units that a text leaves out: a share of "40", aged "67"
_MOST_SPARED = 120  # a larger bare number is neither a share nor an age
_TWO_SIZES = frozenset("gallon gallons pint pints ton tons".split())  # one in the United States, another in Britain
_TWO_SIZES_APART = Decimal("0.2")  # share of the larger
_DECIMAL_COMMA = -3  # decimals of "12.500", which may be 12,500
_ROUND = Decimal("0.1")  # share of the larger up to which a round number may mean another
_HALF_POINT = Decimal("0.5")  # percentage points that a share in words may be off: "a third" is 33 %
_WORKED = (unit("hour"), unit("day"))  # of which a week's pay has fewer than the calendar's
_RATE = Decimal("0.01")  # share of the larger that a rate for another time may be off: a year is taken for 52 weeks


def same_amount(
    one: Quantity,
    other: Quantity,
    *,
    hedges: tuple[Hedge, Hedge],
    counted: frozenset[str],
    rounded: bool = False,
    replacing: bool = False,
) -> Outcome:
    """Compare two quantities; `counted` are the stems of the question, which tell what a bare number counts.

    `rounded` is whether one of them is a share in words, such as "a third", and the other is not.
    `replacing` is whether one was said in place of the other: then hedges allow only 5 %.

    Different kinds of units are unclear, and so are numbers of different things. "About" allows 5 %, and up to a third
    is unclear; "more than 40" is neither 40 nor, beyond its rounding, any larger number, but not 38.
    """
    one, other = _weighed(one, other), _weighed(other, one)
    units = _comparable(one, other, counted)
    if units != "same":
        return units
    if _is_bare(one) != _is_bare(other):
        bare, measured = (one, other) if _is_bare(one) else (other, one)
        outcome = _beside_measure(bare, measured, hedges, counted)
        if outcome is not None:
            return outcome
        one, other = _as_written(one), _as_written(other)
    if one.low != one.high or other.low != other.high:
        return _ranges(one, other)
    if rounded and hedges == ("exact", "exact") and one.low and other.low:
        share = abs(one.low - other.low) / max(abs(one.low), abs(other.low))
        if share <= _FRACTION_FAR:
            return "same" if share <= _CONVERTED else "unclear"
    if replacing and hedges != ("exact", "exact"):
        return _numbers(one, other, about=True, far=_ABOUT)
    if "about" in hedges or hedges == ("exact", "exact"):
        if not _bounded(hedges):
            return _numbers(one, other, about="about" in hedges)
    return _bounds(one, other, hedges, rounded=rounded)


def _beside_measure(
    bare: Quantity, measured: Quantity, hedges: tuple[Hedge, Hedge], counted: frozenset[str]
) -> Outcome | None:
    """Compare a bare number with one that has a unit; None if it may have the same one.

    Zero is zero in any unit.
    """
    if bare.low == bare.high == 0 != measured.low and hedges == ("exact", "exact"):
        return "other"
    if measured.dimension == "time" and not _is_of_years(measured.written[1], counted):
        return "unclear"
    values = bare.low, _as_written(measured).low
    spared = measured.dimension in _SPARED and max(values) <= _MOST_SPARED
    return None if values[0] == values[1] or spared else "unclear"


def _is_of_years(written: str, counted: frozenset[str]) -> bool:
    """Whether a number without a unit may be one of this unit of time: of years, as ages are, or if it is asked for."""
    return written.startswith("year") or not counted.isdisjoint(tokenize(written))


def _weighed(one: Quantity, other: Quantity) -> Quantity:
    """Take "pounds" for a weight if the other quantity is one."""
    if one.dimension != "money pound" or other.dimension != "mass" or one.written[1] not in ("pound", "pounds"):
        return one
    pound = _POUND
    return replace(one, dimension="mass", low=one.low * pound, high=one.high * pound, step=one.step * pound)


def _bounded(hedges: tuple[Hedge, Hedge]) -> bool:
    return any(hedge not in ("exact", "about") for hedge in hedges)


def _is_bare(quantity: Quantity) -> bool:
    return quantity.dimension is None


def _as_written(quantity: Quantity) -> Quantity:
    if quantity.dimension is None or quantity.low != quantity.high:
        return quantity
    value = quantity.written[0]
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return replace(quantity, low=value, high=value, step=step, dimension=None, unit=frozenset())


def _comparable(one: Quantity, other: Quantity, counted: frozenset[str]) -> Outcome:
    """Compare two units; "other" only for the same number of two currencies."""
    if one.dimension is not None and other.dimension is not None:
        return _dimensions(one, other)
    if one.dimension is None and other.dimension is None:
        if one.unit & _PAIRS != other.unit & _PAIRS and not counted & _PAIRS:
            return "unclear"
        if is_some(one, other, counted) or is_some(other, one, counted):
            return "unclear"
        return "unclear" if one.unit and other.unit and _counts_others(one.unit, other.unit, counted) else "same"
    return "same" if not (one.unit if one.dimension is None else other.unit) else "unclear"


def _counts_others(one: frozenset[str], other: frozenset[str], counted: frozenset[str]) -> bool:
    """Whether two units name other things: no word is shared, not both are of the question, and no name is for both."""
    asked_for_both = bool(one & counted) and bool(other & counted)
    return one.isdisjoint(other) and not asked_for_both and not are_of_one_thing(one, other, counted)


def _dimensions(one: Quantity, other: Quantity) -> Outcome:
    if one.dimension == other.dimension:
        return "unclear" if _has_working_hours(one, other) else "same"
    left, _, per = (one.dimension or "").partition(" per ")
    right, _, other_per = (other.dimension or "").partition(" per ")
    if {one.dimension, other.dimension} == {"degrees", "temperature"}:
        return "same" if one.written[0] == other.written[0] else "unclear"
    if per != other_per or not left.startswith("money") or not right.startswith("money"):
        return "unclear"
    kinds = left.split()[1:], right.split()[1:]
    cents = "cent" in (one.written[1], other.written[1]) and {kinds[0][0], kinds[1][0]} == {"dollar", "euro"}
    if cents or kinds[0][1:] == kinds[1][1:] != []:
        return "unclear"  # a cent of either, or a country's coin by another name
    if kinds[0][0] == kinds[1][0] and 1 in map(
        len, kinds
    ):  # "$" is a dollar of the United States or of the paper's country
        return "same" if "US" in (*kinds[0], *kinds[1]) else "unclear"
    return "other" if one.low == other.low else "unclear"


def _numbers(one: Quantity, other: Quantity, *, about: bool, far: Decimal = _ABOUT_FAR) -> Outcome:
    if one.low == other.low:
        return "same"
    gap, larger = abs(one.low - other.low), max(abs(one.low), abs(other.low))
    share = gap / larger
    converted = _is_converted(one, other)
    if about:
        return "same" if share <= _ABOUT else "unclear" if share <= far else "other"
    if one.per != other.per and share <= _RATE:
        return "same"
    if converted and share <= _TWO_SIZES_APART and not _TWO_SIZES.isdisjoint((one.written[1], other.written[1])):
        return "unclear"
    if _has_other_comma(one, other) or _has_other_comma(other, one):
        return "unclear"
    if converted and share <= _CONVERTED_FAR:
        return "same" if share <= _CONVERTED else "unclear"
    return _rounded(one, other, gap, share)


def _has_working_hours(one: Quantity, other: Quantity) -> bool:
    """Whether a sum of money is for an hour or a day, and another for a longer time."""
    money = (one.dimension or "").startswith("money")
    return money and one.per != other.per and (one.per in _WORKED or other.per in _WORKED)


def _is_converted(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are in two units of one measure, not in two names of a unit: "km" and "kilometres"."""
    if one.dimension is None or one.dimension.startswith("money") or one.written[1] == other.written[1]:
        return False
    units = unit(one.written[1]), unit(other.written[1])
    return None in units or units[0] != units[1]


def _has_other_comma(one: Quantity, other: Quantity) -> bool:
    """Whether a number with three decimals, "12.500", is the other one if its point stands between thousands."""
    return one.written[0].as_tuple().exponent == _DECIMAL_COMMA and one.low * 1000 == other.low


def _rounded(one: Quantity, other: Quantity, gap: Decimal, share: Decimal) -> Outcome:
    """Allow for rounding: a number with a scale or decimals may be another one in fewer digits."""
    coarse, fine = (one, other) if one.step >= other.step else (other, one)
    if coarse.step == fine.step or gap > coarse.step / 2 or share > _ROUND:
        return "other"
    if coarse.scaled or (fine.scaled and not coarse.written[0] % 10 == 0):
        return "same" if _digits(coarse) > 1 else "unclear"
    return "unclear" if coarse.step >= 100 else "other"


def _digits(quantity: Quantity) -> int:
    return len(quantity.written[0].normalize().as_tuple().digits)


def _bounds(one: Quantity, other: Quantity, hedges: tuple[Hedge, Hedge], *, rounded: bool) -> Outcome:
    """Compare numbers of which one is a bound; those in two units are equal up to the rounding of a conversion."""
    if one.low != other.low and _is_converted(one, other):
        share = abs(one.low - other.low) / max(abs(one.low), abs(other.low))
        if share <= _CONVERTED_FAR:
            met = set(hedges) in ({"exact", "least"}, {"exact", "most"})
            return "same" if met and share <= _CONVERTED else "unclear"
    if hedges[0] == hedges[1]:
        return "same" if one.low == other.low else "unclear"
    if hedges[0] in ("exact", "about"):
        one, other, hedges = other, one, (hedges[1], hedges[0])
    bound, value = one.low, other.low
    slack = _ABOUT * max(abs(bound), abs(value)) if "about" in hedges else _HALF_POINT if rounded else Decimal(0)
    if hedges[1] not in ("exact", "about"):
        return _two_bounds(one, other, hedges)
    above = hedges[0] in ("over", "least")
    if value + slack < bound if above else value - slack > bound:
        return "other"
    if value == bound:
        return "same" if hedges[0] in ("least", "most") and hedges[1] == "exact" else "unclear"
    near = abs(value - bound) <= min(one.step / 2, _ROUND * abs(bound))
    return "same" if near and hedges[1] == "exact" and hedges[0] in ("over", "under") else "unclear"


def _two_bounds(one: Quantity, other: Quantity, hedges: tuple[Hedge, Hedge]) -> Outcome:
    """Compare two bounds: they exclude each other if an upper one lies below a lower one."""
    lower = {"over": True, "least": True, "under": False, "most": False}
    if lower[hedges[0]] == lower[hedges[1]]:
        return "unclear"
    floor, ceiling = (one.low, other.low) if lower[hedges[0]] else (other.low, one.low)
    return "other" if floor >= ceiling and not (floor == ceiling and set(hedges) == {"least", "most"}) else "unclear"


def _ranges(one: Quantity, other: Quantity) -> Outcome:
    if (one.low, one.high) == (other.low, other.high):
        return "same"
    return "other" if one.high < other.low or other.high < one.low else "unclear"
