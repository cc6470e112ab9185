"""Results brought together: figures by kind and overall, each with the number of cases that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval.metrics import (
    RIGHT_F1,
    BestThreshold,
    Figure,
    abstention_precision,
    abstention_recall,
    average_precision,
    best_threshold,
    calibration_error,
    mean,
    percentile,
    recall_at,
    reciprocal_rank,
)
from eval.run import CitationVerdict, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The figures of some of the questions.

    Exact match and F1 are over the answerable ones: as decided (abstaining scores 0), over those answered, and
    `forced` (the best span whatever the confidence). The citation figures are over the answered, answerable ones,
    recall@k and MRR over the answerable ones where passages were retrieved. `verbatim` is over all that show a
    quote, `abstained` (a share) and latency over all.
    """

    name: str
    questions: int
    exact_match: Figure
    f1: Figure
    exact_match_answered: Figure
    f1_answered: Figure
    exact_match_forced: Figure
    f1_forced: Figure
    right_file: Figure
    right_occurrence: Figure
    exact_span: Figure
    span_f1: Figure
    verbatim: Figure
    recall_at_1: Figure
    recall_at_3: Figure
    recall_at_5: Figure
    mrr: Figure
    abstained: Figure
    latency_median_ms: Figure
    latency_p95_ms: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The figures that need answerable and unanswerable questions together.

    `exact_match` and `f1` are SQuAD 2.0's overall scores: abstaining scores 1 on an unanswerable question. The
    average precisions need no threshold. `calibration_error` takes a best span of word F1 `RIGHT_F1` or more as right.
    `fitted_f1` is the F1 at the threshold that is best for these very questions: an upper bound, not a result.
    """

    exact_match: Figure
    f1: Figure
    abstention_precision: Figure
    abstention_recall: Figure
    average_precision_exact_match: Figure
    average_precision_f1: Figure
    calibration_error: Figure
    fitted_f1: BestThreshold
    verbatim: Figure
    latency_median_ms: Figure
    latency_p95_ms: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Answerable and unanswerable questions apart, every kind in the gold file's order, and all together."""

    answerable: Group
    unanswerable: Group
    kinds: tuple[Group, ...]
    overall: Overall


def summarise(results: Sequence[Result]) -> Summary:
    """Work out every figure; what is undefined, such as an exact match of no question, is None."""
    kinds: dict[str, list[Result]] = {}
    for result in results:
        kinds.setdefault(result.kind, []).append(result)
    return Summary(
        answerable=group("answerable", [r for r in results if r.answerable]),
        unanswerable=group("unanswerable", [r for r in results if not r.answerable]),
        kinds=tuple(group(kind, part) for kind, part in kinds.items()),
        overall=overall(results),
    )


def group(name: str, results: Sequence[Result]) -> Group:
    """Work out the figures of these results."""
    can = [r for r in results if r.answerable]
    answered = [r for r in can if not r.abstained]
    cited = [r.citation for r in answered if r.citation is not None]
    hits = [r.hits for r in can if r.hits is not None]
    times = [r.milliseconds for r in results]
    return Group(
        name=name,
        questions=len(results),
        exact_match=mean(r.exact_match for r in can),
        f1=mean(r.f1 for r in can),
        exact_match_answered=mean(r.exact_match for r in answered),
        f1_answered=mean(r.f1 for r in answered),
        exact_match_forced=mean(r.forced_exact_match for r in can),
        f1_forced=mean(r.forced_f1 for r in can),
        right_file=_share(cited, lambda c: c.right_file),
        right_occurrence=_share(cited, lambda c: c.right_occurrence),
        exact_span=_share(cited, lambda c: c.exact_span),
        span_f1=mean(c.span_f1 for c in cited),
        verbatim=_verbatim(results),
        recall_at_1=mean(recall_at(h, 1) for h in hits),
        recall_at_3=mean(recall_at(h, 3) for h in hits),
        recall_at_5=mean(recall_at(h, 5) for h in hits),
        mrr=mean(reciprocal_rank(h) for h in hits),
        abstained=mean(float(r.abstained) for r in results),
        latency_median_ms=percentile(times, 50),
        latency_p95_ms=percentile(times, 95),
    )


def overall(results: Sequence[Result]) -> Overall:
    """Work out the figures of all results together."""
    abstained = [r.abstained for r in results]
    answerable = [r.answerable for r in results]
    confidences = [r.confidence for r in results]
    exact = [r.forced_exact_match for r in results]
    close = [r.forced_f1 for r in results]
    return Overall(
        exact_match=mean(r.exact_match for r in results),
        f1=mean(r.f1 for r in results),
        abstention_precision=abstention_precision(abstained, answerable),
        abstention_recall=abstention_recall(abstained, answerable),
        average_precision_exact_match=average_precision(exact, confidences, answerable),
        average_precision_f1=average_precision(close, confidences, answerable),
        calibration_error=calibration_error(confidences, [score >= RIGHT_F1 for score in close]),
        fitted_f1=best_threshold(
            [float(not r.answerable) if r.forced is None else r.forced_f1 for r in results],
            [float(not r.answerable) for r in results],
            confidences,
        ),
        verbatim=_verbatim(results),
        latency_median_ms=percentile((r.milliseconds for r in results), 50),
        latency_p95_ms=percentile((r.milliseconds for r in results), 95),
    )


def wrong(results: Iterable[Result]) -> tuple[Result, ...]:
    """Give the results that do not match exactly: wrong or partial answers, and wrong decisions."""
    return tuple(result for result in results if result.exact_match < 1.0)


def _share(cited: Sequence[CitationVerdict], test: Callable[[CitationVerdict], bool]) -> Figure:
    return mean(float(test(verdict)) for verdict in cited)


def _verbatim(results: Iterable[Result]) -> Figure:
    return mean(float(r.verbatim) for r in results if r.verbatim is not None)
