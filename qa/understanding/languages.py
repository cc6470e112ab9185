"""Whether a question is in another language than English, by `py3langid`; in doubt it is English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.words.grammar import AND_SO, WH
from qa.words.letters import LOWER, UPPER, WORD
from qa.words.listing import lines

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LANGUAGES = "en de fr es it pt nl sv da no pl cs tr id fi hu ro ca".split()  # of the Latin alphabet
_ENOUGH = 0.34  # share of function words above which a question is English
_MARGIN = 12.0  # log-odds against English; 3 of 2,290 English questions without function words reach it
_FEWEST = 2  # words; one may be anything
_MARGIN_WITHOUT_NAMES = 1.0  # log-odds against English of the words that are no part of a name
_ENGLISH = re.compile(rf"{AND_SO}(?:{WH}|did|does)\b", re.IGNORECASE)  # opens no question of another language
_NAME = re.compile(  # of several words, and not the first: "Piet van der Loo"
    rf"\s[{UPPER}][\w’'.-]*(?:\s+(?:[{LOWER}]{{1,3}}\s+){{0,2}}[{UPPER}][\w’'.-]*)+"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


def is_foreign(question: str) -> bool:
    """Whether a question is clearly in another language than English; False if it is too short to tell."""
    words = WORD.findall(question)
    if not words or _ENGLISH.match(question):
        return False
    if sum(_LATIN.match(word) is not None for word in words) * 2 < len(words):
        return True
    known = _function_words()
    english = sum(word.lower() in known for word in words)
    if len(words) < _FEWEST or english > _ENOUGH * len(words):
        return False
    if _margin(" ".join(words)) < _MARGIN:
        return False
    unnamed = _NAME.sub(" ", question)
    return unnamed == question or _margin(" ".join(WORD.findall(unnamed))) >= _MARGIN_WITHOUT_NAMES


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """Return English function words in lower case."""
    return frozenset(word for line in lines("function_words.txt", beside=__file__) for word in line.split())


@lru_cache(maxsize=256)
def _margin(text: str) -> float:
    """Return the log-odds of the likeliest language against English; 0 if that is the likeliest."""
    scores = {language: float(score) for language, score in _identifier().rank(text)}
    return max(scores.values()) - scores["en"]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Load a private model: the library's is shared by all threads, and choosing its languages alters it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes a while to import, and is rarely needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier
