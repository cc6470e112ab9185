"""Phrases of the same words in another order: "a fault at the mill", "a mill fault"; "sold the mill", "it was sold"."""

from __future__ import annotations

import re

from qa.comparing.parts import Parts
from qa.words.grammar import BE, DETERMINER
from qa.words.lemmas import content, lemmas
from qa.words.opposites import with_beaten

_DETERMINER = rf"(?:(?:{DETERMINER})\s+)?"
_LEADING = "because due owing instead ahead out".split()
_VESSELS = "glass cup bottle box bag can jar pot bowl packet tin mug barrel tank basket crate".split()
_NOUN_OF_NOUN = re.compile(
    rf"\b(?!(?:{'|'.join((*_LEADING, *_VESSELS))})(?:e?s)?\b)"
    rf"(?P<head>[^\W\d_]+)\s+(?:of|in|at|over|by|for|about)\s+{_DETERMINER}(?P<noun>[^\W\d_]+)",
    re.IGNORECASE,
)
_PASSIVE_CLAUSE = re.compile(
    rf"^(?P<subject>.*?)\b(?:{BE})\s+(?:\w+ly\s+)?"
    r"(?P<verb>\w+(?:\s+(?:off|out|up|down|over|away|apart))?)(?:\s+by\s+(?P<agent>[^,;]+))?(?P<more>.*)$",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a phrase; a longer one is a sentence or more
_AGENT = 3  # words at most before the verb of a clause whose passive names nobody who did it


def is_rearranged(one: Parts, other: Parts) -> bool:
    """Whether two phrases say the same in another order: a noun after or before its head, active or passive."""
    if max(len(one.rest), len(other.rest)) > _LONGEST:
        return False
    pairs = ((one, other), (other, one))
    return any(_is_compound(long, short) or _is_passive(long, short) for long, short in pairs)


def _is_compound(long: Parts, short: Parts) -> bool:
    """Whether one phrase has a noun before its head that the other has after it: "energy costs", "costs of energy"."""
    return any(
        _words(f"{long.rest[: found.start()]}{found['noun']} {found['head']}{long.rest[found.end() :]}") == short.words
        for found in _NOUN_OF_NOUN.finditer(long.rest)
    )


def _is_passive(passive: Parts, active: Parts) -> bool:
    """Whether one phrase says in the active, or as "a frozen pitch", what the other does in the passive."""
    found = _PASSIVE_CLAUSE.search(passive.rest)
    if found is None or _PASSIVE_CLAUSE.search(active.rest):
        return False
    subject, verb, more = (_words(found[part]) for part in ("subject", "verb", "more"))
    if found["agent"] is not None:
        return bool(verb) and active.words == (*_words(found["agent"]), *verb, *subject, *more)
    done = (*verb, *subject, *more)
    extra = len(active.words) - len(done)
    return bool(verb and subject) and 0 <= extra <= _AGENT and active.words[extra:] == done


def _words(text: str) -> tuple[str, ...]:
    words = lemmas(with_beaten(text))
    meant = content(words)
    return tuple(word for word in words if word in meant)
