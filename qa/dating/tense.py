"""Whether a clause of a sentence speaks of the past or of the future."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future"]

_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|going to|due|plans?|planned|planning|expects?|expected|scheduled|set to|until|till|by|"
    r"from|starting|upcoming|hopes?|intends?|aims?|would|tomorrow|ahead of|be|remains?|(?:is|are|was|were) to|"
    r"(?:is|are) (?:\w+ly )?\w+ing|takes? place|begins?|starts?|opens?|closes?|ends?|resumes?|returns?|"
    r"meets?|faces?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|has|have|been|said|told|\w{2,}ed|came|went|took|gave|made|saw|found|won|lost|"
    r"died|ran|began|broke|brought|built|bought|caught|chose|cut|drew|drove|fell|fled|flew|fought|got|grew|held|hit|"
    r"hurt|kept|knew|led|left|let|met|paid|put|quit|read|rose|sank|sat|sent|set|shook|shot|shut|sold|spent|spoke|"
    r"spread|stood|stole|struck|swept|swore|threw|took|tore|won|wore|wrote|beat|blew|burst|cast|dealt|became|laid|lay|"
    r"rode|sang|sought|split|stuck|taught|thought|understood|woke|withdrew|yesterday|earlier|ago)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:moved|postponed|adjourned|delayed|rescheduled|deferred|extended|(?:pushed|put) back|put off|brought forward|"
    r"rearranged)\b(?: \w+){0,2}? (?:to|until|till|for)(?: \w+)?\s*$",
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
    if _MOVED.search(before):
        return "future"
    nearest: list[tuple[int, bool, Tense]] = [(match.end(), False, "past") for match in _PAST.finditer(before)]
    nearest += [(match.end(), True, "future") for match in _FUTURE.finditer(before)]  # "expected" is both
    if nearest:
        at, _, tense = max(nearest)
        between = before[at:]
        if not _CLAUSE.search(between) or not _opens_clause(between):
            return _of_group(before, at, tense)
    behind = _CLAUSE.split(sentence[end:], maxsplit=1)[0] if sentence[end:].strip() else ""
    later: list[tuple[int, bool, Tense]] = [(match.start(), True, "past") for match in _PAST.finditer(behind)]
    later += [(match.start(), False, "future") for match in _FUTURE.finditer(behind)]
    if later:
        return min(later)[2]
    return max(nearest)[2] if nearest else None


def _opens_clause(between: str) -> bool:
    """Whether the place is the first thing of a new clause: "... was hurt, and on Friday it will ..."."""
    last = list(_CLAUSE.finditer(between))[-1]
    return len(between[last.end() :].split()) <= 1


def _of_group(before: str, at: int, tense: Tense) -> Tense:
    """Return the tense of a group of verbs: "will be closed", "is to be moved" and "due to be held" are future."""
    group = re.search(
        r"\b(?:will|won['’]t|shall|would|to|going to|expected|scheduled|due|planned|"
        r"set)\s+(?:\w+ly\s+)?(?:not\s+)?(?:be|have been|"
        r"remain|stay)?\s*(?:\w+ly\s+)?[\w’'-]*$",
        before[:at].rstrip(),
        re.IGNORECASE,
    )
    return "future" if group is not None and not _REPORTING.search(group.group()) else tense
