"""Readings -> an answer with its citations and evidence, or an abstention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.types import Article, Range
from qa.choosing import Choice, choose, same_words
from qa.confidence import Calibrator
from qa.others import other_answers
from qa.types import Answer, Candidate, Citation, ConsideredPassage, Evidence, Reading, Versions, cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is the same whatever the readings say."""

    question: str
    understood_as: str
    threshold: float
    versions: Versions


def decide(
    asked: Asked, readings: Sequence[Reading], articles: Mapping[str, Article], calibrator: Calibrator
) -> Answer:
    """Answer with the best span where it is likely enough, else abstain with the nearest sentence."""
    choices = choose(readings, articles)
    confidence = calibrator.probability(choices[0]) if choices else 0.0
    reason = _reason(readings, choices, confidence, asked.threshold)
    evidence = Evidence(
        passages=tuple(_considered(reading, articles) for reading in readings),
        threshold=asked.threshold,
        reason=reason,
        versions=asked.versions,
    )
    if reason is not None:
        return Answer(
            question=asked.question,
            understood_as=asked.understood_as,
            text=None,
            confidence=confidence,
            citations=(),
            nearest=_nearest(readings, choices, articles),
            evidence=evidence,
        )
    citations = _citations(choices, articles, calibrator, asked.threshold)
    also_said, disagreements = other_answers(
        citations[0].quote,
        frozenset(citation.article_id for citation in citations),
        readings,
        articles,
        calibrator,
        threshold=asked.threshold,
    )
    return Answer(
        question=asked.question,
        understood_as=asked.understood_as,
        text=citations[0].quote,
        confidence=confidence,
        citations=citations,
        also_said=also_said,
        disagreements=disagreements,
        evidence=evidence,
    )


def _reason(readings: Sequence[Reading], choices: Sequence[Choice], confidence: float, threshold: float) -> str | None:
    if not readings:
        return "nothing found"
    if not choices:
        return "no span"
    return "below the bar" if confidence < threshold else None


def _cite(choice: Choice, articles: Mapping[str, Article]) -> Citation:
    return cite(articles[choice.article_id], choice.span.start, choice.span.end)


def _citations(
    choices: Sequence[Choice], articles: Mapping[str, Article], calibrator: Calibrator, threshold: float
) -> tuple[Citation, ...]:
    """Cite the best span, then the same words elsewhere where they are an answer too."""
    found = [_cite(choices[0], articles)]
    words = same_words(found[0].quote)
    for choice in choices[1:]:
        citation = _cite(choice, articles)
        apart = not any(_overlap(citation, other) for other in found)
        if apart and same_words(citation.quote) == words and calibrator.probability(choice) >= threshold:
            found.append(citation)
    return tuple(found)


def _overlap(left: Citation, right: Citation) -> bool:
    ranges = Range(left.start, left.end), Range(right.start, right.end)
    return left.article_id == right.article_id and ranges[0].overlaps(ranges[1])


def _nearest(
    readings: Sequence[Reading], choices: Sequence[Choice], articles: Mapping[str, Article]
) -> Citation | None:
    """Cite the sentence of the best span, else the first of the best passage; None where nothing was read."""
    if choices:
        citation = _cite(choices[0], articles)
        return cite(articles[citation.article_id], citation.sentence_start, citation.sentence_end)
    if not readings:
        return None
    chunk = readings[0].passage.chunk
    article = articles[chunk.article_id]
    return cite(article, *article.sentence_at(chunk.start, chunk.start + 1))


def _considered(reading: Reading, articles: Mapping[str, Article]) -> ConsideredPassage:
    passage = reading.passage
    chunk = passage.chunk
    text = articles[chunk.article_id].text
    return ConsideredPassage(
        article_id=chunk.article_id,
        start=chunk.start,
        end=chunk.end,
        rank=passage.rank,
        score=passage.score,
        lexical_rank=passage.lexical_rank,
        lexical_score=passage.lexical_score,
        dense_rank=passage.dense_rank,
        dense_score=passage.dense_score,
        null_score=reading.null_score,
        candidates=tuple(
            Candidate(
                start=span.start,
                end=span.end,
                quote=text[span.start : span.end],
                score=span.score,
                margin=span.score - reading.null_score,
            )
            for span in reading.spans
        ),
    )
