"""Asking and judging, with scripted answers."""

import pytest

from eval.errors import GoldError
from eval.gold import GoldAnswer, GoldQuestion
from eval.judge import judge
from eval.run import asking, best_span, given_by, run
from eval.stages import ArticleRange, Stage
from qa.uncompared import uncompared
from tests.eval.fakes import VERSIONS, FakeAssistant, make_answer, make_article, make_gold, make_passage

ARTICLE = make_article("Ann met Bob. Then Bob met the old Ann. Eve stayed.")
ARTICLES = {ARTICLE.id: ARTICLE}


def judged(gold, answer, **options):
    """Judge an answer that took 5 ms."""
    return judge(gold, given_by(answer, ARTICLES, 5.0), ARTICLES, **options)


def place(start, end):
    return ArticleRange(article="a.txt", start=start, end=end)


def verdict(result):
    """Return the citation's verdict as a tuple."""
    c = result.citation
    return (c.right_file, c.right_occurrence, c.exact_span, c.span_f1)


def test_right_answer():
    """The gold range itself scores 1.0 throughout."""
    result = judged(make_gold(ARTICLE, "Bob"), make_answer(ARTICLE, (8, 11)))
    assert (result.exact_match, result.f1, result.forced_exact_match, result.forced_f1) == (1.0,) * 4
    assert verdict(result) == (True, True, True, 1.0)
    assert result.verbatim is True
    assert not result.abstained


def test_right_words_in_the_wrong_place():
    """The right words at another place match exactly, yet are the wrong occurrence."""
    result = judged(make_gold(ARTICLE, "Bob"), make_answer(ARTICLE, (18, 21)))
    assert result.exact_match == 1.0
    assert verdict(result) == (True, False, False, 0.0)


def test_partial_answer():
    """A longer answer that overlaps: F1 of words 2/3, of code points 2 * 3 / (3 + 7)."""
    result = judged(make_gold(ARTICLE, "Bob"), make_answer(ARTICLE, (4, 11)))
    assert (result.exact_match, result.f1) == (0.0, pytest.approx(2 / 3))
    assert verdict(result) == (True, True, False, pytest.approx(0.6))


def test_best_gold_range_counts():
    """Of several gold ranges of the article the closest one counts."""
    result = judged(make_gold(ARTICLE, "old Ann", "Ann met"), make_answer(ARTICLE, (34, 37)))
    assert result.citation.span_f1 == pytest.approx(6 / 10)


def test_wrong_file():
    """The same offsets of another article are neither the right file nor the right place."""
    other = make_article(ARTICLE.text, "b.txt")
    articles = {**ARTICLES, "b.txt": other}
    result = judge(make_gold(ARTICLE, "Bob"), given_by(make_answer(other, (8, 11)), articles), articles)
    assert verdict(result) == (False, False, False, 0.0)


def test_abstaining_on_an_answerable_question():
    """Abstaining scores 0, its best span is scored as forced, and nothing is cited."""
    passages = [make_passage(ARTICLE, 0, 37, old=-1.0, Bob=-0.5)]
    result = judged(make_gold(ARTICLE, "Bob"), make_answer(ARTICLE, None, passages=passages, nearest=(0, 12)))
    assert (result.exact_match, result.f1) == (0.0, 0.0)
    assert (result.forced, result.forced_exact_match, result.forced_f1) == ("Bob", 1.0, 1.0)
    assert result.citation is None
    assert result.abstained
    assert result.verbatim is True


@pytest.mark.parametrize(("place", "score"), [(None, 1.0), ((8, 11), 0.0), ((26, 29), 0.0)])
def test_unanswerable(place, score):
    """Abstaining is right and any answer wrong, even one without a word in it ("the"); nothing else is judged."""
    result = judged(make_gold(ARTICLE), make_answer(ARTICLE, place, passages=[make_passage(ARTICLE, 0, 12, Bob=1.0)]))
    assert (result.exact_match, result.f1) == (score, score)
    assert (result.forced_exact_match, result.forced_f1) == (0.0, 0.0)
    assert result.citation is None
    assert result.hits is None


def test_hits():
    """A passage hits if it holds a gold range of its own article whole."""
    passages = [
        make_passage(make_article(ARTICLE.text, "b.txt"), 0, 12, 1),
        make_passage(ARTICLE, 0, 10, 2),
        make_passage(ARTICLE, 8, 11, 3),
        make_passage(ARTICLE, 13, 38, 4),
    ]
    gold = make_gold(ARTICLE, "Bob", "met the old")
    answer = make_answer(ARTICLE, (8, 11), passages=passages)
    assert judged(gold, answer).hits == (False, False, True, True)
    assert judged(gold, answer, retrieval=False).hits is None


def test_passages_that_are_not_told():
    """An answerer that tells no passages leaves retrieval unknown, unless it says that it found none."""
    gold = make_gold(ARTICLE, "Bob")
    silent = judged(gold, make_answer(ARTICLE, (0, 3)))
    assert (silent.hits, silent.stage, silent.passage) == (None, Stage.NOT_KNOWN, None)
    empty = judged(gold, make_answer(ARTICLE, None, reason="nothing found"))
    assert (empty.hits, empty.stage, empty.passage) == ((), Stage.NOT_RETRIEVED, None)


