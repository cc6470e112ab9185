"""Another thing of the same kind: what is said of the temporary bridge does not answer about the permanent one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.clauses import is_verb
from qa.words.grammar import AUX, DETERMINER, ORDINALS, PREPOSITIONS, WH, is_preposition
from qa.words.lemmas import lemma
from qa.words.opposites import excludes
from qa.words.word import has_words

_WORD = rf"(?!(?:{AUX}|{PREPOSITIONS}|{DETERMINER}|{WH}|and|or|that)\b)[a-z-]+"
_THING = re.compile(rf"\bthe\s+(?P<words>{_WORD}\s+{_WORD}(?:\s+{_WORD})?)\b")
_PRONOUN = re.compile(r"[\"“'‘(*_]*(?:It|Its|They|Their)\b")
_GOES_ON = frozenset("and or but that which who".split())
_NEAR = 2  # words before a noun that may be its adjectives


def without_others_of_kind(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what is said of a thing that a question's adjective cannot be true of.

    "The bridge weighs 38 tonnes" is not what the permanent bridge weighs, if the article has told of a temporary bridge
    before that, and not yet of a permanent one.
    """
    things = tuple(_things(question))

    def may_answer(span: SpanInSentence) -> bool:
        return not any(_is_of_other(adjective, noun, span) for adjective, noun in things)

    return sifted(readings, articles, may_answer) if things else tuple(readings)


def _things(question: str) -> Iterator[tuple[str, str]]:
    """Yield each word behind a "the" with one of the words behind it, which may be its noun."""
    for thing in _THING.finditer(question):
        first, *others = thing["words"].split()
        for noun in others:
            yield first, noun


def _is_of_other(adjective: str, noun: str, span: SpanInSentence) -> bool:
    """Whether up to the end of a span's sentence only a contrary adjective stands before the noun."""
    article, sentence = span.article, span.sentence_range
    text = f"{article.title}\n{article.text[: sentence.end]}"
    if not has_words(span.before, noun) and _PRONOUN.match(span.sentence) is None:
        return False
    if has_words(text, adjective, in_any_case=True):
        return False
    return any(_are_contrary(adjective, word) for word in _words_before(noun, text))


def _words_before(noun: str, text: str) -> Iterator[str]:
    """Yield the words before a noun wherever a text has it, and not as part of another one: "bridge repairs"."""
    for match in re.finditer(
        rf"(?P<words>(?:\b[A-Za-z-]+\s+){{1,{_NEAR}}}){re.escape(noun)}\b(?:\s+(?P<next>[a-z]\S*))?", text
    ):
        following = (match["next"] or "").strip(",.;:")
        if not following or following in _GOES_ON or is_preposition(following) or is_verb(following):
            yield from match["words"].split()


def _are_contrary(one: str, other: str) -> bool:
    if one in ORDINALS and other in ORDINALS:
        return one != other
    return excludes(lemma(one), lemma(other))
