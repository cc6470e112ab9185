"""Whether a clause of a sentence speaks of the past or of the future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from qa.words.verbs import base_of

Tense = Literal["past", "future"]

_STATES = r"(?:begin|start|open|close|end|resume|return|meet|face|remain)"  # of what is planned: "opens on Friday"
_WILL = r"will|won['’]t|shall"
_PLANNED = "expected|scheduled|planned"
_FUTURE = re.compile(
    rf"\b(?:{_WILL}|going to|(?:is|are|was|were|be|falls?) due|due (?:on|in|back|out|by|to be)|"
    r"(?:plans?|hopes?|intends?|aims?|planning|hoping|intending|aiming|wants?|expects?|looks?|set) to|expects?|"
    rf"{_PLANNED}|starting|upcoming|would|tomorrow|ahead of|(?<!could )(?<!can )be|"
    r"(?:is|are|was|were) to|(?:is|are) (?:\w+ly )?\w+ing|takes? place)\b|"
    rf"(?<!\bthe )(?<!\bat )(?<!\ba )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )\b{_STATES}s\b|"
    rf"\b(?:they|we|you|who|that|which|people|police|(?!\w+ss\b)\w+s) {_STATES}\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(  # nothing but this stands before the day: "shut until early on Friday"
    r"\b(?:until|till|by|from|starting)(?: the)?(?: (?:early|late|end of|start of|close of|morning of|"
    r"evening of|afternoon of|at least|on|next|this|coming))*\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(  # it was so from then on: "did not open until Friday", "was not found until Friday"
    r"\b(?:(?:did|had)(?:n['’]t| not)|(?P<was>was|were)(?:n['’]t| not)) (?P<what>[^,;:]+?) (?:until|till)\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TELLING_PAST = frozenset(
    "was were had did didn't didn’t has have been left felt lay bore yesterday earlier ago".split()
)
_PRESENT = frozenset("am are is does might may must programmes".split())  # irregular, or like a past form
_NO_PAST = re.compile(  # "ed" is part of the word: "hundred", "speed", "succeed"
    r"(?:hundred|sacred|naked|hatred|rugged|wicked|(?!agreed|disagreed|freed|guaranteed|decreed|refereed)\w*eed)$"
)
_MOVED = re.compile(
    r"\b(?:moved|postponed|adjourned|delayed|rescheduled|deferred|extended|(?:pushed|put) back|put off|brought forward|"
    r"rearranged)\b(?: \w+){0,2}? (?:to|until|till|for)(?: \w+)?\s*$",
    re.IGNORECASE,
)
_GROUP = re.compile(  # of verbs at the end: "will be closed", "is to be", "due to be held"
    rf"\b(?:{_WILL}|would|to|going to|{_PLANNED}|due|set)\s+(?:\w+ly\s+)?(?:not\s+)?(?:be|have been|remain|stay)?\s*"
    r"(?:\w+ly\s+)?[\w’'-]*$",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"\b(?:said|told|says|announced|added|confirmed|warned|reported)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|while|when|after|before|which|who|that|because|as)\b", re.IGNORECASE)


def tense_at(sentence: str, start: int, end: int) -> Tense | None:
    """Return the tense of the clause around `[start, end)` of a sentence; None if its words do not say.

    The nearest word before it counts, then the nearest after it in the same clause: "will close on Friday", "on Friday
    the road was closed". "Said on Friday that it will close" is past at "Friday".
    """
    before = sentence[:start]
    if _was_so_from(before):
        return "past"
    if _MOVED.search(before) or _UP_TO.search(before):
        return "future"
    nearest: list[tuple[int, bool, Tense]] = [(end, False, "past") for _, end in _past_words(before)]
    nearest += [(match.end(), True, "future") for match in _FUTURE.finditer(before)]  # "expected" is both
    if nearest:
        at, _, tense = max(nearest)
        between = before[at:]
        if not _CLAUSE.search(between) or not _opens_clause(between):
            return _of_group(before, at, tense)
    behind = _CLAUSE.split(sentence[end:], maxsplit=1)[0] if sentence[end:].strip() else ""
    later: list[tuple[int, bool, Tense]] = [(start, True, "past") for start, _ in _past_words(behind)]
    later += [(match.start(), False, "future") for match in _FUTURE.finditer(behind)]
    if later:
        return min(later)[2]
    return max(nearest)[2] if nearest else None


def _was_so_from(before: str) -> bool:
    """Whether the words before a day deny that something was so until then; what was only planned was not."""
    denied = _NOT_BEFORE.search(before)
    if denied is None or _FUTURE.search(denied["what"]) or _CLAUSE.search(denied["what"]):
        return False
    first, *others = denied["what"].split()
    return denied["was"] is None or (any(_past_words(first)) and "to" not in others)


def _past_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of verbs in the past, and of words such as "yesterday"."""
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        is_past = base_of(word) is not None and word not in _PRESENT and not _NO_PAST.match(word)
        if is_past or word in _TELLING_PAST:
            yield match.span()


def _opens_clause(between: str) -> bool:
    """Whether the place is the first thing of a new clause: "... was hurt, and on Friday it will ..."."""
    last = list(_CLAUSE.finditer(between))[-1]
    return len(between[last.end() :].split()) <= 1


def _of_group(before: str, at: int, tense: Tense) -> Tense:
    """Return the tense of a group of verbs: "will be closed", "is to be moved" and "due to be held" are future."""
    group = _GROUP.search(before[:at].rstrip())
    return "future" if group is not None and not _REPORTING.search(group.group()) else tense
