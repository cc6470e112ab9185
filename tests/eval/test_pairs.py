from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from eval.errors import GoldError
from eval.metrics import share
from eval.pairs import annotators, app, figures, load_pairs


def test_the_table_holds_what_it_says():
    """At least 300 pairs, half of them contradictions, none twice, in two halves of about one size."""
    pairs = load_pairs()
    assert len(pairs) >= 300
    assert sum(pair.label == "other" for pair in pairs) >= len(pairs) / 2
    assert len({(pair.question, pair.one.sentence, pair.other.sentence) for pair in pairs}) == len(pairs)
    assert 0.4 < sum(pair.half == "tune" for pair in pairs) / len(pairs) < 0.6


def test_shares_have_wilson_intervals():
    """9 of 10 is 0.9 in [0.596, 0.982]; nothing of nothing is undefined."""
    figure = share([True] * 9 + [False])
    assert (figure.value, figure.n) == (0.9, 10)
    assert (figure.low, figure.high) == (pytest.approx(0.5958, abs=1e-4), pytest.approx(0.9821, abs=1e-4))
    assert share([]).value is None


def test_figures_by_hand():
    """Precision over what is called so, recall over what is so, and false "other" over what is no contradiction."""
    kinds = {
        label: [pair for pair in load_pairs() if pair.label == label][:2] for label in ("same", "other", "unclear")
    }
    pairs = [*kinds["same"], *kinds["other"], *kinds["unclear"]]
    found = figures(pairs, ["same", "other", "other", "same", "same", "unclear"])
    assert {name: figure.value for name, figure in found.items()} == {
        "same precision": pytest.approx(1 / 3),
        "same recall": 0.5,
        "other precision": 0.5,
        "other recall": 0.5,
        "false other": 0.25,
        "contradictions called same": 0.5,
    }


def test_no_contradiction_of_the_table_is_told_as_agreement(tmp_path):
    """The command prints and saves the figures of all pairs, and no contradiction is called the same."""
    result = CliRunner().invoke(app, ["--half", "all", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    saved = json.loads((tmp_path / "pairs.json").read_text("utf-8"))
    assert saved["n"] == len(load_pairs())
    assert saved["all"]["contradictions called same"]["value"] == 0.0
    assert saved["all"]["same precision"]["value"] >= 0.98
    assert saved["all"]["other recall"]["value"] >= 0.8
    assert saved["all"]["false other"]["value"] <= 0.02


def test_answers_of_several_people_are_compared(tmp_path):
    """Each pair of different answers to one question is judged once."""
    row = {
        "id": "1",
        "title": "",
        "context": "The bridge is 8 km long. It opened in May 1961.",
        "question": "When did the bridge open?",
        "answers": [{"text": "May 1961", "start": 38}, {"text": "1961", "start": 42}],
        "is_impossible": False,
    }
    file = tmp_path / "squad.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    shares, others = annotators(file, None)
    assert (shares["same"].value, shares["same"].n, others) == (1.0, 1, [])


@pytest.mark.parametrize(
    "change", [{"label": "maybe"}, {"one": {"quote": "a", "sentence": "b", "start": 0}}, {"other": 3}]
)
def test_a_line_that_is_no_pair_is_refused(tmp_path, change):
    """With the line and what to do."""
    said = {"quote": "rain", "sentence": "rain", "start": 0}
    row = {"question": "What?", "one": said, "other": said, "label": "same", "kind": "x"} | change
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    with pytest.raises(GoldError, match="line 1"):
        load_pairs(file)
