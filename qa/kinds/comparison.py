"""A comparison: both sides quoted, and their amounts or dates ordered if the words allow it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from index.calendar import YEAR
from index.types import Article, Range
from qa.comparing.hedges import hedge_of
from qa.comparing.said import said
from qa.kinds.tables.grids import grids_of
from qa.types import Answer, Citation, Item
from qa.understanding.comparison import Comparison, is_counted
from qa.words.lemmas import lemma_set, lemmas
from qa.words.quantities import Quantity, quantities

Order = Literal["more", "less", "unclear"]

_AFTER = 4  # words after a number that say what it counts
_APART = 1.1  # the larger over the smaller, from which they are ordered if one is hedged with "about"
_COUNT = re.compile(r"[^\d\n]*[^\W\d_][^\d\n]*[ \t]\d[\d.,]*")  # a line that is a name and a number
_YEAR = re.compile(rf"\b{YEAR}\b")


def answer_comparison(
    asked: Answer, comparison: Comparison, sides: Sequence[Answer], articles: Mapping[str, Article] | None = None
) -> Answer:
    """Combine the answers of the two sides; `asked` is the answer if neither has one.

    `items` are the sides that were found, with their names. The verdict is "unclear" if a side is missing, counts
    something else, or cannot be ordered. If the question asks which of the two, the text is that of the winning side
    and there is no verdict.
    """
    found = [(name, side) for name, side in zip(comparison.sides, sides, strict=True) if side.text is not None]
    items = tuple(
        Item(text=side.citations[0].quote, confidence=side.confidence, citations=side.citations, label=name)
        for name, side in found
    )
    if not items:
        return replace(asked, kind="comparison", verdict="unclear")
    order: Order = (
        order_of(comparison, items[0].citations[0], items[1].citations[0], articles) if len(items) > 1 else "unclear"
    )
    first = 0 if comparison.goes == "none" or order in ("unclear", comparison.goes) or not comparison.which else 1
    passages = tuple(dict.fromkeys(passage for side in sides for passage in side.evidence.passages))
    shown = found[first][1]
    return replace(
        shown,
        question=asked.question,
        understood_as=asked.understood_as,
        also_asked=asked.also_asked,
        kind="comparison",
        verdict=_verdict(comparison, order),
        confidence=min(item.confidence for item in items),
        items=items,
        nearest=None,
        notices=(*asked.notices, *_notices(comparison, items, order)),
        evidence=replace(asked.evidence, passages=passages, reason=None),
    )


def _verdict(comparison: Comparison, order: Order) -> Literal["yes", "no", "unclear"] | None:
    if order == "unclear":
        return "unclear"
    if comparison.which or comparison.goes == "none":
        return None
    return "yes" if order == comparison.goes else "no"


def _notices(comparison: Comparison, items: Sequence[Item], order: Order) -> tuple[str, ...]:
    if len(items) == 1:
        missing = next((name for name in comparison.sides if name != items[0].label), None)
        if missing is None:
            return ("The articles give one side only, and not the other.",)
        return (f"The articles give one side only; no answer was found for {missing}.",)
    if order == "unclear":
        return ("The two are shown side by side as the articles give them; the words do not show which is more.",)
    way = {"amount": {"more": "more", "less": "less"}, "time": {"more": "later", "less": "earlier"}}[
        comparison.measure
    ][order]
    return (f"{items[0].text} ({items[0].label}) is {way} than {items[1].text} ({items[1].label}).",)


def order_of(
    comparison: Comparison, one: Citation, other: Citation, articles: Mapping[str, Article] | None = None
) -> Order:
    """Return whether the first quote's amount is more or less than the second's (for dates: later or earlier).

    "unclear" if a quote has no amount or several, if they are of different kinds or count something else, if a bound
    leaves it open, or if they are nearly equal. What a table counts is read from its heading or header in `articles`.
    """
    if comparison.measure == "time":
        years = [{int(year) for year in _YEAR.findall(citation.quote)} for citation in (one, other)]
        if any(len(each) != 1 for each in years) or years[0] == years[1]:
            return "unclear"
        return "more" if min(years[0]) > min(years[1]) else "less"
    left, right = amount_in(one), amount_in(other)
    if left is None or right is None:
        return "unclear"
    if _in_one_sentence(one, other) and {left.dimension, right.dimension} == {None, "percent"}:
        left, right = replace(left, dimension="percent"), replace(right, dimension="percent")  # "38 per cent and 35"
    if left.dimension != right.dimension:
        return "unclear"
    if left.dimension is None and is_counted(comparison.noun) and not _count_it(one, other, comparison.noun, articles):
        return "unclear"
    return _order(left, right, (hedge_of(said(one)), hedge_of(said(other))))


def amount_in(citation: Citation) -> Quantity | None:
    """Return the amount of a quote, with a unit that follows it; None if it has none, or several."""
    found = quantities(citation.quote)
    if len(found) == 1 and found[0].dimension is None:
        start = citation.start - citation.sentence_start  # a unit after the quote: "14" of "14 metres"
        wider = quantities(f"{citation.quote}{said(citation).after(2)}") if start >= 0 else ()
        return wider[0] if wider and wider[0].low == found[0].low else found[0]
    return found[0] if len(found) == 1 else None


def _in_one_sentence(one: Citation, other: Citation) -> bool:
    return (one.article_id, one.sentence_start) == (other.article_id, other.sentence_start)


def _count_it(one: Citation, other: Citation, noun: str, articles: Mapping[str, Article] | None) -> bool:
    """Whether both numbers count what is asked for, or are in lines of one list in an article that tells of it."""
    if all(_counts(citation, noun, articles) for citation in (one, other)):
        return True
    if articles is None or one.article_id != other.article_id:
        return False
    article = articles[one.article_id]
    told = lemma_set(f"{article.title} {article.text}")
    return _are_in_lines(article.text, one.range, other.range) and lemmas(noun)[-1] in told


def _are_in_lines(text: str, one: Range, other: Range) -> bool:
    """Whether two numbers end lines of one run of lines that are each a name and a number, as those of a result."""
    start, end = text.rfind("\n", 0, min(one, other).start) + 1, text.find("\n", max(one, other).end)
    lines = text[start : end if end >= 0 else len(text)].splitlines()
    return len(lines) > 1 and all(_COUNT.fullmatch(line.strip()) for line in lines)


def _counts(citation: Citation, noun: str, articles: Mapping[str, Article] | None) -> bool:
    """Whether a quote's number counts what is asked for: the noun is in the quote or right after it.

    It may also head the quote's table or column.
    """
    wanted = lemmas(noun)
    near = lemmas(f"{citation.quote} {said(citation).after(_AFTER)}")
    if wanted and wanted[-1] in near:
        return True
    article = None if articles is None else articles[citation.article_id]
    return bool(wanted) and article is not None and wanted[-1] in _heads(article, citation.range)


def _heads(article: Article, cell: Range) -> list[str]:
    """Return the lemmas of the words above a cell of a table: its heading, and the header of its column."""
    for grid in grids_of(article, cell):
        for row in grid.rows_at(*cell):
            at = next(at for at, each in enumerate(row) if each.overlaps(cell))
            header = article.text_of(grid.header[at]) if at < len(grid.header) else ""
            return list(lemmas(f"{grid.above} {header}"))
    return []


def _order(left: Quantity, right: Quantity, hedges: tuple[str, str]) -> Order:
    if left.low > right.high:
        smaller, larger, order = right.high, left.low, "more"
        bounds = hedges[1], hedges[0]
    elif left.high < right.low:
        smaller, larger, order = left.high, right.low, "less"
        bounds = hedges
    else:
        return "unclear"
    if bounds[0] in ("over", "least") or bounds[1] in ("under", "most"):
        return "unclear"
    if "about" in bounds and float(larger) < float(smaller) * _APART:
        return "unclear"
    return "more" if order == "more" else "less"
