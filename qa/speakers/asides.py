"""Reported speech that a speaker and a verb part, as an aside: "The old pier, she said, had been shut"."""

from __future__ import annotations

from collections.abc import Sequence

from qa.speakers.cues import Cue
from qa.speakers.tokens import TokenSentence
from qa.speakers.words import FINITE, JOINS, NO_NAMES, OPENS, PRONOUNS
from qa.words.verbs import base_of

_BEFORE_VERB = frozenset("now also still already never always often then".split())
_TO_VERB = 10  # tokens from its start to the verb of a clause
_LEAST = 3  # tokens of a clause


def around_aside(sentence: TokenSentence, cue: Cue) -> tuple[int, int] | None:
    """Return a whole sentence whose subject and verb an aside parts; None if the cue is no such aside."""
    aside = _between_commas(sentence, cue)
    if aside is None:
        return None
    tokens, last, verb = sentence.tokens, aside[0] - 1, aside[1] + 1
    is_quoted = any(token.kind == "quote" for token in tokens[sentence.first : sentence.last])
    if is_quoted or tokens[last - 1].lower in JOINS:
        return None
    if tokens[verb].lower not in FINITE:
        before = [token.lower for token in tokens[sentence.first : last]]
        if any(word in FINITE or base_of(word) is not None for word in before):
            return None
        is_led = tokens[verb].lower in _BEFORE_VERB and not tokens[verb + 1].is_capital
        if not (tokens[verb + 1].lower not in NO_NAMES if is_led else base_of(tokens[verb].lower) is not None):
            return None
    return sentence.first, sentence.last


def added_after(sentence: TokenSentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the clause that goes on after an aside: "Boats sank, she said, and more would be lost".

    Its verb has to be one by which what is reported differs from what happened: "and she left" is not said.
    """
    aside = _between_commas(sentence, cue)
    if aside is None or any(other.first > cue.first for other in cues):
        return None
    tokens, join = sentence.tokens, aside[1] + 1
    first = join + 2 if tokens[join + 1].lower == "that" else join + 1
    clause = tokens[first : min(first + _TO_VERB, sentence.last)]
    if tokens[join].lower not in ("and", "but") or len(clause) < _LEAST:
        return None
    opens = clause[0].lower in OPENS or clause[0].is_capital
    verbs = clause[1:2] if clause[0].lower in PRONOUNS else clause[1:]
    return (first, sentence.last) if opens and any(token.lower in FINITE for token in verbs) else None


def after_aside(sentence: TokenSentence, cue: Cue) -> tuple[int, int] | None:
    """Return the clause behind an aside: "Given the cost, she said, the plan is dead"."""
    tokens = sentence.tokens
    if not cue.takes_clause or cue.is_behind or cue.last >= sentence.last or tokens[cue.last].text != ",":
        return None
    before = next((t.text for t in reversed(tokens[sentence.first : cue.first]) if t.end <= cue.begin), "")
    return (cue.last + 1, sentence.last) if before == "," else None


def _between_commas(sentence: TokenSentence, cue: Cue) -> tuple[int, int] | None:
    """Return the tokens `[first, last)` of a speaker and a verb that are an aside between two commas."""
    tokens, first, last = sentence.tokens, cue.first, cue.last
    while first > sentence.first and tokens[first - 1].start >= cue.begin:
        first -= 1
    while last < sentence.last and tokens[last].start < cue.end:
        last += 1
    if not cue.takes_clause or first - 1 <= sentence.first or last + 2 >= sentence.last:
        return None
    return (first, last) if tokens[first - 1].text == tokens[last].text == "," else None
