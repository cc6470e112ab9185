"""A threshold chosen on one run, used on another."""

from __future__ import annotations

from dataclasses import replace

from typer.testing import CliRunner

from eval.report import save
from eval.run import asking, run
from eval.summary import summarise
from eval.threshold import app, decided_at
from tests.eval.fakes import FakeAssistant, make_article, make_gold

ARTICLE = make_article("Ann met Bob. Eve stayed.")
GOLD = [
    *(make_gold(ARTICLE, "Bob", id=f"q{n}", question=f"Who {n}?") for n in range(3)),
    make_gold(ARTICLE, id="q3", question="Why?"),
]


def _run(*confidences: float, words=("Bob", "Bob", "Ann", "Eve")):
    said = {question.question: word for question, word in zip(GOLD, words, strict=True)}
    done = run(asking(FakeAssistant([ARTICLE], said)), GOLD, {"a.txt": ARTICLE})
    results = [replace(r, confidence=share) for r, share in zip(done.results, confidences, strict=True)]
    return replace(done, results=tuple(results))


def test_a_question_below_the_threshold_is_declined():
    """Two right ones above it, the wrong one and the unanswerable one below."""
    figures = decided_at(0.5, _run(0.9, 0.5, 0.4, 0.1).results)
    assert {name: figure.value for name, figure in figures.items()} == {
        "exact match": 0.75,
        "F1": 0.75,
        "unanswerable declined": 1.0,
        "answerable declined": 1 / 3,
    }
    assert (figures["F1"].n, figures["unanswerable declined"].n) == (4, 1)


def test_the_threshold_of_one_run_decides_another(tmp_path):
    """The best for the first is 0.6; in the second it lets the unanswerable one through."""
    first, second = _run(0.9, 0.6, 0.4, 0.3), _run(0.9, 0.5, 0.4, 0.7)
    chosen, _ = save("first", first, summarise(first.results), {}, tmp_path)
    used, _ = save("second", second, summarise(second.results), {}, tmp_path)
    result = CliRunner().invoke(app, [str(chosen), str(used)], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "threshold 0.6000" in result.stdout
    assert "0.250" in result.stdout


def test_no_threshold_is_said(tmp_path):
    """Where each span is wrong, never to answer is best."""
    wrong = _run(0.9, 0.6, 0.4, 0.3, words=("Ann", "Ann", "Ann", "Eve"))
    path, _ = save("wrong", wrong, summarise(wrong.results), {}, tmp_path)
    result = CliRunner().invoke(app, [str(path), str(path)])
    assert result.exit_code == 2
    assert "never to answer" in result.stderr
