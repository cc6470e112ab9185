"""Who won, by a result: "Orme Rovers 3 Marl 1" decides "Did Orme beat Marl?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Article, Range
from qa.kinds.tables.results import GameResult, named_side, results_in
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Game:
    """What a question asks of two sides: whether the first one won (1), lost (-1) or drew (0)."""

    one: str
    other: str
    wins: int
    beyond: frozenset[str]
    """The lemmas that say which game it is: "in June"."""


def decided_by_result(question: str, article: Article, within: Range) -> Iterator[tuple[Verdict, Range]]:
    """Yield the verdicts of the results in a range on "Did Orme beat Marl?", each with its line or row.

    A question with words that neither the result nor the title and heading have is about another match, and is left.
    So is a draw in an article with a shoot-out.
    """
    asked = _asked(question)
    if asked is None:
        return
    for result in results_in(article, within):
        figures = result.figures(asked.one, asked.other)
        if figures is None or not asked.beyond <= _around(article, result):
            continue
        scored, conceded = (int(article.text_of(figure)) for figure in figures)
        if scored != conceded or _SHOOT_OUT.search(article.text) is None:
            yield "yes" if (scored > conceded) - (scored < conceded) == asked.wins else "no", result.place


def _asked(question: str) -> _Game | None:
    """Return the game that a question asks about; None if it asks about none, or does not name both sides."""
    for pattern, wins in _ASKED:
        match = pattern.fullmatch(question.strip().rstrip("?!. "))
        if match is None:
            continue
        (one, more), (other, rest) = named_side(match["one"]), named_side(match["other"])
        if one and other and not more:
            beyond = frozenset(content_lemmas(f"{rest} {match['rest'] or ''}")) - _OCCASIONS
            return _Game(one=one, other=other, wins=wins, beyond=beyond)
    return None


def _around(article: Article, result: GameResult) -> frozenset[str]:
    """Return the lemmas of a result, of the heading above it and of the article's title."""
    headings = [place for place in article.structure.headings if place.end <= result.place.start]
    above = article.text_of(headings[-1]) if headings else ""
    return frozenset(content_lemmas(f"{article.title} {above} {article.text_of(result.place)}"))
