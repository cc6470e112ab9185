"""What a price is for: things, and the kinds of people that have a column each, such as "Member price"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.types import Article
from qa.kinds.tables.age_columns import is_age
from qa.kinds.tables.columns import asks_for_price, column_words, header_lemmas, is_price, price_lemmas
from qa.kinds.tables.grids import Grid, Row
from qa.words.content import content_lemmas
from qa.words.grammar import PREPOSITIONS
from qa.words.lemmas import lemma, lemma_set
from qa.words.numerals import in_digits
from qa.words.plurals import is_plural
from qa.words.synonyms import stands_for

_THING = re.compile(
    r"\b(?:for|take|bring|send|park|hire|rent|is|are|was) (?:a|an|my) "
    r"(?!ticket|single|return|journey|trip|seat|day|night|week|month|year|person|place)(?P<noun>[a-z]+)\b(?!-)",
)
_FOR = re.compile(r"\bfor (?P<article>an? |my )?(?P<who>[a-z]+)\W*$")
_ANYBODY = lemma("adult")  # for whom a price is that does not say so
_HOW_MUCH_IS = re.compile(r"how much (?:is|are|was|were|for)\b", re.IGNORECASE)
_KIND = re.compile(  # "a weekly ticket": what is asked for, and what kind of it
    rf"\b(?:an?|my) (?P<kinds>(?:(?!(?:{PREPOSITIONS}) )[a-z\d-]+ )*?)(?P<noun>[a-z]+)"
    rf"(?=\W*$| (?:(?:{PREPOSITIONS})|costs?|[A-Z]\w*)\b)"
)
_JOINED = r"\w*[\s-]*"  # the rest of a word, and what joins it to the next: "two-day", "2 days"
_HYPHENS = re.compile(r"[\s-]+")
_USUAL = lemma_set("adult full single one-way standard normal ordinary regular")  # kinds of tickets that need no header
_RETURN, _SINGLE = lemma("return"), lemma("single")
_PERIODS = {  # in the words of a header; "weekly" and "week" share a stem
    "daily": ("day",),
    "weekly": ("week", "7-day"),
    "monthly": ("month", "4-week", "28-day", "30-day"),
    "annual": ("year", "12-month"),
    "yearly": ("year", "annual", "12-month"),
}


def lacks_thing(question: str, heads: Sequence[str], article: Article) -> bool:
    """Whether neither a table's headers nor its article have what a question asks the price of: "to take a car"."""
    kinds = _kinds(question, heads)
    if any(_is_lacking(question, kind, heads, article) for kind in kinds):
        return True
    match = _THING.search(question) if asks_for_price(question) else None
    if match is None or match["noun"] in kinds or lemma(match["noun"]) in _USUAL:
        return False
    if any(_is_of(question, match["noun"], head) for head in heads):
        return False
    return re.search(rf"\b{re.escape(lemma(match['noun']))}", article.text, re.IGNORECASE) is None


def _kinds(question: str, heads: Sequence[str]) -> Sequence[str]:
    """Return the kinds of a header's thing that a price is asked for: "weekly" of "a weekly ticket"."""
    is_priced = asks_for_price(question) or _HOW_MUCH_IS.match(question) is not None
    match = _KIND.search(question) if is_priced else None
    if match is None:
        return ()
    words, noun = frozenset().union(*map(header_lemmas, heads)), lemma(match["noun"])
    if noun == _RETURN and _SINGLE in words:
        return (match["noun"],)
    return match["kinds"].split() if noun in words else ()


def _is_lacking(question: str, kind: str, heads: Sequence[str], article: Article) -> bool:
    """Whether neither headers, by other words for it, nor an article have a kind: "under-5", "two-day"."""
    if not content_lemmas(kind) or lemma(kind) in _USUAL:
        return False
    if "-" not in kind and any(_is_of(question, kind, head) for head in heads):
        return False
    said = in_digits(f"{article.title}\n{article.text}")
    return not any(_is_said(form, said) for form in (kind, *_PERIODS.get(kind, ())))


def _is_said(kind: str, text: str) -> bool:
    """Whether a text has a kind, in one word or in several, with numbers in digits: "7-day", "7 days"."""
    parts = _HYPHENS.split(in_digits(kind) if "-" in kind else kind)
    stems = [rf"(?:{re.escape(part)}|{re.escape(lemma(part))})" for part in parts if part]
    return re.search(rf"(?<![\w.]){_JOINED.join(stems)}(?![.,]?\d)", text, re.IGNORECASE) is not None


def is_for_others(question: str, grid: Grid, row: Row, named: Collection[int], article: Article) -> bool:
    """Whether the prices of a row are each for something, and none for those whom a question names: "for children".

    `named` are the columns of the row's cells that the question names. Columns with a figure, such as an age, may be
    for anybody.
    """
    match = _FOR.search(question) if asks_for_price(question) else None
    if match is None or not (match["article"] or is_plural(match["who"])) or lemma(match["who"]) == _ANYBODY:
        return False
    heads, cells = [article.text_of(cell) for cell in grid.header], [article.text_of(cell) for cell in row]
    if lemma(match["who"]) in content_lemmas(" ".join((grid.above, *heads, *cells))):
        return False
    prices = [at for at in range(len(heads)) if at not in named and is_price(heads[at], cells[at])]
    is_each_for = all(header_lemmas(heads[at]) - price_lemmas() and not _has_figure(heads[at]) for at in prices)
    are_apart = len({cells[at] for at in prices}) > 1
    return are_apart and is_each_for and not any(_is_of(question, match["who"], head) for head in heads)


def _is_of(question: str, noun: str, head: str) -> bool:
    """Whether a column is of a noun in other words, or of the age that stands behind it: "a pensioner over 65"."""
    is_aged = is_age(head) and f"{noun} {head}".casefold() in question.casefold()
    if is_aged or column_words(noun, frozenset((lemma(noun),)), head) > 0:
        return True
    return any(stands_for(lemma(noun), each) for each in header_lemmas(head))


def _has_figure(words: str) -> bool:
    return any(map(str.isdigit, words))
