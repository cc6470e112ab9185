"""Fitting how spans are ranked."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy.optimize import check_grad
from typer.testing import CliRunner

from eval import ranking
from eval.batches import of_answerable
from eval.errors import GoldError
from eval.ranking import Look, Read, ScoredSpan, app, fit, in_folds, read, stops
from qa.features import NAMES
from tests.fakes import FakeEmbedder, FakeReader

_CONTEXTS = ("Kyiv has a hundred guns. Nobody counted them.", "Seoul holds 3.4 million shells. They are old.")
_ROWS = [
    {
        "id": "1",
        "context": _CONTEXTS[0],
        "question": "How many guns has Kyiv?",
        "answers": [{"text": "a hundred guns", "start": 9}],
    },
    {
        "id": "2",
        "context": _CONTEXTS[1],
        "question": "How many shells?",
        "answers": [{"text": "3.4 million", "start": 12}],
    },
    {"id": "3", "context": _CONTEXTS[1], "question": "Who?", "answers": [], "is_impossible": True},
]
_SCORES = {"a hundred guns": 2.0, "3.4 million": 1.0, "Nobody": 0.0}


def _candidate(f1, **features):
    return ScoredSpan(dict.fromkeys(NAMES, 0.0) | features, float(f1 == 1.0), f1)


def _asked(number, *, hint, rival=0.0, name="news"):
    """Make a question whose wrong span is nearer by `hint`, and has more margin by `rival`."""
    right = _candidate(1.0, margin=1.0 + number % 3, near=0.0)
    wrong = _candidate(0.0, margin=1.0 + number % 3 + rival, near=hint)
    candidates = (right, wrong) if number % 2 else (wrong, right)
    return Read(set=name, article=f"{number}", looks=(Look(candidates, 9),))


def _file(tmp_path):
    path = tmp_path / "tune.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in _ROWS))
    return path


def test_what_tells_right_from_wrong_gets_a_weight():
    """What says nothing gets none; the margin has 1."""
    weights = fit([_asked(n, hint=2.0, rival=0.5) if n % 4 else _asked(n, hint=0.0, rival=-1.0) for n in range(40)])
    assert weights["margin"] == 1.0
    assert weights["near"] < -0.25
    assert weights["misfit"] == 0.0


def test_a_set_counts_as_much_as_another():
    """A small one weighs as much as a large one that says the contrary."""
    sure = [_asked(n, hint=0.0, rival=-2.0) for n in range(12)]
    many = [_asked(n, hint=1.0, name="many") for n in range(60)]
    few = [_asked(n, hint=-1.0, name="few") for n in range(6)]
    assert fit([*sure, *many])["near"] < -0.5
    assert abs(fit([*sure, *many, *few])["near"]) < 0.2


def test_the_gradient_is_that_of_the_loss():
    """Against finite differences."""
    generator = np.random.default_rng(0)
    features, gains = generator.normal(size=(9, 3)), generator.random(9)
    rest = features, gains, np.array([4, 3, 2]), np.array([0.5, 1.0, 2.0])
    point, start = generator.normal(size=(2, 3))
    error = check_grad(lambda w: ranking._loss(w, start, *rest)[0], lambda w: ranking._loss(w, start, *rest)[1], point)
    assert error < 1e-5


@pytest.mark.parametrize(
    "asked",
    [[], [Read(set="news", article="1", looks=())], [_asked(n, hint=0.0, rival=5.0) for n in range(9)]],
)
def test_what_cannot_be_fitted_is_said(asked):
    """Nothing right was read, or a larger margin speaks against a span."""
    with pytest.raises(GoldError, match="use more questions"):
        fit(asked)


def test_a_gain_is_measured_on_other_articles():
    """Each set by itself, with the interval of the paired difference; no span scores 0."""
    asked = [_asked(n, hint=2.0, rival=0.5) if n % 4 else _asked(n, hint=0.0, rival=-1.0) for n in range(40)]
    empty = Read(set="empty", article="1", looks=())
    gains = in_folds([*asked, empty])
    news = gains["news"]
    assert (news["F1"].n, news["F1 by margin"].value, news["F1"].value) == (40, 0.25, 1.0)
    assert news["F1 gained"].value == 0.75
    assert 0.5 < news["F1 gained"].low < 0.75 < news["F1 gained"].high <= 1.0
    assert {figure.value for figure in gains["empty"].values()} == {0.0}


def _read(margin, right_later, number, name="news"):
    """Return a question that is read further after a right span of this margin, or after a wrong one."""
    early = _candidate(0.0 if right_later else 1.0, margin=margin)
    late = _candidate(1.0 if right_later else 0.0, margin=margin + (1.0 if right_later else -1.0))
    return Read(set=name, article=f"{number}", looks=(Look((early,), 20), Look((early, late), 80)))


def test_reading_stops_where_it_loses_little():
    """From the least margin on from which no larger one loses more; each set is told, and all of them together."""
    ranker = ranking._BEFORE
    news = [_read(6.0, right_later=False, number=n) for n in range(9)]
    sure, figures = stops([*news, _read(3.2, right_later=True, number=9)], ranker)
    assert (sure, list(figures)) == (3.5, ["news", "all"])
    assert figures["news"]["F1 changed by stopping"].value == 0.0
    assert figures["news"]["read"].value == pytest.approx((9 * 0.25 + 1.0) / 10)
    assert figures["all"]["read"].n == 10
    other = [_read(6.2, right_later=True, number=n, name="other") for n in range(2)]
    sure, figures = stops([*news, *other], ranker)
    assert (sure, list(figures)) == (6.5, ["news", "other", "all"])
    assert stops([_read(99.0, right_later=True, number=1)], ranker) == (20.0, {})
    _, figures = stops([Read(set="empty", article="1", looks=())], ranker)
    assert [figure.value for figure in figures["empty"].values()] == [0.0, 1.0]


def test_questions_are_read_as_for_an_answer(tmp_path, monkeypatch):
    """On their own context or on all; the unanswerable are left out; every span is scored against the gold answers."""
    monkeypatch.setattr("eval.batches.load_embedder", FakeEmbedder)
    given = read(of_answerable(_file(tmp_path), FakeReader(_SCORES), search=False, limit=9))
    assert [[c.f1 for c in each.candidates] for each in given] == [[1.0, 0.0], [1.0]]
    searched = read(of_answerable(_file(tmp_path), FakeReader(_SCORES), search=True, limit=1))
    assert [len(each.candidates) for each in searched] == [3]
    assert [each.set for each in (*given[:1], *searched)] == ["tune", "tune open"]
    assert given[0].candidates[0].features["margin"] == 2.0
    assert [look.words for look in given[0].looks] == [8]


def test_the_command_writes_the_weights(tmp_path, monkeypatch):
    """With the reader's name and how many questions of each set they were fitted on; a missing file is an error."""
    monkeypatch.setattr(ranking, "load_reader", lambda name: FakeReader(_SCORES))
    monkeypatch.setattr("eval.batches.load_embedder", FakeEmbedder)
    out = tmp_path / "ranker.json"
    result = CliRunner().invoke(app, ["--given", str(_file(tmp_path)), "--out", str(out)])
    assert result.exit_code == 0
    stored = json.loads(out.read_text())
    assert (stored["version"], stored["fitted_on"]) == ("fake/1", {"tune": 2})
    assert tuple(stored["weights"]) == NAMES
    assert stored["sure"] == 1.0
    assert "tune" in result.output
    missing = CliRunner().invoke(app, ["--given", str(tmp_path / "none"), "--out", str(out)])
    assert missing.exit_code == 2
