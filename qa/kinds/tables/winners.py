"""Who won, by a result: "Orme Rovers 3 Marl 1" decides "Did Orme beat Marl?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Article, Range
from qa.kinds.tables.results import Result, is_side, named_side, results_in
from qa.types import Verdict
from qa.words.content import content_lemmas

_ASKED = tuple(
    (re.compile(rf"(?:{pattern})(?P<rest>\b.*)?\W*", re.IGNORECASE), wins)
    for pattern, wins in (
        (r"(?:did|have|has) (?P<one>.+?) (?:beat|beaten|defeat|defeated) (?P<other>.+?)", 1),
        (r"(?:did|have|has) (?P<one>.+?) (?:win|won) (?:against|over|at) (?P<other>.+?)", 1),
        (r"(?:did|have|has) (?P<one>.+?) (?:lose|lost) (?:to|against|at) (?P<other>.+?)", -1),
        (r"(?:was|were) (?P<one>.+?) (?:beaten|defeated) by (?P<other>.+?)", -1),
        (r"(?:did|have|has) (?P<one>.+?) (?:draw|drawn|tie|tied) (?:with|against|at) (?P<other>.+?)", 0),
        (r"did (?P<one>.+?) and (?P<other>.+?) (?:draw|tie)", 0),
    )
)
_SHOOT_OUT = re.compile(r"\b(?:penalt(?:y|ies)|pens|shoot-?out|tie-?break|super over)\b", re.IGNORECASE)
_OCCASIONS = frozenset(content_lemmas("match game league cup final"))


def decided_by_result(question: str, article: Article, within: Range) -> Iterator[tuple[Verdict, Range]]:
    """Yield the verdicts of the results in a range on "Did Orme beat Marl?", each with its line or row.

    A question with words that neither the result nor the title and heading have is about another match, and is left.
    So is a draw in an article with a shoot-out.
    """
    asked = question.strip().rstrip("?!. ")
    for pattern, wins in _ASKED:
        match = pattern.fullmatch(asked)
        if match is None:
            continue
        (one, more), (other, rest) = named_side(match["one"]), named_side(match["other"])
        if not one or not other or more:
            continue
        beyond = frozenset(content_lemmas(f"{rest} {match['rest'] or ''}")) - _OCCASIONS
        for result in results_in(article, within):
            lead = _lead(one, other, result, article)
            if lead is None or not beyond <= _around(article, result):
                continue
            if lead != 0 or _SHOOT_OUT.search(article.text) is None:
                verdict: Verdict = "yes" if (lead > 0) - (lead < 0) == wins else "no"
                yield verdict, result.place
        return


def _lead(one: str, other: str, result: Result, article: Article) -> int | None:
    """Return by how much one side leads the other in a result; None if it is not theirs."""
    lead = int(article.text_of(result.first)) - int(article.text_of(result.second))
    if is_side(one, result.one) and is_side(other, result.other):
        return lead
    return -lead if is_side(one, result.other) and is_side(other, result.one) else None


def _around(article: Article, result: Result) -> frozenset[str]:
    headings = [place for place in article.structure.headings if place.end <= result.place.start]
    above = article.text_of(headings[-1]) if headings else ""
    return frozenset(content_lemmas(f"{article.title} {above} {article.text_of(result.place)}"))
