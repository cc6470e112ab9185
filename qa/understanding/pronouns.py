"""The pronouns of a question that refer to something outside it.

Rules over words; `python -m eval.followups` measures them.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from qa.understanding.mentions import names
from qa.words.grammar import AUX, LEAD, PREPOSITIONS, WH
from qa.words.letters import HYPHENED

PronounKind = Literal["he", "she", "they", "it"]

_PRONOUNS: tuple[tuple[PronounKind, re.Pattern[str]], ...] = (
    ("he", re.compile(r"\b(?P<word>he|him|his)\b(?![-’'])", re.IGNORECASE)),
    ("she", re.compile(r"\b(?P<word>she|her|hers)\b(?![-’'])", re.IGNORECASE)),
    ("they", re.compile(r"\b(?P<word>they|them|their|theirs)\b(?![-’'])", re.IGNORECASE)),
    ("it", re.compile(r"\b(?P<word>it|its)\b(?![’'])", re.IGNORECASE)),
    (
        "it",
        re.compile(
            rf"(?:^|\b(?:{AUX}|{PREPOSITIONS}|do|say|said|and|but|(?:{WH})[’']s)\s+)(?P<word>this|that|these|those)"
            rf"(?=\s*[?.,!]|\s*$|\s+(?:{AUX})\b)|\b(?:did|does|do|will|would)\s+(?P<subject>this|that|these|those)"
            r"(?=\s+(?!(?:happen|occur|go|come|mean|be)\b)[a-z]+\W*$)",  # "How much did that cost?"
            re.IGNORECASE,
        ),
    ),
)
_FIT = (  # adjectives as in "fair to say" or "hard to do"
    "fair|easy|easier|hard|harder|difficult|possible|impossible|important|necessary|common|legal|illegal|true|better|"
    "safe|"
    "likely|said|held|believed|thought|known|claimed|estimated"
)
_EMPTY_IT = re.compile(  # "it" that refers to what follows: "How long does it take to ...?"
    r"it\s+(?:(?:take|took|takes|cost|costs)\b.*\b(?:to|for)\b|to\b|means?\s+(?:when|for|if|that|to)\b|from\b|rain|snow"
    r"|(?:\w+\s+){0,2}(?:that|when)\b|called\s+if\b"
    rf"|(?:\w+\s+)?(?:\w+\s+or\s+)?(?:{_FIT})\s+(?:to|for)\b)",
    re.IGNORECASE,
)
_STATED = re.compile(r"it\s+(?:is|was)\b.*\b(?:what|who|which|when|where)\b", re.IGNORECASE)
_OPENING = re.compile(  # up to the first auxiliary: "What kind of music did", "And in which year was", "What’s"
    rf"{LEAD}(?:(?:{WH})[’'](?:s|re|d|ll)\b|(?:(?:{WH})\b(?:\s+(?!(?:{AUX})\b)[\w’'-]+){{0,4}}\s+)?(?:{AUX})\b)",
    re.IGNORECASE,
)
_ASKED_SUBJECT = re.compile(rf"(?:who|which|what|whose)\b(?!\s+(?:{AUX})\b)", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"(?:before|after|when|while|if|as|since|because|although)\s+$", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\b(?:before|after|when|while|if|as|since|because|although|that)\s+$", re.IGNORECASE)
_THAT_SUBJECT = re.compile(rf"\s+(?:{AUX})\b", re.IGNORECASE)
_LIGHT = frozenset(
    f"{AUX}|{PREPOSITIONS}|{WH}|and|but|or|so|then|also|ever|still|just|really|not|else|more|many|much|all|any|some|"
    "there|be|been|being|do|done|happen|happened|say|said|tell|know|think|i|you|we|me|us|if".split("|")
)
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
_OBJECTS = frozenset(("him", "them"))
_ONLY_VERB = re.compile(r"[a-z]+(?: (?:after|for|with|against|on|to))?", re.IGNORECASE)
_OWNS = re.compile(r"\b(?:has|have|had)\s*$", re.IGNORECASE)  # "Which school has its ...": not an auxiliary there
_SUBJECT_WORDS = 3  # of "What famous person met him?"; after more, the pronoun may mean one of them


class Pronoun(NamedTuple):
    """A pronoun of a question and where it is."""

    kind: PronounKind
    word: str
    start: int
    end: int


def open_pronoun(question: str) -> Pronoun | None:
    """Return the first pronoun that refers outside the question; None if each can be resolved inside."""
    return next(iter(open_pronouns(question)), None)


def open_pronouns(question: str) -> list[Pronoun]:
    """Return the first pronoun of each kind that refers outside the question, in order.

    A pronoun is resolved inside if it can refer to something before it: for persons a name or "who" as the subject, for
    "it" and "they" any noun.
    """
    pronouns = []
    for kind, pattern in _PRONOUNS:
        for match in pattern.finditer(question):
            if match["word"] == "IT" and not question.isupper():
                continue  # information technology
            group = "word" if match["word"] else "subject"
            pronoun = Pronoun(kind, match[group].lower(), match.start(group), match.end(group))
            if not _inside(question, pronoun):
                pronouns.append(pronoun)
                break
    return sorted(pronouns, key=lambda pronoun: pronoun.start)


def _inside(question: str, pronoun: Pronoun) -> bool:
    before, after = question[: pronoun.start], question[pronoun.end :]
    if pronoun.kind == "it" and (_EMPTY_IT.match(question, pronoun.start) or _STATED.match(question)):
        return True
    if names(before) or (_FIRST_CLAUSE.match(before) and "," in after and names(f" {after}")):
        return True
    opening = _OPENING.match(before)
    if opening is not None:
        return _in_clause(question, before[opening.end() :], opening.group(), pronoun)
    if before.strip() and _ASKED_SUBJECT.match(before):
        is_subject = pronoun.word in ("he", "she", "they") or _THAT_SUBJECT.match(after) is not None
        owns = pronoun.word in _POSSESSIVE and re.match(r"\s+\w", after) is not None
        return owns or is_subject or len(_nouns(before)) > _SUBJECT_WORDS
    return bool(_nouns(before))


def _in_clause(question: str, between: str, opening: str, pronoun: Pronoun) -> bool:
    """Whether the pronoun can refer to something after the first auxiliary, or to the noun asked for."""
    asked, nouns = _nouns(re.sub(r"[’']\w+$", "", opening)), _nouns(between)
    if pronoun.word in _OBJECTS and opening.lower().startswith("who") and _ONLY_VERB.fullmatch(between.strip()):
        return False  # "Who will succeed him?"
    if not between.strip():
        return bool(asked) and pronoun.word in _POSSESSIVE and _OWNS.search(opening) is not None
    if asked or opening.lower().startswith("who") or _CONJUNCTION.search(between):
        return bool(asked or nouns)
    is_named = pronoun.kind not in ("he", "she") or question == question.lower()  # then any noun may be a name
    return bool(nouns) and is_named


def is_bare(question: str) -> bool:
    """Whether there are only question words, auxiliaries and the like."""
    return not _nouns(question)


def _nouns(text: str) -> list[str]:
    return [word for word in _words(text) if word not in _LIGHT]


def _words(text: str) -> list[str]:
    return HYPHENED.findall(text.lower())
