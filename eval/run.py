"""Asking every gold question of an answerer.

Anything with `ask(question, *, history) -> Answer` can be scored:

    done = run(asking(answerer), load_gold(path, articles), {article.id: article for article in articles})
    summary = summarise(done.results)
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.errors import GoldError
from eval.gold import GoldQuestion
from eval.judge import Result, SystemOutput, judge
from eval.stages import ArticleRange
from eval.wholes import whole_of
from index.types import Article
from qa.considered import ranked
from qa.types import Answer, Citation, Versions
from qa.uncompared import NOT_COMPARED

_READ_NOTHING = ("nothing asked", "nothing found")  # reasons of answers for which no passage was read

Ask = Callable[[GoldQuestion], Answer]


class Answerer(Protocol):
    """What can be scored; `qa.Assistant` is one.

    An answerer that does not say which passages it read leaves `answer.evidence.passages` empty: retrieval and the
    stage that lost a question are then not known. `evidence.reason` "nothing found" or
    "nothing asked" says that it read none.
    """

    def ask(self, question: str, *, history: Sequence[str] = ()) -> Answer:
        """Answer, or abstain; `history` holds the earlier questions of the conversation, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The results in the order of the gold questions, and the versions behind them; None if that is not known."""

    results: tuple[Result, ...]
    versions: Versions | None


def asking(answerer: Answerer) -> Ask:
    """Return a function that asks an answerer gold questions."""
    return lambda question: answerer.ask(question.question, history=question.history)


def run(
    ask: Ask,
    gold: Sequence[GoldQuestion],
    articles: Mapping[str, Article],
    *,
    retrieval: bool = True,
    clock: Callable[[], float] = time.perf_counter,
    on_start: Callable[[Versions], Mapping[str, Result]] | None = None,
    on_result: Callable[[Result], None] | None = None,
) -> Run:
    """Ask every question once, after asking the first one untimed as a warm-up.

    `articles` maps ids to the articles that answers may cite. With `retrieval` false the passages were given, not
    found, and `hits` stays None. `on_start` receives the versions and returns existing results by id: those questions
    are not asked again. Raise `ValueError` if there is no question, and `GoldError` if an answer could not be
    compared with other articles.
    """
    if not gold:
        raise ValueError("there is no gold question to ask")
    versions = ask(gold[0]).evidence.versions
    results = {} if on_start is None else dict(on_start(versions))
    for question in gold:
        if question.id in results:
            continue
        began = clock()
        answer = ask(question)
        took = (clock() - began) * 1000
        if NOT_COMPARED in answer.notices:
            raise GoldError(f"{question.id}: {NOT_COMPARED} The log says why.")
        results[question.id] = judge(question, given_by(answer, articles, took), articles, retrieval=retrieval)
        if on_result is not None:
            on_result(results[question.id])
    return Run(results=tuple(results[question.id] for question in gold), versions=versions)


def given_by(answer: Answer, articles: Mapping[str, Article], milliseconds: float | None = None) -> SystemOutput:
    """Return the parts of an answer that are judged."""
    evidence = answer.evidence
    best, place = best_span(answer)
    shown = list(answer.shown)
    return SystemOutput(
        understood_as=answer.understood_as,
        text=answer.text,
        best=best,
        place=place,
        passages=evidence.passages if evidence.passages or evidence.reason in _READ_NOTHING else None,
        confidence=answer.confidence,
        reason=evidence.reason,
        verbatim=all(_is_verbatim(citation, articles) for citation in shown) if shown else None,
        milliseconds=milliseconds,
        whole=whole_of(answer),
    )


def best_span(answer: Answer) -> tuple[str | None, ArticleRange | None]:
    """Return the answer and its place, or those withheld by an abstention; (None, None) without a span.

    If it abstained, this is the candidate with the highest margin in the sentence shown as nearest, to which
    `confidence` refers, or of all candidates if none lies there.
    """
    if answer.citations:
        cited = answer.citations[0]
        return answer.text, ArticleRange(article=cited.article_id, start=cited.start, end=cited.end)
    candidates = ranked(answer.evidence.passages)
    near = answer.nearest
    inside = (
        (passage, candidate)
        for passage, candidate in candidates
        if near
        and passage.article_id == near.article_id
        and near.start <= candidate.start
        and candidate.end <= near.end
    )
    best = next(inside, candidates[0] if candidates else None)
    if best is None:
        return None, None
    passage, candidate = best
    return candidate.quote, ArticleRange(article=passage.article_id, start=candidate.start, end=candidate.end)


def _is_verbatim(citation: Citation, articles: Mapping[str, Article]) -> bool:
    article = articles.get(citation.article_id)
    if article is None:
        return False
    sentence = article.text[citation.sentence_start : citation.sentence_end]
    return article.text[citation.start : citation.end] == citation.quote and sentence == citation.sentence
