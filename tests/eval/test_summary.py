"""Figures by kind and overall, worked out by hand."""

from dataclasses import replace

import pytest

from eval.gold import GoldAnswer
from eval.judge import CitationVerdict, Result
from eval.metrics import Figure
from eval.stages import ArticleRange, Stage
from eval.summary import summarise, wrong


def plain(figure):
    """Leave out the interval."""
    return Figure(value=figure.value, n=figure.n)


def result(id, kind="fact", **changes):  # noqa: A002  the field's name
    """Make an answered, right result, with changes."""
    right = Result(
        id=id,
        kind=kind,
        question="Who?",
        understood_as="Who?",
        gold=(GoldAnswer(article="a", start=0, end=3, text="Bob"),),
        prediction="Bob",
        reason=None,
        confidence=0.95,
        exact_match=1.0,
        f1=1.0,
        forced="Bob",
        forced_exact_match=1.0,
        forced_f1=1.0,
        citation=CitationVerdict(right_file=True, right_occurrence=True, exact_span=True, span_f1=1.0),
        verbatim=True,
        hits=(True, False),
        milliseconds=100.0,
        place=ArticleRange(article="a", start=0, end=3),
        stage=Stage.RIGHT,
        passage=None,
    )
    return replace(right, **changes)


PARTIAL = result(
    "partial",
    "paraphrase",
    prediction="old Bob",
    confidence=0.75,
    exact_match=0.0,
    f1=0.5,
    forced_exact_match=0.0,
    forced_f1=0.5,
    citation=CitationVerdict(right_file=True, right_occurrence=False, exact_span=False, span_f1=0.0),
    hits=(False, True),
    milliseconds=200.0,
    stage=Stage.OUTRANKED,
)
SILENT = result(
    "silent",
    prediction=None,
    confidence=0.35,
    exact_match=0.0,
    f1=0.0,
    citation=None,
    hits=(False, False, False, True),
    milliseconds=300.0,
    stage=Stage.ABSTAINED_WRONGLY,
)
UNANSWERABLE = {
    "gold": (),
    "citation": None,
    "hits": None,
    "forced_exact_match": 0.0,
    "forced_f1": 0.0,
    "kind": "near-miss",
}
REFUSED = result("refused", prediction=None, confidence=0.15, verbatim=None, milliseconds=400.0, **UNANSWERABLE)
FOOLED = result(
    "fooled",
    confidence=0.55,
    exact_match=0.0,
    f1=0.0,
    milliseconds=500.0,
    stage=Stage.ANSWERED_WRONGLY,
    **UNANSWERABLE,
)
RESULTS = (result("right"), PARTIAL, SILENT, REFUSED, FOOLED)


def test_answerable():
    """Abstaining scores 0 as decided, counts not among the answered, and keeps its forced score."""
    part = summarise(RESULTS).answerable
    assert part.questions == 3
    assert plain(part["exact_match"]) == Figure(value=pytest.approx(1 / 3), n=3)
    assert plain(part["f1"]) == Figure(value=pytest.approx(0.5), n=3)
    assert plain(part["exact_match_answered"]) == Figure(value=0.5, n=2)
    assert plain(part["f1_answered"]) == Figure(value=0.75, n=2)
    assert plain(part["exact_match_forced"]) == Figure(value=pytest.approx(2 / 3), n=3)
    assert plain(part["f1_forced"]) == Figure(value=pytest.approx(2.5 / 3), n=3)
    assert plain(part["right_file"]) == Figure(value=1.0, n=2)
    assert plain(part["right_occurrence"]) == Figure(value=0.5, n=2)
    assert plain(part["exact_span"]) == Figure(value=0.5, n=2)
    assert plain(part["span_f1"]) == Figure(value=0.5, n=2)
    assert plain(part["recall_at_1"]) == Figure(value=pytest.approx(1 / 3), n=3)
    assert plain(part["recall_at_3"]) == Figure(value=pytest.approx(2 / 3), n=3)
    assert plain(part["recall_at_5"]) == Figure(value=1.0, n=3)
    assert plain(part["mrr"]) == Figure(value=pytest.approx((1 + 1 / 2 + 1 / 4) / 3), n=3)
    assert plain(part["abstained"]) == Figure(value=pytest.approx(1 / 3), n=3)


def test_unanswerable():
    """Only abstaining and latency are defined."""
    part = summarise(RESULTS).unanswerable
    assert part["exact_match"] == part["right_file"] == part["recall_at_1"] == part["mrr"] == Figure(value=None, n=0)
    assert plain(part["abstained"]) == Figure(value=0.5, n=2)
    assert plain(part["latency_median_ms"]) == Figure(value=450.0, n=2)


