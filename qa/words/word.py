"""The words of a text in order, each with its lemma; marks are words of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.tokens import tokenize
from qa.words.lemmas import lemma, negated_verb, unowned

_WORD = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d[\d.,]*\d|(?:(?:re|non|anti|pro|pre|post|pseudo|quasi|semi|half|mis|un|co|would)-)?[^\W_]+(?:['’][^\W_]+)*"
    r"|[“”\",;:()?]",
    re.IGNORECASE,
)  # the word after a prefix with a hyphen is a word of its own: "re-established"
_DECLINED = re.compile(
    r"\b(?:failed|refused|declined|neglected) to\b|(?<=\bhas )yet to\b|(?<=\bhave )yet to\b|"
    r"\b(?P<now>refuses|declines) to\b",
    re.IGNORECASE,
)
_NO_PAST = frozenset(
    "seed need speed weed feed reed deed indeed exceed proceed succeed breed bleed hundred shed".split()
)
"""Words in "ed" that are not the past of a verb."""


class Word(NamedTuple):
    """A word: its lemma, and its written form."""

    lemma: str
    surface: str


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words and marks of a text in order: "isn't" is two words, "3,000" one, "refused to" is "did not".

    The month of May has a lemma of its own.
    """
    words: list[Word] = []
    for match in _WORD.finditer(_DECLINED.sub(_not, text)):
        surface = match.group()
        verb = negated_verb(surface)
        if verb is not None:
            words += [Word(lemma(verb), verb), Word("not", "not")]
            continue
        is_month = surface == "May" and match.start() > 0
        words.append(Word("may (month)" if is_month else _lemma(surface), surface))
    return tuple(words)


def _not(declined: re.Match[str]) -> str:
    return "did not" if declined["now"] is None else "do not"


def is_past(surface: str) -> bool:
    """Whether a word looks like a verb in the past."""
    word = surface.casefold()
    if word in _NO_PAST or " " in word or not word[0].isalpha():
        return False
    return (word.endswith("ed") and len(word) > 3) or tokenize(word) != [lemma(word)]  # else an irregular form


def has_words(text: str, words: str, *, in_any_case: bool = False) -> bool:
    """Whether a text has words as they are written, as whole words; `in_any_case` lets capitals differ."""
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE if in_any_case else 0) is not None


def _lemma(surface: str) -> str:
    if surface[0].isdigit():
        return surface.replace(",", "").casefold()
    prefix, hyphen, rest = surface.partition("-")
    if hyphen:
        return f"{prefix.casefold()}-{_lemma(rest)}"
    return lemma(unowned(surface)) if surface[0].isalnum() else surface
