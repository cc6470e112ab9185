"""Whether "until" or "except" turns round what a sentence seems to say, which the reader's network misses."""

from __future__ import annotations

import re

from index.calendar import ANY_MONTH, WEEKDAY
from qa.kinds.lexicon import CONJUNCTIONS, MARKS, RELATIVES
from qa.kinds.yes_no.statement import Tense, opened, tense_of
from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.lemmas import NEGATOR_LEMMAS
from qa.words.word import Word, words_of

_AUXILIARIES: dict[Tense, frozenset[str]] = {  # before "not", in the tense asked about
    "past": frozenset("did was were had".split()),
    "was": frozenset("did was were had".split()),
    "future": frozenset(["will"]),
}
_OTHER_TIME = frozenset("will would has have is are am can could may might must should do does".split())
_BREAKS = CONJUNCTIONS | RELATIVES | MARKS | {","}
_TIMED = re.compile(
    rf"\b(?:before|when|while|until|till|after|since|during|(?:on|in) time|at (?:first|once)|immediately|{WEEKDAY}s?|"
    rf"{ANY_MONTH})\b|\d",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?|with the exception of|excluding|(?:but|save) for|(?:apart|aside) from|other than|"
    r"(?P<but>but))\b(?P<excepted>[^,.;:()]*)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\b(?:nobody|no|none|nothing|all|every\w*)(?: of)?(?: the)?(?: \w+)?\s+$", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any|anybody|anyone|anything)\b", re.IGNORECASE)


def is_overruled(question: str, sentence: str, verdict: Verdict) -> bool:
    """Whether a word of a sentence speaks against a verdict that the network gives on it.

    What did not happen until some time happened then. What is excepted is not as the rest is, and if some are, it was
    not nobody.
    """
    return (verdict == "no" and _was_so_later(question, sentence)) or _is_excepted(question, sentence, verdict)


def _was_so_later(question: str, sentence: str) -> bool:
    """Whether a sentence says that something was not so until some time, and the question asks about no time."""
    asked = opened(question)
    auxiliaries = None if asked is None else _AUXILIARIES.get(tense_of(asked.aux))
    if auxiliaries is None or _TIMED.search(question):
        return False
    words = words_of(sentence)
    ends = [at for at, word in enumerate(words) if word.surface.casefold() in ("until", "till")]
    return any(
        _denies(words, at, auxiliaries) and _is_asked(question, words, at, end)
        for end in ends
        for at in _negators(words, end)
    )


def _is_asked(question: str, words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether a question may be about what a negation denies up to a place: it names it, or nothing else is told."""
    asked = frozenset(content_lemmas(question))
    if any(word.lemma in asked for word in words[at + 1 : end]):
        return True
    return not any(word.surface.casefold() in _BREAKS for word in words)


def _negators(words: tuple[Word, ...], end: int) -> list[int]:
    """Return the places of the negations before a place, in its clause."""
    begin = next((at for at in range(end, 0, -1) if words[at - 1].surface.casefold() in _BREAKS), 0)
    return [at for at in range(begin, end) if words[at].lemma in NEGATOR_LEMMAS]


def _denies(words: tuple[Word, ...], at: int, auxiliaries: frozenset[str]) -> bool:
    """Whether a negation is that of a verb in the tense that is asked about."""
    before = words[at - 1].surface.casefold() if at else ""
    if words[at].lemma == "not":
        return before in auxiliaries
    return "did" in auxiliaries and not {word.surface.casefold() for word in words[at - 1 if at else 0 :]} & _OTHER_TIME


def _is_excepted(question: str, sentence: str, verdict: Verdict) -> bool:
    """Whether a verdict on what a sentence excepts is that on the rest; likewise on whether there is any."""
    for match in _EXCEPT.finditer(sentence):
        before = sentence[: match.start()]
        if match["but"] is not None and not _OF_ALL.search(before):
            continue
        is_denied = any(word.lemma in NEGATOR_LEMMAS for word in words_of(before))
        if is_denied and _ANY.search(question):
            return verdict == "no"
        if set(content_lemmas(match["excepted"])) & set(content_lemmas(question)):
            return verdict == ("no" if is_denied else "yes")
    return False
