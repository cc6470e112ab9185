"""The rows of a table that a question names: by words, a code, a number under its noun, or a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.types import Article, Range
from qa.comparing.names import BEFORE_NAMES
from qa.kinds.asked import asked_lemmas
from qa.kinds.lexicon import NAME
from qa.kinds.tables.columns import column_words
from qa.kinds.tables.day_columns import day_columns, day_in
from qa.kinds.tables.grids import Grid
from qa.kinds.tables.ticks import ticked
from qa.premises.presence import lacks_name
from qa.types import Span
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma

Row = Sequence[Range]
_STEM = 4  # letters of a label that is short for a word of the question: "Prep" for "preparation"
_SHORT = 4  # characters of a number or letter under its noun: "Route 12", "coach B"
_PARTICLES = frozenset("de van von der den la le al of".split())  # small words of names
_AT_TIME = re.compile(r"\bthe (?P<time>\d{1,2}[:.]\d{2})(?: ?[ap]\.?m\.?)?(?= (?!o['’]clock)[a-z])", re.IGNORECASE)
_ROUTE = re.compile(rf"\b(?:from|between) (?P<one>{NAME}) (?:to|and) (?P<other>{NAME})")
_WAY = re.compile(rf"(?P<one>{NAME})(?: to | ?[-–→] ?)(?P<other>{NAME})")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


@dataclass(frozen=True, slots=True)
class Named:
    """The rows with most of what a question names, and whether it names what no row has together.

    `lacking` is true for a day, or a name of another column, that none of them has.
    """

    rows: list[Row]
    lacking: bool = False


def named_rows(question: str, grid: Grid, article: Article) -> Named:
    """Return the rows of which a question names the most cells, by words, codes, numbers and days.

    A column of yes and no whose header is in the question leaves those with yes: "Who was elected in Quay?".
    """
    asked = asked_lemmas(question)
    lasts = last_words(grid, article)
    named = [named_cells(question, asked, grid, row, article, lasts) for row in grid.rows]
    days = day_columns(question, grid, article)
    if days is not None:
        named = [[*cells, *([at] if at is not None else [])] for cells, at in zip(named, days, strict=True)]
    if not any(named):
        counts = _by_column(question, asked, grid, article) or _by_first_word(question, grid, article)
    else:
        counts = [(len(cells), row) for cells, row in zip(named, grid.rows, strict=True)]
    most = max((count for count, _ in counts), default=0)
    rows = [row for count, row in counts if count == most] if most else []
    lacking = (
        _lacks_day(rows, grid, days)
        or _are_apart(question, grid, named, article)
        or _lacks_departure(question, grid, article)
        or (not any(named) and _lacks_route(question, grid, article))
    )
    if len(rows) > 1:
        rows = ticked(asked, question, grid, rows, article) or rows
    return Named([] if lacking else rows, lacking)


def named_cells(
    question: str, asked: frozenset[str], grid: Grid, row: Row, article: Article, lasts: Mapping[str, int]
) -> list[int]:
    """Return the columns of a row's cells that a question names by words, a code or a number, in order."""
    heads = [article.text_of(cell) for cell in grid.header] or [""] * len(row)
    cells = [article.text_of(cell) for cell in row]
    return [
        at
        for at, (head, cell) in enumerate(zip(heads, cells, strict=True))
        if is_named(question, asked, cell, lasts)
        or _is_coded(question, cell)
        or _is_numbered(question, head, cell)
        or _is_departure(question, cell)
    ]


def _by_column(question: str, asked: frozenset[str], grid: Grid, article: Article) -> list[tuple[int, Row]]:
    """Count the words for rows that say something about each column: "Price" for "How much does the Dune 50 cost?"."""
    columns = [article.text_of(cell) for cell in grid.header[1:]]
    if not any(column and (is_named(question, asked, column) or column in question) for column in columns):
        return []
    firsts = [(article.text_of(row[0]), row) for row in grid.rows]
    return [
        (column_words(question, asked, first), row)
        for first, row in firsts
        if not _is_of_another(question, first) and not _is_name(question, first)
    ]


