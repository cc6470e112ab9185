"""A question about somebody as an interviewer asks them: "When did Ada Brown start?" is "When did you start?"."""

from __future__ import annotations

import re

from qa.understanding.mentions import names
from qa.words.letters import capitalised

_HERS = (
    r"(?:his|her|their)(?=\s+[\w’'-])"
    r"(?!\s+(?:at|in|on|for|with|to|from|about|when|again|now|first|the|an?|this|that)\b)"
)
_OWN = re.compile(rf"\b{_HERS}", re.IGNORECASE)
_THEM = re.compile(r"\b(?:he|she|him|her)\b", re.IGNORECASE)
_IS_YOU = re.compile(r"\b(?P<verb>is|was|does|has)(?P<not>n['’]t)?(?P<gap>\s+)you\b", re.IGNORECASE)
_YOU_IS = re.compile(r"\byou(?P<gap>\s+)(?P<verb>is|was|does|has)\b", re.IGNORECASE)
_NO_VERB = (  # not the "Will" of "Will he resign?" or the "Mark" of "Mark his words"
    r"(?!(?<![\s\S])\w+\s+(?:he|she|it|they|we|you|i|his|her|its|their|him|them|there|the|an?|this|that|these|those)\b)"
)
_PLURAL = {"is": "are", "was": "were", "does": "do", "has": "have"}


def addressed(question: str, name: str) -> str | None:
    """Return a question about a person as it is put to them; None if it is about somebody else.

    It is about them if it has their name, or its first or last word, or if it has "he" or "she" and no name except of a
    thing or place.
    """
    called = f"{_NO_VERB}{_called(name)}"
    owned = re.sub(rf"\b{called}['’]s?(?!\w)", "your", question)
    asked = re.sub(rf"\b{called}(?![\w’'])", "you", owned)
    if asked == question and not _is_of_somebody(question):
        return None
    asked = _THEM.sub("you", _OWN.sub("your", asked))
    asked = _IS_YOU.sub(_are_you, asked)
    asked = _YOU_IS.sub(lambda match: f"you{match['gap']}{_PLURAL[match['verb'].casefold()]}", asked)
    return capitalised(asked)


def _called(name: str) -> str:
    """Return a pattern of a person's name, or of its first or last word."""
    words = name.split()
    return "(?:" + "|".join(dict.fromkeys(map(re.escape, (name, words[-1], words[0])))) + ")"


def _is_of_somebody(question: str) -> bool:
    """Whether a pronoun is all that a question says about the person it asks about."""
    return _THEM.search(question) is not None and not any(
        re.search(rf"\b{re.escape(n)}['’]s", question) for n in names(question)
    )


def _are_you(match: re.Match[str]) -> str:
    verb = _PLURAL[match["verb"].casefold()]
    return f"{verb.capitalize() if match['verb'][0].isupper() else verb}{match['not'] or ''}{match['gap']}you"
