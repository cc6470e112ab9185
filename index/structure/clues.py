"""What the wording and form of one line tell: a link to another article, words of the page itself, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from index.structure.head import stated_days
from index.structure.wordings import (
    ADDRESS,
    BAR,
    CERTAIN,
    CONTROLS,
    GLUED,
    HEADINGS,
    IMAGES,
    LABELS,
    LIKELY,
    LINK,
    MORE,
    MORE_LABEL,
    NOTE,
    PAGE_HEAD,
    POINTER,
    REPORTING,
    TITLED,
    TRIGGERS,
    WRITER,
)
from index.structure.words import has_end_mark, has_full_stop, link_share, without_marks

ENOUGH = 1.0  # weight from which a line is boilerplate
_LIKELY, _LINKED, _POINTED, _LABEL = 0.45, 0.6, 0.4, 0.3
_SHOUTED, _TITLED = 0.45, 0.4  # a label, in capitals or not, a colon and a headline

_MAX_LINK = 250  # code points of a link to another article
_LINKED_SHARE = 0.8
_HEADLINE_WORDS = 3  # of a link to another article, at least
_TITLE_WORDS = 4  # of a headline that is behind a label and a blank, at least
_BREADCRUMB = re.compile(r"home(?:\s+[/>»›|→]\s+[^\s/>»›|→][^/>»›|→]*){2,}", re.IGNORECASE)
_DIALOGUE = 3  # lines with one label, from which they are a conversation
_SERIES = 3  # lines with a label and a headline, from which they are a list

_ENDS = re.compile(r"^[\W_]+|(?:[^\w.!?]|\.{3})+$")


class Clue(NamedTuple):
    """The weight of a line's wording and form, from 0, and its kind.

    A "link" leads to another article and may stand alone between two paragraphs; lines of the "page" are together.
    """

    weight: float
    kind: Literal["link", "page"]


NO_CLUE = Clue(0.0, "page")


class Labels:
    """The labels with a colon in a text: if they continue, they are a conversation or a list, not links."""

    def __init__(self, lines: Iterable[str]) -> None:
        lines = [line for line in lines if ":" in line]
        self._glued = Counter(match["label"] for line in lines if (match := _glued(line)) is not None)
        self._is_series = sum(_is_titled(line) for line in lines) >= _SERIES

    def link(self, line: str) -> bool:
        """Whether a headline is glued to the label of a line, like two elements of a page without a separator."""
        match = _glued(line)
        return match is not None and self._glued[match["label"]] < _DIALOGUE

    def title(self, line: str) -> Clue:
        """Return the weight of a label, a blank and a headline: just so much that neighbouring links decide."""
        if not _is_titled(line):
            return NO_CLUE
        match = TITLED.fullmatch(line)
        if match is not None and match["label"].isupper():
            return Clue(_SHOUTED, "link")
        return NO_CLUE if self._is_series else Clue(_TITLED, "link")


def clue_of(line: str, labels: Labels, *, has_text: bool, is_item: bool) -> Clue:
    """Return the clue of a plain line.

    `has_text` is whether a sentence is above it, since a headline may read like a link; `is_item` whether it is a
    list item.
    """
    bare = bare_words(line)
    if bare in CONTROLS and bare not in HEADINGS:
        return Clue(_POINTED if is_item else ENOUGH, "page")
    if bare in LABELS or bare in HEADINGS:
        return Clue(_LABEL, "page")
    is_menu = _is_menu(line) and (has_text or stated_days(line) is None)  # "News | 3 May 2024" dates the article
    if IMAGES.fullmatch(line) or PAGE_HEAD.fullmatch(line) or is_menu:
        return Clue(ENOUGH, "page")
    if has_text and _is_link(line, labels):
        return Clue(ENOUGH, "link")
    pointer = POINTER.match(line)
    if pointer is not None and not has_end_mark(line) and (":" in line or not is_item):
        return Clue(ENOUGH if ":" in line else _POINTED, "link")
    if link_share(line) >= _LINKED_SHARE and not has_full_stop(without_marks(line)):
        return Clue(_LINKED, "link")
    titled = labels.title(line) if has_text and not is_item else NO_CLUE
    return _worded(line) or titled


def _worded(line: str) -> Clue | None:
    lowered = line.casefold()
    if not any(trigger in lowered for trigger in TRIGGERS) or REPORTING.search(line) or _is_note(line):
        return None
    if any(form.fullmatch(line) for form in CERTAIN):
        return Clue(ENOUGH, "page")
    if not ADDRESS.search(line) and any(form.fullmatch(line) for form in LIKELY):
        return Clue(_LIKELY, "page")
    return None


def _is_note(line: str) -> bool:
    return bool(NOTE.match(line) or WRITER.match(line))


def _is_titled(line: str) -> bool:
    match = TITLED.fullmatch(line) if len(line) <= _MAX_LINK else None
    if match is None or not is_headline(match["rest"], _TITLE_WORDS) or line.endswith("!"):
        return False
    if match["label"][-1].isdigit():  # "Question 2: ..."
        return False
    is_asked = line[len(match["label"])] == "?"
    return not match["rest"].isupper() and (not is_asked or match["label"].isupper())


def bare_words(line: str) -> str:
    """Return a line without bullets, arrows and colons around it, in lower case.

    A full stop is kept: with one, the words of a menu are a sentence.
    """
    return _ENDS.sub("", line).casefold()


def _is_menu(line: str) -> bool:
    """Whether a line is a menu: at least two links with bars between them, at least half of them words of menus."""
    if _BREADCRUMB.fullmatch(line):
        return True
    if len(line) > _MAX_LINK or not any(bar in line for bar in "|·•/>»›"):
        return False
    if not any(bar in line for bar in "|·•/") and has_end_mark(line):
        return False
    parts = [bare_words(part) for part in BAR.split(line.rpartition(":")[2])]
    parts = [part for part in parts if part]
    fitting = sum(part in CONTROLS or part in LABELS for part in parts)
    is_short = all(len(part.split()) <= 4 for part in parts)
    return len(parts) >= 2 and is_short and 2 * fitting >= len(parts) and any("|·•>»›".find(c) >= 0 for c in line)


def _is_link(line: str, labels: Labels) -> bool:
    """Whether a line leads to another article: a label and its headline, without a full stop."""
    if len(line) > _MAX_LINK:
        return False
    if MORE.fullmatch(line) and not has_full_stop(line):
        return True
    if labels.link(line):
        return True
    link = LINK.fullmatch(line)
    return link is not None and is_headline(link["rest"], 2)


def _glued(line: str) -> re.Match[str] | None:
    """Match a label with a headline glued to it, like two elements of a page without a separator."""
    if ":" not in line or len(line) > _MAX_LINK:
        return None
    match = GLUED.fullmatch(line)
    if match is None or (match["label"][-1].isdigit() and match["rest"][0].isdigit()):
        return None
    is_known = MORE_LABEL.fullmatch(match["label"]) is not None
    return match if is_known or is_headline(match["rest"], _HEADLINE_WORDS) else None


def is_headline(words: str, least: int) -> bool:
    """Whether words are a headline of at least so many words: without a full stop, and not begun in lower case."""
    first = words.lstrip("\"'“‘«*_[(")[:1]
    return len(words.split()) >= least and not has_full_stop(words) and (first.isupper() or first.isdigit())
