"""Fitting a confidence: made-up readings whose margins tell right from wrong by a known share."""

from __future__ import annotations

import json

import pytest

from eval.calibrate import UNANSWERABLE, Asked, bar, curve, fit, read_all
from eval.errors import GoldError
from eval.squad import SquadAnswer, SquadQuestion
from index.types import Passage
from qa.choosing import choose
from qa.confidence import load_calibrator
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk
from tests.fakes import FakeEmbedder, FakeReader

_TEXT = "Ann came. Bob left."
_ARTICLES = {"a.txt": make_article(_TEXT, "a.txt")}


def _asked(margin, *, right, answerable=True):
    passage = Passage(chunk=make_chunk(_TEXT), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(0, 3, margin),), null_score=0.0)
    golds = ("Ann" if right else "Bob",) if answerable else ()
    return Asked(readings=(reading,), golds=golds)


def _mixed():
    """Margins of 4 are right nine times in ten, those of -4 once; half of the wrong ones cannot be answered."""
    high = [_asked(4.0, right=n % 10 > 0, answerable=n % 20 > 0) for n in range(200)]
    low = [_asked(-4.0, right=n % 10 == 0, answerable=n % 10 == 0 or n % 2 > 0) for n in range(200)]
    return [*high, *low]


def test_the_fit_gives_back_the_shares(tmp_path):
    """The stored file loads, its probabilities are the shares, and its bar parts the two kinds."""
    stored = fit(_mixed(), _ARTICLES)
    (tmp_path / "calibrator.json").write_text(json.dumps({"version": "t"} | stored))
    calibrator = load_calibrator(tmp_path)
    high, low = (choose(_asked(margin, right=True).readings, _ARTICLES)[0] for margin in (4.0, -4.0))
    assert calibrator.probability(high) == pytest.approx(0.9, abs=0.02)
    assert calibrator.probability(low) == pytest.approx(0.1, abs=0.02)
    counts = {"asked": 400, "answerable": 310, "right": 200}
    assert stored["fitted_on"] == counts | {"unanswerable_weigh": UNANSWERABLE}
    for least in (calibrator.threshold, calibrator.bar(0.85)):
        assert calibrator.probability(low) < least <= calibrator.probability(high)


def test_what_cannot_be_told_apart_is_refused():
    """All right, or all wrong, teaches nothing; nor does nothing at all."""
    for asked in ([_asked(1.0, right=True)] * 3, [_asked(1.0, right=False)] * 3, []):
        with pytest.raises(GoldError, match="all right, or all wrong"):
            fit(asked, _ARTICLES)


@pytest.mark.parametrize(
    ("probabilities", "gains", "weights", "expected"),
    [
        ([0.0, 0.5, 1.0], [-1.0, 0.0, 1.0], [1.0, 1.0, 1.0], 0.5),
        ([0.2, 0.2, 0.8], [-1.0, 0.5, 1.0], [1.0, 1.0, 1.0], 0.32),  # -0.25 at 0.2 and 1 at 0.8
        ([0.2, 0.2, 0.8], [-1.0, 0.5, 1.0], [1.0, 3.0, 1.0], 0.1143),  # 0.125 at 0.2 and 1 at 0.8
        ([0.2, 0.8], [0.5, 1.0], [1.0, 1.0], 0.0),  # answering gains everywhere
        ([0.2, 0.8], [-1.0, -0.5], [1.0, 1.0], 1.0),  # and nowhere
        ([0.2, 0.8], [1.0, 0.5], [1.0, 1.0], 0.0),  # gains that fall tell nothing of a bar
        ([0.4, 0.4], [-1.0, 0.5], [1.0, 1.0], 1.0),
        ([0.4, 0.4], [-1.0, 0.5], [1.0, 3.0], 0.0),
    ],
)
def test_the_bar_is_where_answering_begins_to_gain(probabilities, gains, weights, expected):
    """It is where the straight line through the gains rises above 0, within [0, 1]."""
    assert bar(probabilities, gains, weights) == pytest.approx(expected, abs=1e-4)


def test_the_curve_counts_what_passes_each_bar():
    """Of 40 spans at 0.3 none is right, of 40 at 0.7 all are; bars that under 30 pass are left out."""
    pairs = curve([0.3] * 40 + [0.7] * 40 + [0.95] * 29, [False] * 40 + [True] * 69, [1.0] * 109)
    found = dict(map(tuple, pairs))
    assert found[0.0] == found[0.3] == round(69 / 109, 4)
    assert found[0.32] == found[0.7] == 1.0
    assert max(found) == 0.7


def test_the_curve_weighs():
    """Wrong spans that weigh twice as much as right ones."""
    assert curve([0.3] * 60, [False] * 30 + [True] * 30, [2.0] * 30 + [1.0] * 30)[0] == [0.0, 0.3333]


def test_every_question_is_asked_of_its_folder_and_half_of_the_collection(monkeypatch):
    """The other half is asked of its folder without its context, where nothing answers it."""
    monkeypatch.setattr("eval.calibrate.load_embedder", FakeEmbedder)
    contexts = [f"Place {n} has {n} guns. Nobody counted them. They stand in a yard." for n in range(4)]
    questions = [
        SquadQuestion(id=str(n), title="", context=c, question=f"How many guns has place {n}?", answers=answers)
        for n, c in enumerate(contexts)
        for answers in [(SquadAnswer(text=f"{n} guns", start=c.index(f"{n} guns")),)]
    ]
    asked, articles = read_all([questions], FakeReader({}), limit=4)
    assert len(articles) == 4
    assert [len(a.golds) for a in asked] == [1, 1, 1, 0, 1, 1, 1, 0]
    held = [{articles[r.passage.chunk.article_id].text for r in a.readings} for a in asked]
    assert contexts[1] in held[2]
    assert contexts[1] not in held[3]
