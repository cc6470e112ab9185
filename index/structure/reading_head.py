"""The head of an article: headline, byline and date among its first paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.structure.head import byline_names, is_affiliation, is_agency_mark, opening_day, stated_days
from index.structure.kickers import is_banner, is_kicker, is_rubric, is_source
from index.structure.lines import unquoted
from index.structure.names import is_masthead, is_paper
from index.structure.pieces import Piece, PieceKind
from index.structure.sentences import sentences_in
from index.structure.wordings import NOTE, PAGE_HEAD
from index.structure.words import has_end_mark, has_full_stop, without_marks
from index.types import Range

_NEAR = 12  # paragraphs that can be the head
_HEAD = 2000  # code points in which an article states its date
_MOST_SENTENCES = 2  # words of text above a bare date, from which it belongs to the text, as in a diary
_MAX_HEADLINE = 140  # code points
_BELOW = 3  # candidates below a headline among which the text begins

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d")
_UNDERLINE = re.compile(r"=+|-{3,}")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*")
_CORRECTION = re.compile(r"(?:corrections?|clarifications?)\b[^:]{0,30}:", re.IGNORECASE)
_SUBJECT = re.compile(r"subject: \S", re.IGNORECASE)
_MAIL_FIELD = re.compile(r"(?:from|to|cc|bcc|reply-to|sent|date): \S", re.IGNORECASE)
_CLOCK = re.compile(r"\W*(?:\d{1,2}[:.]\d\d|\d+)(?: ?[ap]\.?m\.?)?\W*", re.IGNORECASE)


class HeadlineCandidate(NamedTuple):
    """A paragraph that can be the headline: its place in the list of pieces, and its words without marks."""

    at: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the first paragraphs say about the article; positions index the list of pieces.

    `candidates` are the paragraphs that are neither boilerplate, caption, byline nor date, in order.
    """

    headline: int | None
    title: str
    byline: int | None
    author: str | None
    dateline: int | None
    published: str | None
    updated: str | None
    candidates: tuple[HeadlineCandidate, ...]


def heading_words(words: str) -> tuple[int, str] | None:
    """Return the level of a Markdown heading, 1 to 6, and its words; None if a line is not one."""
    match = _HEADING.fullmatch(words) if words[:1] == "#" else None
    return None if match is None else (len(match["marks"]), match["words"])


def is_underlined(pieces: Sequence[Piece], at: int, marks: str = "=-") -> bool:
    """Whether the line below a paragraph of one line underlines it."""
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    if below is None or below.apart or not _UNDERLINE.fullmatch(below.words):
        return False
    return below.words[0] in marks and any(map(str.isalnum, pieces[at].words))


def read_head(text: str, pieces: Sequence[Piece], kinds: Sequence[PieceKind]) -> Head:
    """Read the head of an article: it ends below the first two paragraphs of text."""
    near = _near(pieces, kinds)
    byline, author = _byline(pieces, kinds, near)
    dateline, published, updated = _day(pieces, kinds, near)
    candidates = [
        HeadlineCandidate(at, _own_words(text, pieces[at]))
        for at in near
        if at not in (byline, dateline) and _can_be_headline(pieces, kinds, at)
        if byline is None or at != byline + 1 or not is_affiliation(pieces[at].words)
    ]
    if _begins_with_banner(text, pieces, candidates):
        del candidates[0]
    candidates = _from_subject_on(candidates)
    headline, title = _headline(pieces, candidates)
    return Head(
        headline=headline,
        title=title,
        byline=byline,
        author=author,
        dateline=dateline,
        published=published,
        updated=updated,
        candidates=tuple(candidates),
    )


def _begins_with_banner(text: str, pieces: Sequence[Piece], candidates: Sequence[HeadlineCandidate]) -> bool:
    """Whether the first candidate announces something else, of which the text does not speak as it does of the next."""
    following = next((each for each in candidates[1:] if not is_rubric(each.words)), None)
    if following is None or not is_banner(candidates[0].words):
        return False
    if len(following.words) > _MAX_HEADLINE or has_full_stop(following.words):
        return False
    below = pieces[following.at].end
    words_below = set(_WORD.findall(text[below : below + _HEAD].casefold()))
    shared, shared_by_next = (
        len(words_below.intersection(_WORD.findall(each.words.casefold()))) for each in (candidates[0], following)
    )
    return shared <= 1 and shared < shared_by_next


def _from_subject_on(candidates: list[HeadlineCandidate]) -> list[HeadlineCandidate]:
    """Return the candidates without a mail's other fields above its subject, if it has one."""
    at = next((at for at, candidate in enumerate(candidates) if _SUBJECT.match(candidate.words)), 0)
    return candidates[at:] if all(_MAIL_FIELD.match(each.words) for each in candidates[:at]) else candidates


def _own_words(text: str, piece: Piece) -> str:
    """Return a paragraph's words on one line, otherwise unaltered."""
    return without_marks(" ".join(unquoted(text[piece.start : piece.end]).split()))


