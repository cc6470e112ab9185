"""The clause that a quote stands in, which says of what it is and whether it is so."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from index.calendar import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from qa.words.grammar import COUNTS, is_auxiliary, is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, lemma, lemmas
from qa.words.letters import WORD
from qa.words.verbs import UNCHANGED
from qa.words.word import is_past

_QUOTE = "0"  # stands for a quote, which may have marks of its own
_MARK = re.compile(
    r"[,.:](?!\d)|[;!?()“”\"]|\s[–—-]\s|\b(?:but|while|although|though|whereas|because|after|before|when|that|who|which|he|"
    r"she|they|we)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|or|then)\b")
_CALENDAR = (*MONTHS, *WEEKDAYS)
_FIGURE = re.compile(
    rf"(?<!\bunder )(?<!\bover )(?<!\baged )(?:(?<![\w.,])[£$€]?\d|\b(?:{'|'.join(COUNTS)}|{MONTH}|{WEEKDAY})\b)"
)
_FAR = 400  # characters before and behind a quote that are looked at
_NEAR = 3  # words behind "and" of which one is the verb of a clause: "and last week paid"


def own_clause(before: str, behind: str) -> tuple[str, str]:
    """Return the words before and behind a quote that are in one clause with it.

    In "It fell in May and has risen by 9%", those before the figure are "has risen by". "And" parts clauses if each has
    a figure or a verb in the past. Words without meaning alone ("in May, by 9%") go with the clause before them.
    """
    before, behind = before[-_FAR:], behind[:_FAR]
    text, at = f"{before} {_QUOTE} {behind}", len(before) + 1
    cuts = sorted([*(match.span() for match in _MARK.finditer(text)), *_between_clauses(text)])
    end = min((start for start, _ in cuts if start > at), default=len(text))
    starts = [0, *(cut_end for _, cut_end in cuts if cut_end <= at)]
    own = behind[: max(end - at - len(_QUOTE) - 1, 0)]
    has_adverb = any(map(is_preposition, own.split()[-1:]))  # "12 metres across"
    while len(starts) > 1 and not has_adverb and not _has_meaning(f"{before[starts[-1] :]} {own}"):
        starts.pop()
    return before[starts[-1] :], own


def nearest(words: Container[str], before: str, quote: str, behind: str) -> str | None:
    """Return the first lemma, of those given, in a quote, or else the last before it in its clause, or behind it."""
    own_before, own_behind = own_clause(before, behind)
    said = (*lemmas(quote), *reversed(lemmas(own_before)), *lemmas(own_behind))
    return next((word for word in said if word in words), None)


def _between_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where "and" parts two clauses of a text, and not two words of one."""
    for match in _AND.finditer(text):
        left, right = _MARK.split(text[: match.start()])[-1], _MARK.split(text[match.end() :])[0]
        words, following = left.split(), right.split()
        if not words or not following or (is_verb(words[-1]) and is_verb(following[0])):
            continue
        have_verbs = any(map(is_verb, words)) and any(map(is_verb, following[:_NEAR]))
        if have_verbs or (_FIGURE.search(left) and _FIGURE.search(right)):
            yield match.span()


def is_verb(word: str) -> bool:
    """Whether a word is an auxiliary, or looks like a verb in the past."""
    return word.islower() and (is_auxiliary(word) or word in UNCHANGED or is_past(word))


def _has_meaning(text: str) -> bool:
    """Whether a text has a verb, or a word that means something: more than "in May", "of the 12"."""
    words = (word for word in WORD.findall(text) if len(word) > 1)
    return any(is_verb(word) or not _is_light(word) for word in words)


def _is_light(word: str) -> bool:
    return word.casefold() in _CALENDAR or is_preposition(word) or lemma(word) in LIGHT_LEMMAS