def test_the_passage_to_look_at():
    """The best ranked passage that holds gold, else the one with the span that was chosen, else the first."""
    early, late = make_passage(ARTICLE, 0, 12, 1, Ann=1.0), make_passage(ARTICLE, 13, 38, 2, Bob=2.0)
    last = make_passage(ARTICLE, 39, 50, 3)
    looked = [
        judged(gold, make_answer(ARTICLE, at, passages=[last, late, early])).passage
        for gold, at in (
            (make_gold(ARTICLE, "Eve"), (0, 3)),
            (make_gold(ARTICLE), (18, 21)),
            (make_gold(ARTICLE, "Ann. Eve"), (10, 15)),
        )
    ]
    assert [(seen.rank, seen.holds_gold) for seen in looked] == [(3, True), (2, False), (1, False)]
    assert looked[1].text == ARTICLE.text[13:38]
    assert judged(make_gold(ARTICLE, "Ann met"), make_answer(ARTICLE, (0, 7), passages=[early])).passage is None


def test_best_span_ties():
    """Of equal margins the better ranked passage wins, then the earlier place."""
    passages = [make_passage(ARTICLE, 0, 50, 2, Ann=1.0), make_passage(ARTICLE, 0, 50, 1, Bob=1.0, met=1.0, Eve=0.9)]
    assert best_span(make_answer(ARTICLE, None, passages=passages)) == ("met", place(4, 7))
    assert best_span(make_answer(ARTICLE, None)) == (None, None)


def test_best_span_is_the_nearest():
    """The span in the sentence shown as nearest is what the confidence is about, unless there is none in it."""
    passages = [make_passage(ARTICLE, 0, 50, 1, Bob=1.0, Eve=0.5)]
    assert best_span(make_answer(ARTICLE, None, passages=passages, nearest=(39, 50)))[0] == "Eve"
    assert best_span(make_answer(ARTICLE, None, passages=passages, nearest=(13, 38)))[0] == "Bob"


def test_not_verbatim():
    """A quote that its article does not hold there is told, and so is an unknown article."""
    changed = make_article(ARTICLE.text.replace("Bob", "Rob"))
    answer = make_answer(ARTICLE, (8, 11))
    for articles in ({"a.txt": changed}, {}):
        assert judge(make_gold(ARTICLE, "Bob"), given_by(answer, articles), articles).verbatim is False
    assert judged(make_gold(ARTICLE), make_answer(ARTICLE, None)).verbatim is None


def test_run_warms_up_and_times():
    """The first question is asked once more before the clock starts; every question is timed by itself."""
    assistant = FakeAssistant([ARTICLE], {"Who met Ann?": "Bob", "And who stayed?": "Eve"})
    gold = [
        make_gold(ARTICLE, "Bob", id="q1", question="Who met Ann?"),
        make_gold(ARTICLE, "Eve", id="q2", question="And who stayed?", history=("Who met Ann?",)),
        make_gold(ARTICLE, id="q3", question="Why?"),
    ]
    ticks = iter([1.0, 1.25, 2.0, 2.5, 3.0, 3.001])
    seen = []
    done = run(
        asking(assistant),
        gold,
        ARTICLES,
        clock=lambda: next(ticks),
        on_result=seen.append,
    )
    assert [asked for asked, _ in assistant.asked] == ["Who met Ann?", "Who met Ann?", "And who stayed?", "Why?"]
    assert assistant.asked[2][1] == ("Who met Ann?",)
    assert [r.milliseconds for r in done.results] == [250.0, 500.0, pytest.approx(1.0)]
    assert [r.exact_match for r in done.results] == [1.0, 1.0, 1.0]
    assert tuple(seen) == done.results
    assert done.versions == VERSIONS


def test_run_goes_on():
    """Results that are there already are not asked again, and are in the gold questions' order."""
    gold = [make_gold(ARTICLE, "Bob", id=name, question=name) for name in ("q1", "q2", "q3")]
    whole = run(asking(FakeAssistant([ARTICLE], {})), gold, ARTICLES)
    assistant = FakeAssistant([ARTICLE], {})
    told = []

    def on_start(versions):
        told.append(versions)
        return {"q2": whole.results[1]}

    done = run(asking(assistant), gold, ARTICLES, on_start=on_start)
    assert [asked for asked, _ in assistant.asked] == ["q1", "q1", "q3"]
    assert [r.id for r in done.results] == ["q1", "q2", "q3"]
    assert done.results[1] is whole.results[1]
    assert told == [VERSIONS]


def test_run_without_questions():
    """Nothing to ask is an error of the caller."""
    with pytest.raises(ValueError, match="no gold question"):
        run(lambda question: make_answer(ARTICLE, None), [], ARTICLES)


def test_golds_are_all_texts():
    """The prediction may match the words of any gold range, given once each."""
    answers = tuple(GoldAnswer(article="a.txt", start=s, end=s + 3, text="Bob") for s in (8, 18))
    gold = GoldQuestion(id="q", kind="fact", question="Who?", answers=answers, source="one")
    assert judged(gold, make_answer(ARTICLE, (8, 11))).golds == ("Bob",)


def test_an_answer_that_was_not_compared_is_not_scored():
    """A figure would count what the other articles say as nothing."""
    answer = uncompared(make_answer(ARTICLE, (8, 11)))
    with pytest.raises(GoldError, match="q: The other articles could not be compared"):
        run(lambda question: answer, [make_gold(ARTICLE, "Bob")], ARTICLES)
