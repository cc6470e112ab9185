"""Who won, by a result: "Orme Rovers 3 Marl 1" decides "Did Orme beat Marl?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Article, Range
from qa.kinds.grids import grids_of
from qa.kinds.judging import Judgement
from qa.kinds.statement import content_lemmas
from qa.types import Verdict

_SIDE = r"[A-Z][\w’'.&-]*(?: (?:of |and |the |& )?[A-Z][\w’'.&-]*){0,4}"
_LINES = (
    re.compile(rf"(?P<one>{_SIDE}):? (?P<first>\d{{1,3}}),? ?(?:[-–:v] ?)?(?P<other>{_SIDE}):? (?P<second>\d{{1,3}})"),
    re.compile(rf"(?P<one>{_SIDE}):? (?P<first>\d{{1,3}}) ?[-–:] ?(?P<second>\d{{1,3}}),? (?P<other>{_SIDE})"),
)
_MARK = r"[ \t]*(?:[-*+•] +)?[*_]{0,2}"
_MORE = r"[*_]{0,2}[ \t]*(?:\((?:aet|after extra time|half[- ]time[^()]*|ht[^()]*|att[^()]*)\))?[.;]?[ \t]*"
_LINE = re.compile(r"[^\n]+")
_GOALS = re.compile(r"\d{1,3}")
_BOTH_GOALS = re.compile(r"(\d{1,3})\s*[-–:]\s*(\d{1,3})")
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
_NAME = re.compile(r"(?:the )?(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)*)(?P<rest>.*)")
_SHOOT_OUT = re.compile(r"\b(?:penalt(?:y|ies)|pens|shoot-?out|tie-?break|super over)\b", re.IGNORECASE)
_OCCASIONS = frozenset(content_lemmas("match game league cup final"))


@dataclass(frozen=True, slots=True)
class Result:
    """Two sides, their figures, and the line or row that says so."""

    one: str
    other: str
    first: int
    second: int
    place: Range


def decided_by(question: str, article: Article, within: Range) -> Iterator[tuple[Judgement, Range]]:
    """Yield the judgements of the results in a range on "Did Orme beat Marl?", each with its line or row.

    A question with words that neither the result nor the title and heading have is about another match, and is left.
    So is a draw in an article with a shoot-out.
    """
    for pattern, wins in _ASKED:
        match = pattern.fullmatch(question.strip().rstrip("?!. "))
        sides = None if match is None else (_NAME.fullmatch(match["one"]), _NAME.fullmatch(match["other"]))
        if match is None or sides is None or sides[0] is None or sides[1] is None or sides[0]["rest"]:
            continue
        more = frozenset(content_lemmas(f"{sides[1]['rest']} {match['rest'] or ''}")) - _OCCASIONS
        for result in _results(article, within):
            margin = _margin(sides[0]["name"], sides[1]["name"], result)
            if margin is None or not more <= _around(article, result):
                continue
            if margin == 0 and _SHOOT_OUT.search(article.text):
                continue
            verdict: Verdict = "yes" if (margin > 0) - (margin < 0) == wins else "no"
            yield Judgement(verdict, "reworded"), result.place
        return


def _margin(one: str, other: str, result: Result) -> int | None:
    """Return by how much one side leads the other in a result; None if it is not theirs."""
    if _is_side(one, result.one) and _is_side(other, result.other):
        return result.first - result.second
    if _is_side(one, result.other) and _is_side(other, result.one):
        return result.second - result.first
    return None


def _is_side(name: str, side: str) -> bool:
    """Whether a name is that of a side, or begins it: "Orme" for "Orme Rovers"."""
    words, whole = name.casefold().split(), side.casefold().split()
    return words == whole[: len(words)]


def _around(article: Article, result: Result) -> frozenset[str]:
    headings = [place for place in article.structure.headings if place.end <= result.place.start]
    above = article.text_of(headings[-1]) if headings else ""
    return frozenset(content_lemmas(f"{article.title} {above} {article.text_of(result.place)}"))


def _results(article: Article, within: Range) -> Iterator[Result]:
    """Yield the results in a range: those of lines, then those of rows of tables."""
    for line in _LINE.finditer(article.text, *within):
        for pattern in _LINES:
            match = re.fullmatch(f"{_MARK}{pattern.pattern}{_MORE}", line.group())
            if match is not None:
                place = Range(line.start() + match.start("one"), line.start() + len(line.group().rstrip()))
                yield Result(match["one"], match["other"], int(match["first"]), int(match["second"]), place)
                break
    for grid in grids_of(article, within):
        for row in grid.rows:
            place = Range(row[0].start, row[-1].end)
            result = _of_row([article.text_of(cell) for cell in row], place) if place.overlaps(within) else None
            if result is not None:
                yield result


def _of_row(cells: list[str], place: Range) -> Result | None:
    """Return the result in a row: side, goals, side, goals, or side, both goals, side."""
    for at, cell in enumerate(cells):
        both = _BOTH_GOALS.fullmatch(cell)
        sides = cells[max(at - 1, 0)], (*cells[at + 1 :], "")[0]
        if both is not None and all(re.fullmatch(_SIDE, side) for side in sides):
            return Result(sides[0], sides[1], int(both[1]), int(both[2]), place)
        four = cells[at : at + 4]
        if len(four) == 4 and all(re.fullmatch(_SIDE, side) for side in four[::2]):
            if all(_GOALS.fullmatch(goals) for goals in four[1::2]):
                return Result(four[0], four[2], int(four[1]), int(four[3]), place)
    return None
