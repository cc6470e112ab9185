"""The content of a note on a correction: what was wrong, which is no longer an answer, and what is right."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.types import Article, Range

_BEFORE = r"(?:earlier|previous|prior|original|initial|first|older|print|published)"
_ERRED = re.compile(  # opens a clause about what was wrong
    rf"\b(?:(?:an?|the|our|in an?|in the) {_BEFORE} (?:[\w’'-]+ )?(?:version|edition|article|story|report|headline|"
    r"caption|post|piece|column|graphic|copy|text|page|item)s?\b|we (?:originally|initially|earlier|previously|"
    r"incorrectly|wrongly|mistakenly|had)\b|we (?:have )?(?:said|reported|wrote|stated|told you|posted) "
    r"(?:originally|initially|earlier|previously|before|incorrectly|wrongly|mistakenly)\b|(?:it|this (?:article|story|"
    r"report|post|page)|the (?:article|story|report|headline|caption)) (?:originally|initially|previously|incorrectly|"
    r"wrongly|mistakenly|erroneously|misstated|"
    r"had (?:said|stated|given))\b|(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately) (?:said|stated|gave|"
    r"reported|named|identified|described|referred|put|listed|attributed|suggested|implied|claimed)\b|"
    r"mis(?:stated|identified|spelled|spelt|named|quoted|reported|attributed|labell?ed|characteri[sz]ed|represented)\b)",
    re.IGNORECASE,
)
_TURNS = re.compile(  # ends that clause: what follows is right
    r"(?:;\s*|\s[–—-]\s|,\s*(?=(?:but|when|whereas|while|in fact|rather|instead)\b)|(?:,\s*)?\b(?=(?:when in fact|"
    r"in fact,?|the correct\b|should have (?:said|been|read|stated|given)|should be\b|(?:has|have|had) been "
    r"(?:corrected|amended|changed|updated)|(?:this|it|that) (?:was|is|has been) (?:corrected|amended|changed|updated|"
    r"incorrect|wrong)|was corrected|to (?:say|show|reflect|clarify|make clear)\b)))",
    re.IGNORECASE,
)
_REJECTED = re.compile(  # "241, not 214"; "241 instead of 214"; "to 241 from 214"
    r"(?P<led>,?\s*\b(?:and not|not|rather than|instead of|as opposed to)\s+)(?P<old>[^.;,()]+?)(?=\s*(?:[.;,()]|$|"
    r"\bas (?:was )?(?:previously|originally|earlier|first|stated|reported)\b))",
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    r"\bto\s+(?P<new>[^.;()]+?),?\s+from\s+(?P<old>[^.;,()]+?)(?=\s*(?:[.;,()]|$|\bin\b))", re.IGNORECASE
)
_FROM_TO = re.compile(r"\bfrom\s+(?P<old>[^.;,()]+?)\s+to\s+(?P<new>[^.;()]+)", re.IGNORECASE)
_CORRECTS = re.compile(r"\bcorrect|\bamend|\bchang|\bupdat|\bfix", re.IGNORECASE)
_DENIED = re.compile(r"(?:did|does|do|has|have|had|was|were|is|are|could|would|will|can)\s+$", re.IGNORECASE)


class Note(NamedTuple):
    """A note on a correction: its place, and the places in it that say what was wrong."""

    range: Range
    wrong: tuple[Range, ...]

    def is_wrong(self, start: int, end: int) -> bool:
        """Whether a span of the note overlaps what was wrong."""
        return any(each.overlaps(Range(start, end)) for each in self.wrong)


def note_at(article: Article, start: int) -> Note | None:
    """Return the note around a place of an article; None if there is none."""
    note = article.structure.correction_at(start)
    return None if note is None else Note(note, _wrong(article, note))


def _wrong(article: Article, note: Range) -> tuple[Range, ...]:
    """Return where a note says what stood there before: a clause about an earlier version, and what "not" rejects."""
    found: list[Range] = []
    for sentence in article.sentences:
        if not sentence.overlaps(note):
            continue
        text = article.text_of(sentence)
        for begin, end in _wrong_in(text):
            if text[begin:end].strip():
                found.append(Range(sentence.start + begin, sentence.start + end))
    return tuple(sorted(set(found)))


def _wrong_in(sentence: str) -> list[tuple[int, int]]:
    found = []
    erred = _ERRED.search(sentence)
    if erred is not None:
        turn = _TURNS.search(sentence, erred.end())
        found.append((erred.start(), len(sentence) if turn is None else turn.start()))
    found += [
        match.span("old")
        for match in _REJECTED.finditer(sentence)
        if not _DENIED.search(sentence[: match.start("led") + 1])
    ]
    if _CORRECTS.search(sentence):
        changed = _FROM_TO.search(sentence) or _TO_FROM.search(sentence)
        found += [changed.span("old")] if changed is not None else []
    return found
