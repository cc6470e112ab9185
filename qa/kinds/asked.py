"""What a question asks for: the lemmas of its content words, its noun, and whether it asks who."""

from __future__ import annotations

import re

from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, AUX, PREPOSITIONS, WH
from qa.words.lemmas import lemma
from qa.words.letters import HYPHENED
from qa.words.plurals import is_plural

_ASKING = frozenset(map(lemma, f"{WH}|list|name|give|tell|show|all|many|much|kind|type|sort".split("|")))
_WHO = re.compile(rf"{AND_SO}(?:who|whom)\b", re.IGNORECASE)
_NOUN = re.compile(
    rf"(?:(?:{PREPOSITIONS})\s+)?(?:which|what|who(?=\s+(?:are|were)\b))\s+(?:(?:are|were)\s+)?"
    r"(?:(?:the|his|her|its|their|other|all)\s+)*"
    rf"(?P<noun>(?:(?!(?:{AUX}|{PREPOSITIONS})\b)[\w’'-]+\s*){{1,5}})",
    re.IGNORECASE,
)


def asks_who(question: str) -> bool:
    """Whether a question begins with "who" or "whom"."""
    return _WHO.match(question) is not None


def head_noun(question: str) -> str:
    """Return the lemma of the plural noun that a question asks for: "country" of "Which small countries ...?"."""
    match = _NOUN.match(question)
    words = HYPHENED.findall(match["noun"]) if match is not None else []
    plural = [word for word in words if is_plural(word)]
    return lemma(plural[0]) if plural else ""


def asked_lemmas(question: str) -> frozenset[str]:
    """Return the lemmas of a question's content words, without those that only ask."""
    return frozenset(content_lemmas(question)) - _ASKING
