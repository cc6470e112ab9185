"""A question of a conversation -> the question as it stands alone, by rules over its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CONTINUES = re.compile(r"^(?:and|but|or|so)\b[, ]*", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:(?:and|but|so)\b[, ]*)?(?:what|how) about\b\s*", re.IGNORECASE)
_PERSON = re.compile(r"\b(he|she|him|his|her|hers)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(they|them|their|theirs)\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(it|its|(?:this|that|these|those)(?=\s*[?.,]|\s*$|\s+(?:is|was|are|were|did|does|do|has|have|had|will|would)\b))"
    r"(?![’'])\b",
    re.IGNORECASE,
)
_POSSESSIVES = frozenset(("his", "her", "hers", "its", "their", "theirs"))
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*|\d[\w.,-]*)(?:\s+(?:of\s+|the\s+|de\s+)?[A-Z][\w’'.-]*)*")
_NOUN_PHRASE = re.compile(
    r"\b(?:the|a|an|this|that)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+"
    r"(?=\s+(?:of|in|on|to|by|for|with|between|from|about|and|as|at|is|was|were|are|did|that|which|signed)\b|[?.,]|$)",
    re.IGNORECASE,
)
_QUESTION_WORDS = frozenset(
    "who whom whose what which when where why how did do does is are was were has have had can could will would"
    " should in on at for from to by with according any".split()
)
_SHORT = 3  # words; "Why?" and "Since when?" say nothing alone


def understand(question: str, history: Sequence[str], answer: Callable[[str], str | None]) -> str:
    """Say the question so that it stands alone; one that does already is given back unaltered.

    `history` holds the earlier questions, oldest first; `answer` answers one of them, and is called only
    where the question points at the person that an earlier question asked for.
    """
    question = question.strip()
    if not history or not _depends(question):
        return question
    before = understand(history[-1], history[:-1], answer)
    about = _ABOUT.sub("", question) if _ABOUT.match(question) else _CONTINUES.sub("", question)
    if about != question and not _asks(about):
        return _swap(before, about.rstrip("?. "))
    return _resolve(about[:1].upper() + about[1:], before, history, answer)


def _depends(question: str) -> bool:
    """Say whether the question leans on an earlier one: a connective, a bare pronoun, or too few words."""
    if _CONTINUES.match(question) or _ABOUT.match(question):
        return True
    found = [match for pattern in (_PERSON, _PEOPLE, _THING) if (match := pattern.search(question))]
    if found:
        return not _names(question[: min(match.start() for match in found)])
    return len(question.split()) <= _SHORT and not _names(question)


def _names(text: str) -> list[str]:
    """Give the names and numbers of a question in order, without the word that opens it."""
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        while words and words[0].lower() in _QUESTION_WORDS:
            words.pop(0)
        if words and not (match.start() == 0 and len(match.group().split()) == 1):
            found.append(re.sub(r"[’']s$", "", " ".join(words)).rstrip(".,"))
    return found


def _asks(text: str) -> bool:
    words = text.lower().split()
    return len(words) > 1 and words[0].strip("?,") in _QUESTION_WORDS


def _swap(before: str, other: str) -> str:
    """Ask the earlier question of somebody or something else: its first name is replaced."""
    names = _names(before)
    if names:
        return before.replace(names[0], other, 1)
    return f"{before.rstrip('? ')} {other}?"


def _resolve(question: str, before: str, history: Sequence[str], answer: Callable[[str], str | None]) -> str:
    """Put what the pronoun points at in its place; without one, say what was spoken of last beside the question."""
    for pattern, referent in ((_PERSON, _person), (_PEOPLE, _thing), (_THING, _thing)):
        match = pattern.search(question)
        if match is None:
            continue
        for earlier in (before, *reversed(history[:-1])):
            found = referent(earlier, answer)
            if found is not None:
                return _put(question, match, found)
    return f"{question.rstrip('? ')} ({before.rstrip('? ')})?" if _names(before) else question


def _person(before: str, answer: Callable[[str], str | None]) -> str | None:
    if before.lower().startswith(("who ", "which ")):
        answered = answer(before)
        if answered is not None and _names(answered):
            return answered
    names = _names(before)
    return names[0] if names else None


def _thing(before: str, answer: Callable[[str], str | None]) -> str | None:
    phrases = [match.group() for match in _NOUN_PHRASE.finditer(before)]
    return phrases[-1] if phrases else next(reversed(_names(before)), None)


def _put(question: str, pronoun: re.Match[str], referent: str) -> str:
    owned = question[pronoun.end() :].strip(" ?.")
    possessive = pronoun.group().lower() in _POSSESSIVES and owned != "" and not owned.startswith(("to ", "in "))
    return question[: pronoun.start()] + (f"{referent}’s" if possessive else referent) + question[pronoun.end() :]
