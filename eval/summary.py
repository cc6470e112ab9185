"""Summaries of results: figures by kind and overall, each with its number of cases and its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval import measures, selective
from eval.judge import CitationVerdict, Result
from eval.measures import Measure, measured
from eval.metrics import RIGHT_F1, Figure, recall_at, reciprocal_rank
from eval.stages import Stage
from eval.wholes import WholeScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The figures of some of the questions, by the names of `group_measures`; `group["f1"]` is one of them.

    `stages` counts the questions of each stage that occurs, RIGHT too.
    """

    name: str
    questions: int
    stages: dict[Stage, int]
    figures: dict[str, Figure]

    def __getitem__(self, name: str) -> Figure:
        """Return a figure."""
        return self.figures[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Answerable and unanswerable questions apart, every kind in the gold file's order, and all together.

    `overall` has the figures of `overall_measures`. `fitted_threshold` is the threshold of its "fitted_f1"; None means
    never to answer.
    """

    answerable: Group
    unanswerable: Group
    kinds: tuple[Group, ...]
    overall: dict[str, Figure]
    fitted_threshold: float | None
    stages: dict[Stage, int]


def summarise(results: Sequence[Result]) -> Summary:
    """Compute every figure; undefined ones, such as an exact match over no questions, are None."""
    kinds: dict[str, list[Result]] = {}
    for result in results:
        kinds.setdefault(result.kind, []).append(result)
    return Summary(
        answerable=group("answerable", [r for r in results if r.answerable]),
        unanswerable=group("unanswerable", [r for r in results if not r.answerable]),
        kinds=tuple(group(kind, part) for kind, part in kinds.items()),
        overall=measured(overall_measures(results), len(results)),
        fitted_threshold=selective.fitted_threshold(*_either_way(results)),
        stages=stages(results),
    )


def group(name: str, results: Sequence[Result]) -> Group:
    """Compute the figures of these results."""
    return Group(
        name=name,
        questions=len(results),
        stages=stages(results),
        figures=measured(group_measures(results), len(results)),
    )


def group_measures(results: Sequence[Result]) -> dict[str, Measure]:
    """Return the measures of some of the questions.

    Exact match and F1 are over the answerable ones: as decided (abstaining scores 0), over those answered, and `forced`
    (the best span whatever the confidence). The citation figures are over the answered, answerable ones whose place is
    known, recall@k and MRR over the answerable ones where passages were retrieved. Coverage is the share of the
    answerable ones that could be answered with 80 % or 90 % of them right, by a threshold chosen on them alone.
    `verbatim` is over all that show a quote, `abstained` (a share) over all, latency over all that were timed. `score`
    is the score of each question by what it wants; abstaining is right if there is no answer. The items are those of
    the questions that want several things, `verdict_decided` and `verdict` those of the ones with a yes, a no or a side
    that wins, `day`, `leads` and `wrong_value` those whose gold has such a field, and that were answered.
    """
    confidences, right = [r.confidence if r.answerable else None for r in results], rights(results)
    return {
        "score": measures.mean([r.score for r in results]),
        **_text_measures(results),
        **_citation_measures(results),
        **_retrieval_measures(results),
        "coverage_at_80": selective.coverage_at(0.8, confidences, right),
        "coverage_at_90": selective.coverage_at(0.9, confidences, right),
        "abstained": measures.mean([float(r.abstained) for r in results]),
        **_whole_measures(results),
        **_common(results),
    }


def _text_measures(results: Sequence[Result]) -> dict[str, Measure]:
    def answerable(value: Callable[[Result], float]) -> Measure:
        return measures.mean([value(r) if r.answerable else None for r in results])

    def answered(value: Callable[[Result], float]) -> Measure:
        return measures.mean([value(r) if r.answerable and not r.abstained else None for r in results])

    return {
        "exact_match": answerable(lambda r: r.exact_match),
        "f1": answerable(lambda r: r.f1),
        "exact_match_answered": answered(lambda r: r.exact_match),
        "f1_answered": answered(lambda r: r.f1),
        "exact_match_forced": answerable(lambda r: r.forced_exact_match),
        "f1_forced": answerable(lambda r: r.forced_f1),
    }


def _citation_measures(results: Sequence[Result]) -> dict[str, Measure]:
    def cited(value: Callable[[CitationVerdict], float]) -> Measure:
        return measures.mean([None if r.citation is None else float(value(r.citation)) for r in results])

    return {
        "right_file": cited(lambda c: c.right_file),
        "right_occurrence": cited(lambda c: c.right_occurrence),
        "exact_span": cited(lambda c: c.exact_span),
        "span_f1": cited(lambda c: c.span_f1),
    }


def _retrieval_measures(results: Sequence[Result]) -> dict[str, Measure]:
    def ranked(value: Callable[[Sequence[bool]], float]) -> Measure:
        return measures.mean([value(r.hits) if r.answerable and r.hits is not None else None for r in results])

    return {
        "recall_at_1": ranked(lambda hits: recall_at(hits, 1)),
        "recall_at_3": ranked(lambda hits: recall_at(hits, 3)),
        "recall_at_5": ranked(lambda hits: recall_at(hits, 5)),
        "mrr": ranked(reciprocal_rank),
    }


def _whole_measures(results: Sequence[Result]) -> dict[str, Measure]:
    def whole(value: Callable[[WholeScore], float | None]) -> Measure:
        return measures.mean([None if r.whole is None else value(r.whole) for r in results])

    return {
        "item_precision": whole(lambda w: w.precision),
        "item_recall": whole(lambda w: w.recall),
        "item_f1": whole(lambda w: w.item_f1),
        "parts": whole(lambda w: w.parts),
        "verdict": whole(lambda w: w.verdict),
        "verdict_decided": whole(lambda w: w.decided),
        "day": whole(lambda w: w.day),
        "leads": whole(lambda w: w.leads),
        "wrong_value": whole(lambda w: w.wrong),
    }


def overall_measures(results: Sequence[Result]) -> dict[str, Measure]:
    """Return the measures that need answerable and unanswerable questions together.

    `exact_match` and `f1` are SQuAD 2.0's overall scores: abstaining scores 1 on an unanswerable question. The average
    precisions need no threshold. What depends on the confidence takes a best span of word F1 `RIGHT_F1` or more as
    right. `chance_error` is the calibration error that a perfect confidence would show at this number of questions. The
    coverages are of all questions and, at the same thresholds (where an answer to an unanswerable question is wrong),
    of the answerable ones. `fitted_f1` is the F1 at the threshold that is best for these very questions, an upper bound
    and not a result.
    """
    confidences = [r.confidence for r in results]
    answerable = [r.answerable for r in results]
    right = rights(results)
    return {
        "exact_match": measures.mean([r.exact_match for r in results]),
        "f1": measures.mean([r.f1 for r in results]),
        "abstention_precision": measures.mean([float(not r.answerable) if r.abstained else None for r in results]),
        "abstention_recall": measures.mean([None if r.answerable else float(r.abstained) for r in results]),
        "average_precision_exact_match": selective.average_precision(
            [r.forced_exact_match for r in results], confidences, answerable
        ),
        "average_precision_f1": selective.average_precision([r.forced_f1 for r in results], confidences, answerable),
        "calibration_error": measures.calibration_error(confidences, right),
        "chance_error": measures.chance_error(confidences),
        "risk_area": selective.risk_area(confidences, right),
        "coverage_at_80": selective.coverage_at(0.8, confidences, right),
        "coverage_at_90": selective.coverage_at(0.9, confidences, right),
        "answerable_at_80": selective.coverage_at(0.8, confidences, right, answerable),
        "answerable_at_90": selective.coverage_at(0.9, confidences, right, answerable),
        "fitted_f1": selective.fitted_score(*_either_way(results)),
        **_common(results),
    }


def rights(results: Iterable[Result]) -> list[bool]:
    """Return for each result whether its best span is right, whatever the confidence."""
    return [result.forced_f1 >= RIGHT_F1 for result in results]


def stages(results: Iterable[Result]) -> dict[Stage, int]:
    """Count the results of each stage that occurs, in the stages' order."""
    counts = Counter(result.stage for result in results)
    return {stage: counts[stage] for stage in Stage if counts[stage]}


def wrong(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the results that a stage lost: wrong or partial answers, wrong places and wrong decisions."""
    return tuple(result for result in results if result.stage is not Stage.RIGHT)


def _common(results: Sequence[Result]) -> dict[str, Measure]:
    times = [r.milliseconds for r in results]
    return {
        "verbatim": measures.mean([None if r.verbatim is None else float(r.verbatim) for r in results]),
        "latency_median_ms": measures.quantile(times, 0.5),
        "latency_p95_ms": measures.quantile(times, 0.95),
    }


def _either_way(results: Sequence[Result]) -> tuple[list[float], list[float], list[float | None]]:
    """Return each question's scores when answered and when not, and its confidence."""
    return (
        [float(not r.answerable) if r.forced is None else r.forced_f1 for r in results],
        [float(not r.answerable) for r in results],
        [r.confidence for r in results],
    )