def _near(pieces: Sequence[Piece], kinds: Sequence[PieceKind]) -> list[int]:
    near, bodies = [], 0
    for at, piece in enumerate(pieces):
        if kinds[at] in ("boilerplate", "rule"):
            if bodies and "comment" in piece.words.casefold():
                break  # readers' comments, with dates, are below
            continue
        near.append(at)
        bodies += piece.is_body
        if len(near) == _NEAR or bodies == 2:
            break
    return near


def _byline(pieces: Sequence[Piece], kinds: Sequence[PieceKind], near: Sequence[int]) -> tuple[int | None, str | None]:
    """Return the first byline of the head, else one at the very end."""
    last = [at for at in range(max(len(pieces) - 3, 0), len(pieces)) if at not in near]
    agency: tuple[int | None, str | None] = None, None
    for at in (*near, *last):
        if kinds[at] not in ("text", "credit", "heading", "item"):
            continue
        below = pieces[at + 1].words if at + 1 < len(pieces) else ""
        words = without_marks(pieces[at].words)
        names = byline_names(words, without_marks(below))
        if names is None or (at in last and not words.lower().startswith("by ")):
            continue
        if is_paper(names):  # a person is preferred to the agency they write for
            agency = agency if agency[0] is not None else (at, names)
        else:
            return at, names
    return agency


def _day(
    pieces: Sequence[Piece], kinds: Sequence[PieceKind], near: Sequence[int]
) -> tuple[int | None, str | None, str | None]:
    place: int | None = None
    published = updated = opening = None
    sentences = 0  # not above: a headline or a standfirst may look like one
    printed = [at for at, piece in enumerate(pieces[:_NEAR]) if PAGE_HEAD.fullmatch(piece.words)]
    for at in sorted({*near, *printed}):
        piece = pieces[at]
        if piece.start > _HEAD or (at in near and kinds[at] not in ("text", "heading", "credit", "item")):
            continue
        beside = tuple(pieces[i].words for i in (at - 1, at + 1) if 0 <= i < len(pieces))
        stated = stated_days(without_marks(piece.words), beside, is_below=at > min(near, default=at))
        if stated is not None and (stated.is_labelled or sentences < _MOST_SENTENCES):
            place = at if place is None else place
            published, updated = published or stated.published, updated or stated.updated
        elif is_agency_mark(piece.words):
            place = at if place is None else place
        elif opening is None and piece.is_body:
            opening = opening_day(piece.words)
        sentences += has_end_mark(piece.words) or not piece.words
    return place, published or opening, updated


def _can_be_headline(pieces: Sequence[Piece], kinds: Sequence[PieceKind], at: int) -> bool:
    words = without_marks(pieces[at].words)
    if kinds[at] not in ("text", "heading", "item"):
        return False
    if not pieces[at].words:
        return True
    if NOTE.match(words) or _CORRECTION.match(words):
        return False
    if not any(map(str.isalnum, words)) or _CLOCK.fullmatch(words) or is_kicker(words) or is_agency_mark(words):
        return False
    if is_source(words):
        return False
    below = pieces[at + 1].words if at + 1 < len(pieces) else ""
    return stated_days(words) is None and byline_names(words, without_marks(below)) is None


def _headline(pieces: Sequence[Piece], candidates: Sequence[HeadlineCandidate]) -> tuple[int | None, str]:
    for at, words in candidates:
        heading = heading_words(words)
        if heading is not None and heading[0] == 1 and heading[1]:
            return at, without_marks(heading[1])
        if is_underlined(pieces, at, "="):
            return at, words
        if len(words) > _MAX_HEADLINE:
            break
    fitting = [
        number
        for number, (at, words) in enumerate(candidates)
        if _is_headline(pieces, at, words, candidates[number + 1 : number + 1 + _BELOW])
    ]
    if not fitting or fitting[0] != 0:
        return None, ""
    return _below_rubrics([candidates[number] for number in _run(fitting)])


def _run(numbers: Sequence[int]) -> list[int]:
    """Return the numbers at the head that follow each other from 0 on."""
    return [number for at, number in enumerate(numbers) if at == number]


def _below_rubrics(fitting: Sequence[HeadlineCandidate]) -> HeadlineCandidate:
    """Return the headline below papers, sections and the like, which it is longer than; without one, the first."""
    at = next((at for at, candidate in enumerate(fitting) if not is_rubric(candidate.words)), 0)
    headline = fitting[at]
    is_longer = all(is_masthead(above.words) or len(headline.words) > len(above.words) for above in fitting[:at])
    return headline if is_longer and not (at and has_full_stop(headline.words)) else fitting[0]


def _is_headline(pieces: Sequence[Piece], at: int, words: str, below: Sequence[HeadlineCandidate]) -> bool:
    """Whether a paragraph is short, one sentence, set apart or without an end mark, and above something longer."""
    if len(words) > _MAX_HEADLINE or words.startswith("#") or not pieces[at].words:
        return False
    is_apart = at + 1 < len(pieces) and (pieces[at + 1].apart or not has_end_mark(words))
    has_text = any(len(candidate.words) > len(words) for candidate in below)
    return is_apart and has_text and len(sentences_in(words, Range(0, len(words)))) == 1
