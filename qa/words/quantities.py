"""The numbers of a quote as values: amounts with units, bounds and precision."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from index.tokens import tokenize
from qa.words.grammar import RATED
from qa.words.numerals import in_digits
from qa.words.units import Unit, pattern, unit

_POWERS = {str(10**power): power for power in (2, 3, 5, 6, 7, 9, 12)}  # "3.4 million" is "3.4 1000000" to text2num
# abbreviations in papers, in powers of ten
_SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "mil": 6, "bn": 9, "b": 9, "bil": 9, "tn": 12, "trn": 12}
# Dollars by the letters before their sign, and the adjectives of their countries.
_DOLLARS = {
    "US": "us american", "A": "australian", "AU": "australian", "C": "canadian", "CA": "canadian", "NZ": "new-zealand",
    "HK": "hong-kong", "S": "singapore singaporean", "NT": "taiwan taiwanese new-taiwan", "J": "jamaican jamaica",
    "TT": "trinidadian trinidad", "Bds": "barbadian barbados", "BZ": "belizean belize", "FJ": "fijian fiji",
    "F": "fijian fiji", "N": "namibian namibia", "Z": "zimbabwean zimbabwe", "ZW": "zimbabwean zimbabwe",
    "G": "guyanese guyana", "L": "liberian", "LD": "liberian", "BN": "brunei bruneian", "B": "bahamian",
    "EC": "east-caribbean", "SI": "solomon-islands",
}  # fmt: skip
_DOLLAR_NAMES = {"AU": "A", "CA": "C", "F": "FJ", "ZW": "Z", "LD": "L"}
_SIGNS = {
    "$": "dollar", "US$": "dollar US", "USD": "dollar US", "A$": "dollar A", "AU$": "dollar A", "AUD": "dollar A",
    "C$": "dollar C",
    "CA$": "dollar C", "CAD": "dollar C", "NZ$": "dollar NZ", "HK$": "dollar HK", "S$": "dollar S", "€": "euro",
    "EUR": "euro",
    "£": "pound", "GBP": "pound", "¥": "yen", "JPY": "yen", "₹": "rupee", "Rs": "rupee", "₩": "won", "CHF": "franc",
    "NZD": "dollar NZ", "HKD": "dollar HK", "SGD": "dollar S", "TWD": "dollar NT", "R$": "real", "BRL": "real",
    "Mex$": "peso mexican", "MX$": "peso mexican", "MXN": "peso mexican",
    "₱": "peso philippine", "PHP": "peso philippine",
    "NOK": "krone", "SEK": "krona", "DKK": "krone DK", "ISK": "krona icelandic", "CZK": "crown czech",
    "INR": "rupee indian", "PKR": "rupee pakistani", "CNY": "yuan", "RMB": "yuan", "RUB": "rouble", "₽": "rouble",
    "KRW": "won", "ZAR": "rand",
    "TRY": "lira turkish", "₺": "lira turkish", "PLN": "zloty", "HUF": "forint", "ILS": "shekel", "₪": "shekel",
    "NGN": "naira", "₦": "naira", "THB": "baht", "฿": "baht", "AED": "dirham", "SAR": "rial saudi",
    "EGP": "pound egyptian", "KES": "shilling kenyan", "UAH": "hryvnia", "₴": "hryvnia",
} | {f"{letters}$": f"dollar {_DOLLAR_NAMES.get(letters, letters)}" for letters in _DOLLARS}  # fmt: skip
_WORDS = {
    "us dollar": "dollar US", "american dollar": "dollar US", "australian dollar": "dollar A",
    "canadian dollar": "dollar C",
    "new zealand dollar": "dollar NZ", "hong kong dollar": "dollar HK", "dollar": "dollar", "euro": "euro",
    "pound": "pound",
    "pounds sterling": "pound", "yen": "yen", "rupee": "rupee", "yuan": "yuan", "rouble": "rouble", "ruble": "rouble",
    "franc": "franc", "swiss franc": "franc", "krona": "krona", "krone": "krone", "kroner": "krone",
    "kronor": "krona", "peso": "peso", "norwegian krone": "krone", "norwegian kroner": "krone",
    "danish krone": "krone DK", "danish kroner": "krone DK", "swedish krona": "krona", "swedish kronor": "krona",
    "rand": "rand", "lira": "lira", "zloty": "zloty", "dirham": "dirham", "shekel": "shekel", "naira": "naira",
    "baht": "baht", "forint": "forint", "hryvnia": "hryvnia", "swedish crown": "krona", "norwegian crown": "krone",
    "ringgit": "ringgit", "dinar": "dinar", "rial": "rial", "riyal": "rial", "rupiah": "rupiah", "taka": "taka",
    "birr": "birr", "cedi": "cedi", "dong": "dong", "leu": "leu", "lei": "leu", "lev": "lev", "leva": "lev",
    "lari": "lari", "kwacha": "kwacha", "koruna": "crown czech", "czech koruna": "crown czech",
    "danish crown": "krone DK", "british pound": "pound", "brazilian real": "real", "brazilian reais": "real",
} | {
    f"{country.replace('-', ' ')} dollar": f"dollar {_DOLLAR_NAMES.get(letters, letters)}"
    for letters, countries in _DOLLARS.items()
    for country in countries.split()
}  # fmt: skip
_CENTS = {"cent": "dollar", "euro cent": "euro", "pence": "pound", "penny": "pound", "p": "pound"}
# Coins of several countries, told by the adjective before them.
_SHARED = "dollar|pound|peso|franc|rupee|dinar|crown|krona|krone|lira|rial|riyal|shilling|dirham"
_NATION = r"(?-i:[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)"
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=lambda sign: (-len(sign), sign)))
_MONEY_WORD = "|".join(f"{re.escape(word)}s?" for word in sorted((*_WORDS, *_CENTS), key=lambda w: (-len(w), w)))
_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+"
_SCALE = (
    r"(?:(?:[ -](?:1000000000000|1000000000|10000000|1000000|100000|1000|100))+| "
    r"(?:(?i:bn|mn|mln|tn|trn)|mil|bil)(?!\w))"
)
_GLUED = (  # "4.6B" and "£4B", but "4B" is a door
    r"(?:(?:k|K|mn|mln|m|M|bn|Bn|BN|b|tn|trn|(?(currency)B|(?!)))|"
    r"(?:(?<=\.\d)|(?<=\.\d\d)) ?[MB])(?!\w)"
)
_PER = (
    rf"(?: ?/ ?| an? | per | every |-per-| each )(?P<per>{RATED}|head|"
    r"person|share|barrel|tonne|ton|kilo|kg|pound|lb|litre|liter|gallon|pint|unit|"
    r"vote|ticket|seat|piece|game|pupil|student|household|worker|job|vehicle|copy|kilometre|km|mile|"
    r"square (?:metre|meter|foot|mile|kilometre)|sq (?:m|ft|km)|hectare|acre)\b|"
    r" (?P<adverb>hourly|daily|weekly|monthly|yearly|annually|pa|p\.a\.)"
    r"(?=$|[ ]?[,.;:()]| (?:and|as|at|but|by|for|from|in|of|on|or|since|to|until|with)\b)"
)
_MATCH = (
    rf"(?<![\w.,])(?<![\w)]-)(?:(?:between|from) )?(?P<minus>(?:minus |(?<!\S)-)(?={_SIGN}|"
    rf"[\d.]))?(?P<currency>{_SIGN}|[A-Z][A-Za-z]{{0,2}}\$)? ?(?P<low>{_NUMERAL})(?P<lowscale>{_SCALE}|{_GLUED})?"
    rf"(?:(?:(?: ?(?:%|percent))?(?: to |-)(?=\S+ ?(?:%|percent))| to |-)(?:{_SIGN})? ?(?P<high>{_NUMERAL}))?"
    rf"(?P<scale>{_SCALE}|{_GLUED})?"
    rf"(?:(?: |-)?(?P<unit>(?:{{units}}|m)(?![\w²]))|"
    rf"(?: |-)(?P<money>(?i:{_MONEY_WORD})|{_NATION} (?:{_SHARED})s?)(?!\w)|"
    rf"(?P<cents>[cp])(?!\w))?(?![\w]|[.,]\d)"
    rf"(?:{_PER})?"
)
_UNIT_ENDS = re.compile(
    r"[,;:.()“”\"]|\b(?:of|in|on|at|to|for|from|by|with|and|or|per|a|an|the|were|was|are|is|had|have|has)\b"
)
_PER_UNITS = {
    "night": "day", "annum": "year", "pa": "year", "p.a.": "year", "hourly": "hour", "daily": "day", "weekly": "week",
    "monthly": "month", "yearly": "year", "annually": "year", "pound": "lb",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number or a range of numbers.

    `low` and `high` (equal, of one number) are in base units of `dimension` ("length", "money dollar", "percent"; None
    for things that are counted or a bare number); `step` is the value of the last stated digit, and `scaled` whether it
    has a scale or decimals and may be rounded. `written` is the number as stated, with its unit; `unit` are the stems
    of the following words: what is counted. `per` is the unit of measure that a rate is for: the week.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    scaled: bool
    dimension: str | None
    written: tuple[Decimal, str]
    unit: frozenset[str]
    start: int
    end: int
    per: Unit | None = None

    @property
    def value(self) -> Decimal:
        """The number, the lower one of a range."""
        return self.low


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    expression = _MATCH.replace("{units}", pattern())
    return re.compile(expression)


def quantities(text: str, *, length: bool = False) -> tuple[Quantity, ...]:
    """Return the numbers of a text in order: "3.4 million", "3,400,000" and "three point four million" are one value.

    Offsets are of `in_digits(text)`. A number attached to letters ("105mm", "57th") is part of a name and left out.
    Consecutive units form one quantity ("6ft 2in"). `length` says that "m" is metres.
    """
    plain = re.sub(r"\bbetween (\S+(?: 10+)?) and (?=[\d$€£])", r"\1 to ", in_digits(text))
    matches = list(_number().finditer(plain))
    ends = [*(match.start() for match in matches[1:]), len(plain)]
    found = [_quantity(m, plain[m.end() : end], length=length) for m, end in zip(matches, ends, strict=False)]
    return _joined(found, plain)


def without_quantities(text: str) -> str:
    """Return a text without its numbers and their units."""
    plain = in_digits(text)
    return _number().sub(" ", plain)


def _quantity(match: re.Match[str], after: str, *, length: bool) -> Quantity:
    power, measured = _read_scale(match, length=length)
    currency, factor, offset, dimension = _read_unit(match, measured)
    low = Decimal(match["low"].replace(",", "")) * (-1 if match["minus"] else 1)
    high = Decimal(match["high"].replace(",", "")) if match["high"] else low
    low_power = _scale(match["lowscale"]) if match["high"] and match["lowscale"] else power
    rate = match["per"] or match["adverb"]
    per = None if rate is None else unit(_PER_UNITS.get(rate, rate))
    factor = factor if per is None else factor / per.factor
    if rate is not None:
        dimension = f"{dimension or 'count'} per {rate if per is None else per.dimension}"
    high = max(high.scaleb(power) * factor + offset, low.scaleb(low_power) * factor + offset)
    words = frozenset() if dimension else frozenset(tokenize(_UNIT_ENDS.split(after, maxsplit=1)[0]))
    return Quantity(
        low=low.scaleb(low_power) * factor + offset,
        high=high,
        step=_step(low).scaleb(low_power) * factor,
        scaled=power > 0 or "." in match["low"],
        dimension=dimension,
        written=(low.scaleb(low_power), (currency or match["unit"] or "").casefold()),
        unit=words - {"old", "odd"},
        start=match.start(),
        end=match.end(),
        per=per,
    )


def _read_scale(match: re.Match[str], *, length: bool) -> tuple[int, Unit | None]:
    """Return the power of ten, and the unit: "m" is millions, or metres if asked for or separated by a space."""
    scale = match["scale"] or match["lowscale"]
    measured = unit(match["unit"]) if match["unit"] not in (None, "m") else None
    apart = match["unit"] == "m" and match.group().endswith((" m", "-m"))
    if (match["unit"] == "m" and apart and not match["currency"]) or (
        scale in ("m", "M") and length and not match["currency"]
    ):
        return 0, unit("metre")
    return _scale(scale) if scale else (6 if match["unit"] == "m" else 0), measured


def _read_unit(match: re.Match[str], measured: Unit | None) -> tuple[str | None, Decimal, Decimal, str | None]:
    """Return the currency, the factor and the offset to base units, and the dimension."""
    if match["currency"]:
        sign = match["currency"]
        return sign, Decimal(1), Decimal(0), f"money {_SIGNS.get(sign) or f'dollar {sign[:-1]}'}"
    word = (match["money"] or {"c": "cent", "p": "p"}.get(match["cents"] or "", "")).casefold()
    if word:
        name = word if word in _WORDS or word in _CENTS else word.removesuffix("s")
        if name in _CENTS:
            return name, Decimal("0.01"), Decimal(0), f"money {_CENTS[name]}"
        return name, Decimal(1), Decimal(0), f"money {_WORDS.get(name) or _of_nation(name)}"
    if measured is None:
        return None, Decimal(1), Decimal(0), None
    return None, measured.factor, measured.offset, measured.dimension


def _of_nation(name: str) -> str:
    """Return a coin with its country behind it: "peso mexican"."""
    nation, _, coin = name.rpartition(" ")
    return f"{'rial' if coin == 'riyal' else coin} {nation}"


def _scale(scale: str) -> int:
    short = scale.strip().casefold()
    if short in _SHORT:
        return _SHORT[short]
    return sum(_POWERS[word] for word in re.split("[ -]", scale) if word)


def _step(value: Decimal) -> Decimal:
    exponent = int(value.as_tuple().exponent) or int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(exponent) if value else Decimal(1)


def _joined(found: list[Quantity], plain: str) -> tuple[Quantity, ...]:
    """Add up one measure in two units, "6ft 2in", and join the ends of a range that both have one: "20C to 30C"."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and _is_range(last, each, plain):
            joined[-1] = replace(last, high=each.high, step=each.step, end=each.end)
        elif last is not None and _goes_on(last, each, plain):
            joined[-1] = replace(
                last,
                low=last.low + each.low,
                high=last.high + each.high,
                step=each.step,
                end=each.end,
                written=(last.low + each.low, "base"),
            )
        else:
            joined.append(each)
    return tuple(joined)


def _is_range(last: Quantity, each: Quantity, plain: str) -> bool:
    between = plain[last.end : each.start].strip()
    joined = between == "to" or (between == "and" and plain.startswith("between ", last.start))
    same = last.dimension is not None and last.dimension == each.dimension and last.written[1] == each.written[1]
    return joined and same and last.low == last.high < each.low == each.high


def _goes_on(last: Quantity, each: Quantity, plain: str) -> bool:
    between = plain[last.end : each.start].strip()
    same = (
        last.dimension is not None and last.dimension == each.dimension and last.dimension not in ("percent", "points")
    )
    return same and between in ("", "and", ",") and each.step < last.step and last.written[1] != each.written[1]
