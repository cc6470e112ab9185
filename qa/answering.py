"""From readings to an answer with its citations and evidence, or an abstention."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.types import Article, Passage, Range
from qa.choosing import Choice, choose, same_words
from qa.citing import cite
from qa.comparing.others import SourceComparison
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.considered import considered, estimates
from qa.features import highest_cosine
from qa.ranking import load_ranker
from qa.sifting import SpanInSentence, sifted
from qa.types import Answer, Citation, Evidence, Item, Kind, OtherAnswer, Reading, Reason, Versions
from qa.versions.earlier import earlier_answers, said_later
from qa.versions.newest import by_date
from qa.versions.replaced import may_be_replaced
from qa.versions.state_asked import When
from qa.versions.superseding import current
from qa.words.content import content_lemmas
from qa.words.grammar import DETERMINER, PREPOSITIONS
from qa.words.letters import LOWER, UPPER

_NAME = re.compile(rf"[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*)*")
_WORD = rf"(?!(?:{PREPOSITIONS}|and|or|nor|but|as|than|not)\b)[{LOWER}][\w’'-]*"
_ROLE = re.compile(rf"(?:(?:{DETERMINER}|[\w’'-]+(?:[’']s|s[’'])) )?(?:{_WORD} ){{0,2}}{_WORD},? ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedQuestion:
    """The parts of an answer that are fixed before reading; `anything` is false if the question asks nothing.

    `left_out` holds words that are no answer: "Who else ...?" does not ask for the one just named. `when` is the time
    that the question asks about, if the words for it were removed from the question.
    """

    question: str
    understood_as: str
    threshold: float
    versions: Versions
    anything: bool = True
    also_asked: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    when: When | None = None


def decide(asked: PreparedQuestion, readings: Sequence[Reading], sources: Sources, calibrator: Calibrator) -> Answer:
    """Answer with the best span if it is likely enough, else abstain with the nearest sentence.

    What the other articles say is added by `complete`.
    """
    readings = _without(readings, asked.left_out, sources.articles)
    now = current(asked.understood_as, readings, sources, when=asked.when)
    readings = now.readings
    choices = choose(readings, sources.articles, question=asked.understood_as)
    confidence = _confidence(choices, sources, calibrator) if choices else 0.0
    reason = _reason(readings, choices, confidence, asked.threshold) if asked.anything else "nothing asked"
    answers = reason is None
    citations = _citations(choices, sources, calibrator, asked.threshold) if answers else ()
    earlier = earlier_answers(asked.understood_as, citations[0], now, sources, calibrator) if answers else ()
    is_latest = now.state == "latest"
    return Answer(
        question=asked.question,
        understood_as=asked.understood_as,
        text=citations[0].quote if answers else None,
        confidence=confidence,
        citations=citations,
        nearest=None if answers else _nearest(asked.understood_as, readings, choices, sources.articles),
        evidence=Evidence(
            passages=considered(readings, sources.articles, estimates(choices, calibrator)),
            threshold=asked.threshold,
            reason=reason,
            versions=asked.versions,
        ),
        also_asked=asked.also_asked,
        notices=asked.notices if is_latest else (*asked.notices, *said_later(earlier)),
        earlier=earlier if is_latest else (),
    )


def answer_by_rule(
    asked: PreparedQuestion,
    citations: Sequence[Citation],
    *,
    confidence: float,
    kind: Kind = "span",
    items: tuple[Item, ...] = (),
    notices: tuple[str, ...] = (),
) -> Answer:
    """Answer with what a rule found without the reader, or abstain if there are no citations.

    The text is the first quote; `notices` come after those of the question.
    """
    return Answer(
        question=asked.question,
        understood_as=asked.understood_as,
        kind=kind,
        text=citations[0].quote if citations else None,
        confidence=confidence if citations else 0.0,
        citations=tuple(citations),
        items=items,
        evidence=Evidence(
            passages=(), threshold=asked.threshold, reason=None if citations else "no span", versions=asked.versions
        ),
        also_asked=asked.also_asked,
        notices=(*asked.notices, *notices),
    )


def is_sure(asked: PreparedQuestion, readings: Sequence[Reading], unread: Sequence[Passage], sources: Sources) -> bool:
    """Whether the best span is the answer whatever the passages hold that are not read yet.

    Never if newer words may replace it: an article that was read has versions, a correction or entries, or a passage
    that was not is a note on a correction or says that a figure was revised.
    """
    articles = sources.articles
    for chunk in (passage.chunk for passage in unread):
        if articles[chunk.article_id].structure.has_correction(chunk):
            return False
        if may_be_replaced(asked.understood_as, chunk.text):
            return False
    for article_id in {reading.article_id for reading in readings}:
        structure = articles[article_id].structure
        if article_id in sources.versions or structure.corrections or structure.entries:
            return False
    choices = choose(_without(readings, asked.left_out, articles), articles, question=asked.understood_as)
    return bool(choices) and load_ranker().is_sure(choices[0].named, highest_cosine(unread))


def complete(
    asked: PreparedQuestion,
    answer: Answer,
    readings: Sequence[Reading],
    sources: Sources,
    calibrator: Calibrator,
    *,
    more: Sequence[Reading] = (),
) -> Answer:
    """Return an answer with what the other articles say about it; an abstention stays as it is.

    The answer was decided by `readings`; `more` has been read since. Its words, citations and confidence do not change.
    """
    if answer.text is None:
        return answer
    question = asked.understood_as
    readings = _without(readings, asked.left_out, sources.articles)
    more = _without(more, asked.left_out, sources.articles)
    everything = current(question, (*readings, *more), sources, when=asked.when).readings
    readings = everything[: len(readings)]
    citation = answer.citations[0]
    comparison = SourceComparison(
        question=question, answer=citation, sources=sources, calibrator=calibrator, threshold=asked.threshold
    )
    cited_ids = frozenset(article_id for each in answer.citations for article_id in (each.article_id, *each.copies))
    others = comparison.others(_outside(cited_ids, everything))
    survives, without_source = comparison.without_source(_outside(sources.source(citation.article_id), everything))
    estimated = estimates(choose(everything, sources.articles, question=question), calibrator) if more else {}
    estimated |= estimates(choose(readings, sources.articles, question=question), calibrator)  # as when it was decided
    return replace(
        answer,
        also_said=others.also_said,
        also_relevant=others.also_relevant,
        disagreements=by_date([_no_likelier(other, answer.confidence) for other in others.disagreements]),
        survives=survives,
        without_source=None if without_source is None else _no_likelier(without_source, answer.confidence),
        evidence=replace(answer.evidence, passages=considered(everything, sources.articles, estimated)),
    )


def _without(
    readings: Sequence[Reading], left_out: Sequence[str], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without the spans that say, or hold, what is left out."""
    if not left_out:
        return tuple(readings)
    words = [f" {same_words(quote)} " for quote in left_out if same_words(quote)]

    def may_answer(span: SpanInSentence) -> bool:
        quote = f" {same_words(span.quote)} "
        return not any(each in quote or quote in each for each in words)

    return sifted(readings, articles, may_answer)