def test_overall():
    """SQuAD 2.0's overall scores count an abstention from an unanswerable question as right."""
    overall = summarise(RESULTS).overall
    assert plain(overall["exact_match"]) == Figure(value=pytest.approx(2 / 5), n=5)
    assert plain(overall["f1"]) == Figure(value=pytest.approx(2.5 / 5), n=5)
    assert plain(overall["abstention_precision"]) == Figure(value=0.5, n=2)
    assert plain(overall["abstention_recall"]) == Figure(value=0.5, n=2)
    # falling: right .95, partial .75, fooled .55, silent .35, refused .15; 3 answerable
    # F1: 1/1 * 1/3 + 1.5/2 * .5/3 + 2.5/4 * 1/3
    assert overall["average_precision_f1"].value == pytest.approx(1 / 3 + 0.125 + 2.5 / 12)
    # exact: 1/1 * 1/3 + 2/4 * 1/3
    assert overall["average_precision_exact_match"].value == pytest.approx(0.5)
    # one result a bin: .05 + .25 (partial, right from F1 .5 on) + .65 (silent, right) + .15 + .55
    assert overall["calibration_error"].value == pytest.approx(1.65 / 5)
    assert plain(overall["verbatim"]) == Figure(value=1.0, n=4)
    assert overall["latency_median_ms"].value == 300.0
    assert overall["latency_p95_ms"].value == pytest.approx(480.0)


def test_confidence():
    """Right at .95, .75 and .35 (its best span), wrong at .55 and .15."""
    overall = summarise(RESULTS).overall
    # risks as the threshold falls: 0, 0, 1/3, 1/4, 2/5
    assert plain(overall["risk_area"]) == Figure(value=pytest.approx((1 / 3 + 1 / 4 + 2 / 5) / 5), n=5)
    assert plain(overall["coverage_at_80"]) == plain(overall["coverage_at_90"]) == Figure(value=pytest.approx(0.4), n=5)
    # of the three answerable ones, two pass that threshold
    assert (
        plain(overall["answerable_at_80"])
        == plain(overall["answerable_at_90"])
        == Figure(value=pytest.approx(2 / 3), n=3)
    )


def test_coverage_of_a_group_leaves_the_unanswerable_out():
    """The three answerable ones have a right best span each, so all could be answered; no one of the others could."""
    summary = summarise(RESULTS)
    assert plain(summary.answerable["coverage_at_90"]) == Figure(value=1.0, n=3)
    assert summary.unanswerable["coverage_at_80"] == Figure(value=None, n=0)
    wrong_first = replace(RESULTS[0], forced_f1=0.0)  # the most confident one
    assert plain(summarise([wrong_first, *RESULTS[1:]]).answerable["coverage_at_80"]) == Figure(value=0.0, n=3)


def test_fitted_threshold():
    """Never answering scores 2; answering from .95 on 3, from .75 on 3.5, then 2.5 and 3.5 again."""
    summary = summarise(RESULTS)
    overall = summary.overall
    assert plain(overall["fitted_f1"]) == Figure(value=pytest.approx(3.5 / 5), n=5)
    assert summary.fitted_threshold == 0.75


def test_fitted_threshold_without_a_span():
    """An unanswerable question without any span is right at every threshold."""
    assert plain(summarise([replace(REFUSED, forced=None)]).overall["fitted_f1"]) == Figure(value=1.0, n=1)


def test_what_predictions_cannot_tell():
    """Without confidences, times, passages and places those figures are undefined, and the others are not."""
    bare = [replace(r, confidence=None, milliseconds=None, hits=None, citation=None) for r in RESULTS]
    summary = summarise(bare)
    unknown = Figure(value=None, n=0)
    overall, part = summary.overall, summary.answerable
    assert (
        overall["calibration_error"]
        == overall["risk_area"]
        == overall["coverage_at_80"]
        == overall["fitted_f1"]
        == unknown
    )
    assert (
        overall["average_precision_f1"]
        == overall["latency_median_ms"]
        == part["recall_at_1"]
        == part["span_f1"]
        == unknown
    )
    assert (summary.fitted_threshold, plain(overall["f1"]).n) == (None, 5)


def test_stages():
    """Stages are counted over all and by kind, in their own order."""
    summary = summarise(RESULTS)
    assert summary.stages == {
        Stage.RIGHT: 2,
        Stage.OUTRANKED: 1,
        Stage.ABSTAINED_WRONGLY: 1,
        Stage.ANSWERED_WRONGLY: 1,
    }
    assert summary.kinds[0].stages == {Stage.RIGHT: 1, Stage.ABSTAINED_WRONGLY: 1}


def test_intervals_hold_their_figures():
    """Every defined figure has an interval, and lies in it."""
    part = summarise(RESULTS).answerable
    for figure in (part["exact_match"], part["f1"], part["mrr"], part["latency_median_ms"]):
        assert figure.low <= figure.value <= figure.high


def test_kinds():
    """Kinds keep the file's order, and a kind named "unanswerable" stays a kind of its own."""
    renamed = replace(REFUSED, kind="unanswerable")
    summary = summarise((*RESULTS, renamed))
    assert [(part.name, part.questions) for part in summary.kinds] == [
        ("fact", 2),
        ("paraphrase", 1),
        ("near-miss", 2),
        ("unanswerable", 1),
    ]
    assert summary.unanswerable.questions == 3


def test_nothing():
    """Without results every figure is undefined."""
    summary = summarise(())
    assert summary.kinds == ()
    assert summary.overall["f1"] == summary.overall["fitted_f1"] == summary.answerable["f1"] == Figure(value=None, n=0)


def test_wrong():
    """Wrong are partial answers, wrong abstentions and answers to unanswerable questions."""
    assert [r.id for r in wrong(RESULTS)] == ["partial", "silent", "fooled"]
