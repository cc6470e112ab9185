"""The noun phrase that a clause begins with, as far as words alone show where it ends."""

from __future__ import annotations

import re

from qa.kinds.lexicon import NAME, NO_NAME
from qa.words.grammar import AUXILIARIES, PREPOSITIONS
from qa.words.word import is_past

SUBJECT_PRONOUNS = frozenset("it he she they we you i".split())
APPOSITION = re.compile(rf"(?:The|Its|His|Her|Their|A|An)\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+,\s+(?P<name>{NAME}),\s")
"""A noun with a name behind it: "The mayor, Ann Lund, "."""

_SUBJECT = re.compile(  # the words before the first preposition or verb that shows itself
    rf"(?P<subject>(?:[\w’'.-]+\s+){{0,4}}?[\w’'.-]+)(?=,|\s+(?:{AUXILIARIES}|{PREPOSITIONS}|said|says|told|holds|"
    rf"\w+ed)\b)"
)
_NAME = re.compile(rf"(?P<name>{NAME})(?=,?\s+[a-z])")
_ADVERB = re.compile(r"\s(?:now|also|still|already|then|later|soon|often|never|not|again|yet|just|only|next)\b")
_LED = re.compile(PREPOSITIONS, re.IGNORECASE)
_LONGEST = 6  # words of a subject


def is_name(subject: str) -> bool:
    """Whether a subject is a name."""
    return subject[:1].isupper() and subject.split()[0].casefold() not in NO_NAME


def named_subject(text: str) -> str:
    """Return the name that a clause begins with, or gives to the subject that it begins with; "" if there is none."""
    match = APPOSITION.match(text) or _NAME.match(text)
    if match is None or match["name"].split()[0].casefold() in NO_NAME:
        return ""
    following = text[match.end() :].split(maxsplit=1)[:1]
    is_alone = " " not in match["name"] and match.re is _NAME
    if is_alone and not (following and (is_past(following[0]) or following[0] in AUXILIARIES.split("|"))):
        return ""
    return match["name"]


def subject_of(clause: str) -> str:
    """Return the name or noun phrase that a clause begins with; "" if unclear."""
    name = named_subject(clause)
    if name:
        return name
    match = _SUBJECT.match(clause)
    words = clause.split()
    if match is not None:
        subject = _ADVERB.split(match["subject"], maxsplit=1)[0]
        first, last = subject.split()[0], subject.split()[-1]
        return "" if _LED.fullmatch(first) or last.casefold() in SUBJECT_PRONOUNS else subject
    if len(words) <= _LONGEST // 2 and words[0].casefold() in NO_NAME - SUBJECT_PRONOUNS:
        return clause.rstrip(".:")  # a heading
    verb = next((at for at, word in enumerate(words[:_LONGEST]) if at and word.islower() and is_past(word)), None)
    return "" if verb is None else " ".join(words[:verb])
