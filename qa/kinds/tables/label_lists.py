"""A list behind its label, with or without an "and" before its last item: "Ingredients: flour, milk, salt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Article, Range
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set
from qa.words.titles import SHORT_TITLES

_LABEL = re.compile(
    r"^[ \t]*(?:[-*+•][ ]+)?[*_]{0,2}(?P<label>[A-Z][\w’' -]{2,40}):[*_]{0,2}[ \t]+"
    r"(?P<rest>[^\n]+(?:\n(?!\s*\n)[^\n:]+(?=\n|$))*)",
    re.MULTILINE,
)
_NO_TITLE = "".join(f"(?<!{title.capitalize()})" for title in sorted(SHORT_TITLES))
_END = re.compile(rf"{_NO_TITLE}(?<!St)(?:(?<=[^\W\d_]{{2}})[.](?=\s+[A-Z]|\s*$)|(?<=[)\d])[.](?=\s+[A-Z]|\s*$))")
_JOIN = re.compile(r"\([^()]*\)|(?P<join>,(?!\d{3}\b)\s*(?:and\s+|&\s+)?|;\s*(?:and\s+)?|\s+(?:and|&)\s+(?=[^,;]*$))")
_NEEDING = lemma_set("need needed use used required take go contain make include full whole recipe dish")
"""What a question says of the things of a list, whatever they are."""
_FEWEST = 3  # items
_MOST_WORDS = 10  # of an item
_SHORT = 50  # characters of a line that names what a list is of
_COVERED = 0.75  # share of the question's words that the label, title and heading have


def label_list(asked: frozenset[str], noun: str, article: Article, within: Range, about: frozenset[str]) -> list[Range]:
    """Return the items behind the label that a question asks for, in a range; [] if there is none.

    `asked` are the lemmas of the question, `noun` what it asks for, and `about` those of title and headline. The label
    has that noun, or only words of the question; together they cover most of it.
    """
    asked = asked - _NEEDING
    for label, items in labelled_lists(article, within):
        words = frozenset(content_lemmas(label))
        heading = frozenset(content_lemmas(_above(article, items[0].start)))
        fits = noun in words or (words and words <= asked)
        if fits and words & asked and len(asked & (words | about | heading)) >= _COVERED * len(asked):
            return items
    return []


def labelled_lists(article: Article, within: Range) -> Iterator[tuple[str, list[Range]]]:
    """Yield the labels in a range with the items of their lists."""
    for match in _LABEL.finditer(article.text, *within):
        start = match.start("rest")
        end = _END.search(article.text, start, match.end("rest"))
        items = _items(article.text, Range(start, match.end("rest") if end is None else end.start()))
        if len(items) >= _FEWEST and all(len(article.text_of(item).split()) <= _MOST_WORDS for item in items):
            yield match["label"], items


def _items(text: str, whole: Range) -> list[Range]:
    """Return the parts between commas and semicolons, and the last "and", that are not in brackets."""
    joins = [match for match in _JOIN.finditer(text, *whole) if match["join"]]
    starts = [whole.start, *(join.end() for join in joins)]
    ends = [*(join.start() for join in joins), whole.end]
    items = []
    for start, end in zip(starts, ends, strict=True):
        plain = text[start:end].strip(" \t\n.*_")
        if plain:
            begin = text.index(plain, start)
            items.append(Range(begin, begin + len(plain)))
    return items


def _above(article: Article, at: int) -> str:
    """Return the heading above a place, and a short line just above its own."""
    headings = [place for place in article.structure.headings if place.end <= at]
    lines = [line for line in article.text[: article.text.rfind("\n", 0, at) + 1].split("\n") if line.strip()]
    near = lines[-1] if lines and len(lines[-1]) <= _SHORT else ""
    return f"{article.text_of(headings[-1]) if headings else ''} {near}"
