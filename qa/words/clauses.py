"""The clause that a quote stands in, which says of what it is and whether it is so."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from index.calendar import MONTHS, WEEKDAYS
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
    rf"(?<!\bunder )(?<!\bover )(?<!\baged )(?:(?<![\w.,])[£$€]?\d|\b(?:{'|'.join((*COUNTS, *_CALENDAR))})\b)", re.IGNORECASE
)
_NEAR = 3  # words behind "and" of which one is the verb of a clause: "and last week paid"


def own_clause(before: str, behind: str) -> tuple[str, str]:
    """Return the words before and behind a quote that are in one clause with it.

    In "It fell in May and has risen by 9%", those before the figure are "has risen by". "And" parts clauses if each has
    a figure or a verb in the past. Words without meaning alone ("in May, by 9%") go with the clause before them.
    """
    text, at = f"{before} {_QUOTE} {behind}", len(before) + 1
    cuts = sorted([*(match.span() for match in _MARK.finditer(text)), *_between_clauses(text)])
    end = min((start for start, _ in cuts if start > at), default=len(text))
    starts = [0, *(cut_end for _, cut_end in cuts if cut_end <= at)]
    own = behind[: max(end - at - len(_QUOTE) - 1, 0)]
    while len(starts) > 1 and not _has_meaning(f"{before[starts[-1] :]} {own}"):
        starts.pop()
    return before[starts[-1] :], own


def nearest(words: Container[str], before: str, behind: str) -> str | None:
    """Return the lemma, of those given, that is nearest before a quote in its clause, or else the first behind it."""
    own_before, own_behind = own_clause(before, behind)
    said = (*reversed(lemmas(own_before)), *lemmas(own_behind))
    return next((word for word in said if word in words), None)


def _between_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where "and" parts two clauses of a text, and not two words of one."""
    for match in _AND.finditer(text):
        left, right = _MARK.split(text[: match.start()])[-1], _MARK.split(text[match.end() :])[0]
        words, following = WORD.findall(left), WORD.findall(right)
        if not words or not following or (_is_verb(words[-1]) and _is_verb(following[0])):
            continue
        have_verbs = any(map(_is_verb, words)) and any(map(_is_verb, following[:_NEAR]))
        if have_verbs or (_FIGURE.search(left) and _FIGURE.search(right)):
            yield match.span()


def _is_verb(word: str) -> bool:
    return is_auxiliary(word) or word in UNCHANGED or is_past(word)


def _has_meaning(text: str) -> bool:
    words = [word.casefold() for word in WORD.findall(text) if len(word) > 1]
    return not all(word in _CALENDAR or is_preposition(word) or lemma(word) in LIGHT_LEMMAS for word in words)
