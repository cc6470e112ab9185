"""Answers that are more than one span: their items, parts, verdict, day and place, compared with the gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eval.gold import GoldAnswer, GoldPart, GoldQuestion
from eval.metrics import RIGHT_F1, f1, normalise
from index.types import Range
from qa.comparing.dates import dates
from qa.types import Answer, Citation

_SAME = "same"  # the verdict of a comparison that neither side wins


class Quote(NamedTuple):
    """A range of an article, with its text."""

    article: str
    start: int
    end: int
    text: str

    @property
    def range(self) -> Range:
        """The range without the article."""
        return Range(self.start, self.end)


Thing = tuple[Quote, ...]
"""One thing in an answer, as its alternative quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The whole content of an answer, as far as it is known.

    `things` are its items, or its own words if it has none; `against` are the different values of other articles.
    `parts` are the things of each question of a compound answer, none if that part abstained. `verdict` is "yes",
    "no" or "unclear", or names the side of a comparison that wins. `days` are the ISO dates that its words mean.
    """

    things: tuple[Thing, ...] = ()
    against: tuple[Thing, ...] = ()
    parts: tuple[tuple[Thing, ...], ...] = ()
    verdict: str | None = None
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeScore:
    """How right a whole answer is; each figure in [0, 1], None if the question has no such gold.

    `precision`, `recall` and `item_f1` are over the things that are wanted together; the precision of nothing is None.
    `parts` is the share of a compound question's parts that are right. `verdict` is 1.0 for the right one, and
    `decided` says whether one was given. `day` is 1.0 if the answer's words mean the gold's day, `leads` if the gold's
    leading article is cited first, and `wrong` if a wrong value was given.
    """

    precision: float | None = None
    recall: float | None = None
    item_f1: float | None = None
    parts: float | None = None
    verdict: float | None = None
    decided: float | None = None
    day: float | None = None
    leads: float | None = None
    wrong: float | None = None


def whole_of(answer: Answer) -> Whole:
    """Return the whole content of an answer."""
    parts = tuple(whole_of(part) for part in answer.parts)
    things = tuple(_thing(item.citations) for item in answer.items)
    if parts:
        things = tuple(thing for part in parts for thing in part.things)
    elif not things and answer.text is not None:
        things = (_thing((*answer.citations, *answer.also_said)),)
    against = tuple(_thing(other.citations) for other in answer.disagreements)
    return Whole(
        things=things,
        against=(*against, *(thing for part in parts for thing in part.against)),
        parts=tuple(part.things for part in parts),
        verdict=_verdict_of(answer),
        days=() if answer.text is None else _days(answer.citations[0]),
    )


def judge_whole(gold: GoldQuestion, given: Whole) -> WholeScore:
    """Score the whole answer.

    A thing matches a wanted one if one of its quotes shares a code point with one of the gold ranges and has a word F1
    of 0.5 or more with it. No thing matches two, and no wanted one is matched twice. If several are wanted, the
    different values of other articles count among the things.
    """
    if not gold.answerable:
        return WholeScore()
    things = (*given.things, *given.against) if gold.want == "all" else given.things
    precision, recall, item_f1 = _items(gold.wanted, things) if gold.want == "all" else (None, None, None)
    first = given.things[0][0] if given.things else None
    decided = None if gold.verdict is None else float(given.verdict not in (None, "unclear"))
    return WholeScore(
        precision=precision,
        recall=recall,
        item_f1=item_f1,
        parts=_parts(gold, given),
        verdict=None if gold.verdict is None else float(_is_verdict(gold.verdict, given.verdict)),
        decided=decided,
        day=None if gold.date is None or first is None else float(gold.date in given.days),
        leads=None if gold.leads is None or first is None else float(first.article == gold.leads),
        wrong=float(any(_gives(thing, gold.wrong) for thing in given.things)) if gold.wrong else None,
    )


def _thing(citations: Sequence[Citation]) -> Thing:
    return tuple(Quote(c.article_id, c.start, c.end, c.quote) for c in citations)


def _verdict_of(answer: Answer) -> str | None:
    """Return the verdict; of a comparison that asks for one of two, the side whose words come first."""
    if answer.kind != "comparison" or answer.verdict is not None:
        return answer.verdict
    return next((item.label for item in answer.items if item.citations[:1] == answer.citations[:1]), None)


def _days(citation: Citation) -> tuple[str, ...]:
    days = dates(citation.quote, citation.published)
    return tuple(
        f"{each['year']:04}-{each['month']:02}-{each['day']:02}"
        for each in days
        if {"year", "month", "day"} <= set(each)
    )


def _items(wanted: Sequence[Sequence[GoldAnswer]], things: Sequence[Thing]) -> tuple[float | None, float, float]:
    """Return precision, recall and F1 of the things; each wanted one is matched by the first unused thing."""
    free = list(things)
    given = 0
    for answers in wanted:
        at = next((at for at, thing in enumerate(free) if _gives(thing, answers)), None)
        if at is not None:
            free.pop(at)
            given += 1
    precision, recall = (given / len(things) if things else None), given / len(wanted)
    return precision, recall, 2 * given / (len(things) + len(wanted))


def _gives(thing: Thing, answers: Sequence[GoldAnswer]) -> bool:
    return any(_is_right(quote, answer) for quote in thing for answer in answers)


def _is_right(quote: Quote, answer: GoldAnswer) -> bool:
    if quote.article != answer.article or not quote.range.overlaps(answer.range):
        return False
    return f1(quote.text, [answer.text]) >= RIGHT_F1


def _parts(gold: GoldQuestion, given: Whole) -> float | None:
    """Return the share of right parts: those that the answer's part of the same number gives, or that both leave open.

    An answer without parts, or with another number of parts, gives a part if any of its things does; it never counts as
    saying that the articles don't answer a part.
    """
    asked = [part for part in gold.parts if part.question is not None]
    if gold.kind != "compound" or not asked:
        return None
    if len(given.parts) == len(asked):
        right = [_part(gold, part, things) for part, things in zip(asked, given.parts, strict=True)]
    else:
        right = [bool(part.answers) and _part(gold, part, given.things) for part in asked]
    return sum(right) / len(asked)


def _part(gold: GoldQuestion, part: GoldPart, things: Sequence[Thing]) -> bool:
    if not part.answers:
        return not things
    return any(_gives(thing, gold.answers_of(part)) for thing in things)


def _is_verdict(gold: str, given: str | None) -> bool:
    """Whether a verdict equals the gold's: the same word, or a name of the same side."""
    if given is None or given == "unclear" or gold == _SAME:
        return given == gold
    one, other = normalise(gold), normalise(given)
    return bool(other) and (one == other or f" {other} " in f" {one} " or f" {one} " in f" {other} ")
