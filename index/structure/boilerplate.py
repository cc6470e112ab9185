"""Which paragraphs are boilerplate: menus, sign-up lines, links to other articles. They are marked, never removed.

Boilerplate is never an answer, so a rule that marks a true sentence makes its content unanswerable. Each paragraph is
weighed by itself (its wording, its form, the share of its words that are links), by whether other articles repeat it,
and by its neighbours; one clue alone decides only if nobody would write such a line in an article. The weights were
chosen on the pages of docs/decisions/015-structure.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.structure.clues import ENOUGH, NO_CLUE, Clue, Labels, bare_words, clue_of, is_headline
from index.structure.digests import line_digest
from index.structure.pieces import Piece, PieceKind
from index.structure.wordings import HEADINGS, INTRODUCING, PAGE_HEAD
from index.structure.words import has_full_stop

_REPEATED = 0.55  # for a line that other articles share, given another clue
_BESIDE = 0.7  # for standing beside boilerplate of the same kind, given another clue
_PAIR = 0.55  # for two in a row, each of which alone weighs nearly half
_HALF = 0.45

_LINKS = range(2, 11)  # lines in a row below "More on this story" that are links
_LINK_WORDS = 3  # of each, at least

_OF_TEXT = ("text", "item", "heading", "boilerplate")

_PAGE = re.compile(r"(?:page )?\d{1,3}", re.IGNORECASE)
_PAGE_BESIDE = re.compile(rf"^{_PAGE.pattern} | {_PAGE.pattern}$", re.IGNORECASE)
_MAX_LINE = 420  # code points; menus, sign-up lines and notes are shorter


def mark_boilerplate(pieces: Sequence[Piece], kinds: list[PieceKind], *, repeated: Collection[int]) -> None:
    """Set the kind of every paragraph of text or of a list that is boilerplate; `repeated` are digests of lines."""
    clues = _clues(pieces, kinds)
    weights = [clue.weight for clue in clues]
    for i, (piece, weight) in enumerate(zip(pieces, weights, strict=True)):
        if _HALF <= weight < ENOUGH and repeated and line_digest(piece.words) in repeated:
            weights[i] += _REPEATED
    for i, weight in enumerate(weights[1:], start=1):
        if min(weights[i - 1], weight) >= _HALF and clues[i - 1].kind == clues[i].kind:
            weights[i - 1], weights[i] = max(weights[i - 1], _HALF + _PAIR), _HALF + _PAIR
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        _mark_in_order(order, kinds, clues, weights)
    _mark_running_heads(pieces, kinds)
    _mark_links_below_labels(pieces, kinds)
    _mark_links_at_the_end(pieces, kinds)


def _clues(pieces: Sequence[Piece], kinds: Sequence[PieceKind]) -> list[Clue]:
    labels = Labels(piece.words for piece in pieces)
    clues = []
    has_text = False
    for piece, kind in zip(pieces, kinds, strict=True):
        is_weighed = kind in ("text", "item") and 0 < len(piece.words) <= _MAX_LINE
        clues.append(clue_of(piece.words, labels, has_text=has_text, is_item=kind == "item") if is_weighed else NO_CLUE)
        has_text = has_text or not piece.words or has_full_stop(piece.words)
    return clues


def _mark_in_order(order: range, kinds: list[PieceKind], clues: Sequence[Clue], weights: Sequence[float]) -> None:
    beside: str | None = None  # the kind of the boilerplate next to a paragraph
    for i in order:
        weight = weights[i] + _BESIDE * (weights[i] > 0 and beside == clues[i].kind)
        if kinds[i] == "boilerplate" or weight >= ENOUGH:
            is_passed_on = clues[i].kind == "page" or weights[i] >= ENOUGH  # one link does not make the next line one
            beside = clues[i].kind if is_passed_on else None
            kinds[i] = "boilerplate"
        else:
            beside = None


def _mark_running_heads(pieces: Sequence[Piece], kinds: list[PieceKind]) -> None:
    """Mark the paper and day that a later page repeats at its head, and the number of the page beside them."""
    above: set[str] = set()
    for i, piece in enumerate(pieces):
        head = _PAGE_BESIDE.sub("", piece.words)
        if kinds[i] not in _OF_TEXT or not PAGE_HEAD.fullmatch(f"1 {head}"):
            continue
        numbers = [at for at in (i - 1, i + 1) if 0 <= at < len(pieces) and _PAGE.fullmatch(pieces[at].words)]
        if head in above or (numbers and i > 1):  # the first two lines may date the article
            for at in (i, *numbers):
                kinds[at] = "boilerplate" if kinds[at] in _OF_TEXT else kinds[at]
        above.add(head)


def _mark_links_below_labels(pieces: Sequence[Piece], kinds: list[PieceKind]) -> None:
    """Mark the headlines in a row directly below "More on this story", which end with a blank line, amid an article."""
    for i, piece in enumerate(pieces):
        if kinds[i] != "boilerplate" or bare_words(piece.words) not in INTRODUCING - HEADINGS:
            continue
        last = min(i + 1 + _LINKS.stop, len(pieces))
        below = range(i + 1, next((at for at in range(i + 1, last) if pieces[at].apart), last))
        if len(below) in _LINKS and all(kinds[at] in _OF_TEXT and _may_be_link(pieces[at]) for at in below):
            kinds[i + 1 : below.stop] = ["boilerplate"] * len(below)


def _may_be_link(piece: Piece) -> bool:
    return is_headline(piece.words.lstrip("-–•* "), _LINK_WORDS)


def _mark_links_at_the_end(pieces: Sequence[Piece], kinds: list[PieceKind]) -> None:
    """Mark the headlines below "Related" or "Most read" if no text follows any more."""
    is_text = [piece.is_body and kinds[i] not in ("boilerplate", "caption") for i, piece in enumerate(pieces)]
    end = max((i for i, each in enumerate(is_text) if each), default=-1)
    is_below = False
    for i in range(end + 1, len(pieces)):
        if kinds[i] in ("text", "boilerplate") and bare_words(pieces[i].words) in INTRODUCING:
            kinds[i], is_below = "boilerplate", True
        elif kinds[i] == "boilerplate":
            continue
        elif is_below and kinds[i] in ("text", "item") and not has_full_stop(pieces[i].words):
            kinds[i] = "boilerplate"
        else:
            is_below = False
