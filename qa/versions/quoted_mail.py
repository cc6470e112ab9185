"""What a mail quotes below itself, which is older than what stands above it."""

from __future__ import annotations

import re
from functools import lru_cache

from index.formats.quoted import says_who_wrote
from index.types import Article

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LONGEST = 500  # code points of a paragraph that says who wrote
_HEAD = re.compile(r"From: ?\S.*\n(?:[A-Z][\w-]+: ?.*\n)*(?:Sent|Date): ?\S.*(?:\n[A-Z][\w-]+: ?.*)*")
_MAIL = "mail"  # how the name of what reads mails begins


def quoted_at(article: Article, place: int) -> int:
    """Return how many mails begin above a place of an article, each quoted by the one before it."""
    return sum(1 for start in _starts(article) if start <= place)


def quoted_from(article: Article, place: int) -> int | None:
    """Return where the quoted mail begins that holds a place; None if the place is in none."""
    return max((start for start in _starts(article) if start <= place), default=None)


def quotes_mail(article: Article) -> bool:
    """Whether a mail quotes others below itself."""
    return bool(_starts(article))


def _starts(article: Article) -> tuple[int, ...]:
    return _starts_in(article.text, article.extractor.startswith(_MAIL))


@lru_cache(maxsize=256)
def _starts_in(text: str, is_mail: bool) -> tuple[int, ...]:
    """Return where quoted mails begin: at the lines that say who wrote, and in a mail at the first head of another.

    Below that one there may be the mails of a digest, the oldest first. A mail's own head is at the foot of its text.
    """
    places = [match.span() for match in _PARAGRAPH.finditer(text) if match.end() - match.start() <= _LONGEST]
    found = [start for start, end in places if says_who_wrote(text[start:end])]
    heads = (
        start for start, end in places if is_mail and end < len(text.rstrip()) and _HEAD.fullmatch(text[start:end])
    )
    return tuple(sorted({*found, *([head] if (head := next(heads, None)) is not None else [])} - {0}))
