"""The name that a sentence is about: its first one that is neither possessed nor an object."""

from __future__ import annotations

from collections.abc import Sequence

from qa.speakers.names import NATIVES, Name
from qa.speakers.tokens import Token, TokenSentence
from qa.speakers.words import ROLES

_LEAST_OF_LEAD = 3  # tokens that follow the name a sentence is about
_OPENING = 3  # tokens before the possessor whose things a sentence is about
_LEADS_WITHIN = 16  # tokens of a sentence in which it says whom it is about
_BEFORE_OBJECTS = frozenset(
    "of in at on from for by with to over under against between among than about into after before like and".split()
)


def leading(tokens: Sequence[Token], names: Sequence[Name], sentences: Sequence[TokenSentence]) -> set[int]:
    """Return the first token of the name that each sentence is about: its first name that is not possessed.

    All are those of a paragraph, in order. If all names are possessed, it is the possessor: "Roe's win was her third".
    """
    leads, ahead = set(), iter([name for name in names if name.words])
    name = next(ahead, None)
    for sentence in sentences:
        owner: Name | None = None
        while name is not None and name.first < sentence.first:
            name = next(ahead, None)
        while name is not None and name.first < min(sentence.last, sentence.first + _LEADS_WITHIN):
            if tokens[name.last - 1].owns:
                owner = owner or (name if name.begin - sentence.first < _OPENING else None)
            elif _is_about(tokens, name, sentence):
                owner = name
                break
            name = next(ahead, None)
        leads |= set() if owner is None else {owner.first}
    return leads


def _is_about(tokens: Sequence[Token], name: Name, sentence: TokenSentence) -> bool:
    """Whether a sentence can be about a name: the name is its subject, not an object or adjective."""
    if sentence.last - name.last < _LEAST_OF_LEAD or _describes(tokens, name, sentence):
        return False
    if len(name.words) == 1 and name.words[0].endswith(NATIVES):
        return False
    if name.first == sentence.first and name.last == name.first + 1 and name.words[0].endswith("ing"):
        return False  # "Speaking of"
    before = tokens[name.begin - 1].lower if name.begin > sentence.first else ""
    is_role = before == "for" and name.begin > sentence.first + 1 and tokens[name.begin - 2].lower == "as"
    return is_role or before not in _BEFORE_OBJECTS


def _describes(tokens: Sequence[Token], name: Name, sentence: TokenSentence) -> bool:
    """Whether a name only says whose someone is: "Acme chairman Jane Roe"."""
    behind = tokens[name.last] if name.last < sentence.last else None
    if behind is None or behind.is_capital:
        return False
    return behind.lower in ROLES and name.last + 1 < sentence.last and tokens[name.last + 1].is_capital
