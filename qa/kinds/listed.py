"""The list or table column that a question asks for, by the words above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Article, Range
from qa.kinds.enumerations import bare_point
from qa.kinds.grids import Grid, grids_of
from qa.kinds.label_lists import label_list
from qa.kinds.restricted import is_denied, is_restricted
from qa.kinds.ticks import is_ticked, is_ticks
from qa.understanding.wanted import asks_for_names
from qa.words.content import content_lemmas
from qa.words.grammar import AUX, PREPOSITIONS, WH
from qa.words.lemmas import lemma
from qa.words.plurals import is_plural

_COVERED = 0.75  # share of the question's words that introduce a list
_COLUMN_COVERED = 0.6  # of a table's column, whose header is the noun that is asked for
_ASKING = frozenset(map(lemma, f"{WH}|list|name|give|tell|show|all|many|much|kind|type|sort".split("|")))
_NOUN = re.compile(
    rf"(?:(?:{PREPOSITIONS})\s+)?(?:which|what|who(?=\s+(?:are|were)\b))\s+(?:(?:are|were)\s+)?"
    r"(?:(?:the|his|her|its|their|other|all)\s+)*"
    rf"(?P<noun>(?:(?!(?:{AUX}|{PREPOSITIONS})\b)[\w’'-]+\s*){{1,5}})",
    re.IGNORECASE,
)
_COMPLETED = re.compile(r"\b(?:must|will|would|should|shall|can|could|may|might|to)\W*$", re.IGNORECASE)
_SUM = re.compile(r"(?:(?:grand|sub)[- ]?)?total|sum|average|mean|overall|altogether|all", re.IGNORECASE)


def head_noun(question: str) -> str:
    """Return the lemma of the plural noun that a question asks for: "country" of "Which small countries ...?"."""
    match = _NOUN.match(question)
    words = re.findall(r"[\w’'-]+", match["noun"]) if match is not None else []
    plural = [word for word in words if is_plural(word)]
    return lemma(plural[0]) if plural else ""


def asked_lemmas(question: str) -> frozenset[str]:
    """Return the lemmas of a question's content words, without those that only ask."""
    return frozenset(content_lemmas(question)) - _ASKING


def listed(question: str, article: Article, within: Range) -> tuple[Range, ...]:
    """Return the points of the list, the items behind the label, or the cells of the column, that a question asks for.

    () if there are none in the range.

    A list is asked for if its introduction has the noun asked for, or only words of the question, and together with
    title and heading nearly all words of the question, and if neither denies what the other affirms; not for names
    if its points complete a verb, as below "each country must". A column is
    asked for if its header is that noun; of a column of yes and no that the question names, the rows with yes
    count.
    """
    asked, noun = asked_lemmas(question), head_noun(question)
    if not asked:
        return ()
    headline = article.structure.headline
    head = "" if headline is None else article.text_of(headline)
    title = frozenset(content_lemmas(f"{article.title} {head}"))
    for listing in article.structure.lists:
        if listing.lead is None or not any(item.overlaps(within) for item in listing.items):
            continue
        introduction = article.text_of(listing.lead)
        if is_restricted(question, introduction) or (asks_for_names(question) and _COMPLETED.search(introduction)):
            continue
        lead = frozenset(content_lemmas(introduction))
        fits = noun in lead or (lead and lead <= asked)
        if fits and lead & asked and len(asked & (lead | title)) >= _COVERED * len(asked):
            return tuple(bare_point(article.text, item) for item in listing.items)
    if is_restricted(question, article.title):
        return ()
    behind = label_list(asked, noun, article, within, title)
    return tuple(behind) or next(_columns(asked, noun, article, within, title), ())


def _columns(
    asked: frozenset[str], noun: str, article: Article, within: Range, title: frozenset[str]
) -> Iterator[tuple[Range, ...]]:
    for grid in grids_of(article, within):
        headers = [frozenset(content_lemmas(article.text_of(cell))) for cell in grid.header]
        at = next((at for at, header in enumerate(headers) if noun and noun in header), None)
        rows = [] if at is None else _rows_with(asked, grid, article, at)
        said = [frozenset(content_lemmas(article.text_of(cell))) & asked for cell in (rows[0] if rows else ())]
        about = title.union(frozenset(content_lemmas(grid.above)), *headers, *said)
        if at is None or len(asked & about) < _COLUMN_COVERED * len(asked) or _named_row(asked, grid, article):
            continue
        yield tuple(row[at] for row in rows) if rows else _cells(asked, grid, article, headers, at)


