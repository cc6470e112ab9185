"""Each stage, on hand-made questions."""

from __future__ import annotations

import pytest

from eval.stages import MEANINGS, ArticleRange, Stage, holds_gold, overlaps_gold, stage_of
from tests.eval.fakes import make_article, make_gold, make_passage

ARTICLE = make_article("Ann met Bob. Then Bob met the old Ann. Eve stayed.")
GOLD = make_gold(ARTICLE, "the old Ann")  # 26-37
NONE = make_gold(ARTICLE)


def place(start, end, article="a.txt"):
    return ArticleRange(article=article, start=start, end=end)


RIGHT, EARLY, OTHER = place(26, 37), place(30, 37), place(0, 3)
ELSEWHERE = (make_passage(ARTICLE, 0, 12, Ann=2.0),)
UNREAD = (*ELSEWHERE, make_passage(ARTICLE, 13, 38, 2, Then=1.0))
READ = (*ELSEWHERE, make_passage(ARTICLE, 13, 38, 2, old=1.0))


@pytest.mark.parametrize(
    ("prediction", "where", "passages", "stage"),
    [
        ("the old Ann", RIGHT, READ, Stage.RIGHT),
        ("old Ann", EARLY, READ, Stage.RIGHT),  # the same words after normalisation, in the right place
        ("the old Ann", None, None, Stage.RIGHT),  # where it is is not known
        ("the old Ann", OTHER, READ, Stage.WRONG_PLACE),
        ("the old Ann", place(26, 37, "b.txt"), READ, Stage.WRONG_PLACE),
        ("Ann", place(34, 37), READ, Stage.WRONG_WORDS),
        ("Ann", place(34, 37), ELSEWHERE, Stage.WRONG_WORDS),
        ("Ann", OTHER, ELSEWHERE, Stage.NOT_RETRIEVED),
        ("Ann", OTHER, (), Stage.NOT_RETRIEVED),
        ("Ann", OTHER, UNREAD, Stage.NOT_READ),
        ("Ann", OTHER, READ, Stage.OUTRANKED),
        ("Ann", OTHER, None, Stage.NOT_KNOWN),
        ("Ann", None, None, Stage.NOT_KNOWN),
        (None, RIGHT, READ, Stage.ABSTAINED_WRONGLY),
        (None, place(36, 40), READ, Stage.ABSTAINED_WRONGLY),
        (None, OTHER, READ, Stage.OUTRANKED),
        (None, OTHER, UNREAD, Stage.NOT_READ),
        (None, None, ELSEWHERE, Stage.NOT_RETRIEVED),
        (None, None, None, Stage.NOT_KNOWN),
    ],
)
def test_answerable(prediction, where, passages, stage):
    """The first rule that fits says the stage."""
    assert stage_of(GOLD, prediction, where, passages) is stage


@pytest.mark.parametrize(("prediction", "stage"), [(None, Stage.RIGHT), ("Ann", Stage.ANSWERED_WRONGLY)])
def test_unanswerable(prediction, stage):
    """Without an answer only abstaining is right, whatever was read."""
    for where, passages in ((None, None), (OTHER, READ)):
        assert stage_of(NONE, prediction, where, passages) is stage


def test_a_passage_holds_a_gold_range_whole():
    """A passage that cuts the gold range does not hold it, nor does the same range of another article."""
    assert holds_gold(make_passage(ARTICLE, 26, 37), GOLD)
    assert not holds_gold(make_passage(ARTICLE, 27, 50), GOLD)
    assert not holds_gold(make_passage(make_article(ARTICLE.text, "b.txt"), 0, 50), GOLD)


def test_overlap_needs_a_code_point():
    """Ranges that touch do not overlap."""
    assert overlaps_gold(place(36, 40), GOLD)
    assert not overlaps_gold(place(37, 40), GOLD)
    assert not overlaps_gold(place(20, 26), GOLD)


def test_every_stage_has_a_meaning():
    """The report explains each stage."""
    assert set(MEANINGS) == set(Stage)