def _no_likelier(other: OtherAnswer, confidence: float) -> OtherAnswer:
    """Cap an alternative's confidence at the answer's: it was ranked against fewer passages."""
    return replace(other, confidence=min(other.confidence, confidence))


def _outside(articles: frozenset[str], readings: Sequence[Reading]) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings if reading.article_id not in articles)


def _reason(
    readings: Sequence[Reading], choices: Sequence[Choice], confidence: float, threshold: float
) -> Reason | None:
    if not readings:
        return "nothing found"
    if not choices:
        return "no span"
    return "below the threshold" if confidence < threshold else None


def _confidence(choices: Sequence[Choice], sources: Sources, calibrator: Calibrator) -> float:
    """Return the confidence in the best span; in "his aide, Ada Lund", if that is higher and "Ada Lund" the best."""
    best = choices[0]
    forms = [choice for choice in choices[1:] if _names_with_role(choice, best, sources)]
    return max(calibrator.probability(choice) for choice in (best, *forms))


def _names_with_role(longer: Choice, name: Choice, sources: Sources) -> bool:
    """Whether a span is a name, in another one, with what the person is before it."""
    if longer.article_id != name.article_id or longer.span.end != name.span.end:
        return False
    before = sources.quote(longer)[: -len(sources.quote(name))]
    return _ROLE.fullmatch(before) is not None and _NAME.fullmatch(sources.quote(name)) is not None


def _citations(
    choices: Sequence[Choice], sources: Sources, calibrator: Calibrator, threshold: float
) -> tuple[Citation, ...]:
    """Cite the best span, then the same words elsewhere if they answer there too; copies of an article count as one."""
    found = [sources.cite(choices[0])]
    words = same_words(found[0].quote)
    for choice in choices[1:]:
        if same_words(sources.quote(choice)) != words or calibrator.probability(choice) < threshold:
            continue
        citation = sources.cite(choice)
        if not any(citation.overlaps(other) or citation.article_id in other.copies for other in found):
            found.append(citation)
    return tuple(found)


def _nearest(
    question: str, readings: Sequence[Reading], choices: Sequence[Choice], articles: Mapping[str, Article]
) -> Citation | None:
    """Cite the sentence of the best span, else the first of the best passage; None if none has to do with the question.

    The sentence has a content word of the question, unless the reader takes the span for an answer.
    """
    places = [(articles[choice.article_id], choice.span.range) for choice in choices]
    if choices and choices[0].margin <= 0.0:
        places = [place for place in places if _shares_word(question, *place)]
    if places:
        article, span = places[0]
        return cite(article, *article.sentence_at(*span))
    if choices or not readings:
        return None
    chunk = readings[0].passage.chunk
    article, first = articles[chunk.article_id], Range(chunk.start, chunk.start + 1)
    return cite(article, *article.sentence_at(*first)) if _shares_word(question, article, first) else None


def _shares_word(question: str, article: Article, place: Range) -> bool:
    """Whether the sentence at a place has a content word of a question."""
    sentence = article.text_of(article.sentence_at(*place))
    return not set(content_lemmas(question)).isdisjoint(content_lemmas(sentence))
