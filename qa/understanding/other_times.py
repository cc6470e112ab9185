"""Asking an earlier question about another time, which replaces the one at its end: "And now?", "And after that?"."""

from __future__ import annotations

import re

from index.calendar import MONTH, WEEKDAY, YEAR
from qa.words.grammar import AUX

_NAMED = rf"(?:\d{{1,2}}\s+)?{MONTH}(?:\s+\d{{1,2}}\b)?(?:,?\s+{YEAR})?|{WEEKDAY}|{YEAR}"
_RELATIVE = (
    r"now|nowadays|today|yesterday|tomorrow|currently|at present"
    r"|(?:last|this|next) (?:time|year|month|week|season|night)"
)
_TIMES = re.compile(
    rf"(?:the (?:\w+ )?(?:year|month|week|day|time|season|night|morning) (?:before|after)|{_RELATIVE}"
    r"|before|after(?:wards)?|earlier|later|(?:before|after|since|until) (?:that|then|this))$",
    re.IGNORECASE,
)
_LAST_TIME = re.compile(
    rf"\s+(?:(?P<led>in|on|by|during|since|until|till|before|after)\s+(?P<named>{_NAMED})|(?P<relative>{_RELATIVE}))\W*$",
    re.IGNORECASE,
)
_LED = re.compile(r"(?P<led>before|after|since|until)(?:wards)?(?: (?:that|then|this))?", re.IGNORECASE)
_SAID = {"before": "previously", "after": "afterwards"}
_NEXT_YEAR = re.compile(r"the year (?P<led>before|after)", re.IGNORECASE)
_NOW = re.compile(r"now|nowadays|currently|at present", re.IGNORECASE)
_PRESENT = {"was": "is", "were": "are", "could": "can"}
_DOES = {"he": "does", "she": "does", "it": "does", "they": "do", "we": "do", "you": "do", "i": "do"}
_MAY_GO_ON = re.compile(r"the (?!time\b)|(?:last|this|next) year$", re.IGNORECASE)  # as in "in May last year"
_HAS_YEAR = re.compile(rf"\b{YEAR}$")
_LED_TIME = re.compile(rf"(?:(?:before|after|since|until|during)\s|(?:in|on|by)\s+(?:{_NAMED})$)", re.IGNORECASE)


def at_other_time(before: str, replacement: str) -> str | None:
    """Ask the earlier question about another time; None if the replacement names none.

    The time that it goes on from is named again: "after that" is "after 2021" if the question was about that year.
    """
    last = _LAST_TIME.search(before)
    if _TIMES.match(replacement) is None:
        is_time = last is not None and last["relative"] and _LED_TIME.match(replacement)
        return f"{before[: last.start()]} {replacement}?" if last is not None and is_time else None
    when = None if last is None else _instead_of(last, replacement)
    if last is not None and when is not None:
        asked = before[: last.start()]
        return f"{_in_present(asked) if _NOW.fullmatch(when) else asked} {when}?"
    return f"{before.rstrip('? ')} {_alone(replacement)}?"


def names_time(question: str) -> bool:
    """Whether a question ends with a day, month or year: "Who led it in 2015?"."""
    last = _LAST_TIME.search(question)
    return last is not None and last["named"] is not None


def _in_present(question: str) -> str:
    """Return a question on what was, as one on what is."""
    aux = re.search(rf"\b(?P<aux>{AUX})\b(?:\s+(?P<subject>\w+))?", question, re.IGNORECASE)
    if aux is None:
        return question
    past = aux["aux"].casefold()
    present = _DOES.get((aux["subject"] or "").casefold()) if past == "did" else _PRESENT.get(past)
    if present is None:
        return question
    now = present.capitalize() if aux["aux"][0].isupper() else present
    return f"{question[: aux.start()]}{now}{question[aux.end('aux') :]}"


def _instead_of(last: re.Match[str], replacement: str) -> str | None:
    """Return what replaces the last time of a question; None if that has to stay: "in May the year before"."""
    named = last["named"]
    if named is None:
        return _alone(replacement)
    led, next_year = _LED.fullmatch(replacement), _NEXT_YEAR.fullmatch(replacement)
    if led is not None:
        return f"{led['led'].casefold()} {named}"
    if next_year is not None and named.isdigit() and last["led"].casefold() in ("in", "during"):
        return f"in {int(named) + (1 if next_year['led'].casefold() == 'after' else -1)}"
    is_whole = next_year is None and (
        named.isdigit() or (_HAS_YEAR.search(named) and not replacement.startswith("the "))
    )
    return replacement if is_whole or _MAY_GO_ON.match(replacement) is None else None


def _alone(when: str) -> str:
    """Return a time as it is said where it goes on from nothing: "before that" is "previously"."""
    led = _LED.fullmatch(when)
    return when if led is None else _SAID.get(led["led"].casefold(), when)
