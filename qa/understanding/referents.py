"""What "they" or "it" refers to, if that is the answer to the question before.

The answer is asked for only if the question has one of these forms: it may have to be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.understanding.answered import clause_of
from qa.understanding.mentions import names
from qa.words.grammar import AUX
from qa.words.letters import UPPER
from qa.words.plurals import is_plural
from qa.words.verbs import base_of

_PLACE_NAME = re.compile(rf"(?:the\s+)?[{UPPER}][\w’'-]*(?:\s+(?:of\s+)?[{UPPER}][\w’'-]*){{0,3}}")
_DID_SO = re.compile(r"who\s+(?:(?P<passive>was|were)\s+|(?:has|have)\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)
ASKS_WHERE = re.compile(r"(?:where|in (?:which|what) \w+)\b", re.IGNORECASE)
_ONE_THING = re.compile(rf"(?:which|what)\s+(?!(?:{AUX})\b)[a-z’'-]+\s+(?:{AUX}|[a-z]+)\b", re.IGNORECASE)
_NAMED = 8  # words of an answer that "they" may refer to


def people_asked_for(question: str, read_answer: Callable[[], str | None]) -> str | None:
    """Return whom a question asks for, if several: those its answer names, or "the people who died"."""
    did = _DID_SO.match(question)
    if did is None or base_of(did["verb"]) is None:
        return None
    answer = read_answer()
    if answer is None:
        people = clause_of(question).replace("who was ", "who were ", 1)
        return f"the people {people}" if did["passive"] else None
    named = bool(names(f" {answer}"))
    words = answer.split()
    if len(words) > _NAMED or not (" and " in answer or (is_plural(words[-1]) and not named)):
        return None
    return answer if named else f"the {answer.lower().removeprefix('the ')}"


def thing_asked_for(question: str, read_answer: Callable[[], str | None]) -> str | None:
    """Return the thing or place that answers a question for one, such as "Which bridge was closed?"."""
    if not asks_for_thing(question):
        return None
    answer = read_answer()
    if answer is None or len(answer.split()) > _NAMED:
        return None
    return answer if not ASKS_WHERE.match(question) or _PLACE_NAME.fullmatch(answer) else None


def asks_for_thing(question: str) -> bool:
    """Whether a question asks for one thing by its kind, or for a place: "Which bridge was closed?", "Where ...?"."""
    if ASKS_WHERE.match(question):
        return True
    return _ONE_THING.match(question) is not None and not is_plural(question.split()[1])
