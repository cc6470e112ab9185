"""What will not be, for it was called off: "has suspended the strike called for 18 August"."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.kinds.lexicon import MODAL_LEMMAS
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import Told
from qa.kinds.yes_no.hedging import CONTESTED, DOUBTS
from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.lemmas import NEGATOR_LEMMAS, lemma_set
from qa.words.word import words_of

_EVENTS = (
    "strike|march|protest|demonstration|concert|show|race|match|parade|festival|fair|walkout|tour|meeting|sale|auction"
)
_ASKED = re.compile(
    rf"(?:will|is|are)\s+(?P<who>.+?)\s+(?:(?:going\s+to\s+)?(?:go\s+(?:out\s+)?on\s+strike|hold\s+(?:the|an?|their|its)\s+(?P<held>{_EVENTS})|(?P<event>{_EVENTS})))"
    r"(?P<when>\s+.+)?",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?P<who>[^,;:]+?)\s+(?:has|have)?\s*(?:now\s+)?(?:called\s+off|suspended|cancelled|canceled|scrapped|abandoned|withdrawn)\s+"
    rf"(?:the|its|their|a)\s+(?:[\w-]+\s+){{0,2}}?(?P<event>{_EVENTS})\b(?P<when>[^;:]*)",
    re.IGNORECASE,
)
_PLANNED = lemma_set("call plan schedule due announc threaten have order member")


class CalledOff(NamedTuple):
    """An event that is asked about: its lemma, that of who takes part, and of its day or place."""

    event: str
    who: frozenset[str]
    when: frozenset[str]


def event_in(question: str) -> CalledOff | None:
    """Return the event that a question asks somebody to be going to hold; None if it asks something else."""
    asked = _ASKED.fullmatch(question.strip().rstrip("?!. "))
    if asked is None or NEGATOR_LEMMAS & {word.lemma for word in words_of(question)}:
        return None
    event = asked["held"] or asked["event"] or "strike"
    who = frozenset(content_lemmas(asked["who"]))
    return CalledOff(content_lemmas(event)[0], who, frozenset(content_lemmas(asked["when"] or "")))


def called_off(event: CalledOff, clause: Clause, told: Told) -> Verdict:
    """Return "no" if a clause says that the event was called off, on the day that is asked about."""
    said = _SAID.match(clause.plain)
    if said is None or content_lemmas(said["event"])[:1] != (event.event,):
        return "unclear"
    lemmas = {word.lemma for word in words_of(clause.plain)}
    if lemmas & (DOUBTS | CONTESTED | NEGATOR_LEMMAS | MODAL_LEMMAS):
        return "unclear"
    when = frozenset(content_lemmas(said["when"])) - _PLANNED
    if not event.who <= told.before | lemmas or not event.when <= when:
        return "unclear"
    return "no"
