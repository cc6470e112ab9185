"""Passages cut from whole articles."""

from __future__ import annotations

from eval.training.passages import cut_some
from tests.eval.training.factories import answers_of, make_example

_PARAGRAPHS = [
    f"In the year {1800 + at} the town of Oro built mill number {at}." + " It stood." * 40 for at in range(9)
]
_TEXT = "\n\n".join(_PARAGRAPHS)


def test_a_passage_holds_the_answer_whole():
    """Of whole paragraphs, with the answers that lie in it."""
    examples = [make_example(_TEXT, f"18{at:02}", id=str(at)) for at in range(9)]
    for before, after in zip(examples, cut_some(examples, share=1.0, seed=1), strict=True):
        assert answers_of(after) == answers_of(before)
        assert after.context in _TEXT
        assert set(after.context.split("\n\n")) < set(_PARAGRAPHS)
        assert 60 < len(after.context.split()) <= 230
    assert len({len(each.context) for each in cut_some(examples, share=1.0, seed=1)}) > 1
    assert cut_some(examples, share=1.0, seed=1) == cut_some(examples, share=1.0, seed=1)


def test_what_has_no_answer_is_beside_what_looks_like_one():
    """The passage with most of the question's words."""
    asked = make_example(_TEXT, question="Who built mill number 7 in the year 1807?")
    [cut] = cut_some([asked], share=1.0, seed=1)
    assert "mill number 7" in cut.context
    assert cut.answers == ()


def test_some_are_left_whole():
    """What is short, what has an answer over two passages, and all but the share."""
    short = make_example("The mill burned. " * 100, "mill")
    assert cut_some([short], share=1.0, seed=1) == [short]
    across = make_example(_TEXT, _TEXT[100:-100])
    assert cut_some([across], share=1.0, seed=1) == [across]
    examples = [make_example(_TEXT, "1800", id=str(at)) for at in range(200)]
    assert 60 < sum(each.context == _TEXT for each in cut_some(examples, share=0.5, seed=1)) < 140
