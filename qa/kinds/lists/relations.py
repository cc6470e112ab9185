"""Persons who are introduced as relatives of another kind than those asked for: "his sister, Ada" is no wife."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.words.grammar import PREPOSITIONS
from qa.words.kin import KIND_OF

_ANY = "|".join(KIND_OF)
_ASKED = re.compile(
    rf"\b(?P<kin>{_ANY})\b(?=\W*$| (?:called|named|of|is|are|was|were|did|{PREPOSITIONS})\b)", re.IGNORECASE
)
_NEAR = 60  # characters before a name that may introduce it
_BEFORE = re.compile(
    rf"(?:\b(?:his|her|their|my|the)|['’]s?)\s+(?:[a-z-]+ ){{0,2}}?(?P<kin>{_ANY}),?\s+(?:called\s+|named\s+)?$"
)


def is_of_other_kin(question: str, article: Article, place: Range) -> bool:
    """Whether words are introduced as relatives of another kind than a question asks for."""
    asked = _ASKED.search(question)
    before = _BEFORE.search(article.text, max(place.start - _NEAR, 0), place.start)
    return asked is not None and before is not None and KIND_OF[asked["kin"].casefold()] != KIND_OF[before["kin"]]
