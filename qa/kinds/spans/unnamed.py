"""Another person whom a pronoun stands for: who was not named before it is not meant by "he" or "she"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.comparing.names import BEFORE_NAMES, are_other_forenames
from qa.kinds.lexicon import NAME
from qa.sifting import sifted
from qa.speakers.given_names import FEMALE_NAMES, MALE_NAMES
from qa.types import Reading, Span
from qa.words.common import is_common
from qa.words.grammar import AUX
from qa.words.lemmas import unowned
from qa.words.letters import UPPER

_ASKED = re.compile(  # the subject of a question, or the owner of what it asks for: "did Ada Lund", "Lund's time"
    rf"\b(?:{AUX})\s+(?:(?P<name>{NAME})(?![\w’'-])(?<!['’]s)|(?P<owner>{NAME})['’]s?\s+(?=[a-z]))"
)
_PRONOUN = re.compile(r"[\"“'‘(*_]*(?:He|She|His|Her)\b")


def without_others_by_pronoun(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without sentences about "he" or "she" in which the question's person cannot be meant.

    They are not named in the article up to there: only further on, or in another article that was read.
    """
    name = _person(question)
    if not name:
        return tuple(readings)
    ids = sorted({reading.article_id for reading in readings})
    first = {article_id: _first(name, articles[article_id]) for article_id in ids}
    if all(at is None for at in first.values()):
        return tuple(readings)

    def may_answer(article: Article, span: Span) -> bool:
        sentence = article.sentence_at(span.start, span.end)
        named = first[article.id]
        is_later = named is None or named >= sentence.end
        return not (is_later and _PRONOUN.match(article.text, sentence.start) is not None)

    return sifted(readings, articles, may_answer)


def _person(question: str) -> tuple[str, ...]:
    """Return the names of the person who is a question's subject, () if it is not clear that it is a person."""
    match = _ASKED.search(question)
    if match is None:
        return ()
    words = [unowned(word) for word in (match["name"] or match["owner"]).split()]
    words = [word for word in words if word.casefold() not in BEFORE_NAMES]
    if not words or not all(word[0].isupper() for word in words) or is_common(words[-1]):
        return ()
    is_given = words[0].casefold() in FEMALE_NAMES | MALE_NAMES or not is_common(words[0])
    return tuple(words) if len(words) == 1 or is_given else ()


def _is_given(word: str) -> bool:
    return word.casefold() not in BEFORE_NAMES and not is_common(word)


def _first(name: Sequence[str], article: Article) -> int | None:
    """Return where an article first names a person, -1 if its title does, None if nothing does.

    The last name is enough, unless the article has it first with another given name.
    """
    given, last = name[0], re.escape(name[-1])
    others = re.search(rf"\b(?P<given>[{UPPER}][\w’'-]+)\s+{last}\b", article.text) if len(name) > 1 else None
    is_another = others is not None and are_other_forenames(given, others["given"]) and _is_given(others["given"])
    named = re.escape(given) if is_another else last
    pattern = re.compile(rf"\b{named}\b", re.IGNORECASE)
    if pattern.search(article.title) is not None:
        return -1
    match = pattern.search(article.text)
    return None if match is None else match.start()
