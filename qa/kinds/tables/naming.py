"""The cells of a table that a question names: by words, a code, a number under its noun, or a time."""

from __future__ import annotations

import re
from collections import Counter

from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.departures import is_departure
from qa.kinds.tables.grids import Grid, Row
from qa.words.content import content_lemmas
from qa.words.grammar import COUNTS, IN_BRACKETS, NAME_PARTICLES
from qa.words.lemmas import lemma

_STEM = 4  # letters of a label that is short for a word of the question: "Prep" for "preparation"
_SHORT = 4  # characters of a number or letter under its noun: "Route 12", "coach B"
_NUMBER_WORDS = frozenset(map(lemma, ("no", "nos", "nr", "number", "numbers", "code", "letter")))  # "Route no."
_NUMBER = lemma("number")
_HOW_MANY = frozenset(COUNTS) | frozenset("all both no any every each most some".split())


class Naming:
    """What a question names in a table."""

    def __init__(self, question: str, grid: Grid, article: Article) -> None:
        """Set a question, and a table of an article."""
        self._question, self._article = question, article
        self.asked = asked_lemmas(question)
        self._heads = [article.text_of(cell) for cell in grid.header]
        self._lasts = Counter(_last_lemma(article.text_of(cell)) for row in grid.rows for cell in row)
        self._lasts.update(2 * [each for head in self._heads for each in content_lemmas(head)])

    def columns(self, row: Row) -> list[int]:
        """Return the columns of the cells of a row that the question names, in order."""
        heads = self._heads or [""] * len(row)
        cells = [self._article.text_of(cell) for cell in row]
        return [at for at, (head, cell) in enumerate(zip(heads, cells, strict=True)) if self._names(head, cell)]

    def _names(self, head: str, cell: str) -> bool:
        return (
            is_named(self._question, self.asked, cell, self._lasts)
            or _is_coded(self._question, cell)
            or is_numbered(self._question, head, cell)
            or is_departure(self._question, cell)
        )


def is_named(question: str, asked: frozenset[str], name: str, lasts: Counter[str] | None = None) -> bool:
    """Whether a question has all words of a name, or a person's last name; figures name nothing.

    `asked` are the question's lemmas. A last word that several cells or a header have, by the numbers of `lasts`, names
    none of them: "bridge" in a list of bridges. One that the question has in another name does not either: "Mill Lane"
    is not "Church Lane".
    """
    words = named_by(name)
    if not words or not any(map(str.isalpha, name)) or any(map(str.isdigit, name)) or not has_count(question, name):
        return False
    is_word = len(name.split()) == 1
    if set(words) <= asked or (is_word and any(_is_short_for(words[0], each) for each in asked)):
        return True
    if lasts is not None and lasts[words[-1]] > 1:
        return False
    parts = [part for part in name.split() if part not in NAME_PARTICLES | {"of"}]
    if len(words) < 2 or not all(part[:1].isupper() for part in parts) or words[-1] not in asked:
        return False
    return not is_of_another(question, name)


def named_by(name: str) -> tuple[str, ...]:
    """Return the lemmas by which a question names a cell, without a first word for how many: "All lines"."""
    first, *rest = name.split() or ("",)
    return content_lemmas(" ".join(rest) if rest and first.casefold() in _HOW_MANY else name)


def has_count(question: str, name: str) -> bool:
    """Whether a question has the word for how many that a name begins with: "Line 1" has not that of "One line".

    True for a name without such a word.
    """
    first, *rest = name.casefold().split() or ("",)
    return not rest or first not in _HOW_MANY or re.search(rf"\b{first}\b", question, re.IGNORECASE) is not None


def is_of_another(question: str, name: str) -> bool:
    """Whether a question has the last word of a name only behind a word of another name, titles aside."""
    *firsts, last = name.split() or ("",)
    if not last or last not in question:
        return False
    before = re.findall(rf"(?<=\s)(?:([A-Z][\w’'-]*)\.?\s+)?{re.escape(last)}\b", question)
    passed = BEFORE_NAMES | {each.casefold().strip(".") for each in firsts}
    return bool(before) and all(each and each.casefold() not in passed for each in before)


def _is_coded(question: str, name: str) -> bool:
    """Whether a question has a name with figures as it is written, and no longer one: "Dune 50", not "Dune 50 Pro"."""
    if not name[:1].isalpha() or not any(map(str.isdigit, name)):
        return False
    return re.search(rf"(?<![\w-])(?i:{re.escape(name)})(?![\w-])(?! (?:[A-Z]|\d))", question) is not None


def is_numbered(question: str, header: str, cell: str) -> bool:
    """Whether a question has a column's noun with a cell's number or letter: "coach B", "Route 12".

    The noun is the last word of the header, a word for "number" aside: "Stage position" numbers no stages.
    """
    if not 0 < len(cell) <= _SHORT or not (cell.isdigit() or cell.isupper()):
        return False
    nouns = _numbered(question, cell)
    return _head_noun(header) in nouns or (is_of_numbers(header) and _NUMBER in nouns)


def is_of_numbers(header: str) -> bool:
    """Whether a column has the number of each row, such as that on a shirt: "No."."""
    words = content_lemmas(header)
    return bool(header) and all(word in _NUMBER_WORDS for word in words) and any(map(str.isalpha, header))


def numbers_another(question: str, header: str, above: str, figure: str) -> bool:
    """Whether a figure of a question numbers a thing that a column is not of: "stage 4" under "Stage position".

    The thing is in the header, or in the words above the table.
    """
    there = frozenset(content_lemmas(f"{header} {above}"))
    return any(noun in there and noun != _head_noun(header) for noun in _numbered(question, figure))


def _numbered(question: str, number: str) -> list[str]:
    """Return the lemmas of the words before a number or letter in a question: "route" of "Route 12"."""
    before = re.findall(rf"\b([^\W\d_]+) (?:no\. ?|number )?{re.escape(number)}(?!\w)", question)
    return [lemma(word) for word in before]


def _head_noun(header: str) -> str:
    """Return the lemma of a header's last word, a word for "number" or one in brackets aside; "" if it has none."""
    nouns = [word for word in content_lemmas(IN_BRACKETS.sub(" ", header)) if word not in _NUMBER_WORDS]
    return nouns[-1] if nouns else ""


def _is_short_for(label: str, word: str) -> bool:
    return len(label) >= _STEM and word.startswith(label)


def _last_lemma(name: str) -> str:
    return (content_lemmas(name) or ("",))[-1]
