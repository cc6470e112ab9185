"""Which paragraphs are boilerplate: menus, sign-up lines, links to other articles. They are marked, never removed.

Boilerplate can never be an answer, so a rule that marks a true sentence makes it unanswerable. Each paragraph is
weighed by what it is (its wording, its form, the share of its words that are links), by whether other articles repeat
it, and by what stands beside it; one clue alone decides only where nobody writes such a line in an article.
The weights were chosen on the pages of docs/decisions/015-structure.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from index.structure.digests import line_digest
from index.structure.pieces import Kind, Piece
from index.structure.wordings import (
    BAR,
    CERTAIN,
    CONTROLS,
    GLUED,
    IMAGES,
    INTRODUCING,
    LABELS,
    LIKELY,
    LINK,
    MORE,
    POINTER,
    REPORTING,
    TRIGGERS,
)
from index.structure.words import has_end_mark, has_full_stop, link_share, without_marks

_ENOUGH = 1.0  # weight from which a paragraph is boilerplate
_LIKELY, _REPEATED, _LINKED, _POINTED, _LABEL = 0.5, 0.5, 0.6, 0.6, 0.3
_BESIDE = 0.7  # for standing beside boilerplate, where there is another clue

_MAX_LINE = 420  # code points; menus, sign-up lines and notes are shorter
_MAX_LINK = 250  # code points of a link to another article
_LINKED_SHARE = 0.8
_HEADLINE_WORDS = 3  # of a link to another article, at least
_DIALOGUE = 3  # lines with one label, from which on they are a conversation

_ENDS = re.compile(r"^[\W_]+|(?:[^\w.!?]|\.{3})+$")


def mark_boilerplate(pieces: Sequence[Piece], kinds: list[Kind], *, repeated: Collection[int]) -> None:
    """Set the kind of every paragraph of text or of a list that is boilerplate; `repeated` are digests of lines."""
    weights = _weights(pieces, kinds, repeated)
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        is_beside = False
        for i in order:
            if kinds[i] == "boilerplate" or weights[i] + _BESIDE * (is_beside and weights[i] > 0) >= _ENOUGH:
                kinds[i], is_beside = "boilerplate", True
            else:
                is_beside = False
    _mark_links_at_the_end(pieces, kinds)


def _weights(pieces: Sequence[Piece], kinds: Sequence[Kind], repeated: Collection[int]) -> list[float]:
    labels = Counter(found["label"] for piece in pieces if (found := _glued(piece.words)) is not None)
    weights = []
    has_text = False  # above: a headline may read like a link
    for piece, kind in zip(pieces, kinds, strict=True):
        is_weighed = kind in ("text", "item") and 0 < len(piece.words) <= _MAX_LINE
        weight = _weight(piece.words, labels, has_text=has_text, is_item=kind == "item") if is_weighed else 0.0
        if 0 < weight < _ENOUGH and repeated and line_digest(piece.words) in repeated:
            weight += _REPEATED
        weights.append(weight)
        has_text = has_text or not piece.words or has_full_stop(piece.words)
    return weights


def _weight(line: str, labels: Counter[str], *, has_text: bool, is_item: bool) -> float:
    """Return what a line's wording and form weigh, 0 where there is no clue at all."""
    bare = bare_words(line)
    if bare in CONTROLS:
        return _POINTED if is_item else _ENOUGH
    if bare in LABELS:
        return _LABEL
    if IMAGES.fullmatch(line) or _is_menu(line) or (has_text and _is_link(line, labels)):
        return _ENOUGH
    pointer = POINTER.match(line)
    if pointer is not None and not has_end_mark(line):
        return _ENOUGH if ":" in line else _POINTED
    if link_share(line) >= _LINKED_SHARE and not has_full_stop(without_marks(line)):
        return _LINKED
    lowered = line.casefold()
    if not any(trigger in lowered for trigger in TRIGGERS) or REPORTING.search(line):
        return 0.0
    if any(form.fullmatch(line) for form in CERTAIN):
        return _ENOUGH
    return _LIKELY if any(form.fullmatch(line) for form in LIKELY) else 0.0


def bare_words(line: str) -> str:
    """Return a line without bullets, arrows and colons around it, in small letters.

    A full stop stays: with one, the words of a menu are a sentence.
    """
    return _ENDS.sub("", line).casefold()


def _is_menu(line: str) -> bool:
    """Whether a line is links with bars between: at least two, at least half of them the words of menus."""
    if len(line) > _MAX_LINK or not any(bar in line for bar in "|·•/"):
        return False
    parts = [bare_words(part) for part in BAR.split(line.rpartition(":")[2])]
    parts = [part for part in parts if part]
    fitting = sum(part in CONTROLS or part in LABELS for part in parts)
    is_short = all(len(part.split()) <= 4 for part in parts)
    return len(parts) >= 2 and is_short and 2 * fitting >= len(parts) and any("|·•".find(c) >= 0 for c in line)


def _is_link(line: str, labels: Counter[str]) -> bool:
    """Whether a line leads to another article: a label and the headline of that, without a full stop."""
    if len(line) > _MAX_LINK:
        return False
    if MORE.fullmatch(line) and not has_full_stop(line):
        return True
    glued = _glued(line)
    if glued is not None and labels[glued["label"]] < _DIALOGUE:
        return True
    link = LINK.fullmatch(line)
    return link is not None and _is_headline(link["rest"], 2)


def _glued(line: str) -> re.Match[str] | None:
    """Match a label to which a headline is glued, as two elements of a page are that nothing separated."""
    if ":" not in line or len(line) > _MAX_LINK:
        return None
    found = GLUED.fullmatch(line)
    if found is None or not _is_headline(found["rest"], _HEADLINE_WORDS) or found["label"][-1].isdigit():
        return None
    return found


def _is_headline(words: str, least: int) -> bool:
    first = words.lstrip("\"'“‘«*_[(")[:1]
    return len(words.split()) >= least and not has_full_stop(words) and (first.isupper() or first.isdigit())


def _mark_links_at_the_end(pieces: Sequence[Piece], kinds: list[Kind]) -> None:
    """Mark the headlines that stand below "Related" or "Most read" where no text follows any more."""
    end = max((i for i, piece in enumerate(pieces) if piece.is_body and kinds[i] != "boilerplate"), default=-1)
    is_below = False
    for i in range(end + 1, len(pieces)):
        if kinds[i] == "boilerplate":
            is_below = is_below or bare_words(pieces[i].words) in INTRODUCING
        elif is_below and kinds[i] in ("text", "item") and not has_full_stop(pieces[i].words):
            kinds[i] = "boilerplate"
        else:
            is_below = False
