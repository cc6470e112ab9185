"""Asking every gold question, and judging each answer by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.gold import GoldQuestion
from eval.metrics import exact_match, f1, span_f1
from index.types import Article, Range
from qa.types import Answer, Citation, ConsideredPassage, Versions

Ask = Callable[[GoldQuestion], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationVerdict:
    """The place that an answer cites first, against the gold ranges.

    `right_file`: its article holds a gold range. `right_occurrence`: it shares at least one code point with a gold
    range of its article. `exact_span`: it is a gold range. `span_f1`: the best F1 of its code points with one gold
    range of its article.
    """

    article: str
    start: int
    end: int
    right_file: bool
    right_occurrence: bool
    exact_span: bool
    span_f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One question as it was answered.

    `prediction` is None where it abstained. `exact_match` and `f1` take the decision as it is: abstaining scores
    1.0 on an unanswerable question and 0.0 on an answerable one. The `forced` figures take the best span whatever
    the confidence (`best_span` where it abstained), and are 0.0 where there is none or nothing is right. `citation`
    is judged only for an answered, answerable question. `hits` says, in rank order, which passages hold a gold range
    whole; None for an unanswerable question or where nothing was retrieved. `verbatim` says that every quote shown
    is its article's text at its offsets; None where nothing is shown.
    """

    id: str
    kind: str
    question: str
    understood_as: str
    golds: tuple[str, ...]
    prediction: str | None
    reason: str | None
    confidence: float
    exact_match: float
    f1: float
    forced: str | None
    forced_exact_match: float
    forced_f1: float
    citation: CitationVerdict | None
    verbatim: bool | None
    hits: tuple[bool, ...] | None
    milliseconds: float

    @property
    def answerable(self) -> bool:
        """Say whether the articles hold an answer."""
        return bool(self.golds)

    @property
    def abstained(self) -> bool:
        """Say whether no answer was given."""
        return self.prediction is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The results in the order of the gold questions, and what made them."""

    results: tuple[Result, ...]
    versions: Versions


def run(
    ask: Ask,
    gold: Sequence[GoldQuestion],
    articles: Mapping[str, Article],
    *,
    retrieval: bool = True,
    clock: Callable[[], float] = time.perf_counter,
    on_result: Callable[[Result], None] | None = None,
) -> Run:
    """Ask every question once, after the first one once untimed as warm up.

    `articles` maps ids to the articles that answers may cite. With `retrieval` false the passages were given, not
    found, and `hits` stays None. Raises `ValueError` where there is no question.
    """
    if not gold:
        raise ValueError("there is no gold question to ask")
    versions = ask(gold[0]).evidence.versions
    results = []
    for question in gold:
        began = clock()
        answer = ask(question)
        took = (clock() - began) * 1000
        results.append(judge(question, answer, articles, milliseconds=took, retrieval=retrieval))
        if on_result is not None:
            on_result(results[-1])
    return Run(results=tuple(results), versions=versions)


def judge(
    gold: GoldQuestion,
    answer: Answer,
    articles: Mapping[str, Article],
    *,
    milliseconds: float,
    retrieval: bool = True,
) -> Result:
    """Score one answer against its gold question."""
    golds = tuple(dict.fromkeys(accepted.text for accepted in gold.answers))
    forced = answer.text if answer.text is not None else best_span(answer)
    abstained = answer.text is None
    shown = list(_shown(answer))
    return Result(
        id=gold.id,
        kind=gold.kind,
        question=gold.question,
        understood_as=answer.understood_as,
        golds=golds,
        prediction=answer.text,
        reason=answer.evidence.reason,
        confidence=answer.confidence,
        exact_match=_score(exact_match, answer.text, golds) if golds else float(abstained),
        f1=_score(f1, answer.text, golds) if golds else float(abstained),
        forced=forced,
        forced_exact_match=_score(exact_match, forced, golds),
        forced_f1=_score(f1, forced, golds),
        citation=judge_citation(answer.citations[0], gold) if golds and answer.citations else None,
        verbatim=all(_is_verbatim(citation, articles) for citation in shown) if shown else None,
        hits=tuple(holds_gold(p, gold) for p in answer.evidence.passages) if golds and retrieval else None,
        milliseconds=milliseconds,
    )


def judge_citation(citation: Citation, gold: GoldQuestion) -> CitationVerdict:
    """Compare a cited range with the gold ranges of the same article."""
    cited = Range(citation.start, citation.end)
    same = [Range(a.start, a.end) for a in gold.answers if a.article == citation.article_id]
    return CitationVerdict(
        article=citation.article_id,
        start=citation.start,
        end=citation.end,
        right_file=bool(same),
        right_occurrence=any(cited.overlaps(other) for other in same),
        exact_span=cited in same,
        span_f1=max((span_f1(cited, other) for other in same), default=0.0),
    )


def holds_gold(passage: ConsideredPassage, gold: GoldQuestion) -> bool:
    """Say whether the passage holds one gold range of its article whole."""
    return any(
        a.article == passage.article_id and passage.start <= a.start and a.end <= passage.end for a in gold.answers
    )


def best_span(answer: Answer) -> str | None:
    """Give the span that an abstention would have answered with; None without a span.

    It is the candidate with the highest margin in the sentence that was shown as nearest, the one that `confidence`
    is about, and of all candidates where none lies there. Ties go by rank and then place.
    """
    ranked = sorted(
        (-candidate.margin, passage.rank, candidate.start, candidate.end, passage.article_id, candidate.quote)
        for passage in answer.evidence.passages
        for candidate in passage.candidates
    )
    near = answer.nearest
    inside = (
        row for row in ranked if near and row[4] == near.article_id and near.start <= row[2] and row[3] <= near.end
    )
    best = next(inside, ranked[0] if ranked else None)
    return None if best is None else best[-1]


def _score(metric: Callable[[str, Sequence[str]], float], prediction: str | None, golds: Sequence[str]) -> float:
    return metric(prediction, golds) if golds and prediction is not None else 0.0


def _shown(answer: Answer) -> Iterator[Citation]:
    yield from (*answer.citations, *answer.also_said, *answer.disagreements)
    if answer.nearest is not None:
        yield answer.nearest


def _is_verbatim(citation: Citation, articles: Mapping[str, Article]) -> bool:
    article = articles.get(citation.article_id)
    if article is None:
        return False
    sentence = article.text[citation.sentence_start : citation.sentence_end]
    return article.text[citation.start : citation.end] == citation.quote and sentence == citation.sentence