def _is_name(question: str, label: str) -> bool:
    """Whether a label is a name by a capital behind its first word, and a question lacks it: "Hotel Sund"."""
    return any(word[:1].isupper() and word not in question for word in label.split()[1:])


def _by_first_word(question: str, grid: Grid, article: Article) -> list[tuple[int, Row]]:
    """Count a name's first word that no other row has, if no other name follows: "Dunster" for "Dunster City"."""
    firsts = Counter(word for row in grid.rows for word in {_first_word(article.text_of(cell)) for cell in row[:2]})
    counts: list[tuple[int, Row]] = []
    for row in grid.rows:
        words = [_first_word(article.text_of(cell)) for cell in row[:2]]
        named = [word for word in words if word and firsts[word] == 1 and _stands_alone(question, word)]
        counts.append((len(named), row))
    return counts if sum(count > 0 for count, _ in counts) == 1 else []


def _first_word(name: str) -> str:
    """Return the first word of a name of several words; "" if it is short, or none."""
    words = name.split()
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words) and len(words[0]) >= _STEM
    return words[0] if is_name and words[0].isalpha() else ""


def _stands_alone(question: str, word: str) -> bool:
    """Whether a question has a word that begins no other name and ends none: "Dunster", not "Dunster Road"."""
    before = rf"(?<![A-Z]\w )(?<!\w)(?:(?P<before>[A-Z][\w’'-]*) )?{re.escape(word)}\b(?:['’]s?)?(?! [A-Z\d])"
    return any(
        not match["before"] or match.start() == 0 or match["before"].casefold() in BEFORE_NAMES
        for match in re.finditer(before, question)
    )


def _are_apart(question: str, grid: Grid, named: Sequence[Sequence[int]], article: Article) -> bool:
    """Whether a question names two things, by capitals or a day, of different columns that no row has together."""
    rows_with: dict[str, set[int]] = {}
    columns: set[int] = set()
    for number, (row, cells) in enumerate(zip(grid.rows, named, strict=True)):
        for at in cells:
            name = article.text_of(row[at])
            day = day_in(name)
            if day is not None or (name[:1].isupper() and name in question):
                name = name if day is None else str(day)
                rows_with.setdefault(name, set()).add(number)
                columns.add(at)
    names = [name for name in rows_with if not any(name != other and name in other for other in rows_with)]
    if len(names) < 2 or len(columns) < 2:
        return False
    together = set.intersection(*(rows_with[name] for name in names))
    return not together and bool(grid.header)


def _lacks_day(rows: Sequence[Row], grid: Grid, days: Sequence[int | None] | None) -> bool:
    """Whether the rows that are named are all of other days."""
    if days is None:
        return False
    of_day = [row for row, at in zip(grid.rows, days, strict=True) if at is not None]
    return not any(row in of_day for row in rows)


