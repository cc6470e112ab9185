"""Another person of the same last name: what is said of one Marchetti is not true of the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.comparing.spellings import are_other_forenames
from qa.kinds.lexicon import WHOLE_NAME
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.mentions import names
from qa.words.common import is_common
from qa.words.given_names import GIVEN_NAMES
from qa.words.grammar import is_preposition
from qa.words.lemmas import unowned
from qa.words.letters import UPPER
from qa.words.word import has_words

_NO_NAME = re.compile(r"[IVX]+")  # the number of a king
_SHORTENED = re.compile(r"[^\W\d_]{2,}\.")  # "Spc.", "St."


def without_namesakes(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what is said of another bearer of a last name in a question.

    A last name alone is that of the full name before it in its article, unless the question's is the first there. An
    article that has only another full name is about another person, if an article that was read has the question's.
    """
    people = [tuple(unowned(name).split()) for name in names(question)]
    people = [name for name in people if len(name) > 1 and _is_person(name)]
    texts = [articles[each].text for each in {reading.article_id for reading in readings}]
    people = [name for name in people if any(has_words(text, " ".join(name)) for text in texts)]
    if not people:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return not any(_is_of_another(name, span) for name in people)

    return sifted(readings, articles, may_answer)


def _is_person(name: Sequence[str]) -> bool:
    """Whether a name in a question is a given and a last name: not "Social Charter", "Harold II", "Works Council"."""
    if WHOLE_NAME.fullmatch(" ".join(name)) is None or not _is_given(name[0]) or _NO_NAME.fullmatch(name[-1]):
        return False
    return name[0].casefold() in GIVEN_NAMES or not is_common(name[-1])


def _is_given(word: str) -> bool:
    """Whether a word before a last name is a given name: no title, and no common word."""
    plain = word.casefold()
    if is_preposition(plain) or _SHORTENED.fullmatch(word):
        return False  # "In Orme Lund won"
    if plain in GIVEN_NAMES:
        return True
    return plain not in BEFORE_NAMES and not is_common(word)


def _is_of_another(name: Sequence[str], span: SpanInSentence) -> bool:
    first, last = name[0], name[-1]
    text, sentence = span.article.text, span.sentence_range
    bearers = [
        (match.start("last"), match["first"])
        for match in re.finditer(
            rf"\b(?P<first>[{UPPER}][\w’'-]+)\s+(?:[{UPPER}][\w.’'-]*\s+)?(?P<last>{re.escape(last)})\b", text
        )
        if match["first"] == first or _is_given(match["first"])
    ]
    others = [given for _, given in bearers if given != first]
    if not others or not all(are_other_forenames(first, given) for given in others):
        return False
    if not has_words(text, first):
        return True
    if any(sentence.start <= at < sentence.end for at, _ in bearers) or not has_words(span.sentence, last):
        return False
    if bearers[0][1] == first or re.search(rf"\b(?:Mr|Mrs|Ms|Miss)\.? {re.escape(last)}", span.sentence):
        return False
    before = [given for at, given in bearers if at < sentence.start]
    return bool(before) and before[-1] != first
