"""Persons who are introduced as relatives of another kind than those asked for: "his sister, Ada" is no wife."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.words.grammar import PREPOSITIONS

_KINDS = (
    "wife wives husband husbands spouse spouses widow widower",
    "son sons daughter daughters child children",
    "brother brothers sister sisters sibling siblings",
    "mother father parent parents",
    "uncle uncles aunt aunts",
    "cousin cousins",
    "nephew nephews niece nieces",
    "grandson grandsons granddaughter granddaughters grandchild grandchildren",
)
_KIND_OF = {word: kind for kind, words in enumerate(_KINDS) for word in words.split()}
_ANY = "|".join(_KIND_OF)
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
    return asked is not None and before is not None and _KIND_OF[asked["kin"].casefold()] != _KIND_OF[before["kin"]]
