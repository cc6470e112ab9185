"""Parsing a limit: "Did more than 500 people come?" asks how many came, and whether those are more than 500."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qa.words.comparatives import COMPARATIVES, PRICES, SIZES, adjective_of, is_more
from qa.words.grammar import AUX, WH, is_preposition
from qa.words.numerals import in_digits
from qa.words.plurals import counts_several, is_plural
from qa.words.quantities import Quantity, quantities

Bound = Literal["over", "under", "least", "most", "exact"]
"""How an amount has to be to a limit: above it, below it, not below it, not above it, or the same."""

_BEFORE: dict[Bound, str] = {
    "least": r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of",
    "most": r"at most|no more than|not more than|up to|a maximum of",
    "over": r"more than|over|above|in excess of|upwards of|greater than",
    "under": r"less than|fewer than|under|below",
    "exact": r"exactly|precisely|just|(?<!\bthe )only",
}
_AFTER: dict[Bound, str] = {"least": r"or (?:more|over|above)", "most": r"or (?:less|fewer|under|below)"}
_EXCEEDS = r"exceed|surpass|top"
_LED = re.compile(
    rf"\b(?:{'|'.join(rf'(?P<{bound}>{words})' for bound, words in _BEFORE.items())}"
    rf"|(?P<exceeds>{_EXCEEDS})|(?P<comparative>{'|'.join((*COMPARATIVES, *PRICES))}) than)\s+(?=[£$€¥₹₩]?\.?\d)",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    rf"\s*(?:[^\W\d][\w’'-]*\s+){{0,3}}?(?:{'|'.join(rf'(?P<{bound}>{words})' for bound, words in _AFTER.items())})\b",
    re.IGNORECASE,
)
_AFTER_ALONE = re.compile(rf"\s*\b(?:{'|'.join(_AFTER.values())})\b", re.IGNORECASE)
_ASKED = re.compile(rf"(?P<aux>{AUX})\s+(?P<rest>.+?)[\s?.!]*", re.IGNORECASE | re.DOTALL)
_SUPPORT = re.compile(r"do|does|did", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not(?! (?:more|fewer|less) than)|never)\b|n['’]t\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*of (?:the|its|his|her|their|these|those|all)\b", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\W\d][\w’'-]*)")
_MEASURE = re.compile(r"\s+(?P<adjective>old|long|high|tall|wide|deep|thick|heavy|away)\b", re.IGNORECASE)
_MOVED = re.compile(  # to a level: "has dropped below 3 percent"
    r".*\b(?:drop|fall|fell|sink|sank|slip|decline|rise|rose|risen|grow|grew|climb|go|gone|went|soar|jump|get)(?:ed|ped|en|s|n)?",
    re.IGNORECASE | re.DOTALL,
)
_MEASURED = re.compile(
    r".*\b(?:be|been|cost|stay|stayed|remain|remained|keep|kept|weigh|last|sell|sold|earn|pay|paid|end)",
    re.IGNORECASE | re.DOTALL,
)
_LEVELS = frozenset("above below over under".split())
_MOST_WORDS = 3  # of what is counted
_PERSON = re.compile(r"(?i:he|she|they)|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}")  # whose age is asked for by a number
_COUNTS = re.compile(rf"\s*(?!(?:{WH}|if|by|at|in|on)\b)[^\W\d]", re.IGNORECASE)
_CLAUSE = re.compile(rf"{WH}|that|if|because|and|or", re.IGNORECASE)
_SHORT = 4  # letters; a shorter unit is an abbreviation
_BE = re.compile(r"is|are|was|were", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The question how many or how much there is, and the amount that the answer has to be at, above or below."""

    question: str
    bound: Bound
    amount: Quantity


def read_limit(question: str) -> Limit | None:
    """Return the limit of a yes/no question; None if it has none, or is negated.

    "At least one" is no limit, and neither is "more than half".
    """
    asked = _ASKED.fullmatch(in_digits(question.strip()))
    if asked is None or _NEGATED.search(asked["rest"]):
        return None
    rest = asked["rest"]
    found = _limited(rest)
    if found is None or not _is_number(found, question):
        return None
    before, after = rest[: found.start].strip(), rest[found.amount.end :]
    if found.after is not None:
        after = f"{after[: found.after.start() - found.amount.end]} {after[found.after.end() - found.amount.end :]}"
    how_many = _question(found, asked["aux"].lower(), before, after)
    return None if how_many is None else Limit(question=how_many, bound=found.bound, amount=found.amount)


