"""Editors' notes on what they corrected, added or changed: read, but not part of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import WEEKDAY
from index.structure.pieces import Piece, PieceKind
from index.structure.words import without_marks
from index.types import Range

_WORK = (
    r"(?:article|story|report|piece|post|page|blog|list|headline|caption|column|review|interview|obituary|item|graphic|"
    r"chart|map|video|podcast|newsletter|dispatch|live ?blog|version|edition|text|copy)"
)
_BEFORE = r"(?:(?:earlier|previous|prior|older)|(?:original|initial|first|print)(?! reports?\b))"
_ERRED = (  # what an earlier version said
    r"(?:(?:incorrectly|wrongly|mistakenly|erroneously|misleadingly|inaccurately|incompletely)\b|(?:had|has|was|were|"
    r"did|said|stated|gave|put|we|reported|referred|included|omitted|contained|listed|named|described|implied|"
    r"suggested|attributed|identified|quoted|used|linked|confused|conflated|failed|spelled|spelt|overstated|"
    r"understated|mis\w+)\b)"
)
_LABEL = re.compile(
    r"(?:editor['’]?s['’]? note\s*[:–—-]\s*)?(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|"
    r"corrections?/clarifications?|corrected|errat(?:um|a)|for the record|amendment|update to this (?:story|article))"
    r"(?:,? [^:.a-z]{0,3}[\w ,.]{0,25}?\d[\w ,.]{0,12}?)?\s*(?::|[–—]|\s-\s)\s*(?P<rest>\S.*)?",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|erratum|for the record|amendments?)\W*",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"(?:(?:(?:our|recent|the) )?corrections(?:(?: and |/| & |, )(?:clarifications|amplifications|apologies))?|errata|"
    r"clarifications|for the record|amendments)\W*(?:\d[\w ,./]{3,20}|"
    rf"{WEEKDAY}\b[\w ,]{{0,30}})?\W*",
    re.IGNORECASE,
)
"""The heading of several notes."""
_POINT = re.compile(
    r"\b(?:said|stated|gave|put|reported|described|named|called|referred|wrote|listed|attributed|identified|omitted|"
    r"mis\w+|wrong\w*|incorrect\w*|inaccura\w+|errors?|mistaken?\w*|should (?:have|be|read)|in fact|rather than|"
    r"instead of|not|corrected|amended|clarif\w+)\b",
    re.IGNORECASE,
)
"""A word that a note in such a column has, and its opening hours or address have not."""
_EARLIER = re.compile(
    rf"\ban? (?:earlier|previous|prior) version of (?:this|the following)(?: [\w’'-]+){{0,2}} {_WORK}\b|"
    rf"\b(?:an?|the|our|in an?|in the) {_BEFORE} (?:[\w’'-]+ )?{_WORK}s?(?: (?:of|on|to|for|about) [^.,;]{{1,60}}?)?,? "
    rf"(?:(?:we|it|there) )?{_ERRED}",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    rf"\b(?:this (?:[\w’'-]+ )?{_WORK}(?: (?:of|from|on|about) [^.,;]{{1,40}}?)?|it),? (?:was|has been|had been) "
    r"(?:\w+ )?(?:amended|corrected|clarified|modified|revised|(?:updated|edited|changed) (?:on [^.;]{3,30} )?to\b|"
    r"(?:updated|edited|changed) because\b)",
    re.IGNORECASE,
)
_WIRE = re.compile(
    r"\(\s*(?:this .{1,40} (?:has been )?)?(?:corrects|corrected|refiles?|clarifies)\b.*\)?", re.IGNORECASE
)
_AS_REPORTED = re.compile(
    r"editor['’]?s['’]? note\s*[:–—-].*\bnot\b.*\bas (?:(?:was|we) )?"
    r"(?:first|originally|initially|earlier|previously)\b",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\bwe (?:originally|initially|earlier|previously|incorrectly|wrongly|"
    r"mistakenly)\b.{0,20}\b(?:reported|said|stated|"
    r"wrote|gave|named|described|published)\b|"
    r"\bwe (?:reported|said|stated|wrote|published) (?:originally|incorrectly|wrongly|mistakenly)\b",
    re.IGNORECASE,
)
_MAX_OPENING = 200  # code points within which a note identifies itself
_BEFORE_IT = 9  # words: a label or a date, or "This story first ran on 20 December."
_NEWS_OF = re.compile(r"corrections? (?:officers?|department|facility|system|officials?|staff)\b", re.IGNORECASE)


def is_correction(words: str) -> bool:
    """Whether a paragraph, on one line, is an editors' note on a correction or change.

    "Correction: ...", "An earlier version of this article said ...", "This article was amended on 9 May to ...",
    "(Corrects age in paragraph 3 to 41 from 14)". Neither a report about corrections nor "Updated 5 May" is one.
    """
    plain = without_marks(words).lstrip("*_•–—- ")
    opening = plain[:_MAX_OPENING]
    if not opening or _NEWS_OF.match(opening):
        return False
    label = _LABEL.match(opening)
    if label is not None and label["rest"]:
        return True
    begins = _EARLIER.search(opening), _AMENDED.search(opening), _WE.search(opening)
    if any(match is not None and _opens(opening, match.start()) for match in begins):
        return True
    return _WIRE.match(opening) is not None or _AS_REPORTED.match(opening) is not None


def corrections(
    text: str, pieces: Sequence[Piece], kinds: Sequence[PieceKind], *, title: str = ""
) -> tuple[Range, ...]:
    """Return the paragraphs that are such notes, each with a separate line "Correction" above it.

    All points of a corrections column are notes: those below the heading or the `title` "Corrections and
    clarifications".
    """
    ranges: list[Range] = []
    column = _columns(text, pieces, kinds, title)
    for at, piece in enumerate(pieces):
        if kinds[at] not in ("text", "item", "heading", "caption"):
            continue
        words = _opening(text, piece)
        above = pieces[at - 1] if at else None
        headed = above is not None and bool(above.words) and bool(_LABEL_ALONE.fullmatch(without_marks(above.words)))
        if _is_label(words) or not (headed or at in column or is_correction(words)):
            continue
        alone = headed and not {at - 1, at, at + 1} & column - {at}
        ranges.append(Range(above.start if alone and above is not None else piece.start, piece.end))
    return tuple(ranges)


def _columns(text: str, pieces: Sequence[Piece], kinds: Sequence[PieceKind], title: str) -> frozenset[int]:
    """Return the places of the paragraphs that are points of a corrections column, up to the next heading."""
    points: set[int] = set()
    within = _COLUMN.fullmatch(title.split(" | ")[0].strip()) is not None
    for at, piece in enumerate(pieces):
        words = _opening(text, piece)
        if _COLUMN.fullmatch(without_marks(words)):
            within = at == 0 or kinds[at] == "heading"
        elif kinds[at] == "heading" and not _POINT.search(words):
            within = False
        elif within and kinds[at] in ("text", "item", "heading") and _POINT.search(text, piece.start, piece.end):
            points.add(at)
    return frozenset(points)


def _opening(text: str, piece: Piece) -> str:
    """Return the first words of a paragraph, on one line, without the marks of a heading."""
    return (piece.words or " ".join(text[piece.start : piece.start + 2 * _MAX_OPENING].split())).lstrip("# ")


def _is_label(words: str) -> bool:
    plain = without_marks(words)
    return bool(_LABEL_ALONE.fullmatch(plain) or _COLUMN.fullmatch(plain))


def _opens(opening: str, at: int) -> bool:
    """Whether a match is in the first clause, after a label or a date at most."""
    before = opening[:at].strip(' •*–—-_(“"')
    return len(before.split()) <= _BEFORE_IT and not re.search(r"[a-z]{3,}\s+(?:said|says|told)\b", before)
