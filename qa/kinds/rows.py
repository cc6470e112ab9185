"""The rows of a table that a question names, by the words of their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from index.types import Article, Range
from qa.comparing.names import BEFORE_NAMES
from qa.kinds.columns import column_words
from qa.kinds.grids import Grid
from qa.kinds.listed import asked_lemmas
from qa.kinds.statement import content_lemmas
from qa.premises.presence import lacks_name
from qa.types import Span

_STEM = 4  # letters of a label that is short for a word of the question: "Prep" for "preparation"


def named_rows(question: str, grid: Grid, article: Article) -> list[Sequence[Range]]:
    """Return the rows of which a question names the most cells."""
    asked = asked_lemmas(question)
    lasts = last_words(grid, article)
    counts = [(sum(is_named(question, asked, article.text_of(cell), lasts) for cell in row), row) for row in grid.rows]
    if not any(count for count, _ in counts) and any(
        is_named(question, asked, article.text_of(cell)) or article.text_of(cell) in question
        for cell in grid.header[1:]
    ):  # what is said about each column: "Price" for "How much does the Dune 50 cost?"
        firsts = [(article.text_of(row[0]), row) for row in grid.rows]
        counts = [
            (column_words(question, asked, first), row) for first, row in firsts if not _is_of_another(question, first)
        ]
    most = max((count for count, _ in counts), default=0)
    return [row for count, row in counts if count == most] if most else []


def names_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names something that no row is about: another "School", or a name the article lacks."""
    if not grid.header:
        return False
    if any(_is_of_another(question, article.text_of(row[0])) for row in grid.rows):
        return True
    return lacks_name(question, article)


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
    if len(words) < 2 or not (name.split()[-1][:1].isupper() and name[:1].isupper()) or words[-1] not in asked:
        return False
    return not _is_of_another(question, name)


def _is_of_another(question: str, name: str) -> bool:
    """Whether a question has the last word of a name only behind a word of another name, titles aside."""
    *firsts, last = name.split() or ("",)
    if not last or last not in question:
        return False
    before = re.findall(rf"(?<=\s)(?:([A-Z][\w’'-]*)\.?\s+)?{re.escape(last)}\b", question)
    others = BEFORE_NAMES | {each.casefold().strip(".") for each in firsts}
    return bool(before) and all(each and each.casefold() not in others for each in before)


def _is_short_for(label: str, word: str) -> bool:
    return len(label) >= _STEM and word.startswith(label)
