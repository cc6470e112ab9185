"""Whether a sentence hedges what a clause says: "may have", "plans to", "critics say", words in quotation marks."""

from __future__ import annotations

import re

from qa.kinds.lexicon import QUOTES
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.statement import Statement
from qa.words.lemmas import lemma, lemma_set, lemmas
from qa.words.opposites import excludes

NOT_YET = lemma_set(
    "plan propose want hope intend expect threaten try attempt seek ask urge call promise vow pledge fear warn predict "
    "forecast imagine pretend joke order request aim wish offer consider argue suggest recommend demand seem appear "
    "likely unlikely perhaps possibly probably maybe almost nearly barely supposed due ready need"
)
"""Lemmas of words after which something is said to be planned, wanted or likely, and not to be so."""
_HEDGES = NOT_YET | lemma_set(
    "may might could would should can must will shall if unless whether reportedly allegedly alleged apparently claim "
    "believe think suspect accuse agree deny reject dispute contradict rumour rumor false hoax wrong untrue myth doubt "
    "question prepare decide otherwise until instead rather except scarcely former formerly ex deputy acting vice fake "
    "suspected would-be aspiring honorary potential once used insist maintain assume guess estimate speculate "
    "anticipate advise encourage invite debate discuss review reconsider weigh mull eye delay postpone cancel yet soon "
    "eventually someday dream idea draft petition bid"
)  # what weakens a statement; one that the question has too is part of what is asked
CONTESTED = lemma_set("deny dispute contradict false untrue hoax rumour rumor allegedly alleged reportedly")
DOUBTS = CONTESTED | lemma_set(
    "if unless whether claim believe think suspect accuse possibly perhaps maybe apparently until provided supposedly"
)  # those that also count after what they hedge
PARTISANS = lemma_set(
    "critics opponents supporters campaigners activists residents neighbours some many people sources fans lawyers "
    "prosecutors rivals observers analysts experts locals"
)  # what they say is their view
SAYING = lemma_set("say tell add state write insist")
NOT_QUITE = re.compile(
    r"\bhad (?:he|she|it|they|the \w+) (?:not )?\w+|"
    r"\b(?:all|anything|everything|nothing) but\b|\b(?:far|a long way) from\b|"
    r"\b(?:short of|close to|on the verge of)\b",
    re.IGNORECASE,
)
SUPPOSED = re.compile(r"(?:had|were|should)\s+(?:the|an?|his|her|its|their|[A-Z]\w*|he|she|it|they)\s", re.IGNORECASE)
IN_WORK = re.compile(  # what happens in a work is not said to have happened
    r"\bin (?:the|an?|his|her|this|that) (?:\w+ )?(?P<work>film|novel|play|book|story|tale|dream|series|episode|opera|"
    r"poem|song|myth|legend|cartoon|painting|game|drill|exercise)\b",
    re.IGNORECASE,
)


def is_hedged(statement: Statement, clause: Clause, last: int) -> bool:
    """Whether the sentence hedges the statement, whose last word is at `last`, or says it only in a quotation."""
    hedges = {word.lemma for word in clause.words[: last + 1] if word.surface != "May"} & _HEDGES
    hedges |= {word.lemma for word in clause.words[last + 1 :]} & DOUBTS
    hedges |= set(lemmas(clause.text)) & CONTESTED
    spoken = {word.lemma for word in clause.words}
    plain = clause.text.lstrip("“\"‘' ")
    if NOT_QUITE.search(plain) or (SUPPOSED.match(plain) and not plain.endswith("?")):
        return True
    work = IN_WORK.search(plain)
    if work is not None and lemma(work["work"]) not in statement.words:
        return True
    hedges = {hedge for hedge in hedges if not any(excludes(word, hedge) for word in statement.core)}  # "admit": "deny"
    if hedges - statement.words or (spoken & SAYING and spoken & PARTISANS - set(statement.core)):
        return True
    return any(word.surface in QUOTES for word in clause.words)