def _rows_with(asked: frozenset[str], grid: Grid, article: Article, at: int) -> list[tuple[Range, ...]]:
    """Return the rows in which a question names a cell outside the column `at`: "Which lakes does Oro Water own?"."""
    rows = []
    for row in grid.rows:
        cells = [article.text_of(cell) for other, cell in enumerate(row) if other != at]
        names = [frozenset(content_lemmas(cell)) for cell in cells if cell[:1].isupper()]
        if any(name and name <= asked for name in names) and row[at].start < row[at].end:
            rows.append(row)
    return rows if len(rows) < len(grid.rows) else []


def is_listed_otherwise(question: str, article: Article, span: Range) -> bool:
    """Whether a span is in a list whose introduction affirms what a question about it denies, or the reverse."""
    asked = asked_lemmas(question)
    for listing in article.structure.lists:
        if listing.lead is not None and any(span.overlaps(item) for item in listing.items):
            introduction = article.text_of(listing.lead)
            return bool(asked & frozenset(content_lemmas(introduction))) and is_denied(question, introduction)
    return False


def is_introduced(question: str, article: Article, span: Range) -> bool:
    """Whether a question shares a word with the introduction of a span's list; true if the span is in no list."""
    asked = asked_lemmas(question)
    for listing in article.structure.lists:
        if any(span.overlaps(item) for item in listing.items):
            lead = "" if listing.lead is None else article.text_of(listing.lead)
            return bool(asked & frozenset(content_lemmas(lead)))
    return True


def is_of_one_point(question: str, article: Article, span: Range) -> bool:
    """Whether the point of a list that a span is in is asked for by words that only this point has.

    "Which villages were evacuated?" asks for one of several points about a fire, which names three villages. If the
    introduction names what is asked for, all points are asked for: "Villages that the fire reached".
    """
    asked, noun = asked_lemmas(question), head_noun(question)
    for listing in article.structure.lists:
        points = [frozenset(content_lemmas(article.text_of(item))) for item in listing.items]
        at = next((at for at, item in enumerate(listing.items) if span.overlaps(item)), None)
        if at is not None:
            lead = frozenset(content_lemmas("" if listing.lead is None else article.text_of(listing.lead)))
            own = (asked & points[at]).difference(lead, {noun}, *points[:at], *points[at + 1 :])
            return bool(own) and noun not in lead
    return False


def column_around(question: str, article: Article, span: Range) -> tuple[Range, ...]:
    """Return the cells of a span's column, if a question names that column, no row, and asks for all of them."""
    asked = asked_lemmas(question)
    if is_restricted(question, article.title):
        return ()
    for grid in grids_of(article, span):
        for row in grid.rows_at(*span):
            at = next(at for at, cell in enumerate(row) if cell.overlaps(span))
            if not grid.header or _named_row(asked, grid, article):
                continue
            if frozenset(content_lemmas(article.text_of(grid.header[at]))) & asked:
                return tuple(each[at] for each in _single(grid, article) if each[at].start < each[at].end)
    return ()


def _cells(
    asked: frozenset[str], grid: Grid, article: Article, headers: list[frozenset[str]], at: int
) -> tuple[Range, ...]:
    """Return a column's cells; only those of rows with yes, if the question names a column of yes and no."""
    rows = _single(grid, article)
    for other, header in enumerate(headers):
        if other != at and header & asked and is_ticks(grid, article, other):
            rows = [row for row in rows if is_ticked(article.text_of(row[other]))]
    return tuple(row[at] for row in rows if row[at].start < row[at].end)


def _single(grid: Grid, article: Article) -> list[tuple[Range, ...]]:
    """Return the rows of a table that are not totals of others."""
    return [row for row in grid.rows if not _SUM.fullmatch(article.text_of(row[0]))]


def _named_row(asked: frozenset[str], grid: Grid, article: Article) -> bool:
    """Whether a question names a row: its first cell has no words but the question's."""
    names = (frozenset(content_lemmas(article.text_of(row[0]))) for row in grid.rows)
    return any(name and name <= asked for name in names)
