"""The polite or wordy frame around a question: "Can you tell me who won?" asks who won."""

from __future__ import annotations

import re

from qa.words.grammar import AUX, PREPOSITIONS, WH
from qa.words.letters import capitalised

_TELL = (
    r"(?:tell|inform|show|remind|explain(?: to)?|let)(?: (?:me|us))?(?: know)?|say|find out|know|see|check|name|explain"
)
_FRAMES = re.compile(
    rf"(?:(?:(?:and|but|so|ok(?:ay)?|well|hi|hello|hey|please|thanks)\b[,!.]? )*(?:"
    rf"(?:can|could|would|will|might) (?:you|anyone|anybody|someone|somebody|i|we) (?:please |kindly |perhaps |"
    rf"possibly |also )*(?:{_TELL})|"
    rf"(?:can|could|may|might) i (?:please )?(?:ask|know)|do (?:you|we|they|the articles?|the texts?) (?:happen to "
    rf")?(?:know|say|mention|tell)"
    rf"|does (?:the|this|that|any|an|one) (?:article|articles|text|texts|report|paper|story) (?:say|mention|tell|"
    rf"state)(?: anything about)?"
    rf"|(?:please |kindly )+(?:{_TELL})|(?:tell|show|remind) (?:me|us)|let me know"
    rf"|i(?:['’]d| would)? (?:like|love|want|need|wish) to (?:know|learn|find out|ask)|i (?:wonder|am wondering|was "
    rf"wondering)|i['’]m (?:wondering|asking|curious)"
    rf"|(?:it )?makes me wonder|any (?:idea|clue)|have you (?:any|an) idea|do you have (?:any|an) idea|is it known|"
    rf"my question is|the question is|question|q)[,:]? ?)+"
    rf"(?=(?:(?:{PREPOSITIONS}) )?(?:exactly )?(?:{WH}|if|whether)\b)",
    re.IGNORECASE,
)
_VERB_LAST = re.compile(  # "who the mayor is"
    r"(?P<word>who|what|where|how \w+)\s+(?P<subject>(?:(?!\b(?:is|are|was|were)\b)[^?])+?)\s+(?P<verb>is|are|was|"
    r"were)\W*$",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"(?:if|whether)\s+(?:or not\s+)?", re.IGNORECASE)
_CONDITION = re.compile(  # "If it rains, where is the match?"
    rf"if\s[^?]*,\s+(?:then\s+)?(?:(?:{PREPOSITIONS})\s+)?(?:{WH}|{AUX})\b[^,]*$", re.IGNORECASE
)


def unwrap(question: str) -> str:
    """Return a question without its polite frame; a question without one is returned as it is.

    "Do you know whether he won?" gives "whether he won?".
    """
    match = _FRAMES.match(question)
    if match is None:
        return question
    rest = question[match.end() :]
    last = _VERB_LAST.match(rest)
    if last is not None:
        rest = f"{last['word']} {last['verb']} {last['subject']}?"
    return capitalised(rest)


def whether(question: str) -> str | None:
    """Return the statement of an unwrapped question that begins with "whether"; None for any other question.

    "If", too, says "whether" unless it leads a question.
    """
    match = _WHETHER.match(question)
    return None if match is None or _CONDITION.match(question) else question[match.end() :].rstrip("? ")


def as_question(statement: str) -> str:
    """Return a statement as a question if its first auxiliary follows a short subject; otherwise as it is."""
    match = re.match(rf"(?P<subject>(?:\S+\s+){{1,5}}?)(?P<aux>{AUX})\s+", statement, re.IGNORECASE)
    if match is None:
        return f"{statement}?"
    return f"{match['aux'].capitalize()} {match['subject'].strip()} {statement[match.end() :]}?"
