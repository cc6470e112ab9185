"""What an author, or a person who is quoted, tells of themselves is not about another person whom a question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from index.types import Article
from qa.kinds.lexicon import WHOLE_NAME
from qa.sifting import SpanInSentence, sifted
from qa.speakers import Quotation, quotations
from qa.types import Reading
from qa.understanding.mentions import names
from qa.words.given_names import GIVEN_NAMES
from qa.words.grammar import CLAUSE

_I = re.compile(r"(?:^|[\s(“\"‘'—–-])(?:I|I['’](?:m|ve|d|ll)|[Mm]y)\b")
_I_DO = re.compile(r"\s*(?:as |since |and |but |so )?I\s+(?:am|was|will|have|had|can|must|shall|do|did)\b")
_OF_ANOTHER = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")
_LABEL = re.compile(r"[A-Z][\w.’' -]{0,40}:\s")
_ASKED_OF = re.compile(
    r"^(?:how|when|where|why|what)\b.*?\b(?:did|does|do|has|had|was|is|will)\s+(?:the\s+)?(?:(?!of\b)[a-z]+\s+){0,2}(?=[A-Z])"
)


def without_speakers_own(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what authors and speakers say of themselves, if a question asks about another person.

    "I taught for 18 years", in an article by Bo Roe or in words of his, does not say how long Ada Lund taught.
    """
    people = [name for name in names(question) if _is_person(name)]
    subject = _ASKED_OF.search(f"{question[:1].lower()}{question[1:]}")
    about = people[0] if people and subject is not None and question[subject.end() :].startswith(people[0]) else None
    if about is None:
        return tuple(readings)

    @cache
    def said(article_id: str) -> tuple[Quotation, ...]:
        return quotations(articles[article_id])

    may_be_another = _has_given_name(about)  # a country or a firm is no other person than the speaker

    def may_answer(span: SpanInSentence) -> bool:
        return not (_is_authors_own(about, span) or (may_be_another and _is_speakers_own(about, span, said)))

    return sifted(readings, articles, may_answer)


def _is_person(name: str) -> bool:
    """Whether a name is of two words or more, or a given name."""
    return WHOLE_NAME.fullmatch(name) is not None or _has_given_name(name)


def _has_given_name(name: str) -> bool:
    return name.split()[0].casefold() in GIVEN_NAMES


def _is_speakers_own(about: str, span: SpanInSentence, said: Callable[[str], tuple[Quotation, ...]]) -> bool:
    """Whether a span is in a sentence in which a named speaker says "I", and which does not name whom it is about."""
    if _I.search(span.sentence) is None or _share_a_word(about, span.sentence):
        return False
    spoken = said(span.article.id)
    own = next((each for each in spoken if each.direct and each.start <= span.start and span.end <= each.end), None)
    if own is None or own.speaker is None or _share_a_word(about, own.speaker.name):
        return False
    place = span.sentence_range
    words = span.article.text[max(place.start, own.start) : min(place.end, own.end)]
    return _I.search(_clause(span)) is not None and _I.search(words) is not None and _OF_ANOTHER.search(words) is None


def _is_authors_own(about: str, span: SpanInSentence) -> bool:
    author = span.article.author
    if (author is not None and _share_a_word(about, author)) or _LABEL.match(span.sentence):
        return False
    if _share_a_word(about, span.sentence):
        return _QUOTED.search(span.sentence) is None and _I_DO.match(_clause(span)) is not None
    if author is None:
        return False
    words = _QUOTED.sub(" ", span.sentence)
    return _I.search(_clause(span)) is not None and _I.search(words) is not None and _OF_ANOTHER.search(words) is None


def _clause(span: SpanInSentence) -> str:
    """Return the part between commas that a span is in."""
    return f"{CLAUSE.split(span.before)[-1]}{span.quote}"


def _share_a_word(one: str, other: str) -> bool:
    words = {word.casefold() for word in re.findall(r"\w+", one)}
    return not words.isdisjoint(word.casefold() for word in re.findall(r"\w+", other))
