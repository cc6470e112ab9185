"""Judging one answer of any system against its gold question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.gold import GoldAnswer, GoldQuestion
from eval.metrics import exact_match, f1, span_f1
from eval.stages import ArticleRange, Stage, holds_gold, overlaps_gold, stage_of, stage_of_items
from eval.wholes import Whole, WholeScore, judge_whole
from index.types import Article
from qa.types import ConsideredPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemOutput:
    """A system's output for one question, as far as known.

    `text` is None if it abstained; `best` is the best span's text whatever the confidence, and `place` its place.
    Elsewhere None means "not known": `passages` that were read (best first), `confidence` in [0, 1] that `best` is
    right, `milliseconds` it took, whether every quote shown is `verbatim`, and the `whole` answer.
    """

    understood_as: str
    text: str | None
    best: str | None
    place: ArticleRange | None
    confidence: float | None
    verbatim: bool | None
    passages: tuple[ConsideredPassage, ...] | None = None
    reason: str | None = None
    milliseconds: float | None = None
    whole: Whole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationVerdict:
    """The place an answer cites first, compared with the gold ranges.

    `right_file`: its article holds a gold range. `right_occurrence`: it shares at least one code point with a gold
    range of its article. `exact_span`: it is a gold range. `span_f1`: the best F1 of its code points with one gold
    range of its article.
    """

    right_file: bool
    right_occurrence: bool
    exact_span: bool
    span_f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The passage to look at first for a wrong result; `text` is the article's at `[start, end)`.

    It is the best ranked one that holds a gold range, else the best ranked one with the span that was best, else the
    first.
    """

    article: str
    start: int
    end: int
    rank: int
    holds_gold: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One question as it was answered.

    `prediction` is None if it abstained. `exact_match` and `f1` take the decision as it is: abstaining scores 1.0 on an
    unanswerable question and 0.0 on an answerable one. They compare the first words alone if one answer is wanted; if
    several are, and the whole answer is known, `f1` is that of its items, and `exact_match` requires all of them and
    nothing else. The `forced` figures use the best span whatever the confidence, and are 0.0 if there is none or
    nothing is right; `place` is where it is. `citation` is judged only for an answered, answerable question whose
    place is known. `retrieved` holds the places of the passages that were read, in rank order, and `hits` which of them
    hold a gold range whole; None for an unanswerable question or if that is not known. `verbatim` says that every quote
    shown is its article's text at its offsets; None if nothing is shown. `passage` is kept only if a stage lost the
    question. `confidence`, `milliseconds` and `whole` are None if they are not known.
    """

    id: str
    kind: str
    question: str
    understood_as: str
    gold: tuple[GoldAnswer, ...]
    prediction: str | None
    reason: str | None
    confidence: float | None
    exact_match: float
    f1: float
    forced: str | None
    forced_exact_match: float
    forced_f1: float
    place: ArticleRange | None
    citation: CitationVerdict | None
    verbatim: bool | None
    hits: tuple[bool, ...] | None
    milliseconds: float | None
    stage: Stage
    passage: Seen | None
    whole: WholeScore | None = None
    retrieved: tuple[ArticleRange, ...] | None = None

    @property
    def score(self) -> float:
        """The score by what its question wants, in [0, 1].

        The parts of a compound question; of one with a verdict the least of the verdict, the items and, for yes or no,
        the place that is quoted; else the F1.
        """
        whole = self.whole
        if whole is None or not self.answerable:
            return self.f1
        if whole.parts is not None:
            return whole.parts
        if whole.verdict is None:
            return self.f1
        quoted = float(self.citation is not None and self.citation.right_occurrence)
        return min(whole.verdict, quoted if whole.item_f1 is None else whole.item_f1)

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return bool(self.gold)

    @property
    def abstained(self) -> bool:
        """Whether no answer was given."""
        return self.prediction is None

    @property
    def golds(self) -> tuple[str, ...]:
        """The different texts of the gold answers."""
        return tuple(dict.fromkeys(answer.text for answer in self.gold))


def judge(
    gold: GoldQuestion, given: SystemOutput, articles: Mapping[str, Article], *, retrieval: bool = True
) -> Result:
    """Score an output; with `retrieval` false the passages were given, and `hits` stays None."""
    golds = tuple(dict.fromkeys(answer.text for answer in gold.answers))
    silent = float(given.text is None)
    stage = stage_of(gold, given.text, given.place, given.passages)
    whole = None if given.whole is None else judge_whole(gold, given.whole)
    several = None if whole is None else whole.item_f1
    if several is not None and given.text is not None:
        stage = stage_of_items(stage, several)
    cited = given.place if golds and given.text is not None else None
    read = given.passages if golds and retrieval else None
    return Result(
        id=gold.id,
        kind=gold.kind,
        question=gold.question,
        understood_as=given.understood_as,
        gold=gold.answers,
        prediction=given.text,
        reason=given.reason,
        confidence=given.confidence,
        exact_match=_score(exact_match, given.text, golds, several) if golds else silent,
        f1=_score(f1, given.text, golds, several) if golds else silent,
        forced=given.best,
        forced_exact_match=_score(exact_match, given.best, golds, None if given.text is None else several),
        forced_f1=_score(f1, given.best, golds, None if given.text is None else several),
        place=given.place,
        citation=None if cited is None else judge_place(cited, gold),
        verbatim=given.verbatim,
        hits=None if read is None else tuple(holds_gold(passage, gold) for passage in read),
        milliseconds=given.milliseconds,
        stage=stage,
        passage=None if stage is Stage.RIGHT else _seen(gold, given, articles),
        whole=whole,
        retrieved=None if read is None else tuple(map(_place_of, read)),
    )


def judge_place(cited: ArticleRange, gold: GoldQuestion) -> CitationVerdict:
    """Compare a cited range with the gold ranges of the same article."""
    here = (cited.start, cited.end)
    same = [(a.start, a.end) for a in gold.answers if a.article == cited.article]
    return CitationVerdict(
        right_file=bool(same),
        right_occurrence=overlaps_gold(cited, gold),
        exact_span=here in same,
        span_f1=max((span_f1(here, other) for other in same), default=0.0),
    )


def _score(
    metric: Callable[[str, Sequence[str]], float],
    prediction: str | None,
    golds: Sequence[str],
    several: float | None = None,
) -> float:
    """Score words against the best gold answer; `several` is the items' F1 if several are wanted."""
    if several is not None:
        return several if metric is f1 else float(several == 1.0)
    return metric(prediction, golds) if golds and prediction is not None else 0.0


def _seen(gold: GoldQuestion, given: SystemOutput, articles: Mapping[str, Article]) -> Seen | None:
    ranked = sorted(given.passages or (), key=lambda passage: passage.rank)
    holding = (passage for passage in ranked if holds_gold(passage, gold))
    chosen = (passage for passage in ranked if given.place is not None and _inside(given.place, passage))
    passage = next(holding, None) or next(chosen, None) or next(iter(ranked), None)
    if passage is None:
        return None
    article = articles.get(passage.article_id)
    return Seen(
        article=passage.article_id,
        start=passage.start,
        end=passage.end,
        rank=passage.rank,
        holds_gold=holds_gold(passage, gold),
        text="" if article is None else article.text[passage.start : passage.end],
    )


def _place_of(passage: ConsideredPassage) -> ArticleRange:
    return ArticleRange(article=passage.article_id, start=passage.start, end=passage.end)


def _inside(place: ArticleRange, passage: ConsideredPassage) -> bool:
    return place.article == passage.article_id and passage.start <= place.start and place.end <= passage.end
