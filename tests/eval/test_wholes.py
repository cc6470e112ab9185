"""Answers that are more than one span, against what the gold wants."""

from dataclasses import replace

import pytest

from eval.gold import GoldAnswer, GoldPart, GoldQuestion
from eval.judge import judge
from eval.run import given_by
from eval.stages import Stage
from eval.wholes import Whole, WholeScore, judge_whole, whole_of
from qa.citing import cite
from qa.types import Item, OtherAnswer
from tests.eval.fakes import make_answer, make_article

ARTICLE = make_article("Alma, Bert and Cleo came on Monday. Dora left. It cost £40, not £30. Alma won.")
OTHER = make_article("The cost was £50.", id="b.txt")
ARTICLES = {ARTICLE.id: ARTICLE, OTHER.id: OTHER}


def answers(*texts, article=ARTICLE):
    found = [(text, article.text.index(text)) for text in texts]
    return tuple(GoldAnswer(article=article.id, start=at, end=at + len(text), text=text) for text, at in found)


def question(*texts, **fields):
    found = {"id": "q", "kind": "list", "question": "Who came?", **fields}
    return GoldQuestion(answers=answers(*texts), **found)


def cited(text, article=ARTICLE):
    at = article.text.index(text)
    return cite(article, at, at + len(text))


def item(text, label="", article=ARTICLE):
    return Item(text=text, confidence=0.9, citations=(cited(text, article),), label=label)


def answered(text, *items, **fields):
    at = ARTICLE.text.index(text)
    answer = make_answer(ARTICLE, (at, at + len(text)))
    return replace(answer, items=tuple(item(each) if isinstance(each, str) else each for each in items), **fields)


def scored(gold, answer):
    return judge_whole(gold, whole_of(answer))


def test_items_are_scored_by_precision_and_recall():
    """Two of three wanted things, and one that is none: 2/3 each, and an F1 of 4/6."""
    gold = question("Alma", "Bert", "Cleo", want="all")
    score = scored(gold, answered("Alma, Bert and Cleo", "Alma", "Bert", "Dora"))
    assert (score.precision, score.recall, score.item_f1) == (pytest.approx(2 / 3),) * 3


def test_each_wanted_thing_is_given_once():
    """The same thing twice is one right item and one wrong one."""
    score = scored(question("Alma", "Bert", want="all"), answered("Alma", "Alma", "Alma"))
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_any_range_of_a_part_gives_it():
    """A part may be said in two ways; an item that gives either is right."""
    gold = question("Alma", "Bert", "Bert and Cleo", want="all")
    gold = replace(gold, parts=(GoldPart(answers=(0,)), GoldPart(answers=(1, 2))))
    assert scored(gold, answered("Alma", "Alma", "Bert and Cleo")).item_f1 == 1.0


def test_an_abstention_gives_no_item():
    """Nothing given has no precision, and a recall and F1 of 0."""
    score = scored(question("Alma", "Bert", want="all"), make_answer(ARTICLE, None))
    assert (score.precision, score.recall, score.item_f1) == (None, 0.0, 0.0)


def test_the_words_of_another_place_are_no_item():
    """The name is in the last sentence too, where it does not say who came."""
    gold = question("Alma", want="all")
    last = ARTICLE.text.rindex("Alma")
    assert scored(gold, make_answer(ARTICLE, (last, last + 4))).item_f1 == 0.0


def test_one_answer_has_no_items():
    """Where one answer will do, items are not scored."""
    assert scored(question("Alma"), answered("Alma")) == WholeScore()


def test_values_of_other_articles_count_where_both_are_wanted():
    """A contradiction is whole where the other value is shown as differing."""
    gold = question("£40", kind="contradiction", want="all")
    gold = replace(gold, answers=(*gold.answers, *answers("£50", article=OTHER)))
    other = OtherAnswer(text="£50", confidence=0.5, citations=(cited("£50", OTHER),))
    assert scored(gold, answered("£40")).recall == 0.5
    assert scored(gold, answered("£40", disagreements=(other,))).item_f1 == 1.0


@pytest.mark.parametrize(
    ("gold", "given", "right", "decided"),
    [("yes", "yes", 1.0, 1.0), ("yes", "no", 0.0, 1.0), ("no", "unclear", 0.0, 0.0), ("same", "unclear", 0.0, 0.0)],
)
def test_verdicts(gold, given, right, decided):
    """A verdict is right, wrong, or was not given."""
    score = scored(question("Alma won", kind="yes-no", verdict=gold), answered("Alma won", verdict=given))
    assert (score.verdict, score.decided) == (right, decided)


