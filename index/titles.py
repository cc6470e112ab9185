"""What to call an article: its headline where it has one, else the beginning of its text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from index.furniture import front_matter
from index.published import is_dateline
from index.sentences import paragraph_ranges, sentence_ranges
from index.types import Range

_MAX_HEADLINE = 140  # code points
_MAX_TITLE = 300  # code points; every chunk is indexed with it
_MAX_LEDE = 90  # code points, with the ellipsis
_ELLIPSIS = " …"
_NEAR = 3  # paragraphs after a headline among which the text begins; a byline and a date may stand between
_UNTITLED = "Untitled"

_UNDERLINED = re.compile(r"[ \t]*(?:\r\n|\r|\n)=+[ \t]*(?:[\r\n]|\Z)")  # Markdown's first level, after the words
_APART = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*[\r\n]")  # a blank line
_MARKERS = re.compile(r"^[#>*+•\s-]+")  # Markdown before a paragraph's first word
_FULL_STOP = re.compile(r"(?<!\.)(?<!\.\w)\.$")  # not the end of "..." or "U.S."


def title_of(text: str, furniture: Sequence[Range], *, fallback: str) -> str:
    """Give the title of an article on one line, never empty.

    In this order: the `title` of Markdown front matter; a first-level heading; a first paragraph of at most 140
    code points that is one sentence, stands apart by a blank line and has a longer paragraph soon after; the
    first paragraph, cut at a word to at most 90 code points; `fallback`. A headline loses its full stop, and is cut at
    a word where it is longer than 300 code points. `furniture` is in order, as `furniture_ranges` gives it, and is
    never a title; nor is a line such as "Published: 2024-06-20".
    """
    paragraphs = _first_paragraphs(text, furniture)
    found = front_matter(text).get("title", "") or _heading(text, paragraphs) or _headline(text, paragraphs)
    title = _cut(_FULL_STOP.sub("", _one_line(found)), _MAX_TITLE) or _lede(text, paragraphs)
    return title or _one_line(fallback) or _UNTITLED


def _first_paragraphs(text: str, furniture: Sequence[Range]) -> list[Range]:
    """Give the first few paragraphs that are neither furniture nor a date and hold a letter or digit."""

    def is_true(paragraph: Range) -> bool:
        before = bisect_right(furniture, paragraph.start, key=lambda r: r.start) - 1
        is_marked = before >= 0 and furniture[before].end > paragraph.start
        words = _words(text, paragraph)
        return not is_marked and any(map(str.isalnum, words)) and not is_dateline(words)

    return list(islice(filter(is_true, paragraph_ranges(text)), 1 + _NEAR))


def _heading(text: str, paragraphs: Sequence[Range]) -> str:
    for paragraph in paragraphs:
        words = _one_line(_words(text, paragraph))
        if words.startswith("# "):
            return words[2:].rstrip("#")
        if _UNDERLINED.match(text, paragraph.end):
            return words
        if len(words) > _MAX_HEADLINE:
            break
    return ""


def _headline(text: str, paragraphs: Sequence[Range]) -> str:
    if not paragraphs or not _APART.match(text, paragraphs[0].end):
        return ""
    words = _one_line(_words(text, paragraphs[0]))
    has_text = any(len(_words(text, below)) > len(words) for below in paragraphs[1:])
    fits = len(words) <= _MAX_HEADLINE and not words.startswith("#") and len(sentence_ranges(words)) == 1
    return words if has_text and fits else ""


def _lede(text: str, paragraphs: Sequence[Range]) -> str:
    return _cut(_MARKERS.sub("", _one_line(_words(text, paragraphs[0]))), _MAX_LEDE) if paragraphs else ""


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    room = most - len(_ELLIPSIS)
    cut = words.rfind(" ", 0, room + 1)
    if cut < 0:  # one word without an end, or a script without spaces
        cut = room
        while cut > 1 and unicodedata.category(words[cut]).startswith("M"):
            cut -= 1
    return words[:cut].rstrip(" ,;:–—-") + _ELLIPSIS


def _words(text: str, paragraph: Range) -> str:
    return text[paragraph.start : paragraph.end]


def _one_line(words: str) -> str:
    return " ".join(words.split())