def _lacks_departure(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names a departure by its time, "the 10:40 bus", and the table of times has no such time."""
    named = _AT_TIME.search(question)
    if named is None or not grid.header:
        return False
    times = {_plain(cell) for row in grid.rows for cell in map(article.text_of, row) if _CLOCK.fullmatch(cell)}
    return bool(times) and _plain(named["time"]) not in times


def _is_departure(question: str, cell: str) -> bool:
    """Whether a cell is the time by which a question names a departure: "the 10:40 bus"."""
    named = _AT_TIME.search(question) if _CLOCK.fullmatch(cell) else None
    return named is not None and _plain(named["time"]) == _plain(cell)


def _plain(time: str) -> str:
    return time.replace(".", ":").lstrip("0")


def _lacks_route(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names a way, "from Orme to Marl", in a table of ways that has it not, but one of its ends."""
    asked = _ROUTE.search(question)
    ways = [_WAY.fullmatch(article.text_of(row[0])) for row in grid.rows]
    if asked is None or not all(ways):
        return False
    ends = [{way["one"], way["other"]} for way in ways if way is not None]
    return {asked["one"], asked["other"]} not in ends and any(
        asked[end] in each for end in asked.groupdict() for each in ends
    )


def names_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names something that no row is about: another "School", or a name the article lacks."""
    if not grid.header:
        return False
    if any(_is_of_another(question, article.text_of(row[0])) for row in grid.rows):
        return True
    return _is_like_another(question, grid, article) or lacks_name(question, article)


def tells_another_row(grid: Grid, row: Sequence[Range], span: Span, article: Article) -> bool:
    """Whether a span outside a table is in a sentence about another row than the one that is named."""
    sentence = article.text_of(article.sentence_at(span.start, span.end))
    cells = (article.text_of(cell) for cell in row)
    own = frozenset(content_lemmas(" ".join(cell for cell in cells if not any(map(str.isdigit, cell)))))
    if own & frozenset(content_lemmas(sentence)):
        return False
    others = (article.text_of(each[0]) for each in grid.rows if each != row)
    return any(len(name) >= _STEM and name[0].isupper() and name in sentence for name in others)


def last_words(grid: Grid, article: Article) -> Counter[str]:
    """Count the last words of the cells of a table."""
    return Counter(_last_word(article.text_of(cell)) for row in grid.rows for cell in row)


def _last_word(name: str) -> str:
    return (content_lemmas(name) or ("",))[-1]


def is_named(question: str, asked: frozenset[str], name: str, lasts: Mapping[str, int] | None = None) -> bool:
    """Whether a question has all words of a name, or a person's last name; figures name nothing.

    A last word that several cells have, by the numbers of `lasts`, names none of them: "bridge" in a list of bridges.
    Nor does one that the question has in another name: "Mill Lane" is not "Church Lane".
    """
    words = content_lemmas(name)
    if not words or not any(map(str.isalpha, name)) or any(map(str.isdigit, name)):
        return False
    is_word = len(name.split()) == 1
    if set(words) <= asked or (is_word and any(_is_short_for(words[0], each) for each in asked)):
        return True
    if lasts is not None and lasts[words[-1]] > 1:
        return False
    parts = [part for part in name.split() if part not in _PARTICLES]
    if len(words) < 2 or not all(part[:1].isupper() for part in parts) or words[-1] not in asked:
        return False
    return not _is_of_another(question, name)


def _is_coded(question: str, name: str) -> bool:
    """Whether a question has a name with figures as it is written, and no longer one: "Dune 50", not "Dune 50 Pro"."""
    if not name[:1].isalpha() or not any(map(str.isdigit, name)):
        return False
    return re.search(rf"(?<![\w-])(?i:{re.escape(name)})(?![\w-])(?! (?:[A-Z]|\d))", question) is not None


def _is_numbered(question: str, header: str, cell: str) -> bool:
    """Whether a question has a column's noun with a cell's number or letter: "coach B", "Route 12"."""
    if not 0 < len(cell) <= _SHORT or not (cell.isdigit() or cell.isupper()):
        return False
    nouns = frozenset(content_lemmas(header))
    before = re.findall(rf"\b([^\W\d_]+) (?:no\. ?|number )?{re.escape(cell)}(?!\w)", question)
    return any(lemma(word) in nouns for word in before)


def _is_of_another(question: str, name: str) -> bool:
    """Whether a question has the last word of a name only behind a word of another name, titles aside."""
    *firsts, last = name.split() or ("",)
    if not last or last not in question:
        return False
    before = re.findall(rf"(?<=\s)(?:([A-Z][\w’'-]*)\.?\s+)?{re.escape(last)}\b", question)
    others = BEFORE_NAMES | {each.casefold().strip(".") for each in firsts}
    return bool(before) and all(each and each.casefold() not in others for each in before)


def _is_like_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question has the first word of two rows' names in another name: "Dune Mini" beside "Dune 40"."""
    names = [article.text_of(row[0]) for row in grid.rows]
    firsts = Counter(name.split()[0] for name in names if len(name.split()) > 1)
    return any(
        count > 1 and re.search(rf"\b{re.escape(first)} (?:[A-Z][\w’'-]*|\d[\w’'-]*)", question)
        for first, count in firsts.items()
        if first[:1].isupper()
    )


def _is_short_for(label: str, word: str) -> bool:
    return len(label) >= _STEM and word.startswith(label)
