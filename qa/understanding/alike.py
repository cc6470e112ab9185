"""Asking about another role, measure, owner or deed in the place of the one that an earlier question names."""

from __future__ import annotations

import re

from qa.speakers.words import ROLES, ROYAL
from qa.understanding.wanted import wanted
from qa.words.grammar import WH, is_auxiliary
from qa.words.lemmas import owns
from qa.words.letters import UPPER
from qa.words.verbs import UNCHANGED
from qa.words.word import is_past

_THE_NOUN = r"the\s+(?:[a-z-]+\s+)??(?P<noun>[a-z-]+)"
_HEAD = re.compile(
    rf"(?:who|what)\s+(?:is|was|are|were)\s+(?P<head>{_THE_NOUN})(?=\s+(?:of|in|at|for)\s)", re.IGNORECASE
)
_OWNER = re.compile(
    rf"(?:\b(?:the|an?)\s+)?\b(?!(?:{WH}|it|he|she|that|there|let)['’])"
    rf"(?:(?-i:[{UPPER}])[\w-]+\s+)*[\w-]+(?:['’]s|(?<=s)['’])(?=\s+\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+(?=\W)")


def of_same_class(before: str, replacement: str) -> str | None:
    """Return the question `before` about another one of a class, as `replacement` names it; None if it has none.

    "the women's" behind "Who won the men's race?" gives "Who won the women's race?".
    """
    return _other_head(before, replacement) or _other_owner(before, replacement) or _other_deed(before, replacement)


def _other_head(before: str, replacement: str) -> str | None:
    """Ask for another role or measure of the same: "And the deputy?" of "Who is the mayor of Oro?"."""
    former, other = _HEAD.match(before), re.fullmatch(_THE_NOUN, replacement)
    if former is None or other is None:
        return None
    nouns = {former["noun"], other["noun"]}
    if not (nouns <= ROLES | ROYAL or all(wanted(f"What is the {noun}?") == "amount" for noun in nouns)):
        return None
    return f"{before[: former.start('head')]}{replacement}{before[former.end('head') :]}"


def _other_owner(before: str, replacement: str) -> str | None:
    """Ask about what somebody else has: "And Ada's?" of "How large is Bo's share?"."""
    owners = list(_OWNER.finditer(before))
    if len(owners) != 1 or not owns(replacement):
        return None
    return f"{before[: owners[0].start()]}{replacement}{before[owners[0].end() :]}"


def _other_deed(before: str, replacement: str) -> str | None:
    """Ask who or what did something else: "And hurt?" of "How many were killed in the fire?"."""
    if not re.fullmatch(r"[a-z]+", replacement) or not (is_past(replacement) or replacement in UNCHANGED):
        return None
    done = [word for word in _WORD.finditer(before) if is_past(word.group()) and not is_auxiliary(word.group())]
    if len(done) != 1:
        return None
    return f"{before[: done[0].start()]}{replacement}{before[done[0].end() :]}"
