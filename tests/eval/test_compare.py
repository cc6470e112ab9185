"""Two runs over the same questions."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import product

import numpy as np
import pytest
from typer.testing import CliRunner

from eval.compare import app, compare
from eval.errors import GoldError
from eval.report import write_json
from eval.run import asking, run
from tests.eval.fakes import FakeAssistant, make_article, make_gold

ARTICLE = make_article("Ann met Bob. Eve stayed.")
GOLD = [
    *(make_gold(ARTICLE, "Bob", id=f"q{n}", question=f"Who {n}?") for n in range(4)),
    make_gold(ARTICLE, id="q4", question="Why?"),
]


def results(*words, milliseconds=10.0):
    """Answer the five questions with these words, None to abstain."""
    said = {q.question: word for q, word in zip(GOLD, words, strict=True) if word is not None}
    done = run(asking(FakeAssistant([ARTICLE], said)), GOLD, {"a.txt": ARTICLE})
    return [replace(result, milliseconds=milliseconds) for result in done.results]


A = results("Bob", "Ann", "Ann", "Bob", "Eve")
B = results("Ann", "Bob", "Bob", "Bob", None, milliseconds=5.0)


def by_name(comparison):
    return {figure.name: figure for figure in comparison.figures}


def test_difference():
    """Two of four right become three: + 25 points, with an interval from the same resamples of both."""
    found = by_name(compare(A, B))
    exact = found["exact match"]
    assert (exact.a.value, exact.b.value, exact.change.value, exact.change.n) == (0.5, 0.75, 0.25, 4)
    # all 5^5 resamples: of the answerable drawn each changes by -1, +1, +1 or 0; the fifth is no case
    drawn = [[(-1, 1, 1, 0)[q] for q in each if q < 4] for each in product(range(5), repeat=5)]
    changes = [sum(each) / len(each) for each in drawn if each]
    assert exact.better == pytest.approx(np.mean([change > 0 for change in changes]), abs=0.03)
    assert (exact.change.low, exact.change.high) == pytest.approx(tuple(np.quantile(changes, [0.025, 0.975])))
    assert found["exact match, all questions"].change.value == pytest.approx(0.4)
    assert found["abstention recall"].change.value == 1.0


def test_a_constant_ratio():
    """Twice as fast in every question is twice as fast in every resample."""
    latency = by_name(compare(A, B))["median time, ratio"]
    assert (latency.change.value, latency.change.low, latency.change.high) == (0.5, 0.5, 0.5)
    assert (latency.kind, latency.better) == ("ratio", 1.0)


def test_the_same():
    """A run against itself changes nothing, in any order of its questions."""
    comparison = compare(A, A[::-1])
    assert comparison.gained == comparison.lost == ()
    for figure in comparison.figures:
        if figure.change.value is not None:
            same = 1.0 if figure.kind == "ratio" else 0.0
            assert (figure.change.value, figure.change.low, figure.change.high, figure.better) == (
                same,
                same,
                same,
                0.0,
            )


def test_flipped():
    """Questions that B gains and loses, each with both results."""
    comparison = compare(A, B)
    assert [one.id for one, _ in comparison.gained] == ["q1", "q2", "q4"]
    assert [(one.prediction, other.prediction) for one, other in comparison.lost] == [("Bob", "Ann")]


def test_what_one_side_does_not_know():
    """Where a side has no such figure there is no change and no share."""
    bare = [replace(r, milliseconds=None) for r in B]
    latency = by_name(compare(A, bare))["median time, ratio"]
    assert (latency.change.value, latency.change.low, latency.better, latency.b.n) == (None, None, None, 0)


def test_other_questions():
    """Other ids, or other gold answers, cannot be compared."""
    with pytest.raises(GoldError, match=r"1 only in the questions of A \(q4\)"):
        compare(A, B[:-1])
    with pytest.raises(GoldError, match='"q0" has other gold answers'):
        compare(A, [replace(B[0], gold=()), *B[1:]])


def save(name, rows, folder):
    content = {"inputs": {"gold": "g"}, "versions": None, "rows": [asdict(r) for r in rows]}
    return str(write_json(name, content, folder))


def test_command(tmp_path):
    """The command prints within 80 columns, lists what flipped, and saves the figures."""
    a, b = save("one", A, tmp_path), save("two", B, tmp_path)
    done = CliRunner().invoke(app, [a, b, "--out", str(tmp_path)], env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    assert "…" not in done.stdout
    assert "+25.0" in done.stdout
    assert "Gained by B: 3" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80 + len(str(tmp_path))
    saved = json.loads((tmp_path / "one-vs-two.json").read_text())
    assert saved["lost"] == ["q0"]
    assert saved["figures"][0]["change"]["value"] == 0.25


def test_command_fails(tmp_path):
    """What cannot be compared is said, with exit code 1."""
    a, b = save("one", A, tmp_path), save("two", B[:-1], tmp_path)
    for other in (b, str(tmp_path / "gone.json")):
        done = CliRunner().invoke(app, [a, other], env={"COLUMNS": "100"})
        assert done.exit_code == 2
        assert "error: " in done.stderr
