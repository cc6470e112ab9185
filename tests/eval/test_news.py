"""The questions about news pages."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from eval.errors import GoldError
from eval.news import NEWS, load_news


def test_the_questions_are_of_all_kinds_in_both_halves():
    """Of one page all are in one half; about a third has no answer, and only those are of the kinds that say why."""
    questions = load_news()
    assert len({question.id for question in questions}) == len(questions) >= 300
    halves = {question.page: question.half for question in questions}
    assert all(halves[question.page] == question.half for question in questions)
    for half in ("fit", "report"):
        part = [question for question in questions if question.half == half]
        assert 0.3 <= sum(not question.answers for question in part) / len(part) <= 0.4
        kinds = Counter(question.kind for question in part)
        assert min(kinds.values()) >= 10
    answered = {question.kind for question in questions if question.answers}
    assert answered == {"plain", "paraphrase", "search"}
    assert {question.kind for question in questions if not question.answers} == {
        "name",
        "place",
        "year",
        "presupposition",
        "relation",
    }


def test_the_file_holds_no_text_of_the_pages():
    """Ids, digests, offsets and questions of our own."""
    for line in NEWS.read_text("utf-8").splitlines():
        page = json.loads(line)
        assert set(page) == {"page", "sha256", "half", "questions"}
        for question in page["questions"]:
            assert set(question) == {"id", "kind", "question", "answers"}
            assert all(set(answer) == {"start", "end"} for answer in question["answers"])
            assert all(0 <= answer["start"] < answer["end"] for answer in question["answers"])


def test_another_half_is_refused(tmp_path):
    """The message says what may be there."""
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"page": "p", "sha256": "0", "half": "both", "questions": []}))
    with pytest.raises(GoldError, match="half is 'both', expected 'fit' or 'report'"):
        load_news(path)
