"""The content of a note on a correction: what was wrong, which is no longer an answer, and what is right."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.types import Article, Range
from qa.words.grammar import AUXILIARIES

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
_REPORTED = re.compile(  # what a note says of another article, before what that one said
    r"\b(?:we|(?<!['’]s )(?<!this )(?:article|story|report|piece|interview|profile|review|recipe|obituary|caption|"
    r"headline|graphic|map|chart|column|item|listing|guide|letter|feature|diary|editorial|dispatch|newsletter|edition|page)s?)\b"
    r"(?P<of>[^;]*?)(?<!not )(?<!also )"
    r"\b(?:said|stated|reported|wrote|told you|gave|put|described|named|called|referred to|listed|identified|"
    r"attributed|claimed|suggested|implied|announced|quoted|asked for|called for|used|had)\b(?: that\b)?",
    re.IGNORECASE,
)
_ALSO = re.compile(  # after that, what the other article said as well
    r"\W*(?:it|we|the (?:article|story|report|piece)) also "
    r"(?:said|stated|reported|wrote|gave|described|named|claimed)\b(?: that\b)?",
    re.IGNORECASE,
)
_RIGHTLY = re.compile(r"\b(?:should|ought to|must|meant to|in fact|correct(?:ly)?|right(?:ly)?)\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r",?\s*\b(?:instead of|rather than|when (?:it|they|that|this|he|she) should|in place of|and not|not)\b"
)
_MISTOOK = re.compile(r"mis\w+", re.IGNORECASE)
_IS_RIGHT = re.compile(r"[,:]\s*(?:(?:who|which|it|he|she|they|that) (?:is|was|are|were|has|had)\b)?", re.IGNORECASE)
_DENIED = re.compile(rf"(?:{AUXILIARIES})\s+$", re.IGNORECASE)


class Note(NamedTuple):
    """A note on a correction: its place, and the places in it that say what was wrong."""

    range: Range
    wrong: tuple[Range, ...]

    def is_wrong(self, start: int, end: int) -> bool:
        """Whether a span of the note overlaps what was wrong."""
        return self.wrong_part(start, end) is not None

    def wrong_part(self, start: int, end: int) -> Range | None:
        """Return the part of a span of the note that was wrong, the first of several; None if it is right."""
        part = next((each for each in self.wrong if each.overlaps(Range(start, end))), None)
        return None if part is None else Range(max(start, part.start), min(end, part.end))


def note_at(article: Article, start: int) -> Note | None:
    """Return the note around a place of an article; None if there is none."""
    note = article.structure.correction_at(start)
    return None if note is None else Note(note, _wrong(article, note))


def notes_in(article: Article, place: Range) -> tuple[Note, ...]:
    """Return the notes of an article that overlap a place, in order."""
    found = (note for note in article.structure.corrections if note.overlaps(place))
    return tuple(Note(note, _wrong(article, note)) for note in found)


def _wrong(article: Article, note: Range) -> tuple[Range, ...]:
    """Return where a note says what stood there before: a clause about an earlier version, and what "not" rejects."""
    found: list[Range] = []
    for sentence in article.sentences:
        if not sentence.overlaps(note):
            continue
        text = article.text_of(sentence)
        for begin, end in _wrong_in(text, is_first=not found):
            if text[begin:end].strip():
                found.append(Range(sentence.start + begin, sentence.start + end))
    return tuple(sorted(set(found)))


def _wrong_in(sentence: str, *, is_first: bool) -> list[tuple[int, int]]:
    """Return where a sentence of a note says what was wrong.

    Only the first such one says what another article said, and one with "also".
    """
    clause: tuple[int, int] | None = None
    erred = _ERRED.search(sentence)
    if erred is not None:
        clause = _clause(sentence, erred.start(), erred.end(), is_named=bool(_MISTOOK.fullmatch(erred.group())))
    else:
        reported = _REPORTED.search(sentence) if is_first else _ALSO.match(sentence)
        is_right = reported is None or _RIGHTLY.search(sentence, 0, reported.end()) is not None
        if reported is not None and not is_right:
            clause = _clause(sentence, reported.end(), reported.end())
    found = [] if clause is None else [clause]
    found += [
        match.span("old")
        for match in _REJECTED.finditer(sentence)
        if not _DENIED.search(sentence[: match.start("led") + 1])
        and (clause is None or not clause[0] < match.start("old") <= clause[1] + len(match["led"]))
    ]
    if _CORRECTS.search(sentence):
        changed = _FROM_TO.search(sentence) or _TO_FROM.search(sentence)
        found += [changed.span("old")] if changed is not None else []
    return found


def _clause(sentence: str, start: int, after: int, *, is_named: bool = False) -> tuple[int, int]:
    """Return the clause about what was wrong, up to where the sentence turns to what is right.

    "Said 64 metres instead of 46" turns at "instead", and "misspelt the master, who is Jo Ray, not Joe Rae" at "who"
    (`is_named`).
    """
    turns = (_TURNS.search(sentence, after), (_IS_RIGHT if is_named else _INSTEAD).search(sentence, after))
    start += len(sentence[start:]) - len(sentence[start:].lstrip())
    return start, min((turn.start() for turn in turns if turn is not None), default=len(sentence))
