"""Another person whom a pronoun stands for: "he" or "she" does not mean a person who is only named later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.kinds.lexicon import NAME
from qa.sifting import SpanInSentence, sifted
from qa.speakers.given_names import FEMALE_NAMES, MALE_NAMES
from qa.types import Reading
from qa.words.common import is_common
from qa.words.grammar import AUX
from qa.words.lemmas import unowned

_ASKED = re.compile(  # the subject of a question, or the owner of what it asks for: "did Ada Lund", "Lund's time"
    rf"\b(?:{AUX})\s+(?:(?P<name>{NAME})(?![\w’'-])(?<!['’]s)|(?P<owner>{NAME})['’]s?\s+(?=[a-z]))"
)
_PRONOUN = re.compile(r"[\"“'‘(*_]*(?:He|She|His|Her)\b")


def without_later_named(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without sentences about "he" or "she" that cannot mean the person a question asks about.

    They are not named in the article up to there: only further on, or in another article that was read.
    """
    name = _person(question)
    if name is None:
        return tuple(readings)
    ids = sorted({reading.article_id for reading in readings})
    first = {article_id: _first(name, articles[article_id]) for article_id in ids}
    if all(at is None for at in first.values()):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        first_place = first[span.article.id]
        is_later = first_place is None or first_place >= span.sentence_range.end
        return not (is_later and _PRONOUN.match(span.sentence) is not None)

    return sifted(readings, articles, may_answer)


def _person(question: str) -> str | None:
    """Return the last name of the person who is a question's subject, None if it is not clear that it is a person."""
    match = _ASKED.search(question)
    if match is None:
        return None
    words = [unowned(word) for word in (match["name"] or match["owner"]).split()]
    words = [word for word in words if word.casefold() not in BEFORE_NAMES]
    if not words or not all(word[0].isupper() for word in words) or is_common(words[-1]):
        return None
    is_given = words[0].casefold() in FEMALE_NAMES | MALE_NAMES or not is_common(words[0])
    return words[-1] if len(words) == 1 or is_given else None


def _first(name: str, article: Article) -> int | None:
    """Return where an article first has a name, -1 if its title has it, None if nothing has."""
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    if pattern.search(article.title) is not None:
        return -1
    match = pattern.search(article.text)
    return None if match is None else match.start()
