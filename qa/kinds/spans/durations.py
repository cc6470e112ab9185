"""How long something does: a duration behind the question's verb, rather than of something else, no day or closure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.yes_no.predicates import relations
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import DATES, fits, tells_only_days, wanted
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, PREPOSITIONS
from qa.words.lemmas import lemma, lemma_set
from qa.words.letters import WORD
from qa.words.opposites import excludes
from qa.words.quantities import quantities

_HOW_LONG = re.compile(
    rf"{AND_SO}(?:for )?how long (?:do|does|did|will|would|should|must|can|could) "
    r"(?P<subject>.+?)\s+(?P<verb>[a-z]+)(?: for)?\W*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:,!?\n]|\b(?:and|but|then|while|before|after)\b")
_PLAIN = lemma_set("take last stay be have wait go run")
"""Verbs for which a text has others as often, or none: "Ready in an hour"."""
_NO_VERB = re.compile(rf"\b(?:take|last|{PREPOSITIONS}|the|an?|his|her|their|its|\w+['’]s?)$|\btake\b", re.IGNORECASE)
_SPECIES = re.compile(r"how long (?:do|does|can) ", re.IGNORECASE)
_LIKELY = -3.0  # logits over the null score of a span that may answer
_NEAR = 6  # words between the verb and the duration
_LED = re.compile(
    r"(?:\b(?:until|till|to|through|since|from|between|and|by|throughout|(?:all|whole)(?: of)?)(?: the)?|[-–—])\s*$",
    re.IGNORECASE,
)
_OF_THING = re.compile(
    rf"{AND_SO}how long (?:is|are|was|were) (?:the|this|that|these|those|his|her|its|their) (?:[\w’'-]+ )*?"
    r"(?P<noun>[\w’'-]+)\W*$",
    re.IGNORECASE,
)
_STOPPED_FOR = re.compile(r"(?P<doer>.*?)\b(?P<verb>[a-z]+)(?:\s+(?:down|off|up))?\s+for\s+(?:[\w’'-]+\s+){0,2}\Z")
_GOING = ("open", "start")
_LIVING = lemma_set(
    "wild captivity span live living life lifespan lives survive die dead age aged old longevity reach average "
    "expectancy"
)


def prefer_durations_of_verb(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings of an article with only the durations behind the question's verb, or one for it, if any is.

    "Bake for 50 minutes" answers how long a cake bakes, and "Ready in 1 hour 25 minutes" does not. How long an animal
    lives is not what a study of it took.
    """
    match = _HOW_LONG.match(question)
    verb = "" if match is None else lemma(match["verb"])
    if match is None or verb in _PLAIN or not match["verb"].islower() or _NO_VERB.search(match["subject"]):
        return tuple(readings)
    if verb == lemma("live") and _SPECIES.match(question):
        return sifted(readings, articles, _is_of_life)
    with_verb = {
        reading.article_id
        for reading in readings
        for span in reading.spans
        if span.score - reading.null_score > _LIKELY
        and _is_of_subject(match["subject"], verb, question, SpanInSentence(articles[reading.article_id], *span.range))
    }

    def may_answer(span: SpanInSentence) -> bool:
        return span.article.id not in with_verb or _is_behind(verb, question, span)

    return sifted(readings, articles, may_answer)


def without_days(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings for "how long" without single days, but for those from or up to which something lasts."""
    if wanted(question) != "duration":
        return tuple(readings)
    return sifted(readings, articles, lambda span: not _is_day(span))


def without_closures(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without the time for which a thing shuts or stops, if a question asks how long the thing is.

    "The tunnel will shut for nine weeks" says how long the closure is.
    """
    asked = _OF_THING.match(question)
    if asked is None:
        return tuple(readings)
    noun = lemma(asked["noun"])
    return sifted(readings, articles, lambda span: not _is_closed_for(noun, span))


def _is_closed_for(noun: str, span: SpanInSentence) -> bool:
    figures = quantities(f"{span.quote}{span.behind}")
    if not figures or figures[0].dimension != "time":
        return False
    at = re.search(r"\bfor\s", span.quote)
    before = span.before if at is None else f"{span.before}{span.quote[: at.end()]}"
    stopped = _STOPPED_FOR.match(_CLAUSE.split(before)[-1])
    if stopped is None or noun not in map(lemma, WORD.findall(stopped["doer"])):
        return False
    return any(excludes(lemma(verb), lemma(stopped["verb"])) for verb in _GOING)


def _is_day(span: SpanInSentence) -> bool:
    """Whether a span is a single day, has no other time, or is part of one, as "5" in "5 May"."""
    if tells_only_days(span.quote):
        return _LED.search(span.before) is None
    begin, end = len(span.before), len(span.before) + len(span.quote)
    days = (match for match in DATES.finditer(span.sentence) if match.start() <= begin and end <= match.end())
    return any(_LED.search(span.sentence[: day.start()]) is None for day in days)


def _is_behind(verb: str, question: str, span: SpanInSentence) -> bool:
    """Whether a verb is in the words of its clause before or in a span that can be a duration."""
    if not fits(question, span.quote):
        return False
    clause = _CLAUSE.split(span.before)[-1]
    return any(_means(verb, word) for word in (*WORD.findall(clause)[-_NEAR:], *WORD.findall(span.quote)))


def _is_of_subject(subject: str, verb: str, question: str, span: SpanInSentence) -> bool:
    """Whether a duration is behind the question's verb, and the words before that name nothing else that does it."""
    if not _is_behind(verb, question, span):
        return False
    words = WORD.findall(f"{_CLAUSE.split(span.before)[-1]}{span.quote}")
    at = next((at for at, word in enumerate(words) if _means(verb, word)), 0)
    doers = content_lemmas(" ".join(words[:at]))
    return not doers or not set(doers).isdisjoint(content_lemmas(subject))


def _means(verb: str, word: str) -> bool:
    return any(each.relation in ("same", "synonym") for each in relations(verb, lemma(word), is_state=False))


def _is_of_life(span: SpanInSentence) -> bool:
    return not _LIVING.isdisjoint(map(lemma, WORD.findall(span.sentence)))
