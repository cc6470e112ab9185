"""What a newer article on the same story makes of a verdict on how things are now: another one, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from index.types import Article, Range
from qa.citing import cite
from qa.comparing.sources import Sources
from qa.kinds.yes_no.decided import DecidingSentence
from qa.kinds.yes_no.statement import opened, tense_of
from qa.kinds.yes_no.weighing import LEAST_LIKELY, confidence_of, likelihoods
from qa.types import VERDICTS, Reader, Reading, Verdict
from qa.versions.replaced import follows_up
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set

_DEFINITE = re.compile(r"(?:(?:the|this|that|these|those|his|her|its|their)\b|[A-Z])")
_HAD_BEEN = re.compile(r"\bhad\s+(?:long\s+|still\s+)?been\s+(?P<state>[^.,;]+)", re.IGNORECASE)
_WEIGHED = 4  # sentences, the newest first
_DOUBTFUL = 0.3  # how likely the other verdict has to be, for a doubt; what says nothing of it stays below 0.12
_UNSURE = 0.5  # confidence of a doubt, at least
_TIMES = lemma_set("still yet now already currently again")
_OTHERWISE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}


class Standing(NamedTuple):
    """The sentences that decide as of the newest article, and those that it has overtaken."""

    now: list[DecidingSentence]
    before: list[DecidingSentence]


def as_of_now(
    question: str, deciding: Sequence[DecidingSentence], readings: Sequence[Reading], sources: Sources, reader: Reader
) -> Standing:
    """Return which sentences decide a question about the present, and which an article of a later day has overtaken.

    "The road is closed" of Monday is overtaken by what an article of Wednesday says on the same story: by a sentence
    that decides otherwise, or, for "Is the road closed?", by one that names the road and of which the reader takes the
    other verdict to be likely. It may also say that the road "had been closed". A verdict that the reader is not sure
    of is "unclear". What has happened ("Has it reopened?") overtakes what had not, and not the other way round.
    """
    aux = _aux(question)
    if aux is None or not deciding:
        return Standing(list(deciding), [])
    older = [each for each in deciding if any(_overtakes(aux, other, each, sources) for other in deciding)]
    left = [each for each in deciding if each not in older]
    if aux in ("is", "are") and len({each.verdict for each in left}) == 1:
        newest = _newest_telling(question, left, readings, sources, reader)
        if newest is not None:
            return Standing([newest], [*left, *older])
    return Standing(left, older)


def _aux(question: str) -> str | None:
    """Return the auxiliary of a question about the present; None of any other."""
    asked = opened(question)
    return asked.aux if asked is not None and tense_of(asked.aux) in ("is", "present", "perfect") else None


def _overtakes(aux: str, newer: DecidingSentence, older: DecidingSentence, sources: Sources) -> bool:
    if newer.verdict == older.verdict or (aux in ("has", "have") and older.verdict != "no"):
        return False
    return follows_up(sources.articles[newer.citation.article_id], sources.articles[older.citation.article_id])


def _newest_telling(
    question: str, deciding: Sequence[DecidingSentence], readings: Sequence[Reading], sources: Sources, reader: Reader
) -> DecidingSentence | None:
    """Return the sentence that speaks most against a verdict, of the newest article that speaks for or against it.

    The article has to be newer than all that decide; it may also tell how things were before. None if it only speaks
    for the verdict, or none speaks of it.
    """
    asked = opened(question)
    words = [] if asked is None else [each for each in content_lemmas(asked.rest) if each not in _TIMES]
    if asked is None or len(words) < 2 or _DEFINITE.match(asked.rest) is None:
        return None
    older = [sources.articles[each.citation.article_id] for each in deciding]
    verdict, left = deciding[0].verdict, _WEIGHED
    for article in _articles(readings, sources):
        if not all(follows_up(article, each) for each in older):
            break
        sentences = _naming(frozenset(words[:-1]), article, readings)[:left]
        left -= len(sentences)
        weighed = [_weighed(question, verdict, words[-1], article, each, reader) for each in sentences]
        telling = [each for each in weighed if each.confidence >= _DOUBTFUL]
        newest = max(telling, key=lambda each: (each.verdict != verdict, each.confidence), default=None)
        if newest is not None:
            confidence = max(newest.confidence, _UNSURE)
            newest = replace(newest, citation=sources.copied(newest.citation), confidence=confidence)
            return None if newest.verdict == verdict else newest
    return None


def _weighed(
    question: str, verdict: Verdict, state: str, article: Article, sentence: Range, reader: Reader
) -> DecidingSentence:
    """Return a verdict with what a sentence makes of it: it stands, the other one does, or neither is sure."""
    same, otherwise = (VERDICTS.index(each) for each in (verdict, _OTHERWISE[verdict]))
    likely = likelihoods(reader, question, article, sentence) or (0.0,) * len(VERDICTS)
    citation = cite(article, *sentence)
    if likely[same] >= LEAST_LIKELY:
        return DecidingSentence(citation, verdict, confidence_of(likely[same]))
    if verdict == "yes" and _was_so(state, article.text_of(sentence)):
        return DecidingSentence(citation, "unclear", max(likely[otherwise], _DOUBTFUL))
    if likely[otherwise] >= LEAST_LIKELY:
        return DecidingSentence(citation, VERDICTS[otherwise], confidence_of(likely[otherwise]))
    return DecidingSentence(citation, "unclear", likely[otherwise])


def _articles(readings: Sequence[Reading], sources: Sources) -> list[Article]:
    """Return the articles that were read, the newest first, otherwise in their order."""
    articles = [sources.articles[each] for each in dict.fromkeys(reading.article_id for reading in readings)]
    return sorted(articles, key=lambda article: article.published or "", reverse=True)


def _naming(words: frozenset[str], article: Article, readings: Sequence[Reading]) -> list[Range]:
    """Return the sentences of an article that were read and have some words, in order."""
    read = [reading.range for reading in readings if reading.article_id == article.id]
    near = (each for each in article.sentences if any(each.overlaps(place) for place in read))
    return [each for each in near if words <= {*content_lemmas(article.text_of(each))}]


def _was_so(state: str, sentence: str) -> bool:
    """Whether a sentence says that something "had been" in a state, and so is no longer."""
    return any(state in content_lemmas(match["state"]) for match in _HAD_BEEN.finditer(sentence))
