"""The command that fits a confidence."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from eval.calibrate import app, report
from eval.fitting import BestSpan
from index.articles import article_from_text
from qa.confidence import load_calibrator
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.fakes import make_answer, make_citation
from ui.widgets.feedback.feedback import FeedbackFile


class _Reader(FakeReader):
    folder = None


def _row(number, *, right, answerable=True, batch="one"):
    margin = 3.0 if right else -3.0
    return BestSpan(
        batch=batch,
        kind="",
        features=(margin, margin),
        answerable=answerable,
        score=float(right),
        weight=1.0,
        fold=number % 5,
    )


def test_each_batch_has_a_line():
    """Those that are fitted to, by folds, and those held out; the shares are of the batch's own questions."""
    rows = [_row(n, right=n % 4 > 0, answerable=n % 4 > 0) for n in range(100)]
    held_out = [_row(n, right=True, batch="two") for n in range(10)]
    figures = report(rows, held_out)
    values = {batch: {name: figure.value for name, figure in each.items()} for batch, each in figures.items()}
    assert {batch: each["ECE"].n for batch, each in figures.items()} == {"one": 100, "two": 10}
    assert (values["one"]["AUROC"], values["two"]["AUROC"]) == (1.0, None)
    assert (values["one"]["abstained"], values["one"]["declined"]) == (0.0, 1.0)
    assert (values["two"]["abstained"], values["two"]["declined"]) == (0.0, None)
    assert values["one"]["right"] == values["two"]["right"] == 1.0


@pytest.fixture
def squad(tmp_path, monkeypatch):
    """Write questions that are answered and some that are not, for a reader that sees guns and yards."""
    monkeypatch.setattr("eval.batches.load_embedder", FakeEmbedder)
    scores = {"seven guns": 5.0, "a yard": 4.0}
    monkeypatch.setattr("eval.calibrate.load_reader", lambda name: _Reader(scores))
    rows = []
    for n in range(40):
        context = f"Place {n} has seven guns." if n % 2 else f"Place {n} stands in a yard. Nobody counted."
        rows.append({"id": str(n), "context": context, "question": f"How many guns has place {n}?"})
        found = {"answers": [{"text": "seven guns", "start": context.find("seven")}]} if n % 2 else {"answers": []}
        rows[-1] |= found | {"is_impossible": n % 2 == 0}
    path = tmp_path / "guns.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_the_command_writes_a_calibrator(tmp_path, squad):
    """It loads, and a reader without a folder needs to be told where to write it; so it does without questions."""
    run = CliRunner().invoke(app, ["--squad", str(squad)])
    assert (run.exit_code, "say where to write" in run.stderr) == (2, True)
    out = tmp_path / "calibrator.json"
    run = CliRunner().invoke(app, ["--squad", str(squad), "--out", str(out)])
    assert run.exit_code == 0
    assert load_calibrator(tmp_path).version == "fake/3"
    run = CliRunner().invoke(app, ["--out", str(out)])
    assert (run.exit_code, "questions are missing" in run.stderr) == (2, True)


def test_feedback_is_fitted_to(tmp_path, squad):
    """As the page writes it, beside other questions: a follow-up as it stands alone, and one without an answer."""
    folder, out, feedback = tmp_path / "articles", tmp_path / "calibrator.json", tmp_path / "feedback.jsonl"
    folder.mkdir()
    (folder / "a.txt").write_text("The old fort has seven guns.")
    article = article_from_text("a.txt", "The old fort has seven guns.")
    answer = make_answer("How many?", [make_citation(article, "seven guns")], understood_as="How many guns has it?")
    file = FeedbackFile(feedback)
    assert file.add("right", answer, ["Where is the fort?"], None)
    assert file.add("nothing", make_answer("Who built it?"), (), None)
    given = ["--squad", str(squad), "--gold", str(feedback), "--articles", str(folder), "--out", str(out)]
    run = CliRunner().invoke(app, given)
    assert run.exit_code == 0, run.output
    assert json.loads(out.read_text())["fitted_on"]["feedback"] == {"asked": 2, "answerable": 1, "right": 1}
    (folder / "a.txt").write_text("Another text.")
    run = CliRunner().invoke(app, given)
    assert (run.exit_code, "a.txt" in run.stderr) == (2, True)