def _is_number(found: _Found, question: str) -> bool:
    """Whether a limit is a number that is put as one."""
    if found.amount.dimension == "percent":
        return _PERCENT.search(question) is not None
    return found.amount.low > 1 or (found.amount.low == 1 and found.bound in ("over", "exact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A limit in a question: where it begins, the words that lead it, and those that follow its amount."""

    start: int
    bound: Bound
    amount: Quantity
    led: str = ""
    after: re.Match[str] | None = None

    @property
    def first_word(self) -> str:
        """Return the first of the words that lead it; "" if none do."""
        return self.led.partition(" ")[0]


def _limited(rest: str) -> _Found | None:
    """Return the limit of a question; None if it gives none, or several."""
    led, amounts = list(_LED.finditer(rest)), quantities(rest)
    if len(led) == 1:
        amount = next((each for each in amounts if each.start == led[0].end()), None)
        if amount is None or amount.low != amount.high or _FOLLOWED.match(rest, amount.end):
            return None
        return _Found(
            start=led[0].start(), bound=_bound_of(led[0]), amount=amount, led=led[0].group().casefold().strip()
        )
    for amount in amounts if not led else ():
        followed = _FOLLOWED.match(rest, amount.end)
        if followed is not None and amount.low == amount.high:
            bound = next(bound for bound in _AFTER if followed[bound] is not None)
            return _Found(start=amount.start, bound=bound, amount=amount, after=_AFTER_ALONE.search(rest, amount.end))
    return None


def _bound_of(led: re.Match[str]) -> Bound:
    if led["exceeds"] is not None:
        return "over"
    if led["comparative"] is not None:
        word = led["comparative"].casefold()
        return "over" if is_more(word) else "under"
    return next(bound for bound in _BEFORE if led[bound] is not None)


def _question(found: _Found, aux: str, before: str, after: str) -> str | None:
    """Return the question how many or how much there is, without the limit; None of what is only a kind of thing.

    "Can children under 12 ride?" asks about children, and "Does it melt above 60 degrees?" about when it melts.
    """
    return (
        _how_measured(found, aux, before, after)
        or _how_compared(found, aux, before, after)
        or _how_old(found, aux, before, after)
        or _how_many(found, aux, before, after)
    )


def _how_measured(found: _Found, aux: str, before: str, after: str) -> str | None:
    """Return a question for an amount that an adjective follows: "less than ten miles away"."""
    measured = _MEASURE.match(after) if found.amount.dimension in ("length", "time") else None
    if measured is None:
        return None
    adjective = "far" if measured["adjective"] == "away" else measured["adjective"]
    return _joined(f"How {adjective}", aux, before, after[measured.end() :])


def _how_compared(found: _Found, aux: str, before: str, after: str) -> str | None:
    """Return a question for an amount that a comparative leads: "taller than 100 metres"."""
    led = found.first_word
    if not found.led.endswith(" than") or led not in (*COMPARATIVES, *PRICES):
        return None
    return _joined(_how(led, before, found.amount), aux, before, after)


def _how_old(found: _Found, aux: str, before: str, after: str) -> str | None:
    """Return a question for the age of a person, who is over or under a mere number."""
    if found.amount.dimension or not _BE.fullmatch(aux) or not _PERSON.fullmatch(before) or _COUNTS.match(after):
        return None
    return _joined("How old", aux, before, after)


def _how_many(found: _Found, aux: str, before: str, after: str) -> str | None:
    """Return a question for a count, or for an amount in its unit."""
    led, is_level = found.first_word, found.first_word in _LEVELS
    if is_level and _MOVED.fullmatch(before):
        before = f"{before} to"
    elif is_level and not _BE.fullmatch(aux) and not _MEASURED.fullmatch(before) and led != "over":
        return None
    counted = _counted(found.amount, after, aux)
    if counted is None:
        return None
    noun, rest = counted
    exceeds = re.fullmatch(_EXCEEDS, led) is not None
    if rest == after and not found.amount.dimension and not _BE.fullmatch(aux) and not exceeds:
        return None
    if exceeds:
        aux = "was" if aux == "did" else "is"
    elif (not before or before.casefold() == "there") and _SUPPORT.fullmatch(aux):
        aux = ""
    return _joined(noun, aux, before, rest)


def _how(comparative: str, before: str, amount: Quantity) -> str:
    if comparative in PRICES:
        return "How much"
    adjective = adjective_of(comparative, before, "time" if amount.dimension == "time" else "")
    return "What" if adjective in SIZES and adjective != "high" else f"How {adjective}"


def _counted(amount: Quantity, after: str, aux: str) -> tuple[str, str] | None:
    """Return what is asked for, from the words after an amount, and the words that are left; None if it is unclear."""
    dimension = amount.dimension or ""
    if dimension.startswith("money"):
        return "How much", after
    if dimension == "percent":
        return "What percentage", after
    if dimension:
        unit = amount.written[1]
        return f"How many {unit if is_plural(unit) or len(unit) < _SHORT or not unit.isalpha() else unit + 's'}", after
    of_them = _OF_THEM.match(after)
    at = of_them.end() if of_them is not None else 0
    words: list[str] = []
    for word in _WORD.finditer(after, at):
        if word.start() != at or len(words) == _MOST_WORDS or is_preposition(word[1]) or _CLAUSE.fullmatch(word[1]):
            break
        words.append(word[1])
        at = word.end()
        if counts_several(word[1]):
            break
    if of_them is not None and not (words and is_plural(words[-1])):
        return None
    if not words:
        return "What" if _BE.fullmatch(aux) else "How many", after
    return f"How many {after[:at].strip()}{'s' if amount.low == 1 and of_them is None else ''}", after[at:]


def _joined(*parts: str) -> str:
    return " ".join(" ".join(parts).split()) + "?"
