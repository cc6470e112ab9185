"""The items of a list around an answer, each alone and without what is beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Article, Range
from qa.kinds.asked import head_noun
from qa.kinds.lists.conjuncts import is_name
from qa.kinds.lists.enumerations import items_around
from qa.kinds.lists.interrupted import interrupted_items
from qa.kinds.lists.listed import is_of_one_point
from qa.kinds.tables.labels import bare_name
from qa.kinds.tables.whole_columns import column_around
from qa.understanding.wanted import asks_for_names, fits, is_count, wanted
from qa.words.lemmas import lemma
from qa.words.numerals import in_digits

FEWEST = 2  # items of an enumeration
_ROLE_THEN = re.compile(
    r"(?:(?:the|his|her|its|their|two|three|four|five|six|both|other)\s+)+(?:[a-z’'-]+\s+){0,2}?(?P<noun>[a-z’'-]+)"
    r"(?:,\s+(?P<rest>\S.*))?$",
    re.DOTALL,
)


def items_of(question: str, article: Article, span: Range) -> tuple[Range, ...]:
    """Return the items around a span that can be what is asked for: of its table column, or of its enumeration."""
    column = column_around(question, article, span)
    around = enumeration_around(question, article, span)
    return bare_items(question, article, column or _behind_noun(question, article, around))


def enumeration_around(question: str, article: Article, span: Range) -> tuple[Range, ...]:
    """Return the items of the enumeration around a span, which may say more of each; else the span alone."""
    around = items_around(article, span, points=not is_of_one_point(question, article, span))
    return around if len(around) >= FEWEST else interrupted_items(question, article, span) or around


def _behind_noun(question: str, article: Article, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the items after the noun that a question asks for, if there is one: "her two aides, A and B".

    What is before it is something else.
    """
    noun = head_noun(question)
    for at, place in enumerate(ranges if noun else ()):
        role = _ROLE_THEN.match(article.text, place.start, place.end)
        if role is not None and lemma(role["noun"]) == noun and (role["rest"] or at + 1 < len(ranges)):
            own = (Range(role.start("rest"), place.end),) if role["rest"] else ()
            return (*own, *ranges[at + 1 :])
        quote = article.text_of(place)
        if len(quote.split()) == 1 and lemma(quote) == noun and at + 1 < len(ranges):
            return ranges[at + 1 :]
    return ranges


def bare_items(question: str, article: Article, ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Return the items that can be what is asked for; if names are, without what follows them."""
    if asks_for_names(question):
        ranges = [bare_name(article.text, place) for place in ranges]
    quotes = [(place, article.text_of(place)) for place in ranges]
    fitting = [(place, quote) for place, quote in quotes if fits(question, quote) and not is_count(question, quote)]
    fitting = _without_count(fitting)
    names = [place for place, quote in fitting if is_name(quote)]
    return tuple(names if len(names) > 1 and wanted(question) == "named" else [place for place, _ in fitting])


def _without_count(items: list[tuple[Range, str]]) -> list[tuple[Range, str]]:
    """Return items without a first one that only counts the names after it: "Two fishermen, Lund and Roe"."""
    first, *rest = items or [(Range(0, 0), "")]
    number = in_digits(first[1].split()[0]) if first[1].split() else ""
    counts = number == str(len(rest)) and not is_name(first[1]) and all(is_name(quote) for _, quote in rest)
    return rest if rest and counts else items
