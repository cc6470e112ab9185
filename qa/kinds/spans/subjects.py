"""Values of another subject than a question's: of the other half of a sentence, of several together, of a namesake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article, Range
from qa.kinds.lexicon import NAME
from qa.premises.places import place_of
from qa.premises.presence import holds, region
from qa.premises.terms import terms
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.grammar import AUX, PREPOSITIONS
from qa.words.lemmas import lemma, lemmas, unowned
from qa.words.letters import has_digit
from qa.words.plurals import is_plural

_SUBJECT = re.compile(
    rf"\b(?:{AUX})\s+(?:the\s+)?(?P<subject>[a-z][\w’'-]+|{NAME})(?![\w’'-])(?=\s+(?!and\b|or\b|of\b)[a-z])"
)
_NEXT_CLAUSE = re.compile(r"(?:[;,]|\s[–—])\s+(?:and|but|while|whereas)\s+|;\s+")
_HEAD = re.compile(
    rf"\W*(?P<led>[Tt]he\s+)?(?P<head>[^\W\d_][\w’'-]+)(?=\s+(?!(?:and|or|as|who|that|which|{PREPOSITIONS})\b)[a-z])"
)
_ASKED_VERB = re.compile(
    rf"\b(?:do|does|did|will|would|can|could|may|must|should)\s+(?:the\s+)?(?:[a-z][\w’'-]+|{NAME})\s+(?P<verb>[a-z]+)"
)
_OF_THE_OTHER = re.compile(  # a clause that may still be about the subject of the one before it
    r"\b(?:he|him|his|she|her|it|its|they|them|their|said|says|told|added|according)\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"\b(?:together|between them|jointly)\b", re.IGNORECASE)
_ONE_PERSON = re.compile(r"\b(?:he|his|she|her|it|its)\b", re.IGNORECASE)  # who may be the one asked about
_AT_PLACE = re.compile(rf"\bthe\s+(?P<noun>[a-z][\w’'-]*)\s+(?:in|at)\s+(?P<name>{NAME})")
_WORD = re.compile(r"\w+")
_NEAR = 2  # words up to a verb with its auxiliary


def without_other_subjects(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without the values of another subject than the one that a question names.

    - "Members pay £4, and guests pay £9": £4 is not what guests pay.
    - What several may do together is not what one of them may.
    - "The depot has 40 drivers", after "the Orme depot", is not said of the depot in Tolm, which another article names.
    """
    place = _elsewhere(question, [articles[each] for each in {reading.article_id for reading in readings}])

    def may_answer(span: SpanInSentence) -> bool:
        if has_digit(span.quote) and _is_of_other_half(question, span):
            return False
        return not (_is_of_several(question, span.sentence) or (place is not None and _is_of_namesake(place, span)))

    return sifted(readings, articles, may_answer)


def _is_of_other_half(question: str, span: SpanInSentence) -> bool:
    """Whether a span is in, or goes on to, a clause in which another subject does what is asked about.

    The question's subject has to be that of another clause, which has a figure too.
    """
    asked, does = _SUBJECT.search(question), _ASKED_VERB.search(question)
    if asked is None or does is None:
        return False
    subject = lemma(asked["subject"].split()[-1])
    clauses = list(_clauses(span.sentence, span.sentence_range.start))
    of_subject = [text for text in map(span.article.text_of, clauses) if _head(text) == subject]
    if not any(map(has_digit, of_subject)):
        return False
    own = [span.article.text_of(clause) for clause in clauses if clause.overlaps(span.range)]
    return any(subject not in lemmas(text) and _is_of_its_own(text, lemma(does["verb"])) for text in own)


def _is_of_its_own(clause: str, verb: str) -> bool:
    """Whether a clause has its own subject, which no other word may stand for, with a verb right behind it."""
    head = _HEAD.match(clause)
    if head is None or head["led"] is not None or _head(clause) is None or _OF_THE_OTHER.search(clause) is not None:
        return False
    return verb in lemmas(clause[head.end() :])[:_NEAR]


def _clauses(sentence: str, at: int) -> Iterator[Range]:
    """Yield where the clauses of a sentence are that begins at a place of its article."""
    begin = 0
    for match in _NEXT_CLAUSE.finditer(sentence):
        yield Range(at + begin, at + match.start())
        begin = match.end()
    yield Range(at + begin, at + len(sentence))


def _head(clause: str) -> str | None:
    """Return the lemma of the subject with which a clause begins: a name, a plural, or a noun with "the"."""
    match = _HEAD.match(clause)
    if match is None:
        return None
    head = match["head"]
    is_subject = match["led"] is not None or is_plural(head) or (head[0].isupper() and clause[:1] == head[0])
    return lemma(head) if is_subject else None


def _is_of_several(question: str, sentence: str) -> bool:
    """Whether a sentence says what several do together, and does not name the one that a question asks about."""
    if wanted(question) != "amount" or _TOGETHER.search(sentence) is None or _TOGETHER.search(question) is not None:
        return False
    asked = _SUBJECT.search(question)
    if asked is None or asked["subject"].islower() or _ONE_PERSON.search(sentence) is not None:
        return False
    return frozenset(map(unowned, _WORD.findall(asked["subject"]))).isdisjoint(map(unowned, _WORD.findall(sentence)))


def _elsewhere(question: str, articles: Sequence[Article]) -> re.Match[str] | None:
    """Return the thing and its place, if a question asks about "the depot in Tolm", and an article has the place."""
    match = _AT_PLACE.search(question)
    if match is None or place_of(match["name"].split(), 0)[0] is not None:
        return None
    return match if any(_holds(article, match["name"]) for article in articles) else None


def _is_of_namesake(place: re.Match[str], span: SpanInSentence) -> bool:
    """Whether a sentence is about "the depot" of an article with one of another place, and without the place."""
    noun = re.escape(place["noun"])
    if _holds(span.article, place["name"]) or re.match(rf"\W*(?:The|Its)\s+{noun}\b", span.sentence) is None:
        return False
    before = span.article.text[: span.sentence_range.start]
    return re.search(rf"\b[Tt]he\s+{NAME}\s+{noun}\b|\b{noun}\s+(?:in|at)\s+{NAME}", before) is not None


def _holds(article: Article, name: str) -> bool:
    text = region(f"{article.title}\n{article.text}")
    return any(holds(text, term) for term in terms(f"x {name}"))
