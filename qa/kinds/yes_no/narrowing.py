"""Whether a clause is narrower than a question: true only of some times, places or people, or later undone."""

from __future__ import annotations

import re

from index.calendar import WEEKDAY, YEAR
from qa.words.grammar import AND_SO
from qa.words.lemmas import LIGHT_LEMMAS, lemmas

_AT_TIMES = re.compile(
    rf"\b(?:on|every|at|for) (?:{WEEKDAY}s|weekdays|weekends|bank holidays|public holidays|match days)\b|"
    r"\b(?:at|by) night\b|\bin (?:the )?(?:mornings|afternoons|evenings|winter|summer|spring|autumn|term time)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(?:(?:on|in) time|unanimously|on schedule)\b", re.IGNORECASE)
_NOT_SO = re.compile(  # "No child was seriously hurt"
    r"\b(?:no|not|nobody|none|neither|never)\b[^.;,]{0,40}?\b(?P<how>seriously|badly|severely|critically|gravely|heavily)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(  # "will not be replaced this year"
    r"\b(?:will|is|are)(?:n['’]t|\snot)\s[^.;,]*?\b(?P<when>(?:this|next)\s(?:week|month|year|spring|summer|autumn|winter|season))\b"
)
_ON_A_DAY = re.compile(rf"\b(?:on|for) (?:{WEEKDAY}|tomorrow)\b", re.IGNORECASE)
_DAY = re.compile(rf"\b{WEEKDAY}(?=s?\b)", re.IGNORECASE)
_FOR_SOME = re.compile(
    r"\b(?:free|open|closed|available|allowed|permitted|banned|compulsory|mandatory|cheaper|sold out) (?:of charge )?"
    r"(?:only )?(?:for|to) (?P<whom>(?!all\b|every)(?:the )?"
    r"(?:under-?\w+|over-?\w+|[\w-]+s|children|people|men|women))\b",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(r"\b(?:allowed|permitted|welcome|banned|forbidden|No \w+) (?:in|on|inside|at|near) [^,.;]+")
_YEAR = re.compile(rf"\b{YEAR}\b")
_NOW = re.compile(rf"{AND_SO}(?:is|are|does|do|can|may|am)\b", re.IGNORECASE)
_OF_THE_PAST = re.compile(r"\s(?:that|if|whether)\s(?:[\w’'-]+\s){1,4}?(?:had|was|were)\s", re.IGNORECASE)
_JOINED = re.compile(r";|,? (?:and|but) (?!\w+days?\b)")
_STATE = re.compile(r"\b(?:is|are|does|do)(?:n['’]t)?\b|['’](?:s|re)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"(?<=,)[^,.;]*\b(?:overturned|quashed|annulled|set aside|revoked|rescinded)\b|"
    r"\b(?:later|since|subsequently|eventually|then) (?:been )?(?:released|freed|cleared|acquitted|reopened|lifted|"
    r"withdrawn|reversed|cancelled|dropped|reinstated|resumed|restored|found|bailed)\b",
    re.IGNORECASE,
)


def is_narrower(question: str, clause: str, sentence: str) -> bool:
    """Whether a clause speaks of some times, places or people that a question does not name, or its sentence undoes it.

    "Closed on Mondays", "free for children" and "did not open on time" do not decide whether something is closed, free
    or did open; nor does a verdict that was overturned.
    """
    is_now = _NOW.match(question) is not None and _OF_THE_PAST.search(question) is None
    said = _saying(question, clause)
    limits = [match["whom"] for match in _FOR_SOME.finditer(said)]
    limits += [match.group() for match in _HOW.finditer(said)]
    limits += [match["how"] for match in _NOT_SO.finditer(said)]
    limits += [match["when"] for match in _NOT_NOW.finditer(said) if _YEAR.search(question) is None]
    limits += [match.group() for match in _UNDONE.finditer(sentence)]
    if is_now:
        limits += [match.group() for match in _SOMEWHERE.finditer(said)]
    if is_now and not _days(question) & _days(said):
        limits += [match.group() for match in _AT_TIMES.finditer(said)]
        limits += [match.group() for match in _ON_A_DAY.finditer(said)] if _STATE.search(said) else []
    asked = frozenset(lemmas(question)) | LIGHT_LEMMAS
    return any(not asked & (frozenset(lemmas(limit)) - LIGHT_LEMMAS) for limit in limits)


def _saying(question: str, clause: str) -> str:
    """Return the part of a clause, between "and" or ";", that has most of a question's words."""
    asked = frozenset(lemmas(question)) - LIGHT_LEMMAS
    return max(_JOINED.split(clause), key=lambda part: len(asked & frozenset(lemmas(part))))


def _days(text: str) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in _DAY.finditer(text))
