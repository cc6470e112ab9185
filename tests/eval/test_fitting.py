"""Fitting a confidence: made-up readings whose margins tell right from wrong by a known share."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from eval.batches import Batch, ReadQuestion
from eval.errors import GoldError
from eval.fitting import FOLDS, content, crossed, curve, fit_rows, rows_of, threshold_of, weights_of
from index.types import Passage
from qa.choosing import FEATURES, choose
from qa.confidence import load_calibrator
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_TEXT = "Ann came. Bob left."
_ARTICLES = {"a.txt": make_article(_TEXT, "a.txt")}


def _asked(margin, number=0, *, right, answerable=True):
    passage = Passage(chunk=make_chunk(_TEXT), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(0, 3, margin),), null_score=0.0)
    golds = ("Ann" if right else "Bob",) if answerable else ()
    return ReadQuestion(question="Who came?", readings=(reading,), golds=golds, article=f"{number}.txt")


def _batch(asked, name="one"):
    return Batch(name=name, asked=tuple(asked), articles=_ARTICLES)


def _mixed(name="one"):
    """Margins of 4 are right nine times in ten, those of -4 once; half of the wrong ones cannot be answered."""
    high = [_asked(4.0, n, right=n % 10 > 0, answerable=n % 20 > 0) for n in range(200)]
    low = [_asked(-4.0, n, right=n % 10 == 0, answerable=n % 10 == 0 or n % 2 > 0) for n in range(200)]
    return _batch([*high, *low], name)


def test_the_fit_gives_back_the_shares(tmp_path):
    """The stored file loads, its probabilities are the shares, and its threshold parts the two kinds."""
    stored = content(rows_of(_mixed()))
    (tmp_path / "calibrator.json").write_text(json.dumps({"version": "t"} | stored))
    calibrator = load_calibrator(tmp_path)
    high, low = (choose(_asked(margin, right=True).readings, _ARTICLES)[0] for margin in (4.0, -4.0))
    assert calibrator.probability(high) == pytest.approx(0.9, abs=0.04)
    assert calibrator.probability(low) == pytest.approx(0.1, abs=0.04)
    assert stored["fitted_on"] == {"one": {"asked": 400, "answerable": 310, "right": 200}}
    for threshold in (calibrator.threshold, calibrator.threshold_for(0.85)):
        assert calibrator.probability(low) < threshold <= calibrator.probability(high)


def test_every_batch_counts_the_same():
    """A batch of 40 in which half of the margins of 4 are right weighs as much as one of 400 in which all are."""
    small = _batch([_asked(4.0, n, right=n % 2 > 0) for n in range(40)], "small")
    large = _batch([_asked(4.0, n, right=True) for n in range(399)] + [_asked(-4.0, 0, right=False)], "large")
    rows = [*rows_of(large), *rows_of(small)]
    high = [row for row in rows if row.features[0] > 0][:1]
    assert fit_rows(rows).probabilities(high)[0] == pytest.approx(0.75, abs=0.02)


def test_the_unanswerable_count_a_quarter():
    """However many they are; a batch of answerable ones alone counts as it is."""
    rows = rows_of(_mixed())
    weights = weights_of(rows)
    assert sum(w for row, w in zip(rows, weights, strict=True) if not row.answerable) == pytest.approx(100.0)
    assert set(weights_of([row for row in rows if row.answerable]).round(6)) == {1.0}


def test_what_speaks_against_an_answer_never_makes_it_surer():
    """A name that the article lacks counts nothing where a few such answers happen to be right, and less otherwise."""
    asked = [_asked(4.0, n, right=n % 4 > 0) for n in range(80)] + [
        _asked(-4.0, n, right=n % 4 == 0) for n in range(80)
    ]
    weights = []
    for right in (True, False):
        odd = [replace(_asked(0.0, n, right=right), question="Who came from Velmouth?") for n in range(20)]
        weights.append(dict(zip(FEATURES, fit_rows(rows_of(_batch([*asked, *odd]))).weights, strict=True)))
    assert weights[0]["names_missing"] == 0.0
    assert weights[1]["names_missing"] < -0.5
    assert all(each["margin"] > 0 for each in weights)


def test_what_cannot_be_told_apart_is_refused():
    """All right, or all wrong, teaches nothing; nor does nothing at all."""
    for asked in ([_asked(1.0, right=True)] * 3, [_asked(1.0, right=False)] * 3, []):
        with pytest.raises(GoldError, match="all right, or all wrong"):
            fit_rows(rows_of(_batch(asked)))


def test_questions_of_one_article_are_of_one_fold():
    """What a row is judged by was fitted to other articles alone, and every row is judged once."""
    rows = rows_of(_mixed())
    folds = {}
    for asked, row in zip(_mixed().asked, rows, strict=True):
        folds.setdefault(asked.article, set()).add(row.fold)
    assert all(len(each) == 1 for each in folds.values())
    assert len({row.fold for row in rows}) == FOLDS
    ordered, probabilities, answered = crossed(rows)
    assert len(ordered) == len(probabilities) == len(answered) == len(rows)
    assert {row.features[0] > 0: ok for row, ok in zip(ordered, answered, strict=True)} == {True: True, False: False}


def test_what_a_question_takes_for_given_is_fitted_too():
    """The rows have all features, those of the question's names among them."""
    rows = rows_of(_batch([_asked(1.0, right=True)]))
    assert [len(row.features) for row in rows] == [len(FEATURES)]
    strange = ReadQuestion(question="Who came to Quillbury?", readings=_asked(1.0, right=True).readings, golds=())
    assert rows_of(_batch([strange]))[0].features[FEATURES.index("names_missing")] == 1.0


