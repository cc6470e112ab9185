"""The questions about articles of our own in SQuAD's form are what their README says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.squad import load_squad

_EVAL = Path(__file__).parent.parent.parent / "eval"
_MEASURED = {name: load_squad(_EVAL / f"gold/written_{name}.json") for name in ("test", "tune")}
_LIMITS = {name: load_squad(_EVAL / f"gold/limits_{name}.json") for name in ("test", "tune")}
_TRAINED_ON = {path.stem: load_squad(path) for path in sorted((_EVAL / "training/written").glob("*.json"))}


def test_the_readme_counts_them():
    """Their articles, questions, those without an answer, and verdicts."""
    readme = " ".join((_EVAL / "gold/README.md").read_text("utf-8").split())
    for name, called in (("test", "articles of our own"), ("tune", "others")):
        questions = [each for each in _MEASURED[name] if each.verdict is None]
        articles = {each.context for each in _MEASURED[name]}
        assert f"{len(articles)} {called} with {len(questions)}" in readme
    verdicts = Counter(each.verdict for each in _MEASURED["test"])
    assert f"{verdicts['yes']} yes, {verdicts['no']} no, {verdicts['unclear']} that the article does not" in readme
    assert f"of which {sum(each.impossible and each.verdict is None for each in _MEASURED['test'])} have no" in readme


@pytest.mark.parametrize("name", _LIMITS)
def test_the_readme_counts_the_limits(name):
    """84 questions about six articles in each file, and as many of each verdict."""
    verdicts = Counter(each.verdict for each in _LIMITS[name])
    assert verdicts == {"yes": 30, "no": 30, "unclear": 24}
    assert len({each.context for each in _LIMITS[name]}) == 6
    readme = (_EVAL / "gold/README.md").read_text("utf-8")
    assert "84 yes/no questions" in readme
    assert "30 yes, 30 no, 24 that" in readme


def test_nothing_that_is_measured_on_is_trained_on():
    """No article is in two sets, by its text or its title."""
    sets = [*_MEASURED.values(), *_LIMITS.values(), *_TRAINED_ON.values()]
    for part in ("context", "title"):
        each = [value for questions in sets for value in {getattr(question, part) for question in questions}]
        assert len(each) == len(set(each))


@pytest.mark.parametrize("name", [*_MEASURED, *_TRAINED_ON])
def test_every_article_has_its_questions(name):
    """Two dozen, and yes/no questions of every verdict, but not in the sets of reworded questions and of contrasts."""
    questions = (_MEASURED | _TRAINED_ON)[name]
    has_verdicts = not name.startswith(("contrasts", "reworded"))
    unanswered = {8} if name.startswith("reworded") else {10} if has_verdicts else {10, 11}
    for context in {each.context for each in questions}:
        asked = [each for each in questions if each.context == context]
        spans = [each for each in asked if each.verdict is None]
        assert len(spans) == 24
        assert sum(each.impossible for each in spans) in unanswered
        assert {each.verdict for each in asked} == ({None, "yes", "no", "unclear"} if has_verdicts else {None})
