"""Whether someone admits something: "denied that it had been warned" for "Does it admit that it was warned?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import ClauseInContext
from qa.kinds.yes_no.leading import subject_of
from qa.types import Verdict
from qa.words.bodies import BODY_NOUNS
from qa.words.content import content_lemmas
from qa.words.grammar import is_preposition
from qa.words.lemmas import NEGATOR_LEMMAS, lemma_set
from qa.words.word import words_of

_ASKED = re.compile(
    r"(?:does|do|did|has|have)\s+(?P<who>(?:[\w’'.-]+\s+){1,5}?)(?:admit|admitted|accept|accepted|acknowledge|acknowledged|concede|conceded|"
    r"confirm|confirmed)\s+(?:that\s+)?(?P<what>(?:it|he|she|they|there|the|an?|[A-Z])\b.+)",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?P<before>.*?)\b(?:denied|denies|has\s+denied|have\s+denied)\s+(?:that\s+)?(?P<what>[^;:]+)")
_OTHERS = lemma_set("critics lawyer spokesman spokeswoman former brother sister wife husband")


class Admission(NamedTuple):
    """Who is asked to admit something, and the lemmas of what."""

    who: frozenset[str]
    what: frozenset[str]


def admission_in(question: str) -> Admission | None:
    """Return what a question asks someone to admit; None if it asks something else."""
    asked = _ASKED.fullmatch(question.strip().rstrip("?!. "))
    if asked is None or NEGATOR_LEMMAS & {word.lemma for word in words_of(asked["what"])}:
        return None
    who = frozenset(content_lemmas(asked["who"]))
    what = frozenset(word for word in content_lemmas(asked["what"]) if not is_preposition(word))
    return Admission(who, what - who) if who and len(what - who) > 1 else None


def admitted(admission: Admission, clause: Clause, context: ClauseInContext) -> Verdict:
    """Return "no" if a clause says that they denied it."""
    said = _SAID.fullmatch(clause.plain)
    if said is None or NEGATOR_LEMMAS & {word.lemma for word in words_of(f"{said['before']} {said['what']}")}:
        return "unclear"
    subject = frozenset(content_lemmas(subject_of(clause.plain)))
    is_named = subject <= admission.who or not admission.who <= BODY_NOUNS  # "the firm" is not the council
    stands_in = len(subject) == 1 and subject <= BODY_NOUNS and is_named and admission.who <= context.before
    if not (admission.who <= subject or stands_in) or subject & _OTHERS:
        return "unclear"
    return "no" if admission.what <= frozenset(content_lemmas(said["what"])) | admission.who else "unclear"
