"""Another person whom a pronoun stands for: the one named right before, and not one who is only named later."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.comparing.spellings import are_other_forenames
from qa.kinds.lexicon import NAME, WHOLE_NAME
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.common import is_common
from qa.words.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES
from qa.words.grammar import AUX, PREPOSITIONS
from qa.words.lemmas import unowned
from qa.words.letters import UPPER
from qa.words.word import has_words

_ASKED = re.compile(  # the subject of a question, or the owner of what it asks for: "did Ada Lund", "Lund's time"
    rf"\b(?:{AUX})\s+(?:(?P<name>{NAME})(?![\w’'-])(?<!['’]s)|(?P<owner>{NAME})['’]s?\s+(?=[a-z]))"
)
_PRONOUN = re.compile(r"[\"“'‘(*_]*(?P<pronoun>He|She|His|Her)\b")
_HE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)
_HIM = re.compile(r"\bhim\b")  # who need not be the one who "he" is
_HER = re.compile(r"\bher\b")
_LED = re.compile(rf"\b(?:{PREPOSITIONS})\s+\Z", re.IGNORECASE)


def without_later_named(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without sentences about "he" or "she" that cannot mean the person a question asks about.

    They are not named in the article up to there: only further on, when another man or woman was, or in another
    article that was read.
    """
    name = _person(question)
    if not name:
        return tuple(readings)
    ids = sorted({reading.article_id for reading in readings})
    first = {article_id: _first(name, articles[article_id]) for article_id in ids}
    if all(at is None for at in first.values()):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        first_place, match = first[span.article.id], _PRONOUN.match(span.sentence)
        if match is None or (first_place is not None and first_place < span.sentence_range.end):
            return True
        before = f"{span.article.title}\n{span.article.text[: span.sentence_range.start]}"
        return first_place is not None and not _has_person(match["pronoun"], before)

    return sifted(readings, articles, may_answer)


def without_last_named(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without sentences about "he" or "she" right behind one that names another man or woman.

    "Her second husband was Bo Roe. He died in 2011" does not say when the first one, Jon Lund, died.
    """
    name = _person(question)

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_of_last_named(name, span)

    return sifted(readings, articles, may_answer) if name else tuple(readings)


def _has_person(pronoun: str, text: str) -> bool:
    """Whether a text has the full name of a person for whom "he" or "she" may stand: this article tells of them."""
    given = MALE_NAMES if pronoun in ("He", "His") else FEMALE_NAMES
    return any(person.group().split()[0].casefold() in given for person in WHOLE_NAME.finditer(text))


def _is_of_last_named(name: Sequence[str], span: SpanInSentence) -> bool:
    """Whether a sentence begins with a pronoun for another person, whom the one before it in its paragraph names."""
    match = _PRONOUN.match(span.sentence)
    previous = _sentence_before(span)
    if (
        match is None
        or not previous
        or any(has_words(f"{previous} {span.sentence}", word, in_any_case=True) for word in name)
    ):
        return False
    is_he = match["pronoun"] in ("He", "His")
    given = MALE_NAMES - FEMALE_NAMES if is_he else FEMALE_NAMES - MALE_NAMES
    if (_HE if is_he else _SHE).search(previous) or (_HIM if is_he else _HER).search(span.before, match.end()):
        return False
    people = [person for person in WHOLE_NAME.finditer(previous) if not _LED.search(previous[: person.start()])]
    return any(person.group().split()[0].casefold() in given for person in people)


def _sentence_before(span: SpanInSentence) -> str:
    """Return the sentence before that of a span, "" if a new line parts them."""
    article, start = span.article, span.sentence_range.start
    at = bisect_left(article.sentences, start, key=lambda each: each.start) - 1
    if at < 0 or "\n" in article.text[article.sentences[at].end : start]:
        return ""
    return article.text_of(article.sentences[at])


def _person(question: str) -> tuple[str, ...]:
    """Return the names of the person who is a question's subject, () if it is not clear that it is a person."""
    match = _ASKED.search(question)
    if match is None:
        return ()
    words = [unowned(word) for word in (match["name"] or match["owner"]).split()]
    words = [word for word in words if word.casefold() not in BEFORE_NAMES]
    if not words or not all(word[0].isupper() for word in words) or is_common(words[-1]):
        return ()
    is_given = words[0].casefold() in GIVEN_NAMES or not is_common(words[0])
    return tuple(words) if len(words) == 1 or is_given else ()


def _first(name: Sequence[str], article: Article) -> int | None:
    """Return where an article first names a person, -1 if its title does, None if nothing does.

    The last name is enough, unless the article has it first with another given name.
    """
    named = name[0] if _is_first_of_another(name, article) else name[-1]
    pattern = re.compile(rf"\b{re.escape(named)}\b", re.IGNORECASE)
    if pattern.search(article.title) is not None:
        return -1
    match = pattern.search(article.text)
    return None if match is None else match.start()


def _is_first_of_another(name: Sequence[str], article: Article) -> bool:
    """Whether an article first has a person's last name as that of another person."""
    bearer = re.search(rf"\b(?P<given>[{UPPER}][\w’'-]+)\s+{re.escape(name[-1])}\b", article.text)
    if len(name) == 1 or bearer is None:
        return False
    given = bearer["given"]
    return are_other_forenames(name[0], given) and given.casefold() not in BEFORE_NAMES and not is_common(given)
