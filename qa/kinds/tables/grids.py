"""The tables of an article as rows of cells with their places, under the header that names the columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.calendar import LATE_YEAR
from index.types import Article, Range, Table
from qa.kinds.tables.sections import sections_of
from qa.kinds.tables.spanning import with_lower_header, with_names_above
from qa.kinds.tables.splitting import (
    BAR,
    FIGURE_BEGINS,
    LINE,
    MARKS,
    Cells,
    row_cells,
    split_at,
    with_blank_head,
    with_labels,
    with_marks,
)

_YEARS = rf"{LATE_YEAR}(?:[-–/]\d{{2,4}})?"  # one, or a season
_NAMED = re.compile(  # a column that a number names: "2025", "Q3 2025", "March 2025", "Round 3"
    rf"(?:(?:Q[1-4]|H[12]|FY|[A-Z][a-z]{{2,8}}\.?)[ ]?)?{_YEARS}|{_YEARS}[ ](?:Q[1-4]|H[12])|Q[1-4]|H[12]"
    r"|(?:[Rr]ound|[Ww]eek|[Dd]ay|[Ss]et|[Gg]ame|[Hh]eat|[Ll]ap|[Rr]ace|[Ss]tage|[Ll]eg|[Qq]uarter|[Hh]alf)[ ]\d{1,2}"
)
_LABELLED = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_][\w’' -]{2,30}):[*_]{0,2}[ \t]+(?P<value>[^\n:]{1,40}?)[ \t]*")
_FIGURE = re.compile(
    r"(?:[-*+•]\s+|\d+[.)]\s+)?(?P<name>[^\W\d_][^\n]{0,40}?)(?:\s+[-–—]\s+|:\s+|\s+)(?P<value>\d[\d.,]*(?: \w+)?)"
)
_NAMES = re.compile(  # "Harwick: Odili 12, Banerjee 88; Sollbury: Frost 30."
    r"(?P<name>[A-Z][\w’' -]{0,30}):[ \t]+"
    r"(?P<value>[A-Z][\w’'.-]*(?:[ ,]+(?:and )?(?:[A-Z][\w’'.-]*|\d[\d+’':]*|\([^()]{1,12}\)))*)(?=[;.]|\s*$)"
)
_OFFERS = re.compile(  # "three quotations: Hartle Heating, £18,400; Boyd & Sons, £16,950."
    r"(?:(?<=[;:]\s)|(?<=;\sand\s))(?P<name>[A-Z][\w’'.-]*(?: (?:& |and |of )?[A-Z][\w’'.-]*){0,4}),? \(?"
    r"(?P<value>[£$€]\d[\d.,]*\d(?:m|bn| million)?|\d[\d.,]*\s?[a-z]{1,6})\)?(?=[;.]|,? and |\s*$)"
)
_PRICES = re.compile(  # "Adult single: 18.40. Child: 9.20."
    r"(?:^|(?<=[.;]\s)|(?<=\n))(?P<name>[A-Z][^\n:.;]{2,40}): (?P<value>[£$€]?\d[\d,]*(?:\.\d\d)?)(?=[.;](?:\s|$)|$)"
)
_INDENTED = 4  # blanks before the first name of a column, from which the column before it has none
_NEXT_LINE = 1  # code points between two lines with none in between
_FEWEST = 2  # such lines below each other
_PAIR = 2  # cells of a label and its value
_SHEETS = (".csv", ".tsv", ".xlsx", ".ods")  # endings of files that are tables


Row = Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; every row has a cell for each column of `header`, an empty range if it is blank.

    `header` is () if no row names the columns. `above` are the words above the table.
    """

    header: Row
    rows: tuple[Row, ...]
    above: str

    def rows_at(self, start: int, end: int) -> list[Row]:
        """Return the rows with a cell that overlaps a range, in order."""
        place = Range(start, end)
        last = bisect_left(self.rows, end, key=lambda row: row[0].start)
        first = bisect_right(self.rows, start, hi=last, key=lambda row: row[-1].end)
        return [row for row in self.rows[first:last] if any(cell.overlaps(place) for cell in row)]


