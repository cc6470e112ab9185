"""The state of things a question asks for: the latest, the first, that at a time of day; or what was corrected."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from qa.comparing.clock import times
from qa.understanding.wanted import wanted
from qa.words.letters import capitalised

_FIRST = re.compile(
    r"\b(?:at first|initial(?:ly)?|originally|first (?:report(?:s|ed)?|thought|said|believed|told|announced|given|"
    r"estimate[sd]?|version|figure|put)|(?:earlier|previous|original|older|uncorrected|superseded) "
    r"(?:version|report|edition|figure|story|article|estimate)s?|early reports?|before (?:the|it was|being) "
    r"(?:correct|amend|updat)\w+|to begin with|at the (?:start|beginning|outset))\b",
    re.IGNORECASE,
)
_FIRST_PHRASE = re.compile(
    r",?\s*\b(?:at first|initially|originally|to begin with|at the (?:start|beginning|outset)|(?:according "
    r"to|in) (?:the|an|"
    r"its) (?:(?:first|early|earlier|initial|original|previous|older) )+(?:version|report|edition|figure|story|article|"
    r"estimate)s?(?: of [\w ]+?(?=[?,.]|$))?)",
    re.IGNORECASE,
)
_AT_TIME = re.compile(
    r"\b(?:at|by|as of|around|about|before|until|till)\s+(?=\d|noon|midday|midnight|half|quarter)", re.I
)
_CORRECTED = re.compile(
    r"\b(?:corrections?|corrected|amend(?:ed|ments?)|clarif(?:ied|ications?)|erratum|errata|misstated|misreported|"
    r"g[eo]t wrong|(?:errors?|mistakes?|wrong)\b.*\b(?:article|story|report|version|page|piece)|earlier "
    r"version|previous "
    r"version|original version)\b(?! (?:officers?|department|facilit\w+|staff))",
    re.IGNORECASE,
)
_CORRECT_FACT = re.compile(  # "What is the corrected figure?" asks for the fact
    r"\b(?:corrected|amended|clarified)\s+(?!(?:in|by|on|to|from|at|and|or|about|after|since|here|there|later|the)\b)"
    r"[a-z]+",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"(?:(?:and|but|so)\b[, ]*)?(?:(?:in )?(?:what|which)\b|how (?:was|were|has|have|did|is)\b|(?:list|"
    r"name|show|give)\b|"
    r"(?:is|are|was|were) there (?:an?|any)\b|any\b|why\b)",
    re.IGNORECASE,
)
_SAYS_BEFORE = re.compile(r"\b(?:earlier|previous|original) version", re.IGNORECASE)
_OF_VERSION = re.compile(
    r"what\b.{0,30}\b(?:earlier|previous|original) version(?: of [^?]*?)?(?: (?:say|said|give|gave|state|stated|get "
    r"wrong|misstate|misstated|claim|claimed|report|reported))?\W*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:is|are|has|have|will|remains?|stands?|still|now|currently|latest|so far|at present|today|tonight)\b", re.I
)
_ENDED = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)


class When(NamedTuple):
    """The state asked for; `minutes`, the time of day in [0, 1440), is given only for "at"."""

    state: Literal["latest", "first", "at"]
    minutes: int | None = None


def state_asked(question: str) -> When:
    """Return the state of things that a question asks for; the latest if it names no other."""
    if _FIRST.search(question):
        return When("first")
    for led in _AT_TIME.finditer(question):
        clock = times(question[led.end() :])
        if clock and clock[0].start == 0:
            return When("at", clock[0].minutes)
    return When("latest")


def without_state(question: str) -> str:
    """Return a question without words for the first state or for a time of day; otherwise unchanged."""
    plain = _FIRST_PHRASE.sub("", question)
    for led in _AT_TIME.finditer(plain):
        clock = times(plain[led.end() :])
        if clock and clock[0].start == 0:
            plain = plain[: led.start()] + plain[led.end() + clock[0].end :]
            break
    plain = " ".join(plain.split()).lstrip(",; ")
    return re.sub(r" +(?=[?,.])", "", capitalised(plain))


def asks_for_correction(question: str) -> bool:
    """Whether a question asks what editors corrected: "What was corrected?", "What did the article get wrong?".

    "What is the corrected figure?" asks for a fact, and "How many did an earlier version give?" for what was said
    first. The article need not have such a note.
    """
    if _ASKS_WHAT.match(question) is None or _CORRECTED.search(question) is None:
        return False
    if _SAYS_BEFORE.search(question):
        return _OF_VERSION.match(question) is not None
    return _CORRECT_FACT.search(question) is None


def asks_what_changes(question: str) -> bool:
    """Whether the answer to a question may keep changing: an amount, the present, the future."""
    if wanted(question) == "amount":
        return True
    return _CHANGES.search(question) is not None and _ENDED.search(question) is None
