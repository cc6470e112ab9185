from __future__ import annotations

import json
from dataclasses import replace

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.choosing import FEATURES, Choice
from qa.confidence import Calibrator, load_calibrator
from qa.errors import ConfidenceError, ReaderError
from qa.types import Reading, Span

_STORED = {
    "version": "test/1",
    "weights": dict.fromkeys(FEATURES, 0.5),
    "bias": -1.0,
    "threshold": 0.4,
    "curve": [[0.0, 0.5], [0.5, 0.8], [0.9, 0.75], [0.95, 0.9]],
}


def _choice(margin=0.0, lead=0.0):
    chunk = Chunk(id="a:0-5", article_id="a", start=0, end=5, text="Seoul")
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=(), null_score=0.0)
    return Choice(reading=reading, span=Span(0, 5, margin), margin=margin, lead=lead)


def test_probability_by_hand():
    """The logistic function of the weighted sum: 0.5 * (4 + 2) - 1 = 2 gives 0.8808."""
    calibrator = Calibrator(version="", weights=(0.5, 0.5), bias=-1.0, threshold=0.5)
    assert calibrator.probability(_choice(margin=4.0, lead=2.0)) == 0.8808


@pytest.mark.parametrize(("trusted", "probability"), [(True, 0.8808), (False, 0.829)])
def test_recognised_words_are_trusted_less(trusted, probability):
    """Each of three words read from a picture has to be right: 0.8808 * 0.98 ** 3 = 0.829."""
    article = article_from_text("a.txt", "The old town of Seoul.")
    choice = replace(_choice(margin=4.0, lead=2.0), span=Span(4, 15, 4.0), article=replace(article, trusted=trusted))
    calibrator = Calibrator(version="", weights=(0.5, 0.5), bias=-1.0, threshold=0.5)
    assert calibrator.probability(choice) == probability


def test_extreme_scores_stay_probabilities():
    """Huge logits neither overflow nor leave [0, 1]."""
    calibrator = Calibrator(version="", weights=(9e9, 0), bias=0.0, threshold=0.5)
    assert calibrator.probability(_choice(margin=9e9)) == 1.0
    assert calibrator.probability(_choice(margin=-9e9)) == 0.0


def test_a_stored_calibrator_is_loaded(tmp_path):
    """The file's values are the calibrator's, weights in the order of the features."""
    (tmp_path / "calibrator.json").write_text(json.dumps(_STORED))
    curve = ((0.0, 0.5), (0.5, 0.8), (0.9, 0.75), (0.95, 0.9))
    expected = Calibrator(version="test/1", weights=(0.5,) * len(FEATURES), bias=-1.0, threshold=0.4, curve=curve)
    assert load_calibrator(tmp_path) == expected


@pytest.mark.parametrize(("share", "bar"), [(0.0, 0.0), (0.5, 0.0), (0.7, 0.5), (0.8, 0.5), (0.85, 0.95), (0.9, 0.95)])
def test_the_bar_is_the_lowest_that_is_right_so_often(tmp_path, share, bar):
    """The threshold is taken from the curve of the questions that the calibrator was fitted on."""
    (tmp_path / "calibrator.json").write_text(json.dumps(_STORED))
    assert load_calibrator(tmp_path).threshold_for(share) == bar


@pytest.mark.parametrize(
    ("share", "message"), [(0.91, "is 0.9. Lower it"), (1.1, "between 0 and 1, got 1.1"), (-0.1, "got -0.1")]
)
def test_what_no_bar_reaches_is_refused(tmp_path, share, message):
    """A share out of reach raises, and the message says what is possible."""
    (tmp_path / "calibrator.json").write_text(json.dumps(_STORED))
    with pytest.raises(ConfidenceError, match=message):
        load_calibrator(tmp_path).threshold_for(share)


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        json.dumps({"version": "x"}),
        json.dumps(_STORED | {"weights": {"margin": 1}}),
        json.dumps(_STORED | {"threshold": 1.2}),
        json.dumps(_STORED | {"threshold": float("nan")}),
        json.dumps(_STORED | {"curve": [[0.5, -0.1]]}),
        json.dumps(_STORED | {"weights": dict.fromkeys(FEATURES, float("inf"))}),
    ],
)
def test_an_unusable_calibrator_says_how_to_fit_one(tmp_path, content):
    """Broken JSON, missing or impossible values and other features raise with the command that fits a new one."""
    (tmp_path / "calibrator.json").write_text(content)
    with pytest.raises(ReaderError, match=r"eval\.calibrate"):
        load_calibrator(tmp_path)