def grids_of(article: Article, within: Range) -> Iterator[Grid]:
    """Yield the tables with a row in a range; rows with a different number of cells are left out.

    After them come the sections that are alike, a row each, and with two columns and no header lists of names with a
    figure ("Orme - 38 points"), runs of lines with a label ("Staff: 425"), and labels with names or names with figures
    in one line ("Orme: Lund 3; Marl: Roe 9."; "Orme, £40; Marl, £38.").
    """
    for table in article.structure.tables:
        if not any(row.overlaps(within) for row in table.rows):
            continue
        header, rows = _split_table(article.text, table, article.id.casefold().endswith(_SHEETS))
        if rows:
            first = table.rows[0] if table.header is None else table.header
            yield Grid(header=header, rows=rows, above=_above(article, first.start))
    yield from _of_sections(article, within)
    yield from _pairs(article, within)


def above_alike(article: Article, grid: Grid) -> list[str]:
    """Return the words above the tables of an article that have the same header line as a table, itself among them."""
    if not grid.header:
        return []
    line = article.text_of(Range(grid.header[0].start, grid.header[-1].end)).split()
    heads = [table.rows[0] if table.header is None else table.header for table in article.structure.tables]
    return [_above(article, head.start) for head in heads if article.text_of(head).strip(MARKS).split() == line]


@lru_cache(maxsize=16)  # a large table is in many passages
def _split_table(text: str, table: Table, is_sheet: bool = False) -> tuple[Row, tuple[Row, ...]]:
    """Return the cells of a table's header, () if it has none, and those of its rows of the same width.

    The first row of a sheet is its header, if its words are not among those below.
    """
    first, *rest = table.rows if table.header is None else (table.header, *table.rows)
    header = row_cells(text, first, ())
    rows = [row_cells(text, row, header) for row in rest]
    if _begins_blank(text, first) and all(len(row) == len(header) + 1 for row in rows):
        header = (Range(first.start, first.start), *header)
    header = with_blank_head(text, header, rows)
    if table.header is None and not (
        _names_columns(text, header, rows) or (is_sheet and _is_apart(text, header, rows))
    ):
        header, rows = _blank_first(text, first, len(header)), [header, *rows]
    header, rows = with_marks(text, *with_lower_header(text, header, rows))
    width = len(header) or max(map(len, rows), default=0)
    rows = [row for row in rows if len(row) == width]
    if not header and width > _PAIR:
        header, rows = with_labels(text, rows)
    return header, tuple(with_names_above(text, rows) if header else rows)


def _of_sections(article: Article, within: Range) -> Iterator[Grid]:
    """Yield the sections that are alike as one table: the names, then a column for each label or place in a line."""
    sections = sections_of(article)
    if not any(section.whole.overlaps(within) for section in sections):
        return
    keys = list(dict.fromkeys(key for section in sections for key in section.values))
    blank = [Range(section.whole.end, section.whole.end) for section in sections]
    rows = tuple(
        (section.name, *(section.values.get(key, none) for key in keys))
        for section, none in zip(sections, blank, strict=True)
    )
    first = sections[0].name.start
    labels = (next(each.labels[key] for each in sections if key in each.labels) for key in keys)
    yield Grid(header=(Range(first, first), *labels), rows=rows, above=_above(article, first - 1))


