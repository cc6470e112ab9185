"""The gold questions over the seeds are what their README says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.gold import load_gold
from index.articles import read_articles

_ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def articles():
    return {article.id: article for article in read_articles(_ROOT / "seeds").articles}


@pytest.fixture(scope="module")
def gold(articles):
    return load_gold(_ROOT / "eval/gold/seeds.jsonl", articles.values())


def test_there_are_enough_of_each_sort(gold):
    """At least 100 questions, 25 unanswerable ones with near misses among them, follow-ups with history."""
    kinds = Counter(question.kind for question in gold)
    assert len(gold) >= 100
    assert sum(not question.answers for question in gold) >= 25
    assert min(kinds[kind] for kind in ("fact", "paraphrase", "follow-up", "near-miss")) >= 15
    assert all(question.history for question in gold if question.kind == "follow-up")


def test_no_answer_lies_in_furniture(gold, articles):
    """Page furniture is never an answer, so no gold answer may touch it."""
    for question in gold:
        for answer in question.answers:
            furniture = articles[answer.article].boilerplate
            assert not any(answer.start < end and start < answer.end for start, end in furniture), question.id


def test_readme_counts_are_true(gold):
    """The table of kinds in the README counts the file's questions."""
    readme = (_ROOT / "eval/gold/README.md").read_text("utf-8")
    for kind, count in Counter(question.kind for question in gold).items():
        assert f"| `{kind}` | {count} |" in readme
