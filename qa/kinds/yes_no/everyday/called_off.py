"""What will not be, for it was called off: "has suspended the strike called for 18 August"."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.kinds.lexicon import MODAL_LEMMAS
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import ClauseInContext
from qa.kinds.yes_no.hedging import CONTESTED, DOUBTS
from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.grammar import is_preposition
from qa.words.lemmas import NEGATOR_LEMMAS, lemma_set
from qa.words.word import words_of

_EVENTS = (
    "strike|march|protest|demonstration|concert|show|race|match|parade|festival|fair|walkout|tour|meeting|sale|auction"
)
_GONE = r"(?:called\s+off|suspended|cancelled|canceled|scrapped|abandoned)"
_DOING = re.compile(  # "Will the drivers strike on 18 August?"
    rf"(?:will|is|are)\s+(?P<who>.+?)\s+(?:going\s+to\s+)?(?:go\s+(?:out\s+)?on\s+strike|"
    rf"hold\s+(?:the|an?|their|its)\s+(?P<held>{_EVENTS})|(?P<event>{_EVENTS}))(?P<when>\s+.+)?",
    re.IGNORECASE,
)
_HELD = re.compile(  # "Will the concert go ahead on Friday?"
    r"(?:will|is|are)\s+(?P<what>(?:the|this|next)\s.+?)\s+(?:still\s+)?(?:going\s+(?:to\s+)?)?"
    r"(?:go\s+ahead|ahead|take\s+place|taking\s+place|happen|be\s+held)(?P<when>\s.+)?",
    re.IGNORECASE,
)
_DROPPED = re.compile(  # "The union has called off the strike"
    rf"(?P<who>[^,;:]+?)\s+(?:has|have)?\s*(?:now\s+)?{_GONE}\s+(?:the|its|their|a)\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?P<event>{_EVENTS})\b(?P<when>[^;:]*)",
    re.IGNORECASE,
)
_IS_OFF = re.compile(  # "The concert, planned for Friday, has been called off"
    rf"(?P<what>(?:The|This|Next)\s[^,;:]+?)(?P<when>,\s[^,;:]+,)?\s(?:has|have)\sbeen\s(?:{_GONE}|(?P<later>postponed|put\s+off))\b"
)
_PLANNED = lemma_set("call plan schedule due announce threaten have order member")


class CalledOff(NamedTuple):
    """An event that is asked about: its lemma, those of who takes part or of what it is, and of its day or place.

    `is_held` if it is asked whether it will be, not whether someone will take part.
    """

    event: str
    who: frozenset[str]
    when: frozenset[str]
    is_held: bool


def event_in(question: str) -> CalledOff | None:
    """Return the event that a question asks about, whether it will be; None if it asks something else."""
    short = question.strip().rstrip("?!. ")
    if NEGATOR_LEMMAS & {word.lemma for word in words_of(question)}:
        return None
    held, doing = _HELD.fullmatch(short), _DOING.fullmatch(short)
    if held is not None and _head(held["what"]):
        when = frozenset(content_lemmas(held["when"] or ""))
        return CalledOff(_head(held["what"]), frozenset(content_lemmas(held["what"])), when, is_held=True)
    if doing is None:
        return None
    event = doing["held"] or doing["event"] or "strike"
    who, when = frozenset(content_lemmas(doing["who"])), frozenset(content_lemmas(doing["when"] or ""))
    return CalledOff(content_lemmas(event)[0], who, when, is_held=False)


def called_off(event: CalledOff, clause: Clause, context: ClauseInContext) -> Verdict:
    """Return "no" if a clause says that the event was called off, on the day that is asked about."""
    lemmas = frozenset(word.lemma for word in words_of(clause.plain))
    if lemmas & (DOUBTS | CONTESTED | NEGATOR_LEMMAS | MODAL_LEMMAS):
        return "unclear"
    off, dropped = _IS_OFF.match(clause.plain), _DROPPED.match(clause.plain)
    if event.is_held:
        return "no" if off is not None and _is_it(event, off, context) else "unclear"
    if dropped is None or content_lemmas(dropped["event"])[:1] != (event.event,):
        return "unclear"
    when = frozenset(content_lemmas(dropped["when"])) - _PLANNED
    return "no" if event.who <= context.before | lemmas and event.when <= when else "unclear"


def _is_it(event: CalledOff, off: re.Match[str], context: ClauseInContext) -> bool:
    """Whether what was called off is what is asked about; what was only put off will be on another day."""
    what = frozenset(content_lemmas(off["what"]))
    said = what | frozenset(content_lemmas(off["when"] or ""))
    around = said | context.before
    if _head(off["what"]) != event.event or not (event.who <= around and what <= event.who | event.when):
        return False
    return bool(event.when) and event.when <= said if off["later"] else event.when <= around


def _head(what: str) -> str:
    """Return the lemma of a noun phrase's last noun, before any preposition; "" if it has none."""
    words = what.split()
    end = next((at for at, word in enumerate(words) if at and is_preposition(word)), len(words))
    return (content_lemmas(" ".join(words[:end])) or ("",))[-1]