@pytest.mark.parametrize(("first", "right"), [("£40", 1.0), ("£30", 0.0)])
def test_a_comparison_is_won_by_the_side_whose_words_come_first(first, right):
    """Where one of two is asked for, the label of the item that is the answer is the verdict."""
    gold = question("£40", "£30", kind="comparison", want="all", verdict="the ferry")
    given = answered(first, item("£40", "ferry"), item("£30", "the bus"), kind="comparison")
    assert scored(gold, given).verdict == right


def compound():
    parts = (
        GoldPart(question="Who came?", answers=(0,)),
        GoldPart(question="What did it cost?", answers=(1,)),
        GoldPart(question="Who paid?", answers=()),
    )
    return question("Alma", "£40", kind="compound", want="all", parts=parts)


def test_parts_of_a_compound_question():
    """Two parts are given and the third is not said; of a span alone only the part that it gives is right."""
    silent = make_answer(ARTICLE, None)
    whole = answered("Alma", kind="compound", parts=(answered("Alma"), answered("£40"), silent))
    assert scored(compound(), whole).parts == 1.0
    assert scored(compound(), answered("Alma")).parts == pytest.approx(1 / 3)


def test_a_part_that_nobody_says_is_wrong_where_it_is_answered():
    """The third part has no answer, and one was given."""
    whole = answered("Alma", kind="compound", parts=(answered("Alma"), answered("£40"), answered("Dora")))
    assert scored(compound(), whole).parts == pytest.approx(2 / 3)


def test_the_day_that_a_weekday_means():
    """Monday counts back from the day the article was published."""
    gold = question("Monday", kind="date", date="2025-03-31")
    at = ARTICLE.text.index("Monday")
    assert ARTICLE.published is None
    undated = make_answer(ARTICLE, (at, at + 6))
    dated = replace(undated, citations=(cite(replace(ARTICLE, published="2025-04-02"), at, at + 6),))
    assert (scored(gold, undated).day, scored(gold, dated).day) == (0.0, 1.0)


def test_the_article_that_leads():
    """The article whose value comes first is cited first, or not."""
    gold = question("£40", kind="contradiction", leads="a.txt")
    assert scored(gold, answered("£40")).leads == 1.0
    assert scored(replace(gold, leads="b.txt"), answered("£40")).leads == 0.0
    assert scored(gold, make_answer(ARTICLE, None)).leads is None


def test_values_that_are_none():
    """An answer that gives a value which only looks right is counted, wherever it is among the items."""
    gold = question("£40", kind="corrected", wrong=answers("£30"))
    assert scored(gold, answered("£40")).wrong == 0.0
    assert scored(gold, answered("£40", "£40", "£30")).wrong == 1.0


def test_an_unanswerable_question_has_no_whole():
    """Where the articles don't say, nothing is wanted."""
    assert judge_whole(question(kind="list"), Whole()) == WholeScore()


def result(gold, answer):
    return judge(gold, given_by(answer, ARTICLES, 5.0), ARTICLES)


def test_several_items_are_the_result():
    """The result's F1 is that of the items; some of them are a stage of their own, all of them are right."""
    gold = question("Alma", "Bert", "Cleo", want="all")
    some = result(gold, answered("Alma, Bert and Cleo", "Alma", "Bert"))
    every = result(gold, answered("Alma, Bert and Cleo", "Alma", "Bert", "Cleo"))
    assert (some.f1, some.exact_match, some.stage) == (pytest.approx(0.8), 0.0, Stage.INCOMPLETE)
    assert (every.f1, every.exact_match, every.stage, every.score) == (1.0, 1.0, Stage.RIGHT, 1.0)


def test_a_verdict_needs_its_quote():
    """A right verdict under a quote that does not decide scores nothing."""
    gold = question("Alma won", kind="yes-no", verdict="yes")
    assert result(gold, answered("Alma won", verdict="yes")).score == 1.0
    assert result(gold, answered("Dora left", verdict="yes")).score == 0.0
    assert result(gold, answered("Alma won", verdict="unclear")).score == 0.0


def test_parts_are_the_score_of_a_compound_question():
    """Two of three parts are right."""
    assert result(compound(), answered("Alma", parts=(answered("Alma"), answered("£40"), answered("Dora")))).score == (
        pytest.approx(2 / 3)
    )
