"""Whether a person said something: "Did Lund say that the mill was shut?" is decided by the words reported of Lund."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.kinds.yes_no.asserting import assert_of
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import ClauseInContext
from qa.kinds.yes_no.hedging import DOUBTS, SAYING
from qa.kinds.yes_no.obligations import with_must
from qa.kinds.yes_no.predicates import merged
from qa.kinds.yes_no.propositions import Proposition, propositions
from qa.kinds.yes_no.statement import opened
from qa.types import Verdict
from qa.understanding.wrappers import as_question
from qa.words.content import content_lemmas
from qa.words.grammar import is_preposition
from qa.words.lemmas import NEGATOR_LEMMAS
from qa.words.word import words_of

_ASKED = re.compile(
    r"(?P<who>(?:[\w’'.-]+\s+){1,5}?)(?:say|claim|state|announce|report|tell\s+(?:[\w’'-]+\s+){1,4}?)\s*(?P<that>that\s+)?(?P<what>.+)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?P<who>[^“”\"]{1,90}?)\s(?:has\s|had\s)?(?:said|says|claimed|claims|stated|announced|told(?:\s+[\w’'-]+){1,5}?)"
    r"\s(?:that\s)?(?P<what>.+)"
)
_SUBJECT = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:him|her)(?=\s*$|\s+(?:in|on|at|with|for|by|from)\b)", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:his|her)\s+(?=\w)", re.IGNORECASE)
_UNTOLD = SAYING | DOUBTS | NEGATOR_LEMMAS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A question about words: the lemmas of the speaker's name, and what they are said to have said."""

    who: tuple[str, ...]
    what: tuple[Proposition, ...]


def reported_in(question: str) -> Reported | None:
    """Return what a question asks a person to have said; None if it does not ask about words."""
    asked = opened(question)
    match = None if asked is None else _ASKED.fullmatch(asked.rest)
    if match is None:
        return None
    name = match["who"].strip()
    what = propositions(as_question(_named(match["what"], name)))
    return Reported(who=content_lemmas(name), what=what) if what or match["that"] else None


def said_in(reported: Reported, clause: Clause, context: ClauseInContext) -> Verdict:
    """Return the verdict of a clause that reports the speaker's words; "unclear" for any other clause."""
    match = _SAID.fullmatch(clause.plain.rstrip("."))
    if match is None or not reported.who:
        return "unclear"
    speaker = content_lemmas(match["who"])
    if not set(reported.who) <= set(speaker) | context.before or reported.who[-1] not in speaker[-3:]:
        return "unclear"
    if any(is_preposition(word) for word in match["who"].split()):
        return "unclear"  # "a spokesman for Lund"
    if _UNTOLD & {word.lemma for word in words_of(match["who"])}:
        return "unclear"
    what = _named(match["what"], match["who"].split(",")[0])
    if (SAYING | DOUBTS) & {word.lemma for word in words_of(what)}:
        return "unclear"
    part = replace(clause, words=words_of(what), plain=what)
    around = replace(context, words=with_must(merged(part.words)))
    verdicts = {assert_of(each, part, around) for each in reported.what} - {"unclear"}
    return verdicts.pop() if len(verdicts) == 1 else "unclear"


def _named(what: str, name: str) -> str:
    """Return words with the speaker's name for "he", "him" and "his"."""
    named = _OBJECT.sub(name, _SUBJECT.sub(name, what))
    return _OWNER.sub(f"{name}’s ", named)
