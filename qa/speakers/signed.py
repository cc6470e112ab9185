"""A quotation that is signed in the paragraph below it: "— Jane Roe, harbour pilot"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.types import Range
from qa.speakers.paragraphs import Paragraph
from qa.speakers.phrases import Subject
from qa.speakers.subjects import Clauses
from qa.words.grammar import is_preposition

_DASHES = frozenset("—–-")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e)\b")
_ENDED = re.compile(r"[.!?…][\"”’'*_]*\Z")
_MOST = 20  # tokens of a signature


class Signed(NamedTuple):
    """The words of a quotation, and the name that signs them."""

    words: Range
    signer: Subject


def signed_by(text: str, paragraphs: Sequence[Paragraph], at: int) -> Signed | None:
    """Return the quotation above the paragraph at `at`, if that only signs it: it is a dash and a full name.

    One of several lines that begin with a dash is an item of a list, and one between dashes is a heading. A name behind
    a preposition is not the signer's: "as told to Ida Roe".
    """
    tokens = paragraphs[at].tokens
    first = next((place for place, token in enumerate(tokens) if token.text not in _DASHES), 0)
    if (
        at == 0
        or not 0 < first < len(tokens) <= _MOST
        or tokens[-1].text in _DASHES
        or _ENDED.search(_words(text, paragraphs[at]))
    ):
        return None
    beside = (paragraphs[at - 1], *paragraphs[at + 1 : at + 2])
    if any(other.tokens and other.tokens[0].text in _DASHES for other in beside):
        return None
    words = _quoted(text, paragraphs[at - 1])
    named = Clauses(tokens, paragraphs[at].names).last_named(first, len(tokens))
    if words is None or named is None or len(named.words) == 1:
        return None
    above = [token.text for token in tokens if token.start < named.start]
    return None if any(map(is_preposition, above)) else Signed(words, named)


def _quoted(text: str, paragraph: Paragraph) -> Range | None:
    """Return the words of a paragraph that is between marks, or has none and speaks in the first person."""
    words = _words(text, paragraph)
    whole = Range(paragraph.range.start, paragraph.range.start + len(words))
    if not paragraph.quotes:
        is_own = _OWN.search(words) is not None and _ENDED.search(words) is not None
        return whole if is_own else None
    first, *more = paragraph.quotes
    is_whole = not more and (first.start, first.end) == whole
    return Range(first.inner_start, first.inner_end) if is_whole else None


def _words(text: str, paragraph: Paragraph) -> str:
    return text[paragraph.range.start : paragraph.range.end].rstrip()
