"""The terms of a question that a passage has to mention: names, places, numbers, years and rare words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.calendar import LATE_YEAR
from index.tokens import tokenize
from qa.premises.places import place_of
from qa.words.common import common_stems
from qa.words.grammar import is_preposition
from qa.words.lemmas import unowned
from qa.words.letters import has_digit

TermKind = Literal["name", "place", "number", "year", "rare"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,-](?=[^\W_])[^\W_]+)*")
_TYPE = re.compile(
    r"\b(?:which|what) ([a-z]+)\b(?! (?:of|for|to)\b)", re.IGNORECASE
)  # the type of the answer: "which company"
_YEAR = re.compile(rf"{LATE_YEAR}(?:s|['’]s)?$")
_ASKING = frozenset(
    "who whom whose what which when where why how many much often long old far tall big high large deep name "
    "named called does did do is are was were be been being has have had can could will would shall should may "
    "might must there the a an of in on at to for from by with about as into over under after before during "
    "than and or but if not no it its he his him she her they them their this that these those i me my we us "
    "our you your s t so such any some also just very most more one ones thing things people person man woman "
    "year years month day days time date kind type amount number total place get got give say said tell make "
    "made take know go come happen use".split()
)  # words that ask or connect, or fit any subject: a passage without them is as good
_LANGUAGES = frozenset(
    "english french german spanish italian russian chinese japanese dutch portuguese polish arabic welsh irish gaelic "
    "scots hindi urdu bengali punjabi tamil turkish greek swedish danish norwegian finnish icelandic hungarian czech "
    "slovak romanian bulgarian serbian croatian ukrainian korean hebrew persian thai vietnamese indonesian malay "
    "swahili afrikaans latin catalan basque".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question, or a place of several words; `stems` are those of `index.tokens.tokenize`.

    A name of several words is one term per word. `rare` marks a lower-case word that few texts use.
    """

    kind: TermKind
    text: str
    stems: tuple[str, ...]


@lru_cache(maxsize=512)
def terms(question: str) -> tuple[Term, ...]:
    """Return the terms of a question in order, each stem once; words that only ask or bind are left out."""
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    found: list[Term] = []
    seen: set[tuple[str, ...]] = {tuple(tokenize(match[1])) for match in _TYPE.finditer(question)}
    at = 0
    while at < len(tokens):
        place, length = place_of(tokens, at)
        words = tokens[at : at + length]
        term = None if _is_language(tokens, at) else _term(" ".join(words), is_place=place is not None, first=at == 0)
        at += length
        if term is not None and term.stems not in seen:
            seen.add(term.stems)
            found.append(term)
    return tuple(found)


def _is_language(tokens: Sequence[str], at: int) -> bool:
    """Whether a word says in which language something is put: "in Welsh", not "in Welsh schools"."""
    if at == 0 or tokens[at - 1].casefold() not in ("in", "into") or tokens[at].casefold() not in _LANGUAGES:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return following == "" or following.casefold() in _ASKING or is_preposition(following)


def _term(text: str, *, is_place: bool, first: bool) -> Term | None:
    plain = unowned(text)
    if plain.casefold() in _ASKING and (plain[:1].islower() or first or plain == "I"):
        return None
    stems = tuple(tokenize(plain))
    if not stems or len(plain) == 1:
        return None
    if is_place:
        return Term("place", plain, stems)
    if _YEAR.match(plain):
        return Term("year", plain, stems)
    if has_digit(plain):
        return Term("number", plain, stems)
    if plain[:1].isupper() and not (first and stems[0] in common_stems()):
        return Term("name", plain, stems)
    return None if all(stem in common_stems() for stem in stems) else Term("rare", plain, stems)