@pytest.mark.parametrize(
    ("probabilities", "gains", "weights", "expected"),
    [
        ([0.0, 0.5, 1.0], [-1.0, 0.0, 1.0], [1.0, 1.0, 1.0], 0.5),
        ([0.2, 0.2, 0.8], [-1.0, 0.5, 1.0], [1.0, 1.0, 1.0], 0.32),  # -0.25 at 0.2 and 1 at 0.8
        ([0.2, 0.2, 0.8], [-1.0, 0.5, 1.0], [1.0, 3.0, 1.0], 0.1143),  # 0.125 at 0.2 and 1 at 0.8
        ([0.2, 0.8], [0.5, 1.0], [1.0, 1.0], 0.0),  # answering gains everywhere
        ([0.2, 0.8], [-1.0, -0.5], [1.0, 1.0], 1.0),  # and nowhere
        ([0.2, 0.8], [1.0, 0.5], [1.0, 1.0], 0.0),  # gains that fall tell nothing of a threshold
        ([0.4, 0.4], [-1.0, 0.5], [1.0, 1.0], 1.0),
        ([0.4, 0.4], [-1.0, 0.5], [1.0, 3.0], 0.0),
    ],
)
def test_the_threshold_is_where_answering_begins_to_gain(probabilities, gains, weights, expected):
    """It is where the straight line through the gains rises above 0, within [0, 1]."""
    assert threshold_of(probabilities, gains, weights) == pytest.approx(expected, abs=1e-4)


def test_the_curve_counts_what_passes_each_threshold():
    """Of 40 spans at 0.3 none is right, of 40 at 0.7 all are; thresholds that under 30 pass are left out."""
    pairs = curve([0.3] * 40 + [0.7] * 40 + [0.95] * 29, [False] * 40 + [True] * 69, [1.0] * 109)
    found = dict(map(tuple, pairs))
    assert found[0.0] == found[0.3] == round(69 / 109, 4)
    assert found[0.32] == found[0.7] == 1.0
    assert max(found) == 0.7


def test_the_curve_weighs():
    """Wrong spans that weigh twice as much as right ones."""
    assert curve([0.3] * 60, [False] * 30 + [True] * 30, [2.0] * 30 + [1.0] * 30)[0] == [0.0, 0.3333]
