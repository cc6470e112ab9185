"""A yes/no question shortened by what its article already says: "Is the lamp affected by the recall?" on a recall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.calendar import MONTHS, WEEKDAYS
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.hedging import SAYING
from qa.words.content import content_lemmas
from qa.words.grammar import is_preposition
from qa.words.lemmas import lemma_set

_PURPOSES = "get|have|use|visit|enter|see|take|buy|claim|receive|board|join|attend|watch"
_TRAILING = re.compile(rf"\s+(?:by|on|in|at|for|from|with|during|of|to(?=\s+(?:{_PURPOSES})\s))\s+[^,?]{{2,60}}?$")
_PURPOSE = re.compile(rf"\s+to\s+(?:{_PURPOSES})\b")
_MONEY_BACK = re.compile(r"\b(?:(?:my|our|your|their|the)\s+)?money\s+back\b")
_SPEAKING = SAYING | lemma_set("promise warn reply ask believe think claim")
_ONESELF = re.compile(r"^(?P<aux>\w+)\s+(?:i|we|one|people)\b", re.IGNORECASE)
_PUBLIC = re.compile(  # whom a text calls "you"
    r"^(?P<aux>\w+)\s+(?:the\s+)?(?P<who>visitors|customers|shoppers|consumers|buyers|passengers|travellers|guests|"
    r"tourists|spectators|readers|users)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\d|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})s?\b|"
    r"\b(?:day|night|morning|evening|weekend|week|month|year|summer|winter|spring|autumn|season|holiday|time)s?\b",
    re.IGNORECASE,
)
_FEWEST = 2  # content words that have to be left: of a subject and what is said of it
_MOST = 3  # phrases that may be left out


class Shortened(NamedTuple):
    """A question without its last phrases, and their lemmas; () if the only change was from "I" to "you".

    `public` is the lemma of "visitors" or the like that was made "you".
    """

    question: str
    left_out: frozenset[str]
    public: frozenset[str] = frozenset()


def shortened(question: str) -> Iterator[Shortened]:
    """Yield a question with "you" for "I" or "visitors", then without its last phrase, without its last two, and so on.

    A time is never left out.
    """
    question = _MONEY_BACK.sub("a refund", question)
    short, left_out = question.rstrip("?!. "), frozenset[str]()
    public = _PUBLIC.match(short)
    who = frozenset[str]() if public is None else frozenset(content_lemmas(public["who"]))
    yours = (_ONESELF if public is None else _PUBLIC).sub(lambda match: f"{match['aux']} you", short)
    if yours != short:
        yield Shortened(f"{yours}?", left_out, who)
    short = yours
    for _ in range(_MOST):
        trailing = _last_phrase(short)
        if trailing is None:
            return
        if _TIME.search(short, trailing):
            return
        left_out |= frozenset(content_lemmas(_PURPOSE.sub("", short[trailing:])))
        short = short[:trailing]
        if len(content_lemmas(short)) < _FEWEST:
            return
        yield Shortened(f"{short}?", left_out, who)


def is_known(short: Shortened, clause: Clause, before: frozenset[str]) -> bool:
    """Whether what was left out was said before a clause, and the clause says nothing else in its place.

    `before` are the lemmas of what was said. A clause with a preposition that the question does not have may be about
    another place, time or side, and one with the words that were left out says something of them.
    """
    asked = set(short.question.casefold().rstrip("?").split())
    led = {word.surface.casefold() for word in clause.words if is_preposition(word.surface)}
    stated = content_lemmas(clause.text)
    if not short.public.isdisjoint(before | frozenset(stated)):
        return False  # "you" are others
    if short.public and (
        clause.words[0].surface.casefold() != "you" or _SPEAKING & {word.lemma for word in clause.words}
    ):
        return False  # what one person tells another
    return short.left_out <= before and short.left_out.isdisjoint(stated) and led <= asked


def _last_phrase(text: str) -> int | None:
    """Return where the last prepositional phrase of a text begins."""
    begins = [match.start() for match in _TRAILING.finditer(text)]
    at = begins[-1] if begins else None
    while at is not None and (further := _TRAILING.search(text, at + 1)) is not None:
        at = further.start()
    return at
