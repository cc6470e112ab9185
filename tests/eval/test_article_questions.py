"""The gold questions about articles of our own are what their README says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.gold import KINDS, load_gold
from index.articles import read_articles

_ROOT = Path(__file__).parent.parent.parent
_GOLD = _ROOT / "eval/gold"


@pytest.fixture(scope="module")
def articles():
    return {article.id: article for article in read_articles(_GOLD / "articles").articles}


@pytest.fixture(scope="module")
def gold(articles):
    """Load them, which compares every range with its article."""
    return load_gold(_GOLD / "articles.jsonl", articles.values())


@pytest.fixture(scope="module")
def both(gold):
    """Join both sets."""
    return load_gold(_GOLD / "seeds.jsonl") + gold


def test_there_are_enough_of_each_kind(gold):
    """Every kind is there, each at least twelve times, in the order of `KINDS`."""
    kinds = Counter(question.kind for question in gold)
    assert tuple(kinds) == KINDS
    assert min(kinds.values()) >= 12
    assert kinds["follow-up"] >= 40


def test_both_sets_are_large_enough(both, articles):
    """Both sets hold 500 questions or more, about a third of them without an answer, over 15 articles or more."""
    assert len(both) >= 500
    assert len(articles) >= 15
    assert 0.3 <= sum(not question.answerable for question in both) / len(both) <= 0.4


def test_no_id_and_no_question_is_used_twice(both):
    """Ids are unique over both sets, and nothing is asked twice after the same history."""
    assert len({question.id for question in both}) == len(both)
    assert len({(question.question, question.history) for question in both}) == len(both)


def test_every_article_is_asked_about(gold, articles):
    """Each article answers a question."""
    assert {answer.article for question in gold for answer in question.answers} == set(articles)


def test_fields_fit_the_kind(gold):
    """A follow-up has its history and what it means; kinds that have a field of their own give it."""
    by_kind = {kind: [question for question in gold if question.kind == kind and question.answerable] for kind in KINDS}
    assert all(question.history and question.standalone for question in gold if question.kind == "follow-up")
    assert all(question.verdict and question.parts for question in by_kind["comparison"])
    assert all(question.want == "all" for question in (*by_kind["list"], *by_kind["contradiction"]))
    assert all(question.source == "differs" for question in by_kind["contradiction"])
    assert sum(bool(question.wrong) for question in by_kind["corrected"]) >= 12
    assert sum(question.date is not None for question in by_kind["date"]) >= 12


def test_kinds_without_an_answer_have_none(gold):
    """What is no question, a near miss, not said or said by page furniture alone has no answer."""
    silent = {"near-miss", "unanswerable", "furniture", "no-question"}
    assert not any(question.answerable for question in gold if question.kind in silent)


def test_ranges_are_whole_words(gold, articles):
    """No range of an answer begins or ends inside a word or with a blank."""
    for question in gold:
        for answer in (*question.answers, *question.wrong):
            text = articles[answer.article].text
            around = text[max(answer.start - 1, 0) : answer.start + 1], text[answer.end - 1 : answer.end + 1]
            assert not any(len(pair) == 2 and pair.isalnum() for pair in around), question.id
            assert answer.text == answer.text.strip(), question.id


def test_no_answer_lies_in_furniture(gold, articles):
    """Page furniture is never an answer, so no gold answer may touch it."""
    for question in gold:
        for answer in question.answers:
            furniture = articles[answer.article].boilerplate
            assert not any(answer.start < end and start < answer.end for start, end in furniture), question.id


def test_readme_counts_are_true(gold):
    """The table of kinds in the README counts the file's questions, and those without an answer."""
    readme = (_GOLD / "README.md").read_text("utf-8")
    silent = Counter(question.kind for question in gold if not question.answerable)
    for kind, count in Counter(question.kind for question in gold).items():
        assert f"| `{kind}` | {count} | {silent[kind]} |" in readme