def _pairs(article: Article, within: Range) -> Iterator[Grid]:
    for listing in article.structure.lists:
        if any(item.overlaps(within) for item in listing.items):
            yield from _grid_of_pairs(article, [_FIGURE.fullmatch(article.text, *item) for item in listing.items])
    run: list[re.Match[str]] = []
    for match in LINE.finditer(article.text, within.start, within.end):
        labelled = _LABELLED.fullmatch(article.text, *match.span())
        if run and (labelled is None or match.start() - run[-1].end() > _NEXT_LINE):
            yield from _grid_of_pairs(article, run)
            run = []
        run += [labelled] if labelled is not None else []
    yield from _grid_of_pairs(article, run)
    for match in LINE.finditer(article.text, within.start, within.end):
        yield from _grid_of_pairs(article, list(_NAMES.finditer(article.text, *match.span())))
        yield from _grid_of_pairs(article, list(_PRICES.finditer(article.text, *match.span())))
        offers = list(_OFFERS.finditer(article.text, *match.span()))
        for grid in _grid_of_pairs(article, offers):
            begin = article.sentence_at(*offers[0].span()).start
            yield replace(grid, above=article.text[begin : offers[0].start()])


def _grid_of_pairs(article: Article, pairs: Sequence[re.Match[str] | None]) -> Iterator[Grid]:
    found = [pair for pair in pairs if pair is not None]
    if len(found) == len(pairs) and len({pair["name"] for pair in found}) == len(found) >= _FEWEST:
        rows = tuple((Range(*pair.span("name")), Range(*pair.span("value"))) for pair in found)
        yield Grid(header=(), rows=rows, above=_above(article, rows[0][0].start))


def _names_columns(text: str, header: Row, rows: Sequence[Row]) -> bool:
    """Whether a first row names the columns: words, years and the like above figures.

    Words with a number, such as "Level on 1 May", name a column of figures.
    """
    for at, name in enumerate(header):
        cell = text[name.start : name.end]
        figures = [FIGURE_BEGINS.match(text, *row[at]) is not None for row in rows if at < len(row)]
        is_label = cell[:1].isalpha() and 2 * sum(figures) > len(figures)
        if any(map(str.isdigit, cell)) and not _NAMED.fullmatch(cell) and not is_label:
            return False
    return any(any(map(str.isdigit, text[row[0].start : row[-1].end])) for row in rows)


def _is_apart(text: str, header: Row, rows: Sequence[Row]) -> bool:
    """Whether a first row is of different words without a figure, none of which is in its column below."""
    names = [text[name.start : name.end] for name in header]
    below = [{text[row[at].start : row[at].end] for row in rows if at < len(row)} for at in range(len(names))]
    is_words = all(name[:1].isalpha() and not any(map(str.isdigit, name)) for name in names)
    return is_words and len(set(names)) == len(names) and not any(map(set.__contains__, below, names))


def _lacks_blank(text: str, line: Range) -> bool:
    """Whether a line begins with a bar and does not end with one, as one does whose first cell is blank."""
    return text.startswith("|", line.start) and not text[line.start : line.end].rstrip().endswith("|")


def _begins_blank(text: str, line: Range) -> bool:
    """Whether the first cell of a line is blank: one bar too few, or a wide gap before aligned columns."""
    begin = text.rfind("\n", 0, line.start) + 1
    words = text[begin : line.end]
    aligned = "|" not in words and "\t" not in words
    return _lacks_blank(text, line) or (aligned and len(words) - len(words.lstrip()) >= _INDENTED)


def _blank_first(text: str, first: Range, width: int) -> Row:
    """Return the cells of the line above a table if its first one is blank: "| 2023 | 2024"; () if it is not such."""
    end = first.start - 1
    line = Range(text.rfind("\n", 0, max(end, 0)) + 1, max(end, 0))
    if not _lacks_blank(text, line):
        return ()
    cells = split_at(text, line, BAR)
    return cells if len(cells) == width else ()


def _above(article: Article, at: int) -> str:
    """Return the heading above a place; "" if there is none."""
    headings = article.structure.headings
    found = bisect_right(headings, at, key=lambda heading: heading.start) - 1
    return article.text[headings[found].start : headings[found].end] if found >= 0 else ""
