"""Phrases that can speak: found at their last token, extended to their determiner, and seen as subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.speakers.names import Name
from qa.speakers.tokens import Token
from qa.speakers.words import (
    BARE_PLURALS,
    BETWEEN,
    DETERMINERS,
    GROUPS,
    NO_NAMES,
    NOT_SAID,
    OBJECT_PREPOSITIONS,
    PUBLICATIONS,
    ROLES,
)

SubjectKind = Literal["name", "pronoun", "phrase", "nobody"]

_MANY = ("ers", "ors", "ists", "ians", "ees", "women", "men")
_SAID = frozenset("said says told tells added believe believes".split())
MOST_PHRASE = 12  # tokens of a speaker who is not named


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A speaker as written, at `[start, end)`: a name, a pronoun, a phrase, or nobody ("no one said")."""

    kind: SubjectKind
    start: int
    end: int
    words: tuple[str, ...] = ()
    name: Name | None = None


class Phrases:
    """The tokens of a paragraph with their names, to search for phrases."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        """Index the names by their tokens."""
        self._tokens = tokens
        self._at: Mapping[int, Name] = {place: n for n in names for place in range(n.begin, n.last)}

    def ending(self, at: int, lowest: int) -> Subject | None:
        """Return the phrase that ends here, from its determiner or possessive, or a bare plural such as "police"."""
        tokens = self._tokens
        edge = max(lowest, at - MOST_PHRASE)
        for first in range(at, edge - 1, -1):
            token = tokens[first]
            if token.kind != "word":
                break
            if token.lower == "no":
                return self.nobody(first)
            if first < at and (token.lower in DETERMINERS or token.owns):
                inner = self._at.get(first)
                begin = inner.begin if inner is not None and inner.words else first
                return self._outer(begin, at, lowest)
            if first < at and token.lower in NO_NAMES and token.lower not in OBJECT_PREPOSITIONS | {"and"}:
                break
        return self._plural_ending(at, lowest)

    def _describes(self, at: int) -> bool:
        """Whether a word before a plural belongs to it: "Western security officials"."""
        token = self._tokens[at]
        return token.kind == "word" and token.lower not in NO_NAMES | NOT_SAID | BETWEEN and not token.owns

    def _outer(self, first: int, at: int, lowest: int) -> Subject | None:
        """Return a phrase with the one it belongs to: "a spokesman for the court", not "the court"."""
        if first - 1 >= lowest and self._tokens[first].owns and self._tokens[first - 1].lower in ("the", "a", "an"):
            first -= 1
        if first - 2 >= lowest and self._tokens[first - 1].lower in OBJECT_PREPOSITIONS:
            outer = self.ending(first - 2, lowest)
            if outer is not None and outer.kind == "phrase":
                return Subject(kind="phrase", start=outer.start, end=self._tokens[at].end, words=outer.words)
        return self.phrase(first, at + 1) if self.can_speak(first, at) else None

    def _plural_ending(self, at: int, lowest: int) -> Subject | None:
        """Return a plural without determiner that ends here: "police in London", "power providers"."""
        tokens = self._tokens
        for first in range(at, max(lowest, at - MOST_PHRASE) - 1, -1):
            if tokens[first].kind != "word" or tokens[first].lower in NOT_SAID | BETWEEN:
                return None
            if first < at and tokens[first].lower in _SAID:
                return None  # "authorities said evidence suggests"
            if tokens[first].lower in BARE_PLURALS:
                while first > lowest and at - first < 4 and self._describes(first - 1):
                    first -= 1
                return self.phrase(first, at + 1)
        is_short = at - lowest < 5 and tokens[lowest].is_capital and tokens[lowest].lower not in NO_NAMES
        return self.phrase(lowest, at + 1) if is_short and tokens[at].lower.endswith(_MANY) else None

    def can_speak(self, first: int, head: int) -> bool:
        """Whether a phrase means a person or an organisation: "the 31-year-old", "a spokesman", "the paper"."""
        words = {token.lower for token in self._tokens[first : head + 1]}
        if words & (ROLES | GROUPS | PUBLICATIONS | BARE_PLURALS):
            return True
        last = self._tokens[head].lower
        return last.endswith(("-old", "man", "woman", "er", "or", "ist", "ian", "ers", "ors", "ists", "ians", "ees"))

    def named(self, name: Name) -> Subject:
        """Return a name as a subject."""
        start, end = self._tokens[name.first].start, self._tokens[name.last - 1].end
        return Subject(kind="name", start=start, end=end, words=name.words, name=name)

    def pronoun(self, at: int) -> Subject:
        """Return a pronoun as a subject."""
        token = self._tokens[at]
        return Subject(kind="pronoun", start=token.start, end=token.end, words=(token.lower,))

    def nobody(self, at: int) -> Subject:
        """Return the subject "nobody"."""
        token = self._tokens[at]
        return Subject(kind="nobody", start=token.start, end=token.end)

    def phrase(self, first: int, last: int) -> Subject:
        """Return the tokens `[first, last)` as a subject."""
        words = tuple(token.lower for token in self._tokens[first:last] if token.kind == "word")
        return Subject(kind="phrase", start=self._tokens[first].start, end=self._tokens[last - 1].end, words=words)
