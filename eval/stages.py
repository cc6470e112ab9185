"""Where a question was lost: every result belongs to exactly one stage, found by the first rule that fits.

A span is *in the right place* if it shares at least one code point with a gold range of its article; a passage *holds*
a gold range if the whole range lies inside it. The rules are tried in this order:

1. no answer exists: RIGHT if it abstained, else ANSWERED_WRONGLY;
2. it answered, and the words match a gold answer exactly: RIGHT if they are in the right place (or their place is not
   known), else WRONG_PLACE;
3. it answered with other words in the right place: WRONG_WORDS (mostly a border too early or too late); if several
   things are wanted, INCOMPLETE if it gives only some, or others as well, and RIGHT if it gives exactly those;
4. it abstained, and its best span is in the right place: ABSTAINED_WRONGLY;
5. what it read is not known: NOT_KNOWN;
6. no passage read holds a gold range: NOT_RETRIEVED;
7. no candidate is in the right place: NOT_READ;
8. otherwise a candidate was in the right place and another was best: OUTRANKED.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.gold import GoldQuestion
from eval.metrics import exact_match
from index.types import Range
from qa.types import ConsideredPassage


class Stage(StrEnum):
    """The stage that lost a question, in the order in which an answer is made; RIGHT if none did."""

    RIGHT = "right"
    NOT_RETRIEVED = "not retrieved"
    NOT_READ = "not read"
    OUTRANKED = "outranked"
    ABSTAINED_WRONGLY = "abstained wrongly"
    ANSWERED_WRONGLY = "answered wrongly"
    WRONG_WORDS = "wrong words, right place"
    INCOMPLETE = "some of several"
    WRONG_PLACE = "right words, wrong place"
    NOT_KNOWN = "not known"


MEANINGS = {
    Stage.RIGHT: "the words match a gold answer and are in its place, or it rightly abstained",
    Stage.NOT_RETRIEVED: "no passage that was read holds a gold range",
    Stage.NOT_READ: "a passage holds a gold range, but no candidate overlaps one",
    Stage.OUTRANKED: "a candidate overlaps a gold range, but a span elsewhere was best",
    Stage.ABSTAINED_WRONGLY: "the best span overlaps a gold range, but was below the threshold",
    Stage.ANSWERED_WRONGLY: "the articles don't say, but it answered",
    Stage.WRONG_WORDS: "the answer overlaps a gold range, but its words match none",
    Stage.INCOMPLETE: "several things are wanted, and it gives only some, or others as well",
    Stage.WRONG_PLACE: "the words match a gold answer, but stand elsewhere",
    Stage.NOT_KNOWN: "wrong, and what was read is not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRange:
    """A half-open range of code points of an article."""

    article: str
    start: int
    end: int

    @property
    def range(self) -> Range:
        """The range without the article."""
        return Range(self.start, self.end)


def stage_of(
    gold: GoldQuestion, prediction: str | None, place: ArticleRange | None, passages: Sequence[ConsideredPassage] | None
) -> Stage:
    """Return the stage that lost the question.

    `place` is the place of the answer, or of the best span withheld by an abstention; None if that is
    not known, or there is none. `passages` are those that were read; None if that is not known.
    """
    if not gold.answerable:
        return Stage.RIGHT if prediction is None else Stage.ANSWERED_WRONGLY
    stands_right = place is not None and overlaps_gold(place, gold)
    if prediction is None:
        return Stage.ABSTAINED_WRONGLY if stands_right else _lost(gold, passages)
    if exact_match(prediction, (answer.text for answer in gold.answers)):
        return Stage.RIGHT if stands_right or place is None else Stage.WRONG_PLACE
    return Stage.WRONG_WORDS if stands_right else _lost(gold, passages)


def stage_of_items(stage: Stage, item_f1: float) -> Stage:
    """Return the stage of an answer that should give several things; `stage` is that of its first one."""
    if item_f1 == 1.0:
        return Stage.RIGHT
    if item_f1 > 0.0:
        return Stage.INCOMPLETE
    return Stage.WRONG_WORDS if stage is Stage.RIGHT else stage


def overlaps_gold(place: ArticleRange, gold: GoldQuestion) -> bool:
    """Whether the place shares a code point with a gold range of its article."""
    return any(place.range.overlaps(each.range) for each in gold.answers if each.article == place.article)


def holds_gold(passage: ConsideredPassage, gold: GoldQuestion) -> bool:
    """Whether the passage holds a whole gold range of its article."""
    return any(
        a.article == passage.article_id and passage.start <= a.start and a.end <= passage.end for a in gold.answers
    )


def _lost(gold: GoldQuestion, passages: Sequence[ConsideredPassage] | None) -> Stage:
    if passages is None:
        return Stage.NOT_KNOWN
    if not any(holds_gold(passage, gold) for passage in passages):
        return Stage.NOT_RETRIEVED
    places = (
        ArticleRange(article=passage.article_id, start=candidate.start, end=candidate.end)
        for passage in passages
        for candidate in passage.candidates
    )
    return Stage.OUTRANKED if any(overlaps_gold(place, gold) for place in places) else Stage.NOT_READ
