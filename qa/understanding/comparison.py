"""A comparison as it is asked, and the questions about either side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qa.words.comparatives import COMPARATIVES, PRICES, SIZES, adjective_of, is_amount, is_more
from qa.words.grammar import PREPOSITIONS
from qa.words.lemmas import unowned
from qa.words.plurals import counts_several

Goes = Literal["more", "less", "none"]

SIDE = r"[^,?]+?"
HOW = "|".join([*COMPARATIVES, *PRICES])
END = r"[\s?.!]*$"
_NOUN = re.compile(rf"(?:the|an?|this|that)\s+(?:[\w’'-]+\s+)*?(?P<head>[a-z][\w-]+)(?:\s+(?:{PREPOSITIONS})\b|\s*$)")
_ONE = re.compile(r"(?<=^the )ones?\b|(?<=\w )ones?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The two sides as named, the question to ask about each, and what decides.

    `goes` says whether the question is if the first side has more or less; "none" if no order is asked for. `which` is
    true if the answer is one of the sides, not yes or no. `noun` is what is counted, "" if it is measured. `measure` is
    "amount" or "time".
    """

    sides: tuple[str, str]
    questions: tuple[str, str]
    goes: Goes
    which: bool
    noun: str = ""
    measure: Literal["amount", "time"] = "amount"


def whole_side(left: str, right: str) -> str:
    """Return the second side with what it leaves out: "that of Tam", or "Tam's", after "the price of Oro".

    "The new one" after "the old mill in Oro" is the new mill.
    """
    thing, of, _ = left.rpartition(" of ")
    shared = re.match(r"(?:that|those) of\s+", right, re.IGNORECASE)
    if shared is not None and of:
        return f"{thing} of {right[shared.end() :]}"
    owned = re.search(r"['’]s?\s+(?P<thing>.+)$", left)
    if owned is not None and unowned(right) != right:
        return f"{right} {owned['thing']}"
    noun = _NOUN.match(left)
    return right if noun is None else _ONE.sub(noun["head"], right)


def goes_of(comparative: str) -> Goes:
    """Return the direction of a comparative."""
    return "more" if is_more(comparative) else "less"


def how_many(noun: str, aux: str, side: str, verb: str) -> str:
    """Return the question how many or how much of a noun a side has."""
    many = "many" if is_counted(noun) else "much"
    return " ".join(f"How {many} {noun} {aux.lower()} {side} {verb}".split()) + "?"


def is_counted(noun: str) -> bool:
    """Whether one asks how many there are of something, and not how much: "votes in the north", "staff"."""
    head = re.split(rf"(?:^|\s)(?:{PREPOSITIONS})\s", noun)[0].split()
    return bool(head) and counts_several(head[-1])


def measured(how: str, aux: str, sides: tuple[str, str], *, noun: str = "") -> tuple[tuple[str, str], Goes]:
    """Return "How tall is ...?" for each side, and the direction of the comparative; `noun` says what they are."""
    word = how.casefold()
    price = PRICES.get(word) or {"more expensive": "more", "less expensive": "less", "more costly": "more"}.get(word)
    if price is not None:
        did = {"was": "did", "were": "did", "are": "do"}.get(aux.casefold(), "does")
        return (
            f"How much {did} {sides[0]} cost?",
            f"How much {did} {sides[1]} cost?",
        ), "more" if price == "more" else "less"
    adjective = adjective_of(word, noun, *sides)
    opening = "What" if adjective in SIZES and all(map(is_amount, sides)) else f"How {adjective}"
    return (
        f"{opening} {aux.lower()} {sides[0]}?",
        f"{opening} {aux.lower()} {sides[1]}?",
    ), goes_of(word)
