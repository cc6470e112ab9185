"""Finding the subject that begins at a token: after a verb of speech ("said Smith"), or after "according to"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.speakers.names import Name
from qa.speakers.phrases import MOST_PHRASE, Phrases, Subject
from qa.speakers.tokens import Token
from qa.speakers.words import DETERMINERS, GROUPS, NOBODY, PRONOUNS, ROLES, STOPS_PHRASE

_SILENT = frozenset("plan plans rule rules law schedule script tradition legend order size age need needs".split())
_FIGURES = frozenset(
    "data figures estimates statistics projections records research analysis survey poll report".split()
)
_FULL_NAME = 2  # words of a name next to a phrase


class Following:
    """The tokens of a paragraph with their names, to search for subjects after a place."""

    def __init__(
        self, tokens: Sequence[Token], phrases: Phrases, starts: Mapping[int, Name], at: Mapping[int, Name]
    ) -> None:
        """Use names by the tokens at which they begin (`starts`), and by all of their tokens (`at`)."""
        self._tokens = tokens
        self._phrases = phrases
        self._starts = starts
        self._at = at

    def after(self, verb: int, highest: int) -> Subject | None:
        """Return the subject after a verb ("said Smith"), before the token `highest`."""
        tokens, at = self._tokens, verb + 1
        while at < highest and tokens[at].lower in ("also", "later", "then"):
            at += 1
        if at < highest and tokens[at].lower in PRONOUNS:
            ends = at + 1 >= highest or tokens[at + 1].kind != "word"
            return self._phrases.pronoun(at) if ends else None
        return self.phrase_at(at, highest)

    def phrase_at(self, first: int, highest: int, *, is_source: bool = False) -> Subject | None:
        """Return the name or phrase that begins at a token; None if none does.

        `is_source` is whether the preceding words already say that it speaks.
        """
        tokens, at = self._tokens, first
        head = None
        while at < min(highest, first + MOST_PHRASE):
            token = tokens[at]
            name = self._starts.get(at) or (self._at.get(at) if at == first or token.is_capital else None)
            if name is not None and name.words:
                behind = tokens[name.last].lower if name.last < highest else ""
                if at > first and behind in ROLES | GROUPS:  # "the two-time Emmy winner"
                    at = name.last
                    continue
                if not tokens[name.last - 1].owns:
                    further = self._starts.get(name.last)  # "BBC political editor Jane Roe"
                    return self._phrases.named(name if further is None or not further.words else further)
                at = name.last
                head = at - 1
                continue
            if token.text == "," and at > first:
                named = self._apposed_behind(first, at, highest)
                if named is not None:
                    return named
            if self._ends_phrase(first, at):
                break
            head = at
            at += 1
        if head is None or (tokens[first].lower in NOBODY and tokens[first].lower != "one"):
            return None
        return self._speaking(first, head, highest, is_source)

    def _ends_phrase(self, first: int, at: int) -> bool:
        """Whether a phrase that begins at `first` ends before this token."""
        token = self._tokens[at]
        if token.kind != "word" or (token.lower in STOPS_PHRASE and token.lower != "and"):
            return True
        is_verb = at > first and not token.is_capital and token.lower.endswith(("ed", "said", "says"))
        return is_verb and self._phrases.can_speak(first, at - 1)

    def _speaking(self, first: int, head: int, highest: int, is_source: bool) -> Subject | None:
        """Return a phrase as a subject if it can be one, or the source of the figures it names."""
        tokens = self._tokens
        if is_source and (origin := self._origin(first, head + 1, highest)) is not None:
            return origin
        is_source = is_source and tokens[first].lower in DETERMINERS and tokens[head].lower not in _SILENT
        if not is_source and not self._phrases.can_speak(first, head):
            return None
        return self._phrases.phrase(first, head + 1)

    def _apposed_behind(self, first: int, comma: int, highest: int) -> Subject | None:
        """Return the name after roles ("Chairman and CEO Jane Roe"), or alone after a phrase ("the cox, Jane Roe")."""
        if self._tokens[comma - 1].lower in ROLES:
            return self._behind_roles(comma, highest)
        name = self._starts.get(comma + 1)
        if name is None or len(name.words) < _FULL_NAME or self._tokens[first].lower not in DETERMINERS:
            return None
        is_alone = name.last >= highest or self._tokens[name.last].kind == "mark"
        return self._phrases.named(name) if is_alone else None

    def _behind_roles(self, comma: int, highest: int) -> Subject | None:
        """Return the name after a list of roles."""
        for at in range(comma + 1, min(comma + 8, highest)):
            name = self._at.get(at)
            if name is not None and name.words:
                return self._phrases.named(name)
            if self._tokens[at].lower not in ROLES | {"and", "the"}:
                return None
        return None

    def _origin(self, first: int, at: int, highest: int) -> Subject | None:
        """Return the source of figures: "data published on Friday by the Health Department"."""
        tokens = self._tokens
        if not {token.lower for token in tokens[first:at]} & _FIGURES:
            return None
        for place in range(at, min(at + 6, highest - 1)):
            if tokens[place].kind != "word":
                return None
            if tokens[place].lower in ("by", "from"):
                behind = place + 2 if tokens[place + 1].lower == "the" else place + 1
                name = self._starts.get(behind)
                return self._phrases.named(name) if name is not None and name.words else None
        return None
