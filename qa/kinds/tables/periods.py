"""Times in the headers of columns: "H1 2025 profit" says nothing of 2024, nor "June rain" of July."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import LATE_YEAR, MONTH, month_number
from index.types import Article
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import column_words
from qa.kinds.tables.grids import Grid, Row
from qa.words.content import content_lemmas

_YEARS = re.compile(rf"\b(?P<first>{LATE_YEAR})(?:[-–/](?P<last>\d{{4}}|\d{{2}}))?(?![\d%])")
_PARTS = re.compile(r"\b(?P<part>[QH][1-4])\b")
_PARTS_IN_WORDS = re.compile(r"\b(?P<at>first|second|third|fourth) (?P<of>half|quarter)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?P<month>{MONTH})\b")
_AT = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


def is_of_other_time(question: str, header: str, row: str) -> bool:
    """Whether a header has years, parts of a year or months, but none of the question's, where both have some.

    Those of the question that are in the named row, `row`, say nothing about columns.
    """
    for times in (years_in, _parts_in, _months_in):
        asked, there = times(question) - times(row), times(header)
        if asked and there and not asked & there:
            return True
    return False


def lacks_time(question: str, heads: Sequence[str], row: str) -> bool:
    """Whether all columns of what a question asks for, apart from its time, are of other times: "H1 2025 profit"."""
    plain = _without_times(question)
    asked = asked_lemmas(plain) - frozenset(content_lemmas(row))
    counts = [column_words(plain, asked, _without_times(head)) for head in heads]
    meant = [head for head, count in zip(heads, counts, strict=True) if count == max(counts) > 0]
    return bool(meant) and all(is_of_other_time(question, head, row) for head in meant)


def is_of_other_year(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether the title or heading of a table gives another year than a question's, which the table does not have.

    `rows` are those that the question names; without one, all count. The line before a table counts as its caption.
    """
    headline = article.structure.headline
    title = f"{article.title} {'' if headline is None else article.text_of(headline)}"
    asked, about = years_in(question), years_in(f"{title} {grid.above}")
    if not grid.header or not asked or not about:
        return False
    begin = grid.header[0].start
    caption = article.text[:begin].rstrip(" \t\n|").rpartition("\n")[2]
    cells = (article.text_of(cell) for row in (grid.header, *(rows or grid.rows)) for cell in row)
    return not asked & (about | years_in(caption) | years_in(" ".join(cells)))


def _without_times(text: str) -> str:
    for times in (_YEARS, _PARTS, _PARTS_IN_WORDS, _MONTH):
        text = times.sub(" ", text)
    return text


def years_in(text: str) -> frozenset[int]:
    """Return the years of a text, all of "1991-2020" and "2023/24"."""
    years: set[int] = set()
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), match["last"] or match["first"]
        years.update(range(first, int(match["first"][: 4 - len(last)] + last) + 1))
    return frozenset(years)


def _parts_in(text: str) -> frozenset[str]:
    """Return the halves and quarters of a text: "H1" of "the first half"."""
    in_words = (f"{each['of'][0].upper()}{_AT[each['at'].casefold()]}" for each in _PARTS_IN_WORDS.finditer(text))
    return frozenset((*in_words, *(match["part"] for match in _PARTS.finditer(text))))


def _months_in(text: str) -> frozenset[int]:
    return frozenset(month_number(match["month"]) for match in _MONTH.finditer(text))
