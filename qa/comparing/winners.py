"""Who won by what a clause says: "Roe beat Lund", "a win over Lund", "Lund lost to Roe"."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.name_words import read_name
from qa.comparing.names import same_name
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext
from qa.words.grammar import BE, CLAUSE
from qa.words.lemmas import content, lemma_set, lemmas
from qa.words.letters import UPPER

_WORDS = 6  # of a name at most
_NAME = rf"(?:the\s+)?[{UPPER}][\w'’-]*(?:\s+[{UPPER}][\w'’-]*){{0,{_WORDS - 1}}}"
_SCORE = r"(?:(?:by\s+)?[\d–-]+\s+)?"
_WON = r"(?:win|victory|triumph)"
_BEAT = r"(?:beat|beats|defeated|defeats|thrashed|overcame|edged|outplayed)"
_LOST = r"(?:loss|defeat)"
_OVER = (  # after a match that was won: "won 3-1", "won the final", "won"
    r"(?=\s*$|\s+by\b|\s+\d+[–-]\d|"
    r"\s+(?:the|their|a|an)\s+(?:\w+\s+)?(?:match|game|final|semi-final|tie|race|fight|bout|derby)\b)"
)
_RESULT = lemma_set("win victory triumph beat defeat lose loss")
_PRONOUNS = frozenset("he she it they i we you who that".split())
_FACTS: tuple[tuple[str | None, re.Pattern[str]], ...] = tuple(  # who stands before, and what is said of them
    (before, re.compile(rf"\b{pattern}"))
    for before, pattern in (
        ("winner", rf"{_BEAT}\s+(?P<loser>{_NAME})"),
        ("loser", rf"(?:lost|lose|loses)\s+{_SCORE}to\s+(?P<winner>{_NAME})"),
        (
            "loser",
            rf"(?:{BE})\s+(?:\w+ly\s+|again\s+)?(?:beaten|defeated|thrashed|outplayed)\s+{_SCORE}by\s+(?P<winner>{_NAME})",
        ),
        (None, rf"{_WON}\s+for\s+(?P<winner>{_NAME})(?:\s+(?:over|against)\s+(?P<loser>{_NAME}))?"),
        (None, rf"{_WON}\s+(?:over|against)\s+(?P<loser>{_NAME})"),
        (None, rf"{_LOST}\s+for\s+(?P<loser>{_NAME})"),
        (None, rf"{_LOST}\s+(?:to|by|against)\s+(?P<winner>{_NAME})"),
        ("winner", rf"won\b{_OVER}"),
        ("loser", rf"lost\b{_OVER}"),
    )
)
_ANY = AskedFor(text="", kind="person")


def other_winner(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome | None:
    """Compare who won in the clauses of two quotes.

    "other" if the winner of one is the loser of the other, "unclear" if the winners or the losers are two; None
    if neither, or if a person, a place or a time is asked for.
    """
    if asked.kind in ("person", "place", "time"):
        return None
    left, right = _sides(one), _sides(other)
    for side in (0, 1):
        if left[side] and _words(left[side]) == _words(right[1 - side]):
            return "other"
    return "unclear" if any(map(_are_apart, left, right)) else None


def is_one_winner(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether the quotes of two clauses name who beat the same side: "Roe beat Lund", "Lund lost to Roe"."""
    left, right = _side_words(one), _side_words(other)
    quoted = _words(one.quote), _words(other.quote)
    return all(left) and left == right and left[0] == quoted[0] == quoted[1]


def are_turned_round(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether each quote names who beat the one that the other names: "Roe beat Lund", "Lund beat Roe"."""
    left, right = _side_words(one), _side_words(other)
    if not all((*left, *right)) or left != right[::-1]:
        return False
    return (_words(one.quote), _words(other.quote)) == (left[0], right[0]) and left[0] != left[1]


def are_swapped(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> bool:
    """Whether two quotes say the same but for who won: "a win for Roe" and "a win over Roe"."""
    left, right = (content(lemmas(quote.quote)) - _RESULT for quote in (one, other))
    return left == right and other_winner(one, other, asked) == "other"


def _sides(quote: QuoteInContext) -> tuple[str, str]:
    """Return the names of the winner and of the loser in the clause of a quote; nothing for one it does not name."""
    before, after = CLAUSE.split(quote.around[0])[-1], CLAUSE.split(quote.around[1])[0]
    text = f"{before}{quote.quote}{after}"
    facts = _FACTS[:-2] if {"won", "lost"} <= set(text.split()) else _FACTS
    for role, fact in facts:
        for found in fact.finditer(text):
            named = {each: name or "" for each, name in found.groupdict().items()}
            if role is not None:
                named[role] = _name_before(text[: found.start()])
            if role is None or named[role]:
                return named.get("winner", ""), named.get("loser", "")
    return "", ""


def _name_before(text: str) -> str:
    """Return the name that a text ends with, of capitalised words, but for an adverb; nothing if there is none."""
    words = text.split()[-_WORDS - 1 :]
    if words and (words[-1].endswith("ly") or words[-1] == "again") and words[-1].islower():
        del words[-1]
    small = (at for at, word in enumerate(reversed(words)) if not word[0].isupper())
    name = words[len(words) - next(small, len(words)) :][-_WORDS:]
    return "" if len(name) == 1 and name[0].casefold() in _PRONOUNS else " ".join(name)


def _are_apart(one: str, other: str) -> bool:
    """Whether two names are of two sides: "Lund" and "Hull", but not "Britain" and "the UK"."""
    if not one or not other or not _words(one).isdisjoint(_words(other)):
        return False
    names = read_name(one), read_name(other)
    return names[0] is None or names[1] is None or same_name(names[0], names[1], _ANY) == "other"


def _side_words(quote: QuoteInContext) -> tuple[frozenset[str], frozenset[str]]:
    winner, loser = _sides(quote)
    return _words(winner), _words(loser)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split()) - {"the"}
